"""What can go wrong with prices, each with a code and a sentence that says what to do."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from argosy.kernel.errors import ArgosyError
from argosy.kernel.money import format_money
from argosy.kernel.text import t
from argosy.pricing.claims import Reduction


class MissingVatRate(ArgosyError):
    """No VAT rate is on file for this country and day."""

    def __init__(self, country: str, on: date) -> None:
        super().__init__("pricing-no-vat-rate", fields=("country",), status=422, country=country, on=on.isoformat())


class MissingRate(ArgosyError):
    """No VAT rate is on file for this class of goods in this territory on this day; none is ever taken to be nil."""

    def __init__(self, place: str, goods: str, on: date) -> None:
        super().__init__(
            "pricing-missing-rate", fields=("ship_to",), status=422, place=place, goods=goods, on=on.isoformat()
        )


class NoScheme(ArgosyError):
    """The scheme that would tax this sale was not in force on the day."""

    def __init__(self, scheme: str, on: date) -> None:
        super().__init__("pricing-no-scheme", fields=("date",), status=422, scheme=scheme, on=on.isoformat())


class RatesFault(ArgosyError):
    """Reference rates that could not be fetched: `reason` is unreachable or broken. Those on file stay."""

    def __init__(self, reason: str, url: str) -> None:
        super().__init__(f"pricing-rates-{reason}", fields=("url",), status=502, retryable=True, url=url[:200])


def _of_line(line: str, name: str) -> str:
    return f"lines[{line}].{name}" if line else name


class BadHsCode(ArgosyError):
    """A tariff code that is none: six to ten digits in a chapter that exists."""

    def __init__(self, code: str, line: str) -> None:
        super().__init__("pricing-bad-hs-code", fields=(_of_line(line, "hs_code"),), status=422, hs=code, line=line)


class NoTariff(ArgosyError):
    """No duty rate is on file for a code; `reason` is "unknown", "short" (more digits decide) or "refused" (more duties)."""

    def __init__(self, code: str, area: str, on: date, reason: str, detail: str = "", line: str = "") -> None:
        known = {
            "unknown": "pricing-tariff-unknown",
            "short": "pricing-tariff-short",
            "refused": "pricing-tariff-refused",
        }
        super().__init__(
            known[reason],
            fields=(_of_line(line, "hs_code"),),
            status=422,
            hs=code,
            area=area,
            on=on.isoformat(),
            detail=detail,
            line=line,
        )
        self.asked = code, area, on, reason, detail

    def of(self, line: str) -> NoTariff:
        """The same refusal, of a line."""
        return NoTariff(*self.asked, line)


class BadFact(ArgosyError):
    """A fact of a quote that cannot be; `field` is its path, `reason` says what it must be, in English."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__("pricing-bad-fact", fields=(field,), status=422, field=field, reason=reason)


class MissingFxRate(ArgosyError):
    """The reference rates do not quote this currency on or before the day."""

    def __init__(self, currency: str, on: date) -> None:
        super().__init__("pricing-no-fx-rate", fields=("currency",), status=422, currency=currency, on=on.isoformat())


class StaleRate(ArgosyError):
    """The newest reference rate is older than the policy allows."""

    def __init__(self, base: str, quote: str, dated: date, on: date, max_age_days: int) -> None:
        super().__init__(
            "pricing-stale-rate",
            fields=("on",),
            status=422,
            retryable=True,
            base=base,
            quote=quote,
            dated=dated.isoformat(),
            on=on.isoformat(),
            age=(on - dated).days,
            limit=max_age_days,
        )


class MissingEndings(ArgosyError):
    """No local price endings are on file for this currency."""

    def __init__(self, currency: str) -> None:
        super().__init__("pricing-no-endings", fields=("currency",), status=422, currency=currency)


class BadPrice(ArgosyError):
    """A price that cannot be: not positive, or beyond any real one."""

    def __init__(self, variant_id: UUID, gross_minor: int) -> None:
        super().__init__(
            "pricing-bad-price", fields=("gross_minor",), status=422, variant=str(variant_id), minor=gross_minor
        )


class WrongCurrency(ArgosyError):
    """A price in another currency than its market's."""

    def __init__(self, variant_id: UUID, market: str, currency: str, expected: str) -> None:
        super().__init__(
            "pricing-wrong-currency",
            fields=("currency",),
            status=422,
            variant=str(variant_id),
            market=market,
            currency=currency,
            expected=expected,
        )


