"""What can go wrong with campaigns, each with a code and a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from argosy.compliance import api as compliance
from argosy.kernel.errors import ArgosyError
from argosy.kernel.money import format_money
from argosy.kernel.text import t


class UnknownCampaign(ArgosyError):
    """No campaign has this id."""

    def __init__(self, campaign_id: UUID) -> None:
        super().__init__("campaigns-unknown", fields=("campaign_id",), status=404, campaign=str(campaign_id))


class CampaignExists(ArgosyError):
    """The brand has a campaign of this code in this market, with other content."""

    def __init__(self, code: str, market: str) -> None:
        super().__init__("campaigns-exists", fields=("code",), status=409, name=code, market=market)


class BadCampaign(ArgosyError):
    """A field whose value no campaign can have."""

    def __init__(self, field: str) -> None:
        super().__init__("campaigns-bad", fields=(field,), status=422, field=field)


class NameMissing(ArgosyError):
    """The campaign has no name in the market's own language."""

    def __init__(self, language: str, market: str) -> None:
        super().__init__("campaigns-name-missing", fields=("names",), status=422, language=language, market=market)


class ForeignVariant(ArgosyError):
    """A variant that is not the brand's."""

    def __init__(self, variant_id: UUID) -> None:
        super().__init__("campaigns-foreign-variant", fields=("variant_ids",), status=422, variant=str(variant_id))


class NotAllowed(ArgosyError):
    """A product that the market's rules bar from campaigns; `rules` are the titles of those rules, by language."""

    def __init__(self, sku: str, market: str, rules: Sequence[Mapping[str, str]]) -> None:
        super().__init__("campaigns-not-allowed", fields=("variant_ids",), status=409, sku=sku, market=market)
        self.rules = rules

    def sentence(self, language: str = "en") -> str:
        named = "; ".join(compliance.say(title, language) for title in self.rules)
        return t(language, "error-campaigns-not-allowed", **self.params, rules=named or "–")


class NotDue(ArgosyError):
    """The campaign's time has not come."""

    def __init__(self, code: str, starts_at: datetime) -> None:
        super().__init__(
            "campaigns-not-due",
            fields=("starts_at",),
            status=409,
            retryable=True,
            name=code,
            at=starts_at.isoformat(timespec="minutes"),
        )


class CampaignOver(ArgosyError):
    """The campaign has ended, or its time has passed."""

    def __init__(self, code: str) -> None:
        super().__init__("campaigns-over", fields=("campaign_id",), status=409, name=code)


class NotRunning(ArgosyError):
    """Nothing can be spent on a campaign that does not run."""

    def __init__(self, code: str) -> None:
        super().__init__("campaigns-not-running", fields=("campaign_id",), status=409, name=code)


class BudgetExhausted(ArgosyError):
    """The platform's budget for the campaign does not bear this share: nothing was spent."""

    def __init__(self, code: str, currency: str, *, left_minor: int, asked_minor: int) -> None:
        super().__init__(
            "campaigns-budget-exhausted",
            fields=("budget_minor",),
            status=409,
            name=code,
            currency=currency,
            left_minor=left_minor,
            asked_minor=asked_minor,
        )

    def sentence(self, language: str = "en") -> str:
        """The refusal with its amounts as a reader of `language` writes them."""
        amounts = {
            name: format_money(self.params[f"{name}_minor"], self.params["currency"], language)
            for name in ("left", "asked")
        }
        return t(language, f"error-{self.code}", name=self.params["name"], **amounts)


class BadCoupon(ArgosyError):
    """A field whose value no coupon can have."""

    def __init__(self, field: str) -> None:
        super().__init__("coupon-bad", fields=(field,), status=422, field=field)


class CouponExists(ArgosyError):
    """Another coupon has this code."""

    def __init__(self, code: str) -> None:
        super().__init__("coupon-exists", fields=("code",), status=409, name=code)


class CouponRefused(ArgosyError):
    """A coupon may not be used on this order. `reason`: unknown, market, early, over, spent, goods, minimum or used."""

    def __init__(
        self,
        reason: str,
        name: str,
        *,
        market: str = "",
        minimum: int = 0,
        currency: str = "",
        at: datetime | None = None,
    ) -> None:
        super().__init__("coupon-refused", fields=("coupon",), status=409, reason=reason, name=name[:24])
        self.reason = reason
        self._told = (market, minimum, currency, at)

    def sentence(self, language: str = "en") -> str:
        market, minimum, currency, at = self._told
        told = {
            "market": market.upper(),
            "minimum": format_money(minimum, currency, language) if currency else "",
            "day": at.date().isoformat() if at else "",
        }
        return t(language, "error-coupon-refused", **self.params, **told)
