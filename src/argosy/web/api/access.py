"""Who asks: a brand's bearer key, and what it may do. Writes happen once per idempotency key."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja.security import HttpBearer
from pydantic_core import from_json, to_json

from argosy.catalogue import api as catalogue
from argosy.checkout.api import KeyMissing
from argosy.kernel import db
from argosy.programme import api as programme
from argosy.web.api.answers import answer
from argosy.web.api.problems import KeyNeeded, ScopeNeeded

#: Leaves room for the scope that the key is put under; visible ASCII.
_IDEMPOTENCY_KEY = re.compile(r"[!-~]{1,128}")


class BrandKey(HttpBearer):
    """`Authorization: Bearer argosy_…`; the key stands in `request.auth`."""

    openapi_name = "BrandKey"

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__()

    def __call__(self, request: HttpRequest) -> programme.ApiKeyRecord:
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not secret.strip():
            raise KeyNeeded(given=False)
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> programme.ApiKeyRecord:
        found = programme.resolve_key(token)
        if found is None:
            raise KeyNeeded(given=True)
        if self.scope not in found.scopes:
            raise ScopeNeeded(self.scope)
        return found


may_read, may_write = BrandKey("read"), BrandKey("write")


def brand_of(request: HttpRequest) -> UUID:
    """The brand whose key came with the request."""
    return request.auth.brand_id  # type: ignore[attr-defined,no-any-return]


def idempotency_key(request: HttpRequest) -> str:
    """The client's key for this write. Raises KeyMissing."""
    given = request.headers.get("Idempotency-Key", "").strip()
    if not _IDEMPOTENCY_KEY.fullmatch(given):
        raise KeyMissing
    return given


def once(request: HttpRequest, act: Callable[[], tuple[int, Any]]) -> HttpResponse:
    """Do a brand's write once: key, write and answer in one transaction; a repetition gets the same answer.

    `act` returns status and data. Raises KeyMissing, WriteReused and what `act` raises (then nothing is kept).
    """
    brand_id, name = brand_of(request), idempotency_key(request)
    digest = catalogue.digest([request.method, request.path, request.body.decode("utf-8", "replace")])
    with db.transaction():
        before = programme.claim_write(brand_id, name, digest)
        if before is not None:
            return answer(before[1], before[0], Idempotency_Replayed="true")
        status, data = act()
        programme.remember_write(brand_id, name, status, from_json(to_json(data)))
    return answer(data, status)
