"""Amounts of the rules (euros, pounds, kroner) in the currency of a sale: exact, by the newest reference rate of the day or before."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache

from argosy.kernel.money import exponent
from argosy.pricing.fx import LAUNCH, fx_rate


class Exchange:
    """What amounts are worth in minor units of one currency on one day. Every answer is kept: rules have few amounts.

    Reading it for a currency that was never quoted raises MissingFxRate.
    """

    def __init__(self, currency: str, on: date) -> None:
        self.currency, self.on = currency, on
        self._worth: dict[str, Fraction] = {currency: Fraction(1)}
        self._most: dict[tuple[int, str], int] = {}
        self._nearest: dict[tuple[int, str], int] = {}

    @property
    def used(self) -> list[str]:
        """The other currencies that have been asked for."""
        return sorted(set(self._worth) - {self.currency})

    def worth(self, minor: int, currency: str) -> Fraction:
        """The exact worth of an amount in minor units of `currency`."""
        if currency not in self._worth:
            scale = Fraction(10) ** (exponent(self.currency) - exponent(currency))
            self._worth[currency] = fx_rate(currency, self.currency, self.on, LAUNCH).ratio * scale
        return minor * self._worth[currency]

    def most(self, minor: int, currency: str) -> int:
        """The greatest whole amount that does not exceed a limit."""
        key = minor, currency
        if key not in self._most:
            self._most[key] = int(self.worth(minor, currency) // 1)
        return self._most[key]

    def nearest(self, minor: int, currency: str) -> int:
        """An amount that is not negative, rounded half up."""
        key = minor, currency
        if key not in self._nearest:
            self._nearest[key] = int((self.worth(minor, currency) * 2 + 1) // 2)
        return self._nearest[key]


@lru_cache(maxsize=512)
def exchange(currency: str, on: date) -> Exchange:
    """The exchange into a currency on a day."""
    return Exchange(currency, on)
