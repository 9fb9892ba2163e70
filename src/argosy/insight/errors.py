"""What can go wrong in insight."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class RivalInvalid(ArgosyError):
    """A rival's fee file does not follow its schema: `where` is the place, `reason` what is wrong there."""

    def __init__(self, file: str, where: str, reason: str) -> None:
        super().__init__("insight-rival-invalid", status=500, file=file, where=where, reason=reason)


class NoSuchLine(ArgosyError):
    """The brand has no settled order line with this id."""

    def __init__(self, line_id: object) -> None:
        super().__init__("insight-no-such-line", fields=("line",), status=404, line=str(line_id))
