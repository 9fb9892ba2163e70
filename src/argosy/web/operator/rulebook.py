"""The rule browser: what blocks most, every rule with its law and its years, and what a draft would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from argosy.compliance import api as compliance
from argosy.compliance import law
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.launch import api as launching
from argosy.web.brand import shell
from argosy.web.brand.access import NotThere
from argosy.web.operator.access import deed, frame, screen
from argosy.web.operator.overview import BlockingRule, blocking_rules

STATES = ("now", "coming", "over")
LONGEST_DRAFT = 400_000
MOST_PROBLEMS = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A rule in the list, in the reader's language."""

    rule: law.Rule
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Browser:
    """The rules that were asked for. `blocking` are those that keep products off sale, `most` the largest of their counts."""

    lines: Sequence[Line]
    total: int
    countries: Sequence[str]
    categories: Sequence[str]
    asked: Mapping[str, str]
    blocking: Sequence[BlockingRule]
    most: int
    verdicts: Sequence[tuple[str, Mapping[str, int]]]


def state_of(rule: law.Rule, on: date) -> str:
    """Whether a record is in force: now, coming or over."""
    return "now" if rule.in_force(on) else "coming" if rule.valid_from > on else "over"


@screen("rules", "operator/rules.html")
def rules(request: HttpRequest, language: str) -> Browser:
    known, today = law.default(), clock.today()
    asked = {name: request.GET.get(name, "").strip()[:80] for name in ("q", "market", "category", "severity", "state")}
    if asked["market"].upper() not in known.countries:
        asked["market"] = ""
    if asked["category"] not in known.categories:
        asked["category"] = ""
    if asked["state"] not in (*STATES, "any"):
        asked["state"] = "now"
    found = law.rules_for(known, asked["market"] or None, asked["category"] or None, None)
    lines = [Line(rule, law.say(rule.title, language), state_of(rule, today)) for rule in found]
    shown = [line for line in lines if _fits(line, asked)]
    worst = blocking_rules(language, 12)
    return Browser(
        shown,
        len(known.rules),
        sorted(known.countries),
        list(known.categories),
        asked,
        worst,
        max((rule.products for rule in worst), default=0),
        _verdicts(),
    )


def _fits(line: Line, asked: Mapping[str, str]) -> bool:
    rule, words = line.rule, asked["q"].casefold().split()
    text = f"{rule.id} {line.title} {rule.citation.act} {rule.citation.article} {rule.citation.reference}".casefold()
    return (
        asked["state"] in ("any", line.state)
        and asked["severity"] in ("", rule.severity)
        and all(word in text for word in words)
    )


def _verdicts() -> list[tuple[str, Mapping[str, int]]]:
    states: dict[str, Counter[str]] = {code: Counter() for code in MARKETS}
    for market, outcome, count in compliance.tally():
        states.setdefault(market, Counter())[{"allowed": "live", "warn": "warnings"}.get(outcome, "blocked")] += count
    return list(states.items())


@dataclass(frozen=True, slots=True)
class Record:
    """One period of a rule: where it lies on the line of years (percent), and its text."""

    rule: law.Rule
    state: str
    start: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule through time. `rule` is the record in force, or the latest; `found` what it finds now, by market and outcome."""

    title: str
    rule: law.Rule
    remedy: str
    records: Sequence[Record]
    years: Sequence[int]
    today: float
    facts: Sequence[law.FactType]
    found: Sequence[tuple[str, str, int]]
    held: int

    @property
    def gates(self) -> list[str]:
        """The steps at which it is asked, in their order."""
        return [gate for gate in law.GATES if gate in self.rule.gates]


@screen("rules", "operator/rule.html")
def rule(request: HttpRequest, language: str, rule_id: str) -> RulePage:
    known, today = law.default(), clock.today()
    records = known.by_id.get(rule_id)
    if not records:
        raise NotThere
    now = known.rule(rule_id, today)
    first = min(record.valid_from.year for record in records)
    last = max(
        today.year + 2, *(r.valid_to.year + 1 for r in records if r.valid_to), *(r.valid_from.year + 2 for r in records)
    )
    begin, end = date(first, 1, 1), date(last, 1, 1)

    def place(day: date) -> float:
        return round(100 * (day - begin).days / (end - begin).days, 2)

    step = max(1, (last - first) // 8)
    named = dict.fromkeys((*now.supply, *(q.fact for node in (now.when, now.require) for q in law.questions(node))))
    found = compliance.found_by(rule_id)
    return RulePage(
        law.say(now.title, language),
        now,
        law.say(now.remedy, language) if now.remedy else "",
        [
            Record(
                r,
                state_of(r, today),
                place(r.valid_from),
                place(min(r.valid_to or end, end)) - place(r.valid_from),
                law.source_of(r),
            )
            for r in records
        ],
        list(range(first, last + 1, step)),
        place(today),
        [entry for name in named if (entry := compliance.fact_type(name))],
        found,
        sum(count for _, outcome, count in found if outcome not in compliance.SELLABLE),
    )


@dataclass(frozen=True, slots=True)
class Effect:
    """What a draft does to a brand's products in a market, with the sales that hang on it (minor units of EUR)."""

    brand: str
    market: str
    before: str
    after: str
    products: int
    examples: Sequence[str]
    rules: Sequence[str]
    stake: int


