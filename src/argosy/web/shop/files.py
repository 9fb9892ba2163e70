"""Static files under their hashed addresses; a server in front may serve them instead."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from argosy.catalogue import api as catalogue
from argosy.web.shop import assets

#: Whatever a drawing might hold, opened by itself it may load nothing, run nothing and be framed by nobody.
DRAWING_POLICY = "default-src 'none'; style-src 'none'; script-src 'none'; frame-ancestors 'none'; sandbox"
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


def logo(request: HttpRequest, name: str) -> HttpResponse:
    """A brand's drawn logo, kept by browsers for ever, under the strictest policy there is."""
    found = catalogue.drawing(f"{name}.svg")
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type=_TYPES[".svg"])
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    answer["Content-Security-Policy"] = DRAWING_POLICY
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-site"
    return answer
