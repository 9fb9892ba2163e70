"""The second door of pricing: taxes, duty and quotes from plain facts, for those who have no database. Everything here is pure.

`quote` taxes a sale, `explain` says why, `reverse` takes it back; `read` makes facts from JSON, `as_dict` JSON from a quote.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from argosy.pricing.datafile import DataFault
from argosy.pricing.duty import check_hs, fee_rows, tables
from argosy.pricing.errors import BadFact, BadHsCode, MissingRate, NoScheme, NoTariff
from argosy.pricing.explain import READERS, by_rate, explain
from argosy.pricing.facts import read
from argosy.pricing.quote import Facts, Line, Quote, QuotedLine, Sums, quote
from argosy.pricing.quote_json import as_dict
from argosy.pricing.rates import Rate, classes, rate, rows, tax_class
from argosy.pricing.reversal import Reversal, everything, reverse
from argosy.pricing.schemes import SCHEMES, Buyer, Decision, Platform, Route, Seller, decide
from argosy.pricing.territories import EU, Place, Territory, exceptions, territory

__all__ = [
    "EU",
    "READERS",
    "SCHEMES",
    "BadFact",
    "BadHsCode",
    "Buyer",
    "DataFault",
    "Decision",
    "Facts",
    "Line",
    "MissingRate",
    "NoScheme",
    "NoTariff",
    "Place",
    "Platform",
    "Quote",
    "QuotedLine",
    "Rate",
    "Reversal",
    "Route",
    "Seller",
    "Sums",
    "Territory",
    "as_dict",
    "by_rate",
    "check_hs",
    "classes",
    "decide",
    "everything",
    "exceptions",
    "explain",
    "fee_rows",
    "owed",
    "quote",
    "rate",
    "read",
    "reverse",
    "rows",
    "tables",
    "tax_class",
    "territory",
]


@lru_cache(maxsize=4096)
def owed(seller_country: str, stock_country: str, to: Place, on: date) -> Decision:
    """Who owes the VAT of a consumer's purchase through the marketplace from stock within the Union, delivered to `to`.

    Brands from the Union are taken to have opted for the destination's VAT: theirs goes through the One Stop Shop.
    """
    route = Route(territory(Place(stock_country), on), territory(to, on), low_value=False)
    return decide(route, Buyer(), Seller(seller_country, opted_for_destination=True), Platform(), on)
