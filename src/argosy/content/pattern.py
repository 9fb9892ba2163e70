"""The small language in which copy is written, compiled once and rendered per product.

    {battery_mah}            a fact in the words of the language; without that fact the pattern does not hold
    {colour|all} {x|or}      all values of an option joined by "and" / "or";  {x|min} {x|max} the ends of a range
    {screen_in|n}            the number alone;  {x|indef} {x|a} {x|the} number or fact with its article ("an 8 MP")
    {screen_in|hyphen}       the quantity as part of a compound ("6,83-Zoll")
    {seat_height_mm|cm} {runtime_min|h}   in another unit, where that comes out even
    {cameras#camera}         the number with a noun in the right plural; {cameras#camera.instr} in a case
    {ip_rating|ip}           what the code keeps out, in words
    {kind} {kind|indef}      the noun for the product, with an article or in a case; {product} {brand} its name
    {g:negro/negra}          a form by the gender of the noun (m/f, m/f/n or m/f/n/plural)
    {material|gen}           a listed value in a grammatical form
    [ … ]                    left out where a fact inside is missing;  [?nfc: … ] only under a condition
    <a; b; c>                those of the items that hold, joined with "and"
    ?mop&water_ml: …         a condition on the whole pattern

Conditions: code (given and not False), !code (not given or False), code=value, code>=n, code<n, code* (several values); joined by &.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from argosy.content.facts import Context
from argosy.content.grammar import capital

Say = Callable[[Context], str | None]
Holds = Callable[[Context], bool]


class PatternError(ValueError):
    """A pattern cannot be read; the message quotes it."""


class Node(Protocol):
    def say(self, context: Context) -> str | None:
        """The text, or None where a fact is missing."""


@dataclass(frozen=True, slots=True)
class Literal:
    text: str

    def say(self, context: Context) -> str | None:
        return self.text


@dataclass(frozen=True, slots=True)
class Slot:
    code: str
    read: Say

    def say(self, context: Context) -> str | None:
        return self.read(context)


@dataclass(frozen=True, slots=True)
class Optional:
    nodes: tuple[Node, ...]
    holds: Holds | None

    def say(self, context: Context) -> str | None:
        if self.holds and not self.holds(context):
            return ""
        return _say(self.nodes, context) or ""


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple["Pattern", ...]

    def texts(self, context: Context) -> list[str]:
        return [text for item in self.items if (text := item.say(context))]

    def say(self, context: Context) -> str | None:
        return context.grammar.join(self.texts(context)) or None


@dataclass(frozen=True, slots=True)
class Pattern:
    source: str
    nodes: tuple[Node, ...]
    holds: Holds | None

    def say(self, context: Context) -> str | None:
        """The text, or None where the pattern does not hold for the product."""
        if self.holds and not self.holds(context):
            return None
        return _say(self.nodes, context)

    def sentence(self, context: Context) -> str | None:
        text = self.say(context)
        return capital(text) if text else None

    def within(self, context: Context, limit: int) -> str | None:
        """The text in at most `limit` characters: optional parts and list items are given up from the end. None if it cannot be had."""
        if self.holds and not self.holds(context):
            return None
        said: list[list[str]] = []
        spare: list[int] = []
        for index, node in enumerate(self.nodes):
            parts = node.texts(context) if isinstance(node, Listing) else None
            if parts is None:
                text = node.say(context)
                if text is None:
                    return None
                parts = [text]
            if not parts:
                return None
            spare += [index] * (1 if isinstance(node, Optional) and parts[0] else len(parts) - 1)
            said.append(parts)
        while True:
            text = capital("".join(context.grammar.join(parts) for parts in said))
            if len(text) <= limit:
                return text
            if not spare:
                return None
            index = spare.pop()
            said[index] = said[index][:-1] or [""]


def told(nodes: Iterable[Node], context: Context) -> Iterator[str]:
    """The facts that a rendered text speaks of."""
    for node in nodes:
        if isinstance(node, Slot):
            yield node.code
        elif isinstance(node, Optional) and node.say(context):
            yield from told(node.nodes, context)
        elif isinstance(node, Listing):
            for item in node.items:
                if item.say(context):
                    yield from told(item.nodes, context)


def _say(nodes: tuple[Node, ...], context: Context) -> str | None:
    parts = []
    for node in nodes:
        text = node.say(context)
        if text is None:
            return None
        parts.append(text)
    return "".join(parts)


_TOKEN = re.compile(r"\{[^{}]*\}|\[(?:\?[^:\]]*:)?|\]|<|>|;")
_HEAD = re.compile(r"\?([^:]+): ?")
_ATOM = re.compile(r"(!?)([a-z_0-9]+)(\*|(?:>=|<|=).+)?")


def compile_pattern(source: str, typeset: Callable[[str], str]) -> Pattern:
    """Raises PatternError. `typeset` is the language's treatment of literal text."""
    head = _HEAD.match(source)
    body = source[head.end() :] if head else source
    nodes, rest = _nodes(body, 0, "", typeset, source)
    if rest != len(body):
        raise PatternError(f"unbalanced brackets: {source}")
    return Pattern(source, nodes, _condition(head.group(1), source) if head else None)