class BackdatedPrice(ArgosyError):
    """A price for a time that has passed: the log is evidence and is not rewritten."""

    def __init__(self, variant_id: UUID, from_at: datetime) -> None:
        super().__init__(
            "pricing-backdated", fields=("from_at",), status=422, variant=str(variant_id), at=from_at.isoformat()
        )


class DoublePrice(ArgosyError):
    """Two prices for the same variant, market and audience in one publication."""

    def __init__(self, variant_id: UUID, market: str) -> None:
        super().__init__("pricing-double-price", fields=("points",), status=422, variant=str(variant_id), market=market)


class BadReduction(ArgosyError):
    """A reduction without a percentage or a time in which it could hold."""

    def __init__(self, field: str) -> None:
        super().__init__("pricing-bad-reduction", fields=(field,), status=422, field=field)


class NotPriced(ArgosyError):
    """A variant without a price in this market cannot be reduced."""

    def __init__(self, variant_id: UUID, market: str) -> None:
        super().__init__("pricing-not-priced", fields=("variant_ids",), variant=str(variant_id), market=market)


class ReductionOverlaps(ArgosyError):
    """Another price of this variant is already set for the time of the reduction."""

    def __init__(self, variant_id: UUID, market: str, at: datetime) -> None:
        super().__init__(
            "pricing-reduction-overlaps",
            fields=("starts_at", "ends_at"),
            status=409,
            variant=str(variant_id),
            market=market,
            at=at.isoformat(timespec="minutes"),
        )


class FalseReduction(ArgosyError):
    """The percentage is not reached from the price it counts from by the state's rule (Directive 98/6/EC Art. 6a).

    Carries the true figures: `prior_minor` (None: nothing may be claimed), `price_minor`, `true_bp`; and `claimable_from`, the day
    from which a reduction may be announced, where goods have not been offered, or not at one price, for as long as the state asks.
    """

    @classmethod
    def of(cls, reduction: Reduction, market: str) -> FalseReduction:
        """The refusal of a reduction that is not honest."""
        return cls(
            reduction.variant_id,
            market,
            reduction.currency,
            claimed_bp=reduction.claimed_bp,
            true_bp=reduction.true_bp,
            price_minor=reduction.price,
            prior_minor=reduction.prior,
            country=reduction.rule.country,
            claimable_from=reduction.claimable_from,
        )

    def __init__(
        self,
        variant_id: UUID,
        market: str,
        currency: str,
        *,
        claimed_bp: int,
        true_bp: int,
        price_minor: int,
        prior_minor: int | None,
        country: str = "",
        claimable_from: datetime | None = None,
    ) -> None:
        barred = "pricing-too-soon" if claimable_from is not None else "pricing-no-prior-price"
        super().__init__(
            "pricing-false-reduction" if prior_minor is not None else barred,
            fields=("discount_bp",) if prior_minor is not None else ("starts_at",),
            status=422,
            variant=str(variant_id),
            market=market,
            currency=currency,
            claimed_bp=claimed_bp,
            true_bp=true_bp,
            price_minor=price_minor,
            prior_minor=prior_minor,
            country=country,
            claimable_from=claimable_from.isoformat(timespec="minutes") if claimable_from else None,
        )

    def sentence(self, language: str = "en") -> str:
        """The refusal with the true figures as a reader of `language` writes them."""
        known = self.params
        amounts = {
            name: format_money(known[f"{name}_minor"], known["currency"], language)
            for name in ("price", "prior")
            if known[f"{name}_minor"] is not None
        }
        percents = {name: Decimal(known[f"{name}_bp"]) / 100 for name in ("claimed", "true")}
        told = {name: known[name] for name in ("variant", "market", "country")}
        return t(language, f"error-{self.code}", **told, day=known["claimable_from"] or "", **amounts, **percents)


class DayAhead(ArgosyError):
    """A day that has not come: what will have been charged cannot be proved."""

    def __init__(self, on: date) -> None:
        super().__init__("pricing-day-ahead", fields=("on",), status=422, on=on.isoformat())


class NotPricedOn(ArgosyError):
    """The variant had no price in the market by that instant."""

    def __init__(self, variant_id: UUID, market: str, at: datetime) -> None:
        super().__init__(
            "pricing-not-priced-on",
            fields=("on",),
            status=404,
            variant=str(variant_id),
            market=market,
            at=at.isoformat(timespec="minutes"),
        )
