"""What insight says in the reader's language: names of terms, and honest sentences on the comparison."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_skeleton
from babel.numbers import format_percent

from argosy.insight.rules import Ratio, Waterfall
from argosy.kernel.money import format_money
from argosy.kernel.text import t


def term_name(kind: str, language: str) -> str:
    """The name of a step of the waterfall (price, vat, commission, …, margin)."""
    return t(language, "insight-term-" + kind.replace("_", "-"))


def group_name(kind: str, language: str) -> str:
    """The name of a group of terms that are compared together."""
    return t(language, "insight-group-" + kind.replace("_", "-"))


def basis_name(basis: str, language: str) -> str:
    """How a figure is known: booked, published, assumed, same, given."""
    return t(language, "insight-basis-" + basis)


def percent(value: Decimal, language: str) -> str:
    """A ratio as a whole percentage: percent(Decimal("0.8449"), "de") == "84 %"."""
    return format_percent(value, locale=language)


def day(value: date, language: str) -> str:
    """A day without its year, as short as the language has it."""
    return format_skeleton("MMMd", value, locale="en_GB" if language == "en" else language)


def _interval(ratio: Ratio, language: str) -> dict[str, str]:
    return {end: percent(getattr(ratio, end), language) for end in ("low", "central", "high")}


def half_sentence(w: Waterfall, language: str) -> str:
    """Whether half of the rival's operating cost holds for this sale, as the interval allows to say."""
    if w.ratio is None:
        return t(language, "insight-half-none", rival=w.rival_name)
    return t(language, f"insight-half-{w.half}", rival=w.rival_name, **_interval(w.ratio, language))


def parcel_sentence(w: Waterfall, language: str) -> str:
    """The ratio when carriage and storage are left out of both sides; empty where there is none."""
    if w.ratio_without_parcel is None:
        return ""
    interval = _interval(w.ratio_without_parcel, language)
    return t(language, "insight-without-parcel", rival=w.rival_name, **interval)


def difference_sentence(w: Waterfall, language: str) -> str:
    """The largest differing group of terms and by how much; empty where there is none."""
    found = w.largest_difference
    if found is None:
        return ""
    amount = format_money(abs(found.saved), w.line.currency, language)
    way = "saved" if found.saved > 0 else "dearer"
    name = group_name(found.kind, language)
    return t(language, f"insight-largest-{way}", term=name, amount=amount, rival=w.rival_name)