def _nodes(body: str, at: int, end: str, typeset: Callable[[str], str], source: str) -> tuple[tuple[Node, ...], int]:
    """Nodes from `at` up to one of the marks in `end`, and the position of that mark."""
    nodes: list[Node] = []
    words = ""

    def flush() -> None:
        nonlocal words
        if "{" in words or "}" in words:
            raise PatternError(f"unbalanced braces: {source}")
        if words:
            nodes.append(Literal(typeset(words)))
        words = ""

    while at < len(body):
        token = _TOKEN.search(body, at)
        words += body[at : token.start() if token else len(body)]
        if token is None:
            at = len(body)
            break
        mark = token.group()
        at = token.end()
        if mark == ";" and ";" not in end:
            words += mark
            continue
        flush()
        if mark in end:
            return tuple(nodes), token.start()
        if mark[0] == "{":
            nodes.append(Slot(re.split(r"[|#:]", mark[1:-1])[0], _slot(mark[1:-1], source)))
        elif mark[0] == "[":
            inner, stop = _nodes(body, at, "]", typeset, source)
            nodes.append(Optional(inner, _condition(mark[2:-1], source) if len(mark) > 1 else None))
            at = stop + 1
        elif mark == "<":
            items, at = _items(body, at, typeset, source)
            nodes.append(Listing(items))
        else:
            raise PatternError(f"unexpected {mark}: {source}")
    flush()
    if end:
        raise PatternError(f"missing {end[-1]}: {source}")
    return tuple(nodes), at


def _items(body: str, at: int, typeset: Callable[[str], str], source: str) -> tuple[tuple[Pattern, ...], int]:
    items: list[Pattern] = []
    while True:
        while at < len(body) and body[at] == " ":
            at += 1
        head = _HEAD.match(body, at)
        start = head.end() if head else at
        nodes, stop = _nodes(body, start, ";>", typeset, source)
        if stop >= len(body):
            raise PatternError(f"missing >: {source}")
        items.append(Pattern(body[at:stop], nodes, _condition(head.group(1), source) if head else None))
        at = stop + 1
        if body[stop] == ">":
            return tuple(items), at


def _condition(text: str, source: str) -> Holds:
    atoms = tuple(_atom(part.strip(), source) for part in text.split("&"))
    if len(atoms) == 1:
        return atoms[0]
    return lambda context: all(atom(context) for atom in atoms)


def _atom(text: str, source: str) -> Holds:
    found = _ATOM.fullmatch(text)
    if not found:
        raise PatternError(f"condition {text}: {source}")
    negated, code, test = found.groups()
    test = test or ""
    if code in _OF_NAME:
        return partial(_named, code, bool(negated))
    if test == "*":
        holds: Holds = lambda context: len(context.values.get(code, ())) > 1  # noqa: E731
    elif test.startswith((">=", "<")):
        least = test.startswith(">=")
        bound = float(test[2:] if least else test[1:])
        holds = partial(_compared, code, bound, least)
    elif test.startswith("="):
        holds = partial(_equal, code, test[1:])
    else:
        holds = partial(_given, code)
    return (lambda context: not holds(context)) if negated else holds


