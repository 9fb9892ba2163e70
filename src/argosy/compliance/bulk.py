"""Verdicts by the million: many products in many markets at once, each equal to what `rules.evaluate` says of it alone.

What a rule asks is mostly the same in every country, and mostly of the seller alone or of the goods alone. So the rules of one
category are bound for all markets together; those that bind alike in several markets are one; and a verdict falls into three
parts: what follows from the seller, what from the goods, and what from both. Each part is worked out once for each tuple of
answers, for all markets at a time, as a number with three bits for each market, so that the verdicts on a product are the `or` of
its three numbers. No database, no Django.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from typing import Any

from argosy.compliance.errors import UnknownGate
from argosy.compliance.expressions import Facts, Node, Question, Truth, decide, localised, probe, questions
from argosy.compliance.records import GATES
from argosy.compliance.rules import CATEGORY_FACT, EVIDENCE, bound, default, hold, make_room, weigh
from argosy.compliance.ruleset import RuleSet
from argosy.compliance.verdicts import OUTCOMES

#: A seller's facts (brand.…, registration.…) and the facts of each of its products.
Group = tuple[Facts, Sequence[Facts]]
Answers = tuple[Truth, ...]
#: Three bits for each market, so that `or` is "the worse of the two".
_BITS = {"allowed": 0, "warn": 1, "unknown": 3, "blocked": 7}
_CODE = {bits: OUTCOMES.index(outcome) for outcome, bits in _BITS.items()}
_SELLER, _GOODS, _BOTH = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one part of the facts leads to in all markets: outcomes as bits, and (rule id, severity, outcome, markets as bits)
    of each rule that applies and does not pass. Products that answer alike share it."""

    outcomes: int
    problems: tuple[tuple[str, str, str, int], ...]


@dataclass(slots=True)
class Many:
    """The verdicts on many products in many markets. `codes` has a byte per product and market, a place in OUTCOMES."""

    markets: tuple[str, ...]
    codes: bytes
    parts: list[tuple[Part, Part, Part]]

    def __len__(self) -> int:
        return len(self.codes)

    def outcome(self, product: int, market: str) -> str:
        """The outcome of the product at that place among those given."""
        return OUTCOMES[self.codes[product * len(self.markets) + self.markets.index(market)]]

    def problems(self, product: int, market: str) -> list[tuple[str, str]]:
        """(rule id, outcome) of every rule that applies and does not pass, by severity and id."""
        bit = 1 << 3 * self.markets.index(market)
        found = [p for part in self.parts[product] for p in part.problems if p[3] & bit]
        return [(rule, outcome) for rule, severity, outcome, _ in sorted(found, key=lambda p: (_RANK[p[1]], p[0]))]

    def counts(self) -> dict[str, dict[str, int]]:
        """Products by outcome in each market."""
        width = len(self.markets)
        told = {m: Counter(self.codes[place::width]) for place, m in enumerate(self.markets)}
        return {m: {OUTCOMES[code]: n for code, n in sorted(found.items())} for m, found in told.items()}


_RANK = {"block": 0, "warn": 1, "show": 2}


@dataclass(frozen=True, slots=True)
class _Member:
    """A rule as it binds in one or more markets; `spread` has the lowest of three bits set for each of them."""

    rule: str
    severity: str
    applies: Callable[[Answers], Truth]
    holds: Callable[[Answers], Truth]
    spread: int


class _Section:
    """The rules that ask one part of the facts (seller, goods or both), for all markets."""

    def __init__(self, found: Mapping[tuple[str, str, Node, Node], int], gate: str) -> None:
        self.asked = list(dict.fromkeys(q for _, _, *nodes in found for node in nodes for q in questions(node)))
        index = {question: place for place, question in enumerate(self.asked)}
        self.gate = gate
        self.members = [
            _Member(rule, severity, decide(when, index), decide(needs, index), spread)
            for (rule, severity, when, needs), spread in found.items()
        ]
        self.known: dict[Any, Part] = {}

    def part(self, key: Any, answers: Callable[[], Answers]) -> Part:
        """The part for a key that stands for these answers."""
        found = self.known.get(key)
        if found is None:
            make_room(self.known)
            found = self.known[key] = self._work_out(answers())
        return found

    def _work_out(self, answers: Answers) -> Part:
        outcomes, problems = 0, []
        for member in self.members:
            applies = member.applies(answers)
            result = hold(applies, member.holds(answers)) if applies is not False else "pass"
            if result != "pass":
                outcomes |= _BITS[weigh(member.severity, result, self.gate)] * member.spread
                problems.append((member.rule, member.severity, result, member.spread))
        return Part(outcomes, tuple(problems))


