"""What can go wrong in settling."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class NoSchedule(ArgosyError):
    """No fee schedule is in force in the region on that day."""

    def __init__(self, schedule: str, region: str, day: str) -> None:
        super().__init__("settlement-no-schedule", status=500, schedule=schedule, region=region, day=day)


class NoRate(ArgosyError):
    """The schedule in force has no rate for this payment method, country or currency."""

    def __init__(self, schedule: str, wanted: str) -> None:
        super().__init__("settlement-no-rate", status=422, schedule=schedule, wanted=wanted)


class ScheduleInvalid(ArgosyError):
    """A schedule file does not follow its schema: `where` is the place, `reason` what is wrong there."""

    def __init__(self, file: str, where: str, reason: str) -> None:
        super().__init__("settlement-schedule-invalid", status=500, file=file, where=where, reason=reason)


class BadOrder(ArgosyError):
    """The order's facts contradict each other; nothing was booked."""

    def __init__(self, reason: str, subject: object) -> None:
        super().__init__("settlement-bad-order", status=422, reason=reason, subject=str(subject))
