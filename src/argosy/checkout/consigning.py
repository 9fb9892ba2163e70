"""How an order is taxed: what leaves the region's warehouses is one sale; what a brand sends straight from abroad is a consignment of its own.

The shop's prices include the VAT of the destination. Goods from abroad are imported: duty and charges by tariff code come on top, with the VAT on
them, and all of it is taken at the checkout, so that nothing is left to pay at the door.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from argosy.checkout.errors import NotCleared
from argosy.kernel.markets import Market
from argosy.kernel.money import Taxed
from argosy.pricing import api as pricing

_NO_CHARGE = Taxed(0, 0, 0)
_NOBODY = UUID(int=0)


class Article(NamedTuple):
    """A variant in a sale: `gross` of the whole line as the shop prices it. `comes_from` is the country of a direct import ("" for goods
    from the region), `brand_id` its sender."""

    sku: str
    quantity: int
    gross: int
    category: str
    brand_id: UUID
    comes_from: str = ""
    hs_code: str = ""
    origin: str = ""


class Imported(NamedTuple):
    """What is paid for a line's import beside its price: duty with handling charges, and the VAT on them, in minor units.

    `at_border`: the VAT of the line, too, is import VAT and goes to customs; else the platform declares it (IOSS).
    """

    duty: int
    vat: int
    at_border: bool
    hs_code: str
    origin: str


class LineTax(NamedTuple):
    """A line's price taken apart, its rate in percent, who owes the VAT, and what its import costs (None for goods of the region)."""

    amount: Taxed
    vat_rate: Decimal
    decision: pricing.tax.Decision
    imported: Imported | None


@dataclass(frozen=True, slots=True)
class Consigned:
    """A sale's taxes: `lines` in the order of its articles, `quotes` by consignment, the delivery, and VAT by rate in percent."""

    lines: tuple[LineTax, ...]
    quotes: tuple[pricing.tax.Quote, ...]
    delivery: Taxed

    @property
    def vat(self) -> dict[Decimal, int]:
        found: dict[Decimal, int] = {}
        for quote in self.quotes:
            for rate, _, vat in pricing.tax.by_rate(quote):
                found[rate.percent] = found.get(rate.percent, 0) + vat
        return found


def consign(articles: Sequence[Article], delivery: int, market: Market, to: pricing.tax.Place, on: date) -> Consigned:
    """Tax a sale; `delivery` is what the shopper pays for the way from the region's warehouses, with tax.

    Which of them sends changes no consumer's rate within the Union; who owes the tax is decided with it, later. Raises NotCleared for goods
    from abroad whose duty is not on file, and what `pricing.tax.quote` raises.
    """
    given = tuple(articles)
    abroad = any(a.comes_from for a in given)
    return _consigned(given, delivery, market, to, on) if abroad else _at_home(given, delivery, market, to, on)


def _consigned(
    articles: tuple[Article, ...], delivery: int, market: Market, to: pricing.tax.Place, on: date
) -> Consigned:
    senders: dict[tuple[UUID, str], list[int]] = defaultdict(list)
    home: list[int] = []
    for number, a in enumerate(articles):
        if a.comes_from:
            senders[a.brand_id, a.comes_from].append(number)
        else:
            home.append(number)
    found: dict[int, LineTax] = {}
    quotes = []
    carriage = _NO_CHARGE
    if home:
        quote = _quote(articles, home, delivery, market, pricing.tax.Place(market.country), to, on)
        *lines, last = quote.lines
        carriage = Taxed(last.net, last.vat, last.gross)
        found.update(zip(home, (_home(q, quote.decision) for q in lines), strict=True))
        quotes.append(quote)
    for (_, country), numbers in senders.items():
        try:
            quote = _quote(articles, numbers, None, market, pricing.tax.Place(country), to, on)
        except (pricing.tax.NoTariff, pricing.tax.BadHsCode) as trouble:
            raise NotCleared(str(trouble.params.get("line") or articles[numbers[0]].sku)) from trouble
        found.update(zip(numbers, (_abroad(q, quote.decision) for q in quote.lines), strict=True))
        quotes.append(quote)
    return Consigned(tuple(found[n] for n in range(len(articles))), tuple(quotes), carriage)


# A cart is priced at each step to the order, and by the tables of a day the answer is always the same.
_at_home = lru_cache(maxsize=1024)(_consigned)


@lru_cache(maxsize=4096)
def import_cost(market: Market, category: str, hs_code: str, origin: str, gross: int, country: str, on: date) -> int:
    """What the import of one unit from `country` costs when it comes alone: duty, charges and the VAT on them, in minor units.

    Duty on small consignments is by tariff code, so that more goods of the code in one order cost no more. Raises what `consign` raises.
    """
    article = Article("1", 1, gross, category, _NOBODY, country, hs_code, origin)
    found = consign([article], 0, market, pricing.tax.Place(market.country), on).lines[0].imported
    return found.duty + found.vat if found else 0


def _quote(
    articles: Sequence[Article],
    numbers: Sequence[int],
    delivery: int | None,
    market: Market,
    here: pricing.tax.Place,
    to: pricing.tax.Place,
    on: date,
) -> pricing.tax.Quote:
    tax = pricing.tax
    skus = [articles[n].sku for n in numbers]
    # Two brands may use the same SKU.
    names = skus if len(set(skus)) == len(skus) else [f"{sku} ({n})" for sku, n in zip(skus, numbers, strict=True)]
    chosen = [(name, articles[n]) for name, n in zip(names, numbers, strict=True)]
    lines = [tax.Line(name, a.quantity, a.gross, a.category, a.hs_code, a.origin) for name, a in chosen]
    if delivery is not None:
        lines.append(tax.Line("", 1, delivery, kind="shipping"))
    return tax.quote(
        tax.Facts(on, market.country, market.currency, "gross", tuple(lines), here, to, prepaid=delivery is None)
    )


def _rate(line: pricing.tax.QuotedLine) -> Decimal:
    return line.parts[0].rate.percent if line.parts[0].rate else Decimal(0)


def _home(line: pricing.tax.QuotedLine, decision: pricing.tax.Decision) -> LineTax:
    return LineTax(Taxed(line.net, line.vat, line.gross), _rate(line), decision, None)


def _abroad(line: pricing.tax.QuotedLine, decision: pricing.tax.Decision) -> LineTax:
    vat = line.vat - line.vat_on_duty
    at_border = decision.collected == "border"
    imported = Imported(line.duty + line.charges, line.vat_on_duty, at_border, line.line.hs_code, line.line.origin)
    return LineTax(Taxed(line.net, vat, line.net + vat), _rate(line), decision, imported)
