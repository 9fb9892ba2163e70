"""From a brand's home price to a price in each market, with the explanation a person can follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from argosy.kernel.markets import Market
from argosy.kernel.money import format_money
from argosy.kernel.text import has, t
from argosy.pricing.rates import STANDARD, rate
from argosy.pricing.rules import FxRate, home_ratio
from argosy.pricing.tables import vat_rate
from argosy.pricing.territories import Place, territory


@dataclass(frozen=True, slots=True)
class HomeWay:
    """What a minor unit of a home price becomes in a market, VAT included, before any rounding, and the figures that went in."""

    ratio: Fraction
    facts: Mapping[str, Any]


def home_way(
    country: str,
    currency: str,
    market: Market,
    factor: Decimal,
    fx: FxRate,
    on: date,
    *,
    goods: str = STANDARD,
    buffer_bp: int = 0,
) -> HomeWay:
    """The way from retail prices of `country` (its standard VAT included) into a market, by the law of the day `on`.

    `goods` is the class of goods that decides the market's rate (`tax.tax_class`), `fx` is one unit of `currency` in the market's;
    `buffer_bp` is put on it against a rate that moves before the money is exchanged. Raises MissingVatRate, MissingRate, ValueError (factor or rate that cannot be).
    """
    home_vat, vat = vat_rate(country, on), rate(territory(Place(market.country), on), goods, on)
    ratio = home_ratio(currency, home_vat.percent, fx, factor, market.currency, vat.percent)
    if fx.base != fx.quote:
        ratio = ratio * (10_000 + buffer_bp) / 10_000
    facts = {
        "method": "from-home",
        "on": on.isoformat(),
        "home_currency": currency,
        "home_country": country,
        "home_vat": str(home_vat.percent),
        "fx": str(fx.rate),
        "fx_on": fx.dated.isoformat(),
        "fx_age_days": (on - fx.dated).days,
        "fx_source": fx.source,
        "fx_buffer_bp": buffer_bp,
        "factor": str(factor),
        "country": vat.area,
        "vat": str(vat.percent),
        "vat_source": vat.source,
    }
    return HomeWay(ratio, facts)


def explain(source: Mapping[str, Any], currency: str, language: str) -> str:
    """How a price came about, as a sentence in the reader's language; "" when its source says nothing of it.

    `source` is that of a point, `currency` its market's.
    """
    method = source.get("method", "")
    if method == "from-home":
        said = _from_home(source, currency, language)
    elif method in ("margin", "guidance", "public") and "exact_minor" in source:
        said = _from_terms(method, source, currency, language) + t(language, "pricing-explain-ending")
    else:
        key = f"pricing-explain-{method}"
        return t(language, key) if has(key) else ""
    if rails := source.get("bounds"):
        named = ", ".join(t(language, f"pricing-rail-{name}") for name in rails)
        said = said.rstrip(".") + t(language, "pricing-explain-rails", rails=named)
    return said if said.endswith((".", "。")) else said + ("。" if language == "zh" else ".")


def _from_home(source: Mapping[str, Any], currency: str, language: str) -> str:
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
        exact=format_money(int(Decimal(source["exact_minor"])), currency, language),
    )


def _from_terms(method: str, source: Mapping[str, Any], currency: str, language: str) -> str:
    def money(name: str) -> str:
        return format_money(int(Decimal(source[name])), currency, language)

    told: dict[str, Any] = {"exact": money("exact_minor")}
    if method == "margin":
        told |= {"cost": money("cost_minor"), "fulfilment": money("fulfilment_minor")}
        told |= {"fixed": money("payment_fixed_minor"), "margin": Decimal(source.get("margin_bp", 0)) / 100}
        told |= {"payment": Decimal(source["payment_bp"]) / 100, "commission": Decimal(source["commission_bp"]) / 100}
    else:
        offset = Decimal(source.get("offset_bp", 0)) / 100
        told |= {
            "base": money(f"{method}_minor"),
            "offset": f"{'+' if offset > 0 else ''}{_rate(str(offset), language)}",
        }
    return t(language, f"pricing-explain-{method}", **told)


def _rate(text: str, language: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(Decimal(text), format="0.########", locale=language))
