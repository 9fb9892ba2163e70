"""The words of every language: nothing missing, nothing unreadable, the same variables everywhere."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from argosy.kernel.markets import LANGUAGES
from argosy.kernel.text import sources

SRC = Path(__file__).parents[1] / "src" / "argosy"
#: The brands' home teams and our operators work in these.
CONSOLES = {"brand", "operator"}
CONSOLE_LANGUAGES = ("en", "zh")
#: The shop is read in the markets' languages.
SHOP = {"shop", "mail"}
#: Forms that a counted word cannot do without: "many" is what is said otherwise, "one" may never come up.
PLURALS = {"pl": {"few", "other"}}


@cache
def entries(path: Path) -> tuple[fluent.EntryType, ...]:
    return tuple(FluentParser().parse(path.read_text("utf-8")).body)


def file_key(path: Path, language: str) -> str:
    """What the files of one text in all languages have in common."""
    parts = path.relative_to(SRC).parts
    at = parts.index("locale")
    below = parts[at + 1 :]
    return "/".join([*parts[:at], *(below[1:] if below[0] == language else ("",))])


@cache
def texts(language: str) -> dict[str, dict[str, fluent.Message]]:
    """Messages by file and key."""
    return {
        file_key(path, language): {e.id.name: e for e in entries(path) if isinstance(e, fluent.Message)}
        for path in sources(language)
    }


def variables(message: fluent.Message, *, said: bool = False) -> set[str]:
    """Names of the variables a text uses; those it only chooses a form by are left out when `said`."""
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, fluent.VariableReference):
            found.add(node.id.name)
        elif isinstance(node, fluent.SelectExpression) and said:
            walk(node.variants)
        elif isinstance(node, fluent.BaseNode):
            for value in vars(node).values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(message.value)
    return found


def expected(key: str) -> tuple[str, ...]:
    # "brand-keys.ftl" belongs with "brand.ftl".
    name = key.rsplit("/", 1)[-1].removesuffix(".ftl").split("-")[0]
    if name in CONSOLES:
        return CONSOLE_LANGUAGES
    return tuple(lang for lang in LANGUAGES if not (name in SHOP and lang == "zh"))


FILES = [(key, lang) for key in sorted(texts("en")) for lang in expected(key) if lang != "en"]


@pytest.mark.parametrize(
    "path", [p for lang in LANGUAGES for p in sources(lang)], ids=lambda p: str(p.relative_to(SRC))
)
def test_a_file_has_no_junk_and_no_key_twice(path: Path) -> None:
    assert [e.content for e in entries(path) if isinstance(e, fluent.Junk)] == []
    keys = Counter(e.id.name for e in entries(path) if isinstance(e, fluent.Message))
    assert [k for k, n in keys.items() if n > 1] == []


def test_no_key_stands_in_two_files() -> None:
    for language in LANGUAGES:
        keys = Counter(key for messages in texts(language).values() for key in messages)
        assert [k for k, n in keys.items() if n > 1] == [], language


@pytest.mark.parametrize(("key", "language"), FILES)
def test_every_text_is_there_in_every_language(key: str, language: str) -> None:
    own = texts(language).get(key, {})
    assert sorted(texts("en")[key].keys() - own.keys()) == []
    assert sorted(own.keys() - texts("en")[key].keys()) == []


@pytest.mark.parametrize(("key", "language"), FILES)
def test_every_text_uses_the_same_variables(key: str, language: str) -> None:
    english, own = texts("en")[key], texts(language).get(key, {})
    other = {
        k: (variables(english[k], said=True) - variables(m)) | (variables(m) - variables(english[k]))
        for k, m in own.items()
        if k in english
    }
    assert {k: sorted(v) for k, v in other.items() if v} == {}


def selectors(node: object) -> Iterator[set[str]]:
    """The variants' names of every choice that is made by number."""
    if isinstance(node, fluent.SelectExpression):
        names = {v.key.name for v in node.variants if isinstance(v.key, fluent.Identifier)}
        if names & {"one", "few", "many"}:
            yield names
    if isinstance(node, fluent.BaseNode):
        for value in vars(node).values():
            yield from selectors(value)
    elif isinstance(node, list):
        for value in node:
            yield from selectors(value)


@pytest.mark.parametrize("language", PLURALS)
def test_counted_words_have_every_plural(language: str) -> None:
    lacking = {
        key: sorted(PLURALS[language] - names)
        for messages in texts(language).values()
        for key, message in messages.items()
        for names in selectors(message.value)
        if PLURALS[language] - names
    }
    assert lacking == {}


def raised() -> set[str]:
    """Codes of all errors in the sources: `super().__init__("code")` of an error class, ArgosyError("code"), PackTrouble("code")."""
    found = set()
    for path in SRC.rglob("*.py"):
        if "tests" in path.parts:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and _is_error(node):
                found |= {_first(call) for call in ast.walk(node) if _is_super_init(call)}
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "ArgosyError":
                    found.add(_first(node))
                elif (node.func.id == "PackTrouble" and _first(node)) or (node.func.id == "Unsafe" and _first(node)):
                    found.add(f"pack-{_first(node)}")
    return {code for code in found if code}


def _is_error(node: ast.ClassDef) -> bool:
    bases = {b.id for b in node.bases if isinstance(b, ast.Name)}
    return "ArgosyError" in bases or any(b.endswith(("Error", "Trouble", "Invalid")) for b in bases)


def _is_super_init(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "__init__"
        and isinstance(node.func.value, ast.Call)
        and isinstance(node.func.value.func, ast.Name)
        and node.func.value.func.id == "super"
    )


def _first(node: ast.AST) -> str:
    args = node.args if isinstance(node, ast.Call) else []
    first = args[0] if args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def test_every_error_has_a_sentence() -> None:
    english = {key for messages in texts("en").values() for key in messages}
    codes = raised()
    assert {"unknown-brand", "launch-running", "pack-bomb", "pack-path-outside", "unknown-market"} <= codes
    assert sorted(code for code in codes if f"error-{code}" not in english) == []
