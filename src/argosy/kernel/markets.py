"""The markets that are open: a country with its currency, languages, tax regime and time zone.

A *region* is a set of markets that share warehouses; everything an order writes belongs to one region.
"""

from __future__ import annotations

from dataclasses import dataclass

from argosy.kernel.errors import ArgosyError

LANGUAGES = ("en", "es", "fr", "de", "it", "pl", "zh")


@dataclass(frozen=True, slots=True)
class Market:
    """`code` is lower case and stands in addresses; `country` is ISO 3166-1 alpha-2; the first language is the local one."""

    code: str
    country: str
    currency: str
    languages: tuple[str, ...]
    vat_regime: str
    time_zone: str
    region: str


class UnknownMarket(ArgosyError):
    """No market has this code."""

    def __init__(self, code: str) -> None:
        super().__init__("unknown-market", fields=("market",), status=404, market=code, known=", ".join(MARKETS))


MARKETS = {
    m.code: m
    for m in (
        Market("es", "ES", "EUR", ("es", "en"), "eu", "Europe/Madrid", "eu"),
        Market("fr", "FR", "EUR", ("fr", "en"), "eu", "Europe/Paris", "eu"),
        Market("de", "DE", "EUR", ("de", "en"), "eu", "Europe/Berlin", "eu"),
        Market("it", "IT", "EUR", ("it", "en"), "eu", "Europe/Rome", "eu"),
        Market("pl", "PL", "PLN", ("pl", "en"), "eu", "Europe/Warsaw", "eu"),
    )
}


def market(code: str) -> Market:
    """The market of that code. Raises UnknownMarket."""
    try:
        return MARKETS[code]
    except KeyError:
        raise UnknownMarket(code) from None
