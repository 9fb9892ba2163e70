"""What a discount would do: margin, the lowest-price line, and the units expected at the brand's own elasticity.

With constant elasticity e, units change by (p1 / p0)^-e; a forecast, not money, so it is rounded to a tenth of a unit. The discount
pays where units times what a unit leaves does not fall: e* = ln(left0 / left1) / ln(p0 / p1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.checkout import api as checkout
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.money import vat_inside
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing.errors import BadTerms, NothingChosen
from argosy.repricing.making import Making
from argosy.repricing.planning import offers
from argosy.repricing.rules import left_of

#: Sales of so many days tell what is usual.
WINDOW = timedelta(days=30)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Trial:
    """A discount to try: `discount_bp` off the list price for `days`, of which the marketplace pays `platform_bp`; `elasticity` > 0."""

    market: str
    discount_bp: int
    elasticity: Decimal
    days: int = 7
    platform_bp: int = 0
    category: str = ""
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One offer before and under the discount; amounts in minor units, `left_*` a unit, `total_*` for the days of the trial.

    `claim` is the percentage that may truthfully be shown, `lowest` the price it counts from; `refused` says why the discount could
    not be set at all. `pays_from` is the elasticity from which the brand earns no less; None: never, or no cost known.
    """

    sku: str
    name: str
    product_id: UUID
    variant_id: UUID
    before: int
    after: int
    lowest: int | None
    claim: int
    honest: bool
    refused: str
    left_before: int
    left_after: int
    known_cost: bool
    units_before: Decimal
    units_after: Decimal
    total_before: int
    total_after: int
    pays_from: Decimal | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """A trial's offers, those that lose most first, and their sums."""

    trial: Trial
    currency: str
    rows: Sequence[TrialRow]
    total_before: int
    total_after: int
    units_before: Decimal
    units_after: Decimal
    dishonest: int
    refused: int


def simulate(brand_id: UUID, trial: Trial, language: str = "en") -> Forecast:
    """What the discount would do; nothing is written. Raises BadTerms, NothingChosen, UnknownMarket, NoContract."""
    _check(trial)
    making = Making(programme.brand_by_id(brand_id), [trial.market], clock.now(), clock.today())
    making.audiences = ("public",)
    products = catalogue.products(catalogue.brand_product_ids(brand_id, trial.category))
    owner = {x.id: p for p in products for x in p.variants}
    sold = _sold(brand_id, trial.market)
    tried = _tried(list(owner), trial)
    rows = [
        row
        for offer in offers(making, products)
        if (row := _row(offer, owner[offer.variant.id], trial, sold, tried[offer.variant.id], language)) is not None
    ]
    if not rows:
        raise NothingChosen
    rows.sort(key=lambda r: (r.total_after - r.total_before, r.sku))
    return Forecast(
        trial,
        making.markets[0].currency,
        rows,
        sum(r.total_before for r in rows),
        sum(r.total_after for r in rows),
        sum((r.units_before for r in rows), Decimal(0)),
        sum((r.units_after for r in rows), Decimal(0)),
        sum(not r.honest and not r.refused for r in rows),
        sum(bool(r.refused) for r in rows),
    )


def _check(trial: Trial) -> None:
    if not 0 < trial.discount_bp < 9_000:
        raise BadTerms("discount_bp", "range", trial.discount_bp, low="1", high="8999")
    if not trial.elasticity.is_finite() or not 0 <= trial.elasticity <= 20:
        raise BadTerms("elasticity", "range", trial.elasticity, low="0", high="20")
    if not 1 <= trial.days <= 90:
        raise BadTerms("days", "range", trial.days, low="1", high="90")
    if not 0 <= trial.platform_bp <= 10_000:
        raise BadTerms("platform_bp", "range", trial.platform_bp, low="0", high="10000")


def _sold(brand_id: UUID, market: str) -> Counter[UUID]:
    """Units of each variant sold in the market in the window."""
    until, found = clock.now(), Counter[UUID]()
    cursor = None
    while True:
        page = checkout.sold_lines(brand_id, until - WINDOW, until, cursor=cursor)
        for line in page:
            if line.market == market:
                found[line.variant_id] += line.quantity
        if len(page) < 1000:
            return found
        cursor = page[-1].line_id


def _tried(variants: Sequence[UUID], trial: Trial) -> Mapping[UUID, pricing.Reduction | ArgosyError]:
    begin = trial.starts_at or clock.now()
    until = begin + timedelta(days=trial.days)
    return pricing.try_reduction(variants, trial.market, trial.discount_bp, begin, until)


def _row(
    offer: Any,
    product: Any,
    trial: Trial,
    sold: Counter[UUID],
    tried: pricing.Reduction | ArgosyError,
    language: str,
) -> TrialRow | None:
    before = offer.known.before
    if before is None:
        return None
    after = before * (10_000 - trial.discount_bp) // 10_000
    if after < 1:
        return None
    found, refused = (None, tried) if isinstance(tried, ArgosyError) else (tried, None)
    if found is not None and found.prior is None:
        refused = pricing.FalseReduction.of(found, trial.market)
    e = offer.known.economics
    left_before, _ = left_of(before, e)
    left_after, _ = left_of(after, e)
    left_after += vat_inside((before - after) * trial.platform_bp // 10_000, Decimal(e.vat_bp) / 100).net
    units = Decimal(sold[offer.variant.id] * trial.days) / WINDOW.days
    more = units * (Decimal(before) / after) ** trial.elasticity
    return TrialRow(
        offer.variant.sku,
        product.name,
        product.id,
        offer.variant.id,
        before,
        after,
        found.prior if found else None,
        found.true_bp // 100 if found else 0,
        bool(found and found.honest),
        refused.sentence(language) if refused is not None else "",
        left_before,
        left_after,
        e.cost is not None,
        units.quantize(_TENTH),
        more.quantize(_TENTH),
        int(left_before * units),
        int(left_after * more),
        pays_from(left_before, left_after, before, after) if e.cost is not None else None,
    )


def pays_from(left_before: int, left_after: int, before: int, after: int) -> Decimal | None:
    """The elasticity from which a lower price earns no less in all; None where a unit then leaves nothing. Inputs in minor units, after < before."""
    if left_before <= 0:
        return Decimal(0) if left_after > 0 else None
    if left_after <= 0:
        return None
    if left_after >= left_before:
        return Decimal(0)
    ratio = (Decimal(left_before) / left_after).ln() / (Decimal(before) / after).ln()
    return ratio.quantize(Decimal("0.01"))
