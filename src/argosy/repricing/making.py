"""What the making of a brand's prices starts from, read once: terms, rates, costs, and the ways from home prices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import Market
from argosy.kernel.markets import market as market_of
from argosy.kernel.money import exponent
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.repricing import queries, terms
from argosy.repricing.economics import Costs
from argosy.repricing.lists import terms_at
from argosy.repricing.rules import FxTerms, Scope, Terms, governing, should_adopt


@dataclass(frozen=True, slots=True)
class Rate:
    """The reference rate prices are made with, from when it is, and the newest there is."""

    market: str
    base: str
    used: pricing.FxRate
    newest: pricing.FxRate
    adopts: bool
    age_days: int


@dataclass(frozen=True, slots=True)
class Way:
    """How a class of goods gets its price: exact minor units of home price as n/d, and what the log keeps of it, with its id."""

    n: int
    d: int
    basis: Mapping[str, Any]
    basis_id: UUID


#: What a price by hand is found by.
FIXED = Terms("fixed", local=False)
#: An audience whose list has ended pays what everybody pays.
AS_EVERYBODY = Terms("public", local=False)


class Making:
    """Everything but the offers themselves. `changed` are terms that are tried beside those in force; with `refresh` the newest
    reference rates are taken. Raises UnknownMarket, NoContract, and pricing's MissingFxRate, StaleRate, MissingRate."""

    def __init__(
        self,
        brand: programme.BrandRecord,
        markets: Sequence[str],
        at: datetime,
        on: date,
        *,
        changed: Mapping[Scope, Terms] | None = None,
        refresh: bool = False,
    ) -> None:
        self.brand, self.at, self.on, self.refresh = brand, at, on, refresh
        self.markets = [market_of(code) for code in markets]
        self.terms = terms_at(brand, at) | dict(changed or {})
        every = {s.audience for s in self.terms} | set(queries.audiences(brand.id))
        self.audiences = ("public", *sorted(every - {"public"}))
        contract = programme.contract_at(brand.id, on)
        self.costs = {m.code: Costs(contract, m, on) for m in self.markets}
        self.endings = {m.code: pricing.endings(m.code, on) for m in self.markets}
        self.steps = any(t.step_bp is not None for t in self.terms.values())
        known = queries.adopted(brand.id, [m.code for m in self.markets], at)
        self._adopted: dict[tuple[str, str], date] = {(market, base): dated for market, base, dated in known}
        self._busy = {
            m.code for m in self.markets if any(c.brand_id == brand.id for c in campaigns.running(m.code, at))
        }
        self._paths: dict[str, tuple[str, ...]] = {}
        self._terms: dict[tuple[str, str, str], Terms | None] = {}
        self._ways: dict[tuple[str, str, str, Terms], Way] = {}
        self._courses: dict[tuple[str, str, str, str, bool], tuple[Terms | None, Way]] = {}
        self._worth: dict[tuple[str, str], tuple[int, int]] = {}
        self.rates: dict[tuple[str, str], Rate] = {}

    def path(self, category: str) -> tuple[str, ...]:
        """Category codes from the root down."""
        if category not in self._paths:
            self._paths[category] = tuple(c.code for c in catalogue.schema.path(category))
        return self._paths[category]

    def terms_for(self, market: str, audience: str, category: str) -> Terms | None:
        """The terms that govern an offer; None where its audience has no price of its own."""
        key = market, audience, category
        if key not in self._terms:
            self._terms[key] = governing(self.terms, market, audience, self.path(category))
        return self._terms[key]

    def course(
        self, market: Market, audience: str, category: str, currency: str, fixed: bool
    ) -> tuple[Terms | None, Way]:
        """The terms and the way of offers that have these in common; no terms where the audience has no price of its own."""
        key = market.code, audience, category, currency, fixed
        if key not in self._courses:
            found = self.terms_for(market.code, audience, category)
            if fixed:
                # A price by hand keeps the list's bound on a day's move.
                found = replace(FIXED, step_bp=found.step_bp if found else None)
            elif found is None:
                found = AS_EVERYBODY if audience != "public" else None
            self._courses[key] = found, self.way(market, category, currency, found or FIXED)
        return self._courses[key]

    def way(self, market: Market, category: str, currency: str, wanted: Terms) -> Way:
        """The way of a class of goods into a market by these terms."""
        goods = pricing.tax.tax_class(category)
        key = market.code, goods, currency, wanted
        if key not in self._ways:
            self._ways[key] = self._way(market, goods, currency, wanted)
        return self._ways[key]

    def _way(self, market: Market, goods: str, currency: str, wanted: Terms) -> Way:
        if wanted.source != "home":
            basis: dict[str, Any] = {"method": wanted.source, "on": self.on.isoformat()}
            told = terms.as_json(wanted)
            basis |= {name: told[name] for name in ("margin_bp", "offset_bp") if told[name]}
            return Way(0, 1, basis, pricing.basis_id(self.brand.id, basis))
        fx = self.rate(market, currency, wanted.fx).used
        found = pricing.home_way(
            self.brand.country, currency, market, wanted.factor, fx, self.on, goods=goods, buffer_bp=wanted.fx.buffer_bp
        )
        return Way(
            found.ratio.numerator, found.ratio.denominator, found.facts, pricing.basis_id(self.brand.id, found.facts)
        )

    def rate(self, market: Market, base: str, fx: FxTerms) -> Rate:
        """The rate for a currency in a market: the one adopted, or the newest where these terms take it."""
        key = market.code, base
        if key not in self.rates:
            newest = pricing.fx_rate(base, market.currency, self.on, pricing.LAUNCH)
            used, dated = newest, self._adopted.get(key)
            if dated is not None and base != market.currency:
                used = pricing.fx_rate(base, market.currency, dated, pricing.LAUNCH)
            adopts = base != market.currency and should_adopt(
                fx, used.ratio if dated else None, newest.ratio, market.code in self._busy, self.refresh
            )
            used = newest if adopts else used
            age = 0 if base == market.currency else (self.on - used.dated).days
            self.rates[key] = Rate(market.code, base, used, newest, adopts, age)
        found = self.rates[key]
        if fx.max_age_days is not None and found.age_days > fx.max_age_days:
            raise pricing.StaleRate(base, market.currency, found.used.dated, self.on, fx.max_age_days)
        return found

    def in_currency(self, minor: int, currency: str, market: Market) -> int:
        """A cost in the market's currency, rounded up."""
        if currency == market.currency:
            return minor
        key = market.code, currency
        if key not in self._worth:
            fx = self.terms[Scope()].fx if Scope() in self.terms else FxTerms()
            scale = Fraction(10) ** (exponent(market.currency) - exponent(currency))
            worth = self.rate(market, currency, fx).used.ratio * scale
            self._worth[key] = worth.numerator, worth.denominator
        n, d = self._worth[key]
        return -(-minor * n // d)

    def adopt(self) -> int:
        """Keep the rates newly taken; how many."""
        rows = [
            (uuid7(), self.brand.id, r.market, r.base, r.used.dated, self.at) for r in self.rates.values() if r.adopts
        ]
        return queries.adopt(rows) if rows else 0


def exact_text(n: int, d: int) -> str:
    """n/d minor units with two more digits, for people; rounded down."""
    hundredths = n * 100 // d
    return f"{hundredths // 100}.{hundredths % 100:02d}"