class Board:
    """All rules of one category in many markets on a day, at a gate, compiled together.

    `absent` as in `rules.bound`: a board for products without documents asks for none. Raises UncoveredMarket.
    """

    def __init__(
        self, rules: RuleSet, markets: Sequence[str], category: str | None, on: date, gate: str, absent: str = ""
    ) -> None:
        self.on, self.width = on, len(markets)
        found: tuple[dict[tuple[str, str, Node, Node], int], ...] = ({}, {}, {})
        for place, market in enumerate(markets):
            for rule, when, needs in bound(rules, rules.country(market), category, on, gate, absent):
                into, key = found[_asks(when, needs)], (rule.id, rule.severity, when, needs)
                into[key] = into.get(key, 0) | 1 << 3 * place
        self._seller, self._goods, self._both = (_Section(part, gate) for part in found)
        self._of_seller = [probe(q, rules.scales) for q in self._seller.asked]
        apart: tuple[list[tuple[int, Question]], ...] = ([], [], [])
        for place, question in enumerate(self._both.asked):
            apart[_asked_of(question)].append((place, question))
        # Of the goods is asked what rules on goods alone ask, then what rules on both ask beside; `mixed` questions
        # compare a fact of the one with a fact of the other.
        goods = list(dict.fromkeys((*self._goods.asked, *(q for _, q in apart[_GOODS]))))
        self._of_goods = [probe(q, rules.scales) for q in goods]
        self._used_by_both = tuple(goods.index(q) for _, q in apart[_GOODS])
        self._beside = [probe(q, rules.scales) for _, q in apart[_SELLER]]
        self._mixed = [probe(q, rules.scales) for _, q in apart[_BOTH]]
        self._order = tuple(place for kind in (_SELLER, _GOODS, _BOTH) for place, _ in apart[kind])
        self._share = len(self._goods.asked)
        self._told: dict[int, bytes] = {}

    def seller(self, facts: Facts) -> tuple[Part, Answers]:
        """What follows from a seller alone, and its answers to the questions of rules that ask both."""
        answers = tuple([ask(facts, self.on) for ask in self._of_seller])
        return self._seller.part(answers, lambda: answers), tuple([ask(facts, self.on) for ask in self._beside])

    def parts(self, of_seller: tuple[Part, Answers], seller: Facts, goods: Facts) -> tuple[Part, Part, Part]:
        """The three parts of the verdicts on goods; `of_seller` is what `seller` gave of their seller's facts."""
        on = self.on
        answers = tuple([ask(goods, on) for ask in self._of_goods])
        beside = tuple([answers[place] for place in self._used_by_both])
        if self._mixed:
            everything = {**seller, **goods}
            beside += tuple([ask(everything, on) for ask in self._mixed])
        return (
            of_seller[0],
            self._goods.part(answers[: self._share], lambda: answers),
            self._both.part((of_seller[1], beside), lambda: self._sorted(of_seller[1] + beside)),
        )

    def told(self, outcomes: int) -> bytes:
        """The outcomes of one product, a byte for each market."""
        found = self._told.get(outcomes)
        if found is None:
            make_room(self._told)
            found = bytes(_CODE[outcomes >> 3 * place & 7] for place in range(self.width))
            self._told[outcomes] = found
        return found

    def _sorted(self, answers: Answers) -> Answers:
        """Answers in the order in which rules on both ask."""
        return tuple(answer for _, answer in sorted(zip(self._order, answers, strict=True), key=lambda pair: pair[0]))


