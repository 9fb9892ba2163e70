"""Static files under their hashed addresses; a server in front may serve them instead."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from argosy.web.shop import assets

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


def static(request: HttpRequest, hashed: str) -> HttpResponse:
    """A file, kept by browsers for ever: another content has another address."""
    found = assets.content(hashed)
    if found is None or found[1] not in _TYPES:
        raise Http404
    answer = HttpResponse(found[0], content_type=_TYPES[found[1]])
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
