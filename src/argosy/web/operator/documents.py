"""Documents that wait for review: the queue, one document with what hangs on it, and accepting or refusing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.web.brand import shell
from argosy.web.brand.documents import attachment, title_of
from argosy.web.operator.access import deed, frame, screen

evidence = compliance.evidence


@dataclass(frozen=True, slots=True)
class Row:
    """A document in a list; `waited` whole days since it was handed in."""

    document: Any
    title: str
    brand: str
    waited: int
    state: str


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, what was decided last, what ends soon, and how many there are by state."""

    waiting: Sequence[Row]
    lately: Sequence[Row]
    ending: Sequence[tuple[Row, int]]
    counts: Mapping[str, int]


@screen("documents", "operator/documents.html")
def queue(request: HttpRequest, language: str) -> Queue:
    names = {b.id: b.name for b in programme.brands()}

    def row(found: Any) -> Row:
        waited = (clock.now() - found.uploaded_at).days
        return Row(
            found,
            title_of(found.kind, language),
            names.get(found.brand_id, "–"),
            waited,
            found.standing(clock.today()),
        )

    return Queue(
        [row(d) for d in evidence.waiting()],
        [row(d) for d in evidence.lately()],
        [(row(d), left) for d, left in evidence.expiring()],
        evidence.counts(),
    )


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document: particulars, the products and markets that hang on it, and what happened to it."""

    title: str
    document: Any
    brand: programme.BrandRecord
    state: str
    products: Sequence[str]
    hangs: int
    markets: Sequence[str]
    history: Sequence[Any]
    own: bool
    refused: str = ""
    note: str = ""


def _page(request: HttpRequest, language: str, document_id: UUID, refused: str = "", note: str = "") -> DocumentPage:
    found = evidence.document(document_id)
    places = evidence.concerned(found, catalogue.categories_of(found.brand_id), MARKETS)
    return DocumentPage(
        title=title_of(found.kind, language),
        document=found,
        brand=programme.brand_by_id(found.brand_id),
        state=found.standing(clock.today()),
        products=[p.name for p in catalogue.products(list(found.product_ids))],
        hangs=len({key for ids in places.values() for key in ids}),
        markets=list(places),
        history=evidence.history(found.id),
        own=found.uploaded_by == request.user.email,  # type: ignore[union-attr]
        refused=refused,
        note=note,
    )


@screen("documents", "operator/document.html")
def document(request: HttpRequest, language: str, document_id: UUID) -> DocumentPage:
    return _page(request, language, document_id)


@screen("documents", "")
def file(request: HttpRequest, language: str, document_id: UUID) -> HttpResponse:
    return attachment(evidence.document(document_id))


@deed("documents")
def review(request: HttpRequest, language: str, document_id: UUID) -> HttpResponse:
    """Accept, or refuse with the reason that the brand reads."""
    accept, note = request.POST.get("what") == "accept", request.POST.get("note", "")
    try:
        done = evidence.review(document_id, accept, request.user.email, note)  # type: ignore[union-attr]
    except (compliance.EvidenceInvalid, compliance.OwnReview) as refusal:
        page = _page(request, language, document_id, refusal.sentence(language), note)
        made = frame(request, language, "documents", page.title)
        return shell.respond("operator/document.html", language, made, page, refusal.status)
    moved = len({key for key, _ in done.changed})
    what = "accepted" if accept else "refused"
    messages.success(request, t(language, f"operator-doc-done-{what}", count=moved))
    return HttpResponseRedirect(reverse("operator-documents"))
