"""The evidence of a price: what was charged when, and from which price a reduction counts, for a shopper's or a regulator's question."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from argosy.kernel import clock
from argosy.kernel.markets import market as market_of
from argosy.pricing import queries
from argosy.pricing.claims import REDUCTION_WINDOW, STRICT, Claim, Point, ReductionRule, claim, lowest_series
from argosy.pricing.errors import DayAhead, NotPricedOn
from argosy.pricing.tables import reduction_rule

LAW = "Directive 98/6/EC Art. 6a (Directive (EU) 2019/2161); CJEU C-330/23"


@dataclass(frozen=True, slots=True)
class Entry:
    """A price as it was written down: it held from `from_at` until `until` (None: until further notice)."""

    from_at: datetime
    until: datetime | None
    gross: int
    kind: str
    reason: str
    campaign_id: UUID | None
    source: dict[str, Any]
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """The price of a variant in a market at `at`, in minor units of `currency` with tax, and how a reduction counts.

    `entries` are all prices from the one in force when the window opened until `at`; `rule` is the state's, with where it stands.
    While a reduction runs, `began` is its beginning by that rule, `window_from` the first instant whose price counts (thirty days
    before, or later for new goods), `lowest` the lowest price of the window and `lowest_from` since when it held, and `percent` what
    may be claimed (0: nothing). Without a reduction these are None. Where the rule lets nothing be claimed `lowest` is None and
    `barred` says why: "never-priced", "too-new" or "unsteady".
    """

    variant_id: UUID
    market: str
    currency: str
    at: datetime
    gross: int
    kind: str
    entries: tuple[Entry, ...]
    began: datetime | None = None
    window_from: datetime | None = None
    lowest: int | None = None
    lowest_from: datetime | None = None
    percent: int | None = None
    barred: str = ""
    rule: ReductionRule = STRICT
    law: str = LAW

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, with a digest over all the rest, so that a copy can be told from the original."""
        told = json.loads(json.dumps(asdict(self), default=_plain, ensure_ascii=False))
        sealed = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        return dict(told) | {"sha256": hashlib.sha256(sealed).hexdigest()}


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def prove(variant_id: UUID, market: str, on: date, *, audience: str = "public") -> Evidence:
    """The evidence for the price at the end of a day in the market's time, or now for today.

    Raises UnknownMarket, DayAhead (a day that has not come), NotPricedOn (no price by then).
    """
    return prove_at(variant_id, market, end_of(on, market), audience=audience)


def end_of(on: date, market: str) -> datetime:
    """The last instant of a day in the market's time, or now if that day is today. Raises UnknownMarket, DayAhead."""
    zone = ZoneInfo(market_of(market).time_zone)
    now = clock.now()
    if on > now.astimezone(zone).date():
        raise DayAhead(on)
    last = datetime.combine(on + timedelta(days=1), time(), zone) - timedelta(microseconds=1)
    return min(last, now).astimezone(now.tzinfo)


def prove_at(variant_id: UUID, market: str, at: datetime, *, audience: str = "public") -> Evidence:
    """The evidence for the price at an instant. Raises UnknownMarket, NotPricedOn."""
    currency = market_of(market).currency
    rule = reduction_rule(market, at.date())
    rows = _reaching_back(variant_id, market, audience, at)
    known = [row for row in rows if row[0] <= at]
    if not known:
        raise NotPricedOn(variant_id, market, at)
    said = claim(_points(known), at, rule)
    entries = _entries(known, [row[0] for row in rows])
    now = entries[-1]
    if said is None:
        kept = _within(entries, at - REDUCTION_WINDOW)
        return Evidence(variant_id, market, currency, at, now.gross, now.kind, kept, rule=rule)
    kept = _within(entries, min(said.opens, said.began - REDUCTION_WINDOW))
    return Evidence(
        variant_id,
        market,
        currency,
        at,
        now.gross,
        now.kind,
        kept,
        said.began,
        said.opens,
        said.prior,
        _since(entries, said),
        said.percent,
        said.barred,
        rule,
    )


def _since(entries: Sequence[Entry], said: Claim) -> datetime | None:
    """Since when the price held that the reduction counts from."""
    counted = (e for e in _within(entries, said.opens) if e.gross == said.prior and e.from_at < said.began)
    return next((e.from_at for e in counted), None)


def lowest_line(
    variant_id: UUID, market: str, since: datetime, until: datetime, *, audience: str = "public"
) -> list[tuple[datetime, int | None]]:
    """From which price a reduction counts at every instant of [since, until) by the state's rule: (from when, amount), each until the
    next; None where nothing could be claimed. Raises UnknownMarket."""
    rule = reduction_rule(market, until.date())
    points = _points(_reaching_back(variant_id, market, audience, since))
    return lowest_series(points, since, until, rule)


def _points(rows: Sequence[tuple[Any, ...]]) -> list[Point]:
    return [Point(row[0], row[1], row[3] == "campaign") for row in rows]


def _reaching_back(variant_id: UUID, market: str, audience: str, at: datetime) -> list[tuple[Any, ...]]:
    """The series from the price in force 30 days before `at`, or before the unbroken row of reductions that `at` lies in."""
    since = at - REDUCTION_WINDOW
    while True:
        rows = queries.history(variant_id, market, audience, since)
        began = at
        for row in reversed([r for r in rows if r[0] <= at]):
            if row[3] != "campaign":
                break
            began = row[0]
        if began - REDUCTION_WINDOW >= since:
            return rows
        since = began - REDUCTION_WINDOW


def _entries(rows: Sequence[tuple[Any, ...]], instants: Sequence[datetime]) -> list[Entry]:
    later = sorted({*instants, *(row[0] for row in rows)})
    return [
        Entry(
            at,
            next((other for other in later if other > at), None),
            gross,
            kind,
            reason,
            campaign_id,
            dict(source),
            written_at,
        )
        for at, gross, _, kind, campaign_id, reason, source, written_at in rows
    ]


def _within(entries: Sequence[Entry], opens: datetime) -> tuple[Entry, ...]:
    """Those that held at some time from `opens` on."""
    return tuple(e for e in entries if e.until is None or e.until > opens)
