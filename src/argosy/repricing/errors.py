"""What can go wrong with price strategies and changes of many prices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t


class BadTerms(ArgosyError):
    """A strategy that cannot be; `field` names what is wrong with it and `reason` how: unknown, range, number or missing."""

    def __init__(self, field: str, reason: str, value: Any = "", **params: Any) -> None:
        super().__init__(
            f"repricing-terms-{reason}", fields=(field,), status=422, field=field, value=str(value)[:80], **params
        )


class BadFigure(ArgosyError):
    """An amount that cannot be; `reason` is kind, amount, currency, market, time or audience."""

    def __init__(self, reason: str, value: Any = "", **params: Any) -> None:
        super().__init__(f"repricing-figure-{reason}", fields=(reason,), status=422, value=str(value)[:80], **params)


class ListOverlaps(ArgosyError):
    """Another list for the same part is set for some of that time."""

    def __init__(self, market: str, audience: str, category: str, at: datetime | None) -> None:
        super().__init__(
            "repricing-list-overlaps",
            fields=("valid_from", "valid_to"),
            status=409,
            market=market or "*",
            audience=audience,
            category=category or "*",
            at=at.isoformat(timespec="minutes") if at else "",
        )


class UnknownList(ArgosyError):
    """The brand has no such list, or it has ended."""

    def __init__(self, list_id: UUID) -> None:
        super().__init__("repricing-unknown-list", fields=("list",), status=404, list=str(list_id))


class UnknownSku(ArgosyError):
    """The brand has no such variant on sale."""

    def __init__(self, sku: str) -> None:
        super().__init__("repricing-unknown-sku", fields=("sku",), status=404, sku=sku[:80])


class NothingChosen(ArgosyError):
    """The change names no offer of the brand."""

    def __init__(self) -> None:
        super().__init__("repricing-nothing-chosen", fields=("sku", "category", "market"), status=422)


class UnknownProposal(ArgosyError):
    """The brand has no such proposal."""

    def __init__(self, proposal_id: UUID) -> None:
        super().__init__("repricing-unknown-proposal", fields=("proposal",), status=404, proposal=str(proposal_id))


class ProposalClosed(ArgosyError):
    """The proposal was dropped."""

    def __init__(self, proposal_id: UUID) -> None:
        super().__init__("repricing-proposal-closed", fields=("proposal",), status=409, proposal=str(proposal_id))


class ProposalStale(ArgosyError):
    """Prices, figures or lists were written since the proposal was worked out: what was looked at is not what would happen."""

    def __init__(self, proposal_id: UUID) -> None:
        super().__init__(
            "repricing-proposal-stale", fields=("proposal",), status=409, retryable=True, proposal=str(proposal_id)
        )


class GuardBroken(ArgosyError):
    """Prices set by hand that break rails: nothing of the change is applied. `examples` are (SKU, market, rails)."""

    def __init__(self, count: int, examples: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(
            "repricing-guard-broken",
            fields=("guards",),
            status=422,
            count=count,
            examples=[list(example) for example in examples],
        )

    def sentence(self, language: str = "en") -> str:
        """The refusal with the first offers and the names of the rails they break."""
        told = "; ".join(
            f"{sku} ({market}): " + ", ".join(t(language, f"repricing-guard-{name}") for name in names.split(","))
            for sku, market, names in self.params["examples"]
        )
        return t(language, f"error-{self.code}", count=self.params["count"], examples=told)
