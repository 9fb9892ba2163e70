"""The rule language: a small, total expression over typed facts, with three truth values.

A condition is a table of one of these forms (see `parsing` for how they are read from a rule file):

    { all = [..] }  { any = [..] }  { not = {..} }
    { category = ["phones", "home"] }            the product's category lies in one of these subtrees
    { present = "fact" }                         true or false, never unknown
    { fact = "f", equals = v }                   likewise in, contains_any, matches, gte, lte, before, after, same_as

Truth is Kleene's: a test on a fact that nobody gave is *unknown* (None), `all` is false as soon as one part is false, `any`
true as soon as one part is true, and what cannot be decided stays unknown. There is no loop, no recursion and no call of
foreign code, so every expression ends; a test on a value of the wrong type is unknown as well.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Facts = Mapping[str, Any]
Truth = bool | None
Getter = Callable[[Facts], Any]
Probe = Callable[[Facts, date], Truth]

#: Longer values are never matched against a pattern, so that matching stays bounded.
LONGEST_TEXT = 300
#: In `before` and `after`: the day for which the verdict is asked.
ON = "on"


@dataclass(frozen=True, slots=True)
class Const:
    """A truth that is settled before any fact is read."""

    truth: Truth


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one fact. `value` is a constant of the fact's type, or another fact's name for `same_as`."""

    fact: str
    op: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Category:
    """Whether the product's category lies in the subtree of one of `codes`; "*" is every known category."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """True as soon as one part is (`any` in a rule file)."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


Node = Const | Question | Category | All | Some | Not

TRUE, FALSE, UNKNOWN = Const(True), Const(False), Const(None)


@dataclass(frozen=True, slots=True)
class Bands:
    """A fact read off a scale: the first band whose floor the number exceeds names it, else `below`.

    With `reached`, a number that equals the floor is in the band too.
    """

    fact: str
    bands: tuple[tuple[Any, str], ...]
    below: str
    reached: bool = False

    def of(self, facts: Facts) -> str | None:
        number = facts.get(self.fact)
        if isinstance(number, bool) or not isinstance(number, (int, float, Decimal)):
            return None  # what is no number stands on no scale: the fact is as good as missing
        holds = operator.ge if self.reached else operator.gt
        return next((name for floor, name in self.bands if holds(number, floor)), self.below)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is settled before facts are read: constants by fact name, the category's path, and definitions.

    `country` fills the {country} of fact names; `path` runs from the category to the root of its tree and is empty for a
    category nobody knows.
    """

    country: str
    constants: Mapping[str, Any]
    path: tuple[str, ...]
    conditions: Mapping[str, Node]
    scales: Mapping[str, Bands]


def bind(node: Node, setting: Setting) -> Node:
    """The same condition with constants, category tests and definitions resolved and settled parts folded away."""
    match node:
        case Const():
            return node
        case Category(codes):
            return Const(bool(setting.path) and ("*" in codes or any(c in setting.path for c in codes)))
        case Not(part):
            return negate(bind(part, setting))
        case All(parts):
            return conjunction(bind(part, setting) for part in parts)
        case Some(parts):
            return disjunction(bind(part, setting) for part in parts)
        case Question():
            return _bind_question(node, setting)


def localised(name: str, country: str) -> str:
    """A fact's name with its {country} filled in."""
    return name.replace("{country}", country)


def _bind_question(question: Question, setting: Setting) -> Node:
    fact, op, value = localised(question.fact, setting.country), question.op, question.value
    if fact in setting.conditions and op == "equals":
        defined = bind(setting.conditions[fact], setting)
        return defined if value is True else negate(defined)
    if op == "same_as":
        value = localised(value, setting.country)
        if value in setting.constants:
            return _bind_question(Question(fact, "equals", setting.constants[value]), setting)
    bound = Question(fact, op, value)
    if fact in setting.constants and not (op in ("before", "after") and value == ON):
        return Const(probe(bound, setting.scales)(setting.constants, date.min))
    return bound


def negate(node: Node) -> Node:
    match node:
        case Const(truth):
            return Const(None if truth is None else not truth)
        case Not(part):
            return part
    return Not(node)


def conjunction(parts: Iterable[Node]) -> Node:
    """All of them: false when one is settled false; settled truths vanish."""
    left = [part for part in parts if part != TRUE]
    if FALSE in left:
        return FALSE
    return left[0] if len(left) == 1 else All(tuple(left)) if left else TRUE


def disjunction(parts: Iterable[Node]) -> Node:
    """Any of them: true when one is settled true; settled falsehoods vanish."""
    left = [part for part in parts if part != FALSE]
    if TRUE in left:
        return TRUE
    return left[0] if len(left) == 1 else Some(tuple(left)) if left else FALSE


