"""What can go wrong in the programme."""

from __future__ import annotations

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
