"""What the operator sees first: trade by day and market, brands, blocking rules, side work, books and stock; and the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest
from markupsafe import Markup

from argosy.checkout import api as checkout
from argosy.compliance import api as compliance
from argosy.fulfilment import api as fulfilment
from argosy.insight import api as insight
from argosy.kernel import clock
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.kernel.models import OutboxMessage
from argosy.ledger import api as ledger
from argosy.programme import api as programme
from argosy.web.admission import health
from argosy.web.brand.shell import market_name
from argosy.web.operator.access import screen

DAYS = 30
STATES = ("applied", "verified", "active", "suspended")
RULES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class MarketTrade:
    """A market's trade of the period; money in minor units with VAT."""

    code: str
    currency: str
    orders: int
    units: int
    gross: int
    trend: Markup


@dataclass(frozen=True, slots=True)
class Backlog:
    """Side work that waits; `oldest` None where nothing does; `failing` has been tried in vain."""

    waiting: int
    failing: int
    oldest: datetime | None
    last_error: str


@dataclass(frozen=True, slots=True)
class BlockingRule:
    """A rule that keeps products off sale, in the reader's language."""

    rule: str
    title: str
    products: int
    markets: Sequence[str]
    citation: str
    url: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of the marketplace."""

    days: int
    orders: int
    turnover: Sequence[tuple[str, int]]
    charts: Sequence[tuple[str, Markup]]
    markets: Sequence[MarketTrade]
    brands: Mapping[str, int]
    verdicts: Mapping[str, int]
    rules: Sequence[BlockingRule]
    backlog: Backlog
    books: ledger.LedgerReport
    stock_differences: int
    door: health.Health


@screen("overview", "operator/overview.html")
def overview(request: HttpRequest, language: str) -> Overview:
    since = datetime.combine(clock.today() - timedelta(days=DAYS - 1), time(), UTC)
    days = [since.date() + timedelta(days=n) for n in range(DAYS)]
    rows = checkout.totals(since)
    turnover: Counter[str] = Counter()
    for row in rows:
        turnover[row["currency"]] += int(row["gross"])
    verdicts: Counter[str] = Counter()
    for _, outcome, count in compliance.tally():
        verdicts[{"allowed": "live", "warn": "warnings"}.get(outcome, "blocked")] += count
    return Overview(
        days=DAYS,
        orders=sum(row["orders"] for row in rows),
        turnover=sorted(turnover.items()),
        charts=[(c, _chart(rows, days, c, language)) for c in sorted(turnover)],
        markets=_markets(rows, days, language),
        brands=Counter(b.status for b in programme.brands()),
        verdicts=verdicts,
        rules=blocking_rules(language, RULES_SHOWN),
        backlog=_backlog(),
        books=ledger.verify(),
        stock_differences=len(fulfilment.differences()),
        door=health.now(),
    )


def _by_day(rows: Sequence[Mapping[str, Any]], days: Sequence[date], market: str, what: str) -> list[int]:
    found = {row["day"]: int(row[what]) for row in rows if row["market"] == market}
    return [found.get(day, 0) for day in days]


def _chart(rows: Sequence[Mapping[str, Any]], days: Sequence[date], currency: str, language: str) -> Markup:
    """Turnover by day, a market a series."""
    codes = dict.fromkeys(row["market"] for row in rows if row["currency"] == currency)
    listed = sorted(codes, key=lambda c: list(MARKETS).index(c) if c in MARKETS else len(MARKETS))
    series = {market_name(code, language): _by_day(rows, days, code, "gross") for code in listed}
    return insight.daily_figure(days, series, currency, language, f"trade-{currency}")


def _markets(rows: Sequence[Mapping[str, Any]], days: Sequence[date], language: str) -> list[MarketTrade]:
    listed = []
    for code, market in MARKETS.items():
        own = [row for row in rows if row["market"] == code]
        name = f"{market_name(code, language)}, {DAYS}"
        trend = insight.sparkline(_by_day(rows, days, code, "orders"), name, f"orders-{code}")
        sums = {what: int(sum(row[what] for row in own)) for what in ("orders", "units", "gross")}
        listed.append(MarketTrade(code, market.currency, trend=trend, **sums))
    return listed


def _backlog() -> Backlog:
    waiting = OutboxMessage.objects.filter(done_at=None)
    oldest = waiting.order_by("id").values_list("created_at", flat=True).first()
    failing = waiting.filter(attempts__gt=0)
    error = failing.order_by("-attempts").values_list("error", flat=True).first() or ""
    return Backlog(waiting.count(), failing.count(), oldest, error)


def blocking_rules(language: str, limit: int) -> list[BlockingRule]:
    """The rules that keep most products off sale, the first the worst."""
    listed = []
    for rule_id, products, markets in compliance.blocking(limit):
        known = compliance.rule(rule_id)
        spoken = language if language in LANGUAGES else "en"
        listed.append(
            BlockingRule(
                rule_id,
                _said(known.title, spoken),
                products,
                markets,
                str(known.citation),
                known.citation.url,
                _said(known.remedy, spoken) if known.remedy else "",
            )
        )
    return listed


def _said(text: Any, language: str) -> str:
    return str(text.get(language) or text["en"])
