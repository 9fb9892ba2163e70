"""The shell around every view: who reads in which language and market, and what an error looks like to them."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES, MARKETS

log = logging.getLogger("argosy.web")
PROBLEM = "application/problem+json"


def problem(error: ArgosyError, language: str) -> JsonResponse:
    """The error as RFC 9457 Problem Details, with `code`, `fields` and `retryable` as extension members."""
    body = error.as_problem(language)
    response = JsonResponse(body, status=error.status, content_type=PROBLEM)
    if error.retryable:
        response["Retry-After"] = "1"
    return response


def preferred(request: HttpRequest, among: tuple[str, ...] = LANGUAGES) -> str:
    """The first language of the reader's Accept-Language that is among ours; the first of ours otherwise."""
    for part in request.META.get("HTTP_ACCEPT_LANGUAGE", "").split(","):
        language = part.split(";")[0].strip()[:2].lower()
        if language in among:
            return language
    return among[0]


class Shell:
    """Sets `request.market` (a Market or None) and `request.language`, and turns ArgosyError into an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        parts = request.path_info.split("/", 3)
        found = MARKETS.get(parts[1])
        request.market = found  # type: ignore[attr-defined]
        if found and len(parts) > 2 and parts[2] in found.languages:
            request.language = parts[2]  # type: ignore[attr-defined]
        else:
            kept = request.COOKIES.get("argosy_language", "")
            request.language = kept if kept in LANGUAGES else preferred(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        if not isinstance(trouble, ArgosyError):
            log.exception("unexpected trouble at %s", request.path)
            if request.path_info.startswith("/api/"):
                return problem(ArgosyError("internal", status=500, retryable=True), request.language)  # type: ignore[attr-defined]
            return None
        language = request.language  # type: ignore[attr-defined]
        if request.path_info.startswith("/api/"):
            return problem(trouble, language)
        # The page around the sentence knows this module.
        from argosy.web.shop.answers import failed, last_place, words

        place = last_place(request)
        return failed(request, place, trouble.status, words(place, trouble.status)[0], trouble.sentence(language))
