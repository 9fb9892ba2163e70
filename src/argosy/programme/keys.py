"""A brand's keys to the API, and the memory of its writes by idempotency key."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7
from argosy.programme.errors import UnknownApiKey, UnknownScope, WriteReused
from argosy.programme.models import ApiKey

SCOPES = ("read", "write")
#: How exactly `last_used_at` is kept, so that reading does not write every time.
_USED_EVERY = timedelta(minutes=1)

_RESOLVE = """
    SELECT k.id, k.brand_id, k.name, k.prefix, k.scopes, k.created_at, k.last_used_at, k.revoked_at
    FROM programme_apikey k WHERE k.secret_sha256 = %s AND k.revoked_at IS NULL
"""
_USED = "UPDATE programme_apikey SET last_used_at = %s WHERE id = %s"
# Waits for another request with the same key, then sees its answer.
_CLAIM = """
    INSERT INTO programme_apiwrite (id, brand_id, name, digest, created_at) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (brand_id, name) DO NOTHING
"""
_FOUND = "SELECT digest, status, body FROM programme_apiwrite WHERE brand_id = %s AND name = %s"
_REMEMBER = "UPDATE programme_apiwrite SET status = %s, body = %s WHERE brand_id = %s AND name = %s"


class ApiKeyRecord(NamedTuple):
    """A key as it may be shown; its secret is known to its holder alone."""

    id: UUID
    brand_id: UUID
    name: str
    prefix: str
    scopes: Sequence[str]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A new key with its secret, which is told this once."""

    key: ApiKeyRecord
    secret: str


def issue_key(brand_id: UUID, name: str, scopes: Sequence[str] = SCOPES) -> IssuedKey:
    """A new key of a brand. Raises UnknownScope."""
    chosen = [scope for scope in SCOPES if scope in scopes]
    if not chosen or len(chosen) != len(set(scopes)):
        raise UnknownScope(scopes, SCOPES)
    secret = "argosy_" + secrets.token_urlsafe(32)
    row = ApiKey.objects.create(
        brand_id=brand_id, name=name.strip()[:80], prefix=secret[:12], secret_sha256=_digest(secret), scopes=chosen
    )
    return IssuedKey(_record(row), secret)


def resolve_key(secret: str) -> ApiKeyRecord | None:
    """The key that this secret opens; None for an unknown or revoked one."""
    row = db.one(_RESOLVE, [_digest(secret)])
    if row is None:
        return None
    found, now = ApiKeyRecord(*row), clock.now()
    if found.last_used_at is None or now - found.last_used_at > _USED_EVERY:
        db.run(_USED, [now, found.id])
    return found


def revoke_key(brand_id: UUID, key_id: UUID) -> None:
    """Make a key useless, at once and for ever. Raises UnknownApiKey, also for another brand's."""
    rows = ApiKey.objects.filter(brand_id=brand_id, id=key_id)
    if not rows.exists():
        raise UnknownApiKey(key_id)
    rows.filter(revoked_at=None).update(revoked_at=clock.now())


def keys_of(brand_id: UUID) -> list[ApiKeyRecord]:
    """A brand's keys, newest first, revoked ones included."""
    shown = ApiKeyRecord._fields
    rows = ApiKey.objects.filter(brand_id=brand_id).order_by("-created_at")
    return [ApiKeyRecord(**row) for row in rows.values(*shown)]


def _record(row: ApiKey) -> ApiKeyRecord:
    return ApiKeyRecord(*(getattr(row, name) for name in ApiKeyRecord._fields))


def _digest(secret: str) -> str:
    # The secret has 256 random bits, so that a plain hash cannot be searched.
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def claim_write(brand_id: UUID, name: str, digest: str) -> tuple[int, Any] | None:
    """Begin a write under an idempotency key: None to go on, or the (status, body) that was answered before.

    Runs inside the caller's transaction, which also does the write and `remember_write`s its answer. Raises WriteReused.
    """
    if db.run(_CLAIM, [uuid7(), brand_id, name, digest, clock.now()]):
        return None
    found = db.one(_FOUND, [brand_id, name])
    if found is None or found[0] != digest:
        raise WriteReused
    return found[1], found[2]


def remember_write(brand_id: UUID, name: str, status: int, body: Any) -> None:
    """Keep the answer to a claimed write. `body` is JSON-ready."""
    db.run(_REMEMBER, [status, Jsonb(body), brand_id, name])
