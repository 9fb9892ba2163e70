"""The doors of the console: choosing a brand, choosing a language, and applying with a new brand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.launch import api as launching
from argosy.programme import api as programme
from argosy.web import reports
from argosy.web.brand import shell
from argosy.web.brand.access import my_brands
from argosy.web.brand.launching import MOST_PRODUCTS, PackRefused, uploaded

YEAR_S = 365 * 24 * 3600
LEGAL = ("legal", "manufacturer", "responsible", "trademark", "registration", "terms")


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """To the one brand, or the choice among several; people without a brand learn how to apply."""
    language = shell.language_of(request)
    roles, brands = my_brands(request.user.id)
    if len(brands) == 1:
        return HttpResponseRedirect(reverse("brand-overview", args=[brands[0].slug]))
    made = shell.frame(request, t(language, "brand-choose-title"), home=reverse("brand-home"))
    return shell.respond("brand/choose.html", language, made, [(b, roles[b.id]) for b in brands])


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to where the reader was."""
    chosen, back = request.POST.get("language", ""), request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(back if safe else reverse("brand-home"))
    if chosen in shell.LANGUAGES:
        response.set_cookie(
            "argosy_language", chosen, max_age=YEAR_S, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    return response


@dataclass(frozen=True, slots=True)
class Apply:
    """The application page: what a pack needs, and what came of the pack that was sent in."""

    sections: Sequence[str]
    refused: str = ""
    raw: Mapping[str, Any] | None = None
    report: reports.Report | None = None
    applied: bool = False


@require_http_methods(["GET", "POST"])
@login_required
def apply(request: HttpRequest) -> HttpResponse:
    """Explain the pack; take one: rehearse its launch for the report, and hand in the application when asked to."""
    language = shell.language_of(request)
    request.language = language  # type: ignore[attr-defined]
    page, status = Apply(LEGAL), 200
    if request.method == "POST":
        try:
            page = _application(request, language)
        except ArgosyError as refusal:
            page, status = Apply(LEGAL, refusal.sentence(language)), refusal.status
    made = shell.frame(request, t(language, "brand-apply-title"), home=reverse("brand-home"))
    return shell.respond("brand/apply.html", language, made, page, status)


def _application(request: HttpRequest, language: str) -> Apply:
    with uploaded(request.FILES.get("pack")) as path:
        inside = launching.contents(path)
        if inside.products > MOST_PRODUCTS:
            raise PackRefused("many", products=inside.products, most=MOST_PRODUCTS)
        if any(b.slug == inside.slug for b in programme.brands()):
            raise PackRefused("taken", brand=inside.slug)
        raw = launching.launch(path, list(MARKETS), rehearsal=True, language=language)
        applied = request.POST.get("what") == "apply"
        if applied:
            brand = launching.apply(path).brand
            programme.enrol(brand.id, request.user.id, "lead")
    return Apply(LEGAL, raw=raw, report=reports.build(raw, language), applied=applied)
