"""Templates of the web: one Jinja2 environment per language, so that macros are compiled once with their words bound.

`render("shop/product.html", "es", page=…)` returns HTML text. Globals in every template: `t(key, **args)`,
`asset(path)` (address of a static file with its hash), `bundle(name)` (one style sheet out of several files), `lang`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from argosy.kernel import text
from argosy.web.shop import assets, slots

TEMPLATES = Path(__file__).parent.parent / "templates"


def route(t: Callable[..., str], key: str, **slots: str) -> Markup:
    """A sentence of the catalogue whose variables are markup made in a template: `{name}` becomes the given markup."""
    marks = {name: f"\ue000{name}\ue001" for name in slots}
    sentence = str(Markup.escape(t(key, **marks)))
    for name, value in slots.items():
        sentence = sentence.replace(marks[name], str(Markup.escape(value)))
    return Markup(sentence)  # noqa: S704 - words and slots are escaped above


def build(language: str) -> Environment:
    """A new environment of one language; the consoles add their own words to one. Undefined names are errors, not blanks."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    words = partial(text.t, language)
    made.globals.update(
        present=assets.present,
        t=words,
        sentence=partial(route, words),
        asset=assets.address,
        bundle=assets.bundle,
        lang=language,
        slot=slots.TOKENS,
    )
    return made


#: The shop's environment of each language, made once.
environment = cache(build)


def render(template: str, language: str, **context: Any) -> str:
    return environment(language).get_template(template).render(context)


def part(name: str, language: str, *args: Any, of: str = "macros", **more: Any) -> str:
    """One macro of `shop/macros.html`, or of another template of the shop."""
    return str(getattr(_macros(of, language), name)(*args, **more))


@cache
def _macros(of: str, language: str) -> Any:
    return environment(language).get_template(f"shop/{of}.html").module
