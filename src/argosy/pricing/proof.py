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
from argosy.pricing.errors import DayAhead, NotPricedOn
from argosy.pricing.rules import REDUCTION_WINDOW, Point, lowest_30d, percent_off, reduction_began
from argosy.pricing.tables import progressive

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

    `entries` are all prices from the one in force when the window opened until `at`. While a reduction runs, `began` is its
    beginning, `window_from` thirty days before that, `lowest` the lowest price of the window and `lowest_from` since when it
    held, and `percent` what may be claimed (0: nothing). Without a reduction these are None.
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
    rows = queries.history(variant_id, market, audience, at - 2 * REDUCTION_WINDOW)
    known = [row for row in rows if row[0] <= at]
    if not known:
        raise NotPricedOn(variant_id, market, at)
    points = [Point(row[0], row[1], row[3] == "campaign") for row in known]
    began = reduction_began(points, at, progressive=progressive(market, at.date()))
    if began is not None and began - REDUCTION_WINDOW < at - 2 * REDUCTION_WINDOW:
        # A long reduction: the window lies further back.
        known = [r for r in queries.history(variant_id, market, audience, began - REDUCTION_WINDOW) if r[0] <= at]
        points = [Point(row[0], row[1], row[3] == "campaign") for row in known]
    entries = _entries(known, [row[0] for row in rows])
    now = entries[-1]
    if began is None:
        kept = _within(entries, at - REDUCTION_WINDOW)
        return Evidence(variant_id, market, currency, at, now.gross, now.kind, kept)
    return _reduced(variant_id, market, currency, at, entries, points, began)


def _reduced(
    variant_id: UUID,
    market: str,
    currency: str,
    at: datetime,
    entries: Sequence[Entry],
    points: Sequence[Point],
    began: datetime,
) -> Evidence:
    now, opens = entries[-1], began - REDUCTION_WINDOW
    lowest = lowest_30d(points, began)
    since = next((e.from_at for e in _within(entries, opens) if e.gross == lowest and e.from_at < began), None)
    percent = percent_off(now.gross, lowest) if lowest else 0
    kept = _within(entries, opens)
    return Evidence(
        variant_id, market, currency, at, now.gross, now.kind, kept, began, opens, lowest, since, percent
    )  # fmt: skip


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
