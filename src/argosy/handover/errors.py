"""What can go wrong between a reservation and its hand-over."""

from __future__ import annotations

from datetime import datetime

from argosy.kernel.errors import ArgosyError


class NoAgreement(ArgosyError):
    """Nothing of this order was sold by deposit, or it is not placed."""

    def __init__(self) -> None:
        super().__init__("handover-none", fields=("order",), status=404)


class UnknownPoint(ArgosyError):
    """The market has no such place of hand-over."""

    def __init__(self, code: str, known: list[str]) -> None:
        super().__init__("handover-point", fields=("point",), status=422, point=code, known=", ".join(known))


class NotOffered(ArgosyError):
    """The place does not offer this time: it is closed, too soon, too far ahead, or no beginning of a slot."""

    def __init__(self) -> None:
        super().__init__("handover-not-offered", fields=("starts_at",), status=422)


class SlotFull(ArgosyError):
    """Others have taken the last place of this time."""

    def __init__(self) -> None:
        super().__init__("handover-slot-full", fields=("starts_at",), status=409)


class TooLate(ArgosyError):
    """The appointment is too near to be changed; `until` was the last moment."""

    def __init__(self, until: datetime) -> None:
        super().__init__("handover-too-late", fields=("starts_at",), status=409, until=f"{until:%Y-%m-%d %H:%M} UTC")


class WrongState(ArgosyError):
    """The agreement is not where this can be done."""

    def __init__(self, state: str) -> None:
        super().__init__("handover-state", fields=("order",), status=409, state=state)
        self.state = state


class NotPaid(ArgosyError):
    """The rest has not been paid, so nothing is handed over."""

    def __init__(self) -> None:
        super().__init__("handover-not-paid", fields=("order",), status=409)


class UnitsFaulty(ArgosyError):
    """There must be one vehicle identification or serial number for each unit, all different and of the right form."""

    def __init__(self, count: int) -> None:
        super().__init__("handover-units", fields=("units",), status=422, count=count)


class OdometerFaulty(ArgosyError):
    """A reading of the odometer that cannot be."""

    def __init__(self) -> None:
        super().__init__("handover-odometer", fields=("odometer_km",), status=422)


class NoWithdrawal(ArgosyError):
    """A business has no right of withdrawal: its reservation is cancelled by its terms."""

    def __init__(self) -> None:
        super().__init__("handover-no-withdrawal", fields=("order",), status=409)
