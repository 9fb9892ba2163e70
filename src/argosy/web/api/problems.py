"""Errors as RFC 9457 Problem Details, each with a sentence in the caller's language; `errors` lists the fields at fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic_core import to_json

from argosy.checkout.api import AddressTrouble
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.safety.api import NoticeFaulty
from argosy.web.admission.tokens import UnitsHeld
from argosy.web.middleware import PROBLEM

#: Pydantic's error types by the sentence that tells them to a person.
_SENTENCES = {
    "missing": "missing",
    "extra_forbidden": "extra",
    "string_too_long": "long",
    "too_long": "long",
    "string_too_short": "short",
    "too_short": "short",
    "greater_than_equal": "range",
    "greater_than": "range",
    "less_than_equal": "range",
    "less_than": "range",
    "literal_error": "choice",
    "enum": "choice",
    "string_pattern_mismatch": "form",
    "uuid_parsing": "uuid",
    "uuid_type": "uuid",
    "json_invalid": "form",
    "sku_or_variant_id": "sku",
    "token_or_card": "payment",
    "card_elsewhere": "card",
}


class InvalidFields(ArgosyError):
    """Some values are missing or wrong; `found` gives (field, key of the sentence, its arguments) for each."""

    def __init__(self, found: Sequence[tuple[str, str, Mapping[str, Any]]]) -> None:
        super().__init__("api-fields", fields=tuple(dict.fromkeys(f for f, _, _ in found)), status=422)
        self.found = tuple(found)


class BadCursor(ArgosyError):
    """A page mark that is broken or belongs to another list."""

    def __init__(self) -> None:
        super().__init__("api-cursor", fields=("cursor",), status=422)


class UnknownLanguage(ArgosyError):
    """The market is not written in this language."""

    def __init__(self, language: str, known: Sequence[str]) -> None:
        super().__init__("api-language", fields=("language",), status=422, language=language, known=", ".join(known))


class UnknownCategory(ArgosyError):
    """No category has this code."""

    def __init__(self, category: str) -> None:
        super().__init__("api-category", fields=("category",), status=404, category=category)


class UnknownCartLine(ArgosyError):
    """The cart does not hold this variant."""

    def __init__(self) -> None:
        super().__init__("api-cart-line", fields=("variant_id",), status=404)


class TextRefused(ArgosyError):
    """A text that says what the facts do not; `found` as in InvalidFields."""

    def __init__(self, found: Sequence[tuple[str, str, Mapping[str, Any]]]) -> None:
        super().__init__("api-text-findings", fields=tuple(dict.fromkeys(f for f, _, _ in found)), status=422)
        self.found = tuple(found)


class KeyNeeded(ArgosyError):
    """No bearer key came with the request, or an unknown or revoked one."""

    def __init__(self, given: bool) -> None:
        super().__init__("api-key-invalid" if given else "api-key-missing", fields=("Authorization",), status=401)


class ScopeNeeded(ArgosyError):
    """The key may not do this."""

    def __init__(self, scope: str) -> None:
        super().__init__("api-scope", fields=("Authorization",), status=403, scope=scope)


def request_trouble(kind: str, status: int, *fields: str, **params: Any) -> ArgosyError:
    """Trouble with the request itself: api-route, api-method, api-json, api-type, api-large or api-request."""
    return ArgosyError(f"api-{kind}", status=status, fields=fields, **params)


def invalid(errors: Sequence[Mapping[str, Any]]) -> InvalidFields:
    """Pydantic's list of errors in our terms. A field is told by its path: `lines.0.quantity`."""
    found = []
    for error in errors:
        context = {k: str(v) for k, v in (error.get("ctx") or {}).items() if isinstance(v, int | float | str)}
        kind = _SENTENCES.get(error["type"], "type")
        found.append((_path(error["loc"]), f"api-field-{kind}", context | _limit(context)))
    return InvalidFields(found)


def _path(loc: Sequence[Any]) -> str:
    """The path without the place (body, query, path, header) and the argument's own name."""
    parts = [str(p) for p in loc]
    if parts and parts[0] in ("body", "query", "path", "header"):
        parts = parts[2:] if parts[0] == "body" and len(parts) > 1 else parts[1:]
    return ".".join(parts) or "body"


def _limit(context: Mapping[str, str]) -> dict[str, str]:
    names = ("ge", "gt", "le", "lt", "max_length", "min_length", "expected")
    return {"limit": next((context[n] for n in names if n in context), "")}


def reader(request: HttpRequest) -> str:
    """The language of the one who reads the answer."""
    return str(getattr(request, "language", "en"))


def problem(error: ArgosyError, request: HttpRequest) -> HttpResponse:
    """The error as `application/problem+json`."""
    language = reader(request)
    body = error.as_problem(language)
    if isinstance(error, UnitsHeld):
        body["position"] = error.position
    if told := _fields(error, language):
        body["errors"] = told
    response = HttpResponse(to_json(body), status=error.status, content_type=PROBLEM)
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    if error.retryable:
        response["Retry-After"] = "1"
    if error.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="argosy"'
    return response


def _fields(error: ArgosyError, language: str) -> list[dict[str, str]]:
    if isinstance(error, InvalidFields | TextRefused):
        return [{"field": f, "detail": t(language, key, **args)} for f, key, args in error.found]
    if isinstance(error, NoticeFaulty):
        return [{"field": f, "detail": t(language, f"safety-problem-{why}")} for f, why in error.problems.items()]
    if isinstance(error, AddressTrouble):
        return [{"field": f, "detail": t(language, key)} for f, key in error.problems.items()]
    return []
