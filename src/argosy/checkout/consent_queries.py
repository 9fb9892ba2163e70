"""SQL of consents: records that are only ever added and ended."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from argosy.kernel import db
from argosy.kernel.ids import uuid7

_RECORD = """
    INSERT INTO checkout_consent (id, kind, version, language, email, user_id, order_id, given_at, withdrawn_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, NULL)
"""
_STANDS = "SELECT 1 FROM checkout_consent WHERE order_id = %s AND kind = %s AND withdrawn_at IS NULL"
_WITHDRAW = """
    UPDATE checkout_consent SET withdrawn_at = %(at)s WHERE kind = %(kind)s AND withdrawn_at IS NULL
      AND lower(email) = (SELECT lower(o.email) FROM checkout_order o WHERE o.id = %(order)s)
"""
_STANDING = """
    SELECT DISTINCT ON (lower(c.email)) c.email, c.kind, c.version, c.language, o.market, c.given_at
    FROM checkout_consent c JOIN checkout_order o ON o.id = c.order_id
    WHERE c.kind = %(kind)s AND c.withdrawn_at IS NULL AND (%(market)s = '' OR o.market = %(market)s)
    ORDER BY lower(c.email), c.given_at DESC
"""


class Consent(NamedTuple):
    """What an address has allowed: in which words and language, in which market, since when."""

    email: str
    kind: str
    version: str
    language: str
    market: str
    given_at: datetime


def record(
    order_id: UUID, kind: str, version: str, language: str, email: str, user_id: UUID | None, at: datetime
) -> None:
    """Add a record."""
    db.run(_RECORD, [uuid7(), kind, version, language, email, user_id, order_id, at])


def stands(order_id: UUID, kind: str) -> bool:
    """Whether an order's consent has not been taken back."""
    return db.one(_STANDS, [order_id, kind]) is not None


def withdraw(order_id: UUID, kind: str, at: datetime) -> int:
    """End every consent of an order's address; how many."""
    return db.run(_WITHDRAW, {"order": order_id, "kind": kind, "at": at})


def standing(kind: str, market: str) -> list[Consent]:
    """The latest consent of each address that has one."""
    return [Consent(*row) for row in db.rows(_STANDING, {"kind": kind, "market": market})]