class Judge:
    """Judges groups in markets on a day, keeping what it has compiled. Raises UncoveredMarket, UnknownGate when it is asked."""

    def __init__(self, markets: Sequence[str], on: date, gate: str = "publish", rules: RuleSet | None = None) -> None:
        if gate not in GATES:
            raise UnknownGate(gate, GATES)
        self.markets, self.on, self.gate = tuple(markets), on, gate
        self.rules = rules or default()
        self._boards: dict[Any, Board] = {}
        self._evidence = frozenset(
            localised(name, country)
            for name in self.rules.facts
            if name.startswith(EVIDENCE)
            for country in map(str.upper, markets)
        )

    def judge(self, groups: Iterable[Group]) -> Many:
        """The verdicts on all goods of all groups, in their order, in every market."""
        codes = bytearray()
        parts: list[tuple[Part, Part, Part]] = []
        for seller, products in groups:
            # Products without any document, which are most, have boards of their own.
            bare: dict[Any, tuple[Board, tuple[Part, Answers]]] = {}
            full: dict[Any, tuple[Board, tuple[Part, Answers]]] = {}
            for goods in products:
                category = goods.get(CATEGORY_FACT)
                known = bare if self._evidence.isdisjoint(goods) else full
                found = known.get(category)
                if found is None:
                    where = self._board(category, EVIDENCE if known is bare else "")
                    found = known[category] = (where, where.seller(seller))
                where, of_seller = found
                three = where.parts(of_seller, seller, goods)
                parts.append(three)
                codes += where.told(three[0].outcomes | three[1].outcomes | three[2].outcomes)
        return Many(self.markets, bytes(codes), parts)

    def _board(self, category: str | None, absent: str) -> Board:
        # Categories that the rules do not know share one board, in which the rule on coverage speaks.
        known = category if category in self.rules.categories else None
        key = (known, absent)
        if key not in self._boards:
            self._boards[key] = Board(self.rules, self.markets, known, self.on, self.gate, absent)
        return self._boards[key]


def judge_many(
    groups: Iterable[Group], markets: Sequence[str], on: date, gate: str = "publish", rules: RuleSet | None = None
) -> Many:
    """The verdicts on all goods of all groups, in their order, in every market.

    A group is a seller's facts (brand.…, registration.…) and those of each of its goods (all others). Raises UncoveredMarket,
    UnknownGate.
    """
    return Judge(markets, on, gate, rules).judge(groups)


def judge_apart(
    sources: Sequence[Callable[[], Iterable[Group]]],
    markets: Sequence[str],
    on: date,
    gate: str = "publish",
    rules: RuleSet | None = None,
) -> Many:
    """As `judge_many` of what the sources give one after the other, each read and judged by a process of its own.

    Where processes cannot be forked, one does it all. Raises what a source raises, and as `judge_many`.
    """
    judge = Judge(markets, on, gate, rules)
    if len(sources) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return judge.judge(group for source in sources for group in source())
    context, running = multiprocessing.get_context("fork"), []
    for source in sources:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(theirs, judge, source))
        process.start()
        theirs.close()
        running.append((ours, process))
    codes, trouble = bytearray(), None
    parts: list[tuple[Part, Part, Part]] = []
    for ours, process in running:
        done = _received(ours)
        process.join()
        if isinstance(done, Exception):
            trouble = trouble or done
        else:
            codes += done.codes
            parts += done.parts
    if trouble:
        raise trouble
    return Many(judge.markets, bytes(codes), parts)


def _work(answer: Connection, judge: Judge, source: Callable[[], Iterable[Group]]) -> None:
    gc.disable()  # the process is short, and what it makes it keeps
    try:
        answer.send(judge.judge(source()))
    except Exception as trouble:
        answer.send(trouble)
    answer.close()


def _received(ours: Connection) -> Many | Exception:
    try:
        return ours.recv()  # type: ignore[no-any-return]
    except EOFError:
        return RuntimeError("a process that judged ended without an answer")


def _asked_of(question: Question) -> int:
    names = (question.fact, question.value) if question.op == "same_as" else (question.fact,)
    of_seller = {name.startswith(("brand.", "registration.")) for name in names}
    return _BOTH if len(of_seller) > 1 else _SELLER if of_seller == {True} else _GOODS


def _asks(when: Node, needs: Node) -> int:
    kinds = {_asked_of(q) for node in (when, needs) for q in questions(node)}
    return kinds.pop() if len(kinds) == 1 else _BOTH if kinds else _GOODS
