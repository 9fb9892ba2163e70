"""What can go wrong in the programme."""

from __future__ import annotations

from collections.abc import Sequence

from argosy.kernel.errors import ArgosyError


class UnknownBrand(ArgosyError):
    """No brand has this slug or id."""

    def __init__(self, brand: object) -> None:
        super().__init__("unknown-brand", fields=("brand",), status=404, brand=str(brand))


class UnknownTerms(ArgosyError):
    """The platform never offered this version of its terms."""

    def __init__(self, version: str, known: list[str]) -> None:
        super().__init__("unknown-terms", fields=("terms.accepts",), version=version, known=", ".join(known))


class NoContract(ArgosyError):
    """The brand had no contract on that day."""

    def __init__(self, brand: object, day: object) -> None:
        super().__init__("no-contract", fields=("brand",), status=409, brand=str(brand), day=str(day))


class UnknownParent(ArgosyError):
    """A sub-brand names a parent that has not applied yet."""

    def __init__(self, parent: str) -> None:
        super().__init__("unknown-parent-brand", fields=("brand.parent",), parent=parent)


class UnknownScope(ArgosyError):
    """A key can read, write or both."""

    def __init__(self, given: object, known: Sequence[str]) -> None:
        super().__init__("api-scopes", fields=("scopes",), status=422, given=str(given), known=", ".join(known))


class UnknownApiKey(ArgosyError):
    """The brand has no such key."""

    def __init__(self, key: object) -> None:
        super().__init__("api-key-unknown", fields=("key",), status=404, key=str(key))


class WriteReused(ArgosyError):
    """An idempotency key came again with other content."""

    def __init__(self) -> None:
        super().__init__("idempotency-key-reused", fields=("Idempotency-Key",), status=422)

    def sentence(self, language: str = "en") -> str:
        # The checkout's sentence of the same code speaks of orders.
        from argosy.kernel.text import t

        return t(language, "error-api-write-reused")


class UnknownPartyField(ArgosyError):
    """No party of a brand has such a field."""

    def __init__(self, field: str) -> None:
        super().__init__("unknown-party-field", fields=("fact",), status=422, field=field)


class PartyRefused(ArgosyError):
    """With this value the brand would no longer pass the checks it has passed."""

    def __init__(self, check: str, value: str) -> None:
        super().__init__("party-refused", fields=("value",), status=422, value=value, check=check)