@dataclass(frozen=True, slots=True)
class Trial:
    """A draft tried: either `problems`, or what it would change on the day `on`. Nothing is stored."""

    name: str
    text: str
    on: str
    problems: Sequence[Any] = ()
    tried: bool = False
    products: int = 0
    blocked: int = 0
    freed: int = 0
    stake: int = 0
    effects: Sequence[Effect] = ()
    wrong: str = ""

    @property
    def title(self) -> str:
        return ""


@screen("rules", "operator/trial.html")
def trial_form(request: HttpRequest, language: str) -> Trial:
    taken = request.GET.get("file", "")
    known = {path.name: path for path in law.DATA.glob("*.toml")}
    text = known[taken].read_text("utf-8") if taken in known else ""
    return Trial(taken if text else "draft.toml", text, clock.today().isoformat())


@deed("rules")
def trial(request: HttpRequest, language: str) -> HttpResponse:
    """Read a draft, and judge everything on sale by it beside the rules in force."""
    sent = request.FILES.get("file")
    name = str(sent.name) if sent else request.POST.get("name", "draft.toml").strip()
    text, wrong = _text(request, sent, language)
    on = request.POST.get("on", "")
    try:
        day = date.fromisoformat(on)
    except ValueError:
        day, on = clock.today(), clock.today().isoformat()
    page = Trial(name, text, on, wrong=wrong) if wrong else _tried(name, text, day)
    made = frame(request, language, "rules", t(language, "operator-trial"))
    status = 422 if page.wrong or page.problems else 200
    return shell.respond("operator/trial.html", language, made, page, status)


def _text(request: HttpRequest, sent: Any, language: str) -> tuple[str, str]:
    """The draft's text, and what is wrong with it."""
    if sent is not None and sent.size > LONGEST_DRAFT:
        return "", t(language, "operator-trial-too-long")
    try:
        text = sent.read().decode("utf-8-sig") if sent is not None else request.POST.get("text", "")
    except UnicodeDecodeError:
        return "", t(language, "operator-trial-no-text")
    if len(text) > LONGEST_DRAFT:
        return "", t(language, "operator-trial-too-long")
    return text, "" if text.strip() else t(language, "operator-trial-empty")


def _tried(name: str, text: str, on: date) -> Trial:
    try:
        drafted = law.drafted(name, text.replace("\r\n", "\n"))
    except law.RuleFileError as fault:
        return Trial(name, text, on.isoformat(), fault.problems[:MOST_PROBLEMS])
    except ArgosyError as fault:
        return Trial(name, text, on.isoformat(), wrong=str(fault))
    told = compliance.forecast(on, on, list(MARKETS), drafted=drafted)
    pairs = {(UUID(key), row["market"]) for row in told["by_brand"] for key in row["product_ids"]}
    known = launching.stakes(pairs)
    effects = [_effect(row, known) for row in told["by_brand"]]
    blocked = _moving(told, to_sale=False)
    return Trial(
        name,
        text,
        on.isoformat(),
        tried=True,
        products=told["products"],
        blocked=len({product for product, _ in blocked}),
        freed=len({product for product, _ in _moving(told, to_sale=True)}),
        stake=launching.stake_total(known, blocked).minor,
        effects=sorted(effects, key=lambda e: (e.after in compliance.SELLABLE, -e.stake, e.brand, e.market)),
    )


def _moving(told: Mapping[str, Any], *, to_sale: bool) -> set[tuple[UUID, str]]:
    """The (product, market) that would go on sale, or off."""
    return {
        (UUID(key), row["market"])
        for row in told["by_brand"]
        if (row["after"] in compliance.SELLABLE) == to_sale and (row["before"] in compliance.SELLABLE) != to_sale
        for key in row["product_ids"]
    }


def _effect(row: Mapping[str, Any], known: Mapping[tuple[UUID, str], launching.Stake]) -> Effect:
    pairs = [(UUID(key), row["market"]) for key in row["product_ids"]]
    return Effect(
        row["brand"],
        row["market"],
        row["before"],
        row["after"],
        row["products"],
        row["examples"],
        row["rules"],
        launching.stake_total(known, pairs).minor,
    )