def questions(node: Node) -> Iterable[Question]:
    """Every question that the condition may ask, left to right."""
    match node:
        case Question():
            yield node
        case Not(part):
            yield from questions(part)
        case All(parts) | Some(parts):
            for part in parts:
                yield from questions(part)


def reads(node: Node, scales: Mapping[str, Bands]) -> list[str]:
    """The facts that the condition may read, in order of appearance and each once."""
    found: dict[str, None] = {}
    for question in questions(node):
        names = (question.fact, question.value) if question.op == "same_as" else (question.fact,)
        for name in names:
            found[scales[name].fact if name in scales else name] = None
    return list(found)


def decide(node: Node, index: Mapping[Question, int]) -> Callable[[tuple[Truth, ...]], Truth]:
    """The condition as a function of its tests' answers; `index` says at which place each answer stands."""
    match node:
        case Const(truth):
            return lambda answers: truth
        case Question():
            place = index[node]
            return lambda answers: answers[place]
        case Not(part):
            inner = decide(part, index)
            return lambda answers: None if (truth := inner(answers)) is None else not truth
        case All(parts):
            return _all([decide(part, index) for part in parts])
        case Some(parts):
            return _any([decide(part, index) for part in parts])
        case Category():
            raise TypeError("bind a condition before deciding it")


def _all(parts: list[Callable[[tuple[Truth, ...]], Truth]]) -> Callable[[tuple[Truth, ...]], Truth]:
    def truth(answers: tuple[Truth, ...]) -> Truth:
        result: Truth = True
        for part in parts:
            one = part(answers)
            if one is False:
                return False
            if one is None:
                result = None
        return result

    return truth


def _any(parts: list[Callable[[tuple[Truth, ...]], Truth]]) -> Callable[[tuple[Truth, ...]], Truth]:
    def truth(answers: tuple[Truth, ...]) -> Truth:
        result: Truth = False
        for part in parts:
            one = part(answers)
            if one is True:
                return True
            if one is None:
                result = None
        return result

    return truth


def getter(name: str, scales: Mapping[str, Bands]) -> Getter:
    """A function from facts to the value of `name`, None where nobody gave it."""
    scale = scales.get(name)
    if scale is not None:
        return scale.of

    def get(facts: Facts) -> Any:
        value = facts.get(name)
        return None if value == "" or value == [] or value == () else value

    return get


def probe(question: Question, scales: Mapping[str, Bands]) -> Probe:
    """The question compiled to a closure over (facts, the day asked for)."""
    get, value = getter(question.fact, scales), question.value
    if question.op == "same_as":
        other = getter(value, scales)
        return lambda facts, on: None if (a := get(facts)) is None or (b := other(facts)) is None else a == b
    return _PROBES[question.op](get, value)


def _present(get: Getter, _: Any) -> Probe:
    return lambda facts, on: get(facts) is not None


def _given(get: Getter, _: Any) -> Probe:
    return lambda facts, on: None if get(facts) is None else True


def _equals(get: Getter, value: Any) -> Probe:
    if isinstance(value, bool):
        return lambda facts, on: (got is value) if isinstance(got := get(facts), bool) else None
    return lambda facts, on: None if (got := get(facts)) is None or isinstance(got, bool) else got == value


def _in(get: Getter, value: Iterable[Any]) -> Probe:
    allowed = frozenset(value)

    def test(facts: Facts, on: date) -> Truth:
        got = get(facts)
        return None if got is None or isinstance(got, list | dict | set) else got in allowed

    return test


def _contains_any(get: Getter, value: Iterable[Any]) -> Probe:
    wanted = frozenset(value)

    def test(facts: Facts, on: date) -> Truth:
        got = get(facts)
        return not wanted.isdisjoint(got) if isinstance(got, list | tuple | set | frozenset) else None

    return test


def _matches(get: Getter, value: str) -> Probe:
    fullmatch = re.compile(value).fullmatch

    def test(facts: Facts, on: date) -> Truth:
        got = get(facts)
        return len(got) <= LONGEST_TEXT and fullmatch(got) is not None if isinstance(got, str) else None

    return test


def _ordered(holds: Callable[[Any, Any], bool]) -> Callable[[Getter, Any], Probe]:
    def make(get: Getter, value: Any) -> Probe:
        def test(facts: Facts, on: date) -> Truth:
            got = get(facts)
            if got is None or isinstance(got, bool):
                return None
            try:
                return holds(got, on if value == ON else value)
            except TypeError:
                return None

        return test

    return make


_PROBES: dict[str, Callable[[Getter, Any], Probe]] = {
    "present": _present,
    "given": _given,
    "equals": _equals,
    "in": _in,
    "contains_any": _contains_any,
    "matches": _matches,
    "gte": _ordered(lambda got, bound: got >= bound),
    "lte": _ordered(lambda got, bound: got <= bound),
    "before": _ordered(lambda got, bound: got < bound),
    "after": _ordered(lambda got, bound: got > bound),
}
