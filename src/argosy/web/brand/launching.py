"""Launching: the latest report by market and product, and sending in a pack to rehearse or launch."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.launch import api as launching
from argosy.web import reports
from argosy.web.brand.access import Desk, NotThere, deed, screen, show

MOST_PRODUCTS = 50
MOST_BYTES = 200 * 1024**2
SHOWN = 100


class PackRefused(ArgosyError):
    """A pack that the console does not take; `code` says why."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(f"brand-pack-{code}", fields=("pack",), status=422, **params)


@dataclass(frozen=True, slots=True)
class Launch:
    """The launch report and the form to send in a pack; `refused` says why the last pack was not taken."""

    report: reports.Report | None
    raw: Mapping[str, Any] | None
    market: str
    state: str
    page: int
    pages: int
    markets: Sequence[str]
    most: int
    can_launch: bool
    refused: str = ""


def _launch_page(desk: Desk, asked: Mapping[str, str], raw: Mapping[str, Any] | None, refused: str = "") -> Launch:
    market, state = asked.get("market", ""), asked.get("state", "")
    market = market if raw and market in raw["markets"] else ""
    state = state if state in reports.STATES else ""
    told = reports.build(raw, desk.language, market, state, _words(desk, raw)) if raw else None
    number = max(1, int(asked.get("page", "1"))) if asked.get("page", "1").isdigit() else 1
    pages = max(1, -(-len(told.rows) // SHOWN)) if told else 1
    number = min(number, pages)
    if told:
        told = replace(told, rows=told.rows[(number - 1) * SHOWN : number * SHOWN])
    able = desk.brand.status in ("verified", "active")
    return Launch(told, raw, market, state, number, pages, list(MARKETS), MOST_PRODUCTS, able, refused)


def _words(desk: Desk, raw: Mapping[str, Any] | None) -> dict[str, Mapping[str, Any]]:
    """Rules in the member's language, from the verdicts as they stand; the report itself was written in one language."""
    ids = catalogue.brand_product_ids(desk.brand.id)
    told: dict[str, Mapping[str, Any]] = {}
    for market in raw["markets"] if raw else ():
        for verdict in compliance.verdicts(ids, market).values():
            if not all(f["rule"] in told for f in verdict.findings):
                told |= {f["id"]: f for f in compliance.explain(verdict, desk.language)}
    return told


@screen("launch", "brand/launch.html")
def report(desk: Desk, asked: QueryDict) -> Launch:
    return _launch_page(desk, asked, launching.latest(desk.brand.id))


@screen("launch", "")
def standalone(desk: Desk, asked: QueryDict) -> HttpResponse:
    """The report as a file to keep or to send on."""
    raw = launching.latest(desk.brand.id)
    if raw is None:
        raise NotThere
    name = f"{desk.brand.slug}-launch-report.html"
    return HttpResponse(
        reports.launch_page(raw, desk.language), headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@deed("launch", needs="launch")
def send(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a pack of this brand; rehearse or launch it, and show what came of it."""
    rehearsal = request.POST.get("what") != "launch"
    chosen = [m for m in MARKETS if m in request.POST.getlist("markets")]
    try:
        with uploaded(request.FILES.get("pack")) as path:
            _check(desk, path, chosen, rehearsal)
            raw = launching.launch(
                path,
                chosen,
                rehearsal=rehearsal,
                language=desk.language,
                withdraw_missing=request.POST.get("withdraw_missing") == "yes",
            )
    except ArgosyError as refusal:
        with desk.walls():
            latest = launching.latest(desk.brand.id)
            page = _launch_page(desk, {}, latest, refusal.sentence(desk.language))
        return show(request, desk, "launch", "brand/launch.html", page, status=refusal.status)
    if rehearsal:
        with desk.walls():
            page = _launch_page(desk, {}, raw)
        return show(request, desk, "launch", "brand/launch.html", page)
    messages.success(request, desk.say("brand-launch-done", pack=raw["pack"]))
    return HttpResponseRedirect(desk.link("launch"))


def _check(desk: Desk, path: Path, chosen: Sequence[str], rehearsal: bool) -> None:
    """Nothing is done with a pack that speaks for another brand, or for more products than a request should launch."""
    if not chosen:
        raise PackRefused("markets")
    inside = launching.contents(path)
    if inside.slug != desk.brand.slug:
        raise PackRefused("other-brand", brand=desk.brand.slug, given=inside.slug)
    if inside.products > MOST_PRODUCTS:
        raise PackRefused("many", products=inside.products, most=MOST_PRODUCTS)
    if not rehearsal and desk.brand.status not in ("verified", "active"):
        raise PackRefused("not-admitted")


class uploaded:
    """An uploaded zip as a file, for as long as it is worked on. Raises PackRefused."""

    def __init__(self, given: UploadedFile | None) -> None:
        if given is None:
            raise PackRefused("none")
        if not str(given.name).lower().endswith(".zip"):
            raise PackRefused("no-zip")
        if (given.size or 0) > MOST_BYTES:
            raise PackRefused("big", most=MOST_BYTES // 1024**2)
        self.given = given

    def __enter__(self) -> Path:
        self.folder = tempfile.TemporaryDirectory(prefix="argosy-pack-")
        path = Path(self.folder.name) / Path(str(self.given.name)).name
        with path.open("wb") as target:
            for chunk in self.given.chunks():
                target.write(chunk)
        return path

    def __exit__(self, *trouble: object) -> None:
        self.folder.cleanup()
