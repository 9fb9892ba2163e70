"""What can go wrong in the channel."""

from __future__ import annotations

from argosy.kernel.errors import ArgosyError


class NotListed(ArgosyError):
    """There is no such flagship, category or product in this market."""

    def __init__(self, name: str, market: str) -> None:
        super().__init__("not-listed", status=404, name=name, market=market.upper())
