"""Tickets of the waiting room: a number in line, signed, so that nobody can make one or move up.

A ticket belongs to one buyer (`bound`: a digest of the request's idempotency key, or of the cart), so that it lets in that buyer alone.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass

#: A ticket is good for so long after it was given.
TTL_S = 3600
_FORM = re.compile(r"([0-9a-f]{8})\.([0-9]{1,15})\.([0-9]{1,12})\.([a-z]{2,8})\.([0-9a-f]{16})\.([0-9a-f]{32})")


class TicketForged(Exception):
    """We did not write this."""


class TicketExpired(Exception):
    """Given too long ago, or by a line that is no more."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """`line` names the line (8 hexadecimal digits); `number` the place in it, from 1; `at_s` when it was given (Unix time); `market` its code."""

    line: str
    number: int
    at_s: int
    market: str
    bound: str


def bound(to: str) -> str:
    """The digest that binds a ticket to a buyer's key."""
    return hashlib.blake2b(to.encode(), digest_size=8).hexdigest()


def write(ticket: Ticket, key: bytes) -> str:
    """The ticket as text, safe in headers, cookies and addresses."""
    said = f"{ticket.line}.{ticket.number}.{ticket.at_s}.{ticket.market}.{ticket.bound}"
    return f"{said}.{_signature(said, key)}"


def read(text: str, key: bytes, line: str, now_s: float) -> Ticket:
    """The ticket that was written. Raises TicketForged for anything else, TicketExpired when it is too old or of another line."""
    found = _FORM.fullmatch(text)
    if found is None or not hmac.compare_digest(_signature(text[:-33], key), found[6]):
        raise TicketForged
    ticket = Ticket(found[1], int(found[2]), int(found[3]), found[4], found[5])
    if ticket.line != line or not -60 <= now_s - ticket.at_s <= TTL_S:
        raise TicketExpired
    return ticket


def _signature(said: str, key: bytes) -> str:
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()[:32]
