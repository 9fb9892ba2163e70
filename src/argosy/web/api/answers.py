"""Answers: JSON written once and quickly, money, pictures, and cursors that carry what they belong to."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac
from pydantic_core import to_json

from argosy.web import measured
from argosy.web.api.problems import BadCursor
from argosy.web.pictures import address

JSON = "application/json"
NO_STORE = "private, no-store"


def answer(data: Any, status: int = 200, *, cache: str = NO_STORE, **headers: str) -> HttpResponse:
    """Data as JSON: ids, dates (RFC 3339) and decimals as text, amounts as made by `money`."""
    response = HttpResponse(to_json(data), status=status, content_type=JSON)
    response["Cache-Control"] = cache
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


def tagged(request: HttpRequest, data: Any, cache: str) -> HttpResponse:
    """A public answer with a strong ETag; 304 when the client has it already."""
    body = to_json(data)
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    known = request.META.get("HTTP_IF_NONE_MATCH")
    if known and (known == "*" or tag in known):
        response = HttpResponse(status=304)
        del response["Content-Type"]
    else:
        response = HttpResponse(body, content_type=JSON)
    response["ETag"] = tag
    response["Cache-Control"] = cache
    return response


def money(minor: int | None, currency: str) -> dict[str, Any] | None:
    """An amount in minor units of its currency; None stays None."""
    return None if minor is None else {"minor": minor, "currency": currency}


def by_measure(market: str, net_content: str, gross: int, currency: str) -> dict[str, Any] | None:
    """The price by measure of goods with that content; None for goods that are not sold by measure."""
    found = measured.price(market, net_content, gross)
    if found is None:
        return None
    return {
        "price": money(found.gross, currency),
        "quantity": found.quantity,
        "unit": found.unit,
        "content": net_content,
    }


def picture(made: Mapping[str, Any]) -> dict[str, Any]:
    """A picture with its files, smallest first."""
    files = [
        {"format": kind, "url": address(name), "width": width}
        for kind in ("avif", "webp", "svg", "png", "jpeg")
        for name, width in made.get(kind, ())
    ]
    return {"width": made["width"], "height": made["height"], "colour": made.get("colour") or None, "files": files}


def page(items: Sequence[Any], next_cursor: str | None, **more: Any) -> dict[str, Any]:
    """One page of a list; `next_cursor` is null on the last."""
    return {"items": items, "next_cursor": next_cursor, **more}


def write_cursor(place: Any, *belongs_to: Any) -> str:
    """A mark for the next page of exactly this list. `place` is JSON-ready; the mark is signed, so it comes back as it went."""
    told = json.dumps([place, _signature(place, belongs_to)], separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read_cursor(cursor: str | None, *belongs_to: Any) -> Any:
    """The place that `write_cursor` marked, None without a cursor. Raises BadCursor, also for another list's."""
    if not cursor:
        return None
    try:
        place, signature = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, TypeError):
        raise BadCursor from None
    if not constant_time_compare(str(signature), _signature(place, belongs_to)):
        raise BadCursor
    return place


def _signature(place: Any, belongs_to: Sequence[Any]) -> str:
    return salted_hmac("argosy.api.cursor", json.dumps(place) + repr(belongs_to)).hexdigest()[:20]
