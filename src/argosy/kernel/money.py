"""Money as integers of the currency's minor unit, and the one place where anything is rounded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.core import Locale
from babel.numbers import format_currency

# ISO 4217 exponents that differ from two.
_EXPONENTS = {"JPY": 0, "KRW": 0, "HUF": 2, "ISK": 0, "BHD": 3, "KWD": 3, "OMR": 3, "JOD": 3}


def exponent(currency: str) -> int:
    """Digits after the decimal mark of `currency` (ISO 4217): 2 for EUR, 0 for JPY."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (cents) and its ISO 4217 currency. Arithmetic across currencies raises ValueError."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.minor, int) or isinstance(self.minor, bool):
            raise TypeError("minor must be an int")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __mul__(self, quantity: int) -> Money:
        return Money(self.minor * quantity, self.currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")


@dataclass(frozen=True, slots=True)
class Taxed:
    """Net, VAT and gross in minor units; net + vat == gross always (AssertionError otherwise)."""

    net: int
    vat: int
    gross: int

    def __post_init__(self) -> None:
        if self.net + self.vat != self.gross:
            raise AssertionError(f"{self.net} + {self.vat} is not {self.gross}")


def round_half_up(value: Decimal) -> int:
    """Commercial rounding to an integer: halves away from zero."""
    return int(value.to_integral_value(ROUND_HALF_UP))


def bp_of(minor: int, bp: int) -> int:
    """`bp` basis points (1/100 of a percent) of `minor`, halves away from zero."""
    sign = -1 if (minor < 0) != (bp < 0) else 1
    return sign * ((abs(minor) * abs(bp) * 2 + 10_000) // 20_000)


@lru_cache(maxsize=1024)
def _rate_ratio(rate: Decimal) -> tuple[int, int]:
    return (rate / 100).as_integer_ratio()


def vat_inside(gross: int, rate: Decimal) -> Taxed:
    """Split a tax-inclusive amount. `rate` in percent (Decimal("21")). VAT is rounded half-up, net is the rest."""
    n, d = _rate_ratio(rate)
    sign = -1 if gross < 0 else 1
    vat = sign * ((abs(gross) * n * 2 + (d + n)) // (2 * (d + n)))
    return Taxed(gross - vat, vat, gross)


def vat_on(net: int, rate: Decimal) -> Taxed:
    """Add tax to a net amount. `rate` in percent; VAT rounded half-up."""
    n, d = _rate_ratio(rate)
    sign = -1 if net < 0 else 1
    vat = sign * ((abs(net) * n * 2 + d) // (2 * d))
    return Taxed(net, vat, net + vat)


def allocate(total: int, weights: Sequence[int]) -> list[int]:
    """Share `total` in proportion to `weights` by largest remainder; the shares sum to `total` exactly.

    Ties go to the earlier weight. Weights must be non-negative; when all are zero the shares are equal.
    Raises ValueError for no weights with a total to share, or a negative weight.
    """
    if not weights:
        if total:
            raise ValueError("nothing to share among")
        return []
    if min(weights) < 0:
        raise ValueError("weights must not be negative")
    whole = sum(weights)
    if not whole:
        weights, whole = [1] * len(weights), len(weights)
    sign, amount = (-1, -total) if total < 0 else (1, total)
    parts = [divmod(amount * w, whole) for w in weights]
    shares = [q for q, _ in parts]
    order = sorted(range(len(parts)), key=lambda i: (-parts[i][1], i))
    for i in order[: amount - sum(shares)]:
        shares[i] += 1
    return [sign * s for s in shares]


def part(amount: int, n: int, of: int) -> int:
    """`n` of `of` parts of a non-negative amount, halves up: part(999, 1, 2) == 500; nothing of nothing."""
    return (amount * n * 2 + of) // (2 * of) if of else 0


def between(amount: int, before: int, after: int, of: int) -> int:
    """What lies between two points of an amount that is given away little by little; all steps together are the amount exactly."""
    return part(amount, after, of) - part(amount, before, of)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    return Locale.parse(language)


# CLDR's currency spacing, which Babel leaves out: a currency's letters never touch the figures ("PLN 44.00").
_TOUCHING = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


@lru_cache(maxsize=65536)
def format_money(minor: int, currency: str, language: str, whole: bool = False) -> str:
    """The amount as a reader of `language` writes it: format_money(49900, "EUR", "de") == "499,00 €".

    With `whole`, an amount without cents is written without them: "499 €".
    """
    places, locale = exponent(currency), _locale(language)
    amount = Decimal(minor).scaleb(-places)
    if whole and amount == amount.to_integral_value():
        pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
        text = format_currency(amount, currency, pattern, locale=locale, currency_digits=False)
    else:
        text = format_currency(amount, currency, locale=locale)
    return _TOUCHING.sub("\u00a0", text)


def parse_amount(text: str, currency: str) -> int:
    """Minor units of a plain decimal such as "3299" or "549.90". Raises ValueError for anything else or finer digits."""
    value = Decimal(text.strip())
    if not value.is_finite():
        raise ValueError(text)
    scaled = value.scaleb(exponent(currency))
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{text} has more digits than {currency} has")
    return int(scaled)
