"""Words for people, in Fluent: `src/argosy/<room>/locale/<language>.ftl` and `<language>/*.ftl`.

Keys are global and begin with their room's name. A word that a language lacks is said in English.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

_ROOT = Path(__file__).parent.parent
_LOCALES = {"en": "en-GB", "zh": "zh-CN"}


def sources(language: str) -> list[Path]:
    """The Fluent files of one language, in a fixed order."""
    found = _ROOT.glob(f"**/locale/{language}.ftl"), _ROOT.glob(f"**/locale/{language}/*.ftl")
    return sorted(path for paths in found for path in paths)


_bundles: dict[str, FluentBundle] = {}
_reading = threading.Lock()


def bundle(language: str) -> FluentBundle:
    """All messages of one language, parsed once: a crowd of threads that needs them at once waits for the first, and does not read them too."""
    found = _bundles.get(language)
    if found is None:
        with _reading:
            found = _bundles.get(language)
            if found is None:
                found = _bundles[language] = _read(language)
    return found


def _read(language: str) -> FluentBundle:
    made = FluentBundle([_LOCALES.get(language, language), "en"], use_isolating=False)
    for path in sources(language):
        made.add_resource(FluentResource(path.read_text("utf-8")))
    return made


@lru_cache(maxsize=32768)
def _plain(language: str, key: str) -> str:
    return _format(language, key, {})


@lru_cache(maxsize=8192, typed=True)
def _filled(language: str, key: str, *args: Any) -> str:
    """With variables: name, value, name, value, …"""
    return _format(language, key, dict(zip(args[::2], args[1::2], strict=True)))


def _format(language: str, key: str, args: dict[str, Any]) -> str:
    for name in (language, "en"):
        found = bundle(name)
        if found.has_message(key):
            pattern = found.get_message(key).value
            if pattern is not None:
                return str(found.format_pattern(pattern, args)[0])
    return key


def t(language: str, key: str, /, **args: Any) -> str:
    """The message `key` in `language` with its variables filled; the key itself where no language has it."""
    if not args:
        return _plain(language, key)
    return _filled(language, key, *(part for pair in args.items() for part in pair))


def has(key: str, language: str = "en") -> bool:
    """Whether `language` itself has the message."""
    return bool(bundle(language).has_message(key))
