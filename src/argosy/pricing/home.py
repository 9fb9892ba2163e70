"""From a brand's home price to a price in each market, with the explanation a person can follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from argosy.kernel.markets import Market
from argosy.kernel.markets import market as market_of
from argosy.kernel.money import format_money
from argosy.kernel.text import t
from argosy.pricing.fx import LAUNCH, FxPolicy, fx_rate
from argosy.pricing.rules import FxRate, PricePoint, VatRate, home_ratio, local_ending
from argosy.pricing.tables import endings, vat_rate


@dataclass(frozen=True, slots=True)
class HomePrice:
    """A variant's retail price at home in minor units of `currency`, including the standard VAT of `country`."""

    variant_id: UUID
    brand_id: UUID
    minor: int
    currency: str
    country: str


def propose(
    variants: Sequence[HomePrice],
    markets: Sequence[str],
    factor: Decimal | Mapping[str, Decimal],
    on: date,
    *,
    policy: FxPolicy = LAUNCH,
    floors: Mapping[tuple[UUID, str], int] | None = None,
) -> list[PricePoint]:
    """List prices for every variant in every market, ready to publish; nothing is written.

    `factor` multiplies the price without tax, one for all markets or by market code (1 where a market is missing);
    `floors` (minor units with tax, by variant and market) are never undercut. Each point's `source` holds every figure that
    went in: home price and VAT, rate with its day and age, factor, VAT, the exact amount before the local ending.
    Raises UnknownMarket, MissingVatRate, MissingFxRate, StaleRate (by policy), MissingEndings, ValueError (factor ≤ 0).
    """
    floors = floors or {}
    made: list[PricePoint] = []
    for code in markets:
        target = market_of(code)
        by = factor.get(code, Decimal(1)) if isinstance(factor, Mapping) else factor
        offered = endings(code, on)
        ways: dict[tuple[str, str], tuple[Fraction, dict[str, Any]]] = {}
        for home in variants:
            origin = home.country, home.currency
            if origin not in ways:
                ways[origin] = _way(home, target, by, on, policy)
            ratio, common = ways[origin]
            exact = home.minor * ratio
            gross = local_ending(exact, offered, floors.get((home.variant_id, code), 1))
            source = {**common, "home_minor": home.minor, "exact_minor": _two_digits(exact)}
            made.append(PricePoint(home.variant_id, home.brand_id, code, gross, target.currency, "from-home", source))
    return made


def _way(
    home: HomePrice, target: Market, factor: Decimal, on: date, policy: FxPolicy
) -> tuple[Fraction, dict[str, Any]]:
    home_vat, vat = vat_rate(home.country, on), vat_rate(target.country, on)
    fx = fx_rate(home.currency, target.currency, on, policy)
    ratio = home_ratio(home.currency, home_vat.percent, fx, factor, target.currency, vat.percent)
    return ratio, _explained(home, home_vat, fx, factor, vat, on, policy)


def _explained(
    home: HomePrice, home_vat: VatRate, fx: FxRate, factor: Decimal, vat: VatRate, on: date, policy: FxPolicy
) -> dict[str, Any]:
    return {
        "method": "from-home",
        "on": on.isoformat(),
        "home_currency": home.currency,
        "home_country": home.country,
        "home_vat": str(home_vat.percent),
        "fx": str(fx.rate),
        "fx_on": fx.dated.isoformat(),
        "fx_age_days": (on - fx.dated).days,
        "fx_policy": policy.name,
        "fx_source": fx.source,
        "factor": str(factor),
        "country": vat.country,
        "vat": str(vat.percent),
        "vat_source": vat.source,
    }


def _two_digits(exact: Fraction) -> str:
    """Minor units to two more digits, for people; rounded down."""
    return f"{int(exact)}.{int(exact * 100) % 100:02d}"


def explain(source: Mapping[str, Any], currency: str, language: str) -> str:
    """How a price came about, as a sentence in the reader's language; "" when its source says nothing of it.

    `source` is that of a point, `currency` its market's.
    """
    if source.get("method") != "from-home":
        return t(language, f"pricing-explain-{source['method']}") if "method" in source else ""
    exact = int(Decimal(source["exact_minor"]))
    return t(
        language,
        "pricing-explain-from-home",
        home=format_money(source["home_minor"], source["home_currency"], language),
        home_vat=Decimal(source["home_vat"]),
        home_country=source["home_country"],
        fx=f"1 {source['home_currency']} = {_rate(source['fx'], language)} {currency}",
        fx_on=date.fromisoformat(source["fx_on"]),
        fx_age=source["fx_age_days"],
        factor=Decimal(source["factor"]),
        vat=Decimal(source["vat"]),
        exact=format_money(exact, currency, language),
    )


def _rate(text: str, language: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(Decimal(text), format="0.########", locale=language))