# What a name tells: it holds a proper name; it describes the product in words; it says 5G already.
_OF_NAME: dict[str, Callable[[dict[str, str]], bool]] = {
    "designated": lambda names: bool(names["designation"]),
    "described": lambda names: names["designation"] != names["name"],
    "named_5g": lambda names: "5G" in names["name"].upper().split(),
}


def _named(code: str, negated: bool, context: Context) -> bool:
    return _OF_NAME[code](context.names) is not negated


def _given(code: str, context: Context) -> bool:
    found = context.values.get(code)
    return bool(found) and found != [False] and found != [[]]


def _equal(code: str, wanted: str, context: Context) -> bool:
    if code == "kind":
        return context.kind.code == wanted
    value = context.single(code)
    return wanted in value if isinstance(value, list) else str(value) == wanted


def _compared(code: str, bound: float, least: bool, context: Context) -> bool:
    value = context.single(code)
    if not isinstance(value, (int, float)):
        return False
    return value >= bound if least else value < bound


_FROM_UNIT = {"cm": (10, "centimeter"), "h": (60, "hour")}


def _slot(text: str, source: str) -> Say:
    if text.startswith("g:"):
        return partial(_by_gender, tuple(text[2:].split("/")))
    code, _, filters = text.partition("|")
    code, _, noun = code.partition("#")
    if not re.fullmatch(r"[a-z_0-9]+", code):
        raise PatternError(f"slot {{{text}}}: {source}")
    if noun:
        word, _, form = noun.partition(".")
        return partial(_counted, code, word, form)
    if code == "kind":
        return partial(_kind, filters)
    if code in ("brand", "product", "full", "name"):
        return partial(_name, code, filters)
    first, _, second = filters.partition("|")
    if first in _FROM_UNIT:
        return lambda context: context.converted(code, *_FROM_UNIT[first])
    if first in ("all", "or"):
        return lambda context: context.say_all(code, "and" if first == "all" else "or", form=second)
    if first in ("min", "max"):
        return partial(_bound, code, first == "max", second == "n")
    if first == "ip":
        return lambda context: context.grammar.protection(str(context.single(code) or ""))
    if first == "count":
        return lambda context: str(len(context.values[code])) if context.values.get(code) else None
    if first in ("n", "indef"):
        return partial(_number, code, first)
    if first in ("a", "the"):
        return partial(_with_article, code, "indef" if first == "a" else "def")
    return partial(_fact, code, first)


def _by_gender(forms: tuple[str, ...], context: Context) -> str:
    index = {"m": 0, "f": 1, "n": 2, "mp": 3, "fp": 3}[context.gender]
    return forms[index] if index < len(forms) else forms[0]


def _kind(form: str, context: Context) -> str | None:
    noun = context.grammar.kind(context.kind.code)
    if form in ("", "cap"):
        return capital(noun["w"]) if form else noun["w"]
    if form in noun:
        return noun[form]
    return context.grammar.rules.article(noun["w"], noun["g"], form)


def _name(code: str, form: str, context: Context) -> str:
    """A name, with the article that the kind of product asks for: "l’ILIFE V20", "la Xiaomi Pad 7"."""
    name = context.names[code]
    return context.grammar.rules.article(name, context.gender, form) if form else name


def _counted(code: str, noun: str, form: str, context: Context) -> str | None:
    value = context.single(code)
    return context.count(value, noun, form) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _bound(code: str, largest: bool, bare: bool, context: Context) -> str | None:
    value = context.bound(code, largest=largest)
    if value is None:
        return None
    return context.number(value) if bare else context.say(code, value)


def _number(code: str, form: str, context: Context) -> str | None:
    """The number alone, or with the article its sound asks for: "an 11.2"."""
    value = context.single(code)
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return None
    text = context.number(value)
    return context.grammar.rules.article(text, "m", "indef") if form == "indef" else text


def _with_article(code: str, which: str, context: Context) -> str | None:
    value = context.single(code)
    text = None if value is None or isinstance(value, bool) else context.say(code, value)
    return context.grammar.rules.article(text, "m", which) if text else None


def _fact(code: str, form: str, context: Context) -> str | None:
    value = context.single(code)
    if value is None or isinstance(value, bool):
        return None
    text = context.say(code, value, form)
    if text and form == "hyphen":
        return text.replace(context.grammar.space, "-").replace(" ", "-")
    return text
