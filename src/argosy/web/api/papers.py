"""A brand's documents with its key: what is on file and how it stands, handing one in, taking one back."""

from __future__ import annotations

import base64
import binascii
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.kernel.markets import MARKETS
from argosy.web.api.access import brand_of, may_read, may_write, once
from argosy.web.api.answers import answer
from argosy.web.api.brand import walled
from argosy.web.api.documents import CountryCode, In, Out, RuleDay, Short
from argosy.web.api.orders import IdempotencyKey
from argosy.web.api.problems import InvalidFields

router = Router(tags=["Brand"], auth=may_read)
evidence = compliance.evidence
MOST_PRODUCTS = 1000


class DocumentIn(In):
    """A document to hand in. Without `product_ids` it is for the whole range; a registration certificate needs `country` and `scheme`
    instead. Countries are ISO 3166-1; none means everywhere."""

    kind: Short = Field(description=f"One of {', '.join(compliance.EVIDENCE_KINDS)}.")
    file_name: Short
    content: str = Field(
        description="The file in base64: PDF, PNG, JPEG or WebP. A request holds at most 5 MB; hand in larger files in the console or with a pack."
    )
    product_ids: list[UUID] = Field([], max_length=MOST_PRODUCTS)
    countries: list[CountryCode] = Field([], max_length=30)
    country: Short = ""
    scheme: Short = ""
    issued_on: RuleDay | None = None
    valid_from: RuleDay | None = Field(None, description="Empty: from the day of issue.")
    valid_until: RuleDay | None = Field(None, description="Its last day. Empty: it has no end.")


class DocumentOut(Out):
    """A document on file. `standing` is what it comes to today: valid, early, submitted, expired, refused or withdrawn."""

    id: UUID
    kind: str
    scope: str
    product_ids: list[UUID]
    country: str
    scheme: str
    countries: list[str]
    name: str
    mime: str
    size_bytes: int
    sha256: str
    issued_on: date | None
    valid_from: date
    valid_until: date | None
    days_left: int | None
    uploaded_at: datetime
    state: str
    standing: str
    reviewed_at: datetime | None
    note: str = Field(description="The reviewer's reason.")
    products: dict[str, int] = Field(description="By market, how many products hang on it.")


class DocumentList(Out):
    items: list[DocumentOut]


def _told(found: Any, categories: dict[UUID, str]) -> dict[str, Any]:
    today = clock.today()
    same = (
        "id kind scope product_ids country scheme countries name mime size_bytes sha256 issued_on valid_from valid_until"
        " uploaded_at state reviewed_at note"
    ).split()
    return {
        **{name: getattr(found, name) for name in same},
        "days_left": found.days_left(today),
        "standing": found.standing(today),
        "products": {m: len(ids) for m, ids in evidence.concerned(found, categories, MARKETS).items()},
    }


@router.get("/documents", response=DocumentList, summary="The brand's documents")
@walled
def documents(
    request: HttpRequest,
    kind: Annotated[str | None, Query(description="Only of this kind.")] = None,
) -> HttpResponse:
    """The newest first, whatever became of them."""
    brand_id = brand_of(request)
    categories = catalogue.categories_of(brand_id)
    return answer(
        {"items": [_told(d, categories) for d in evidence.documents(brand_id) if kind is None or d.kind == kind]}
    )


@router.get("/documents/{document_id}", response=DocumentOut, summary="One of the brand's documents")
@walled
def document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """Its particulars, how its review went, and what hangs on it. The file itself is in the console."""
    brand_id = brand_of(request)
    return answer(_told(evidence.of_brand(brand_id, document_id), catalogue.categories_of(brand_id)))


@router.post("/documents", response={201: DocumentOut}, auth=may_write, summary="Hand in a document")
def hand_in(request: HttpRequest, body: DocumentIn, key: IdempotencyKey = None) -> HttpResponse:
    """It waits for review. The same file for the same purpose and time is the document that is on file already."""

    def act() -> tuple[int, Any]:
        brand_id = brand_of(request)
        scopes = compliance.evidence_scopes(body.kind)
        scope = "products" if body.product_ids else scopes[-1]
        draft = evidence.Draft(
            kind=body.kind,
            scope=scope,
            product_ids=body.product_ids,
            country=body.country,
            scheme=body.scheme,
            countries=body.countries,
            issued_on=body.issued_on,
            valid_from=body.valid_from,
            valid_until=body.valid_until,
        )
        by = f"key:{request.auth.prefix}"  # type: ignore[attr-defined]
        found, _ = evidence.submit(brand_id, draft, _decoded(body.content), body.file_name, by)
        return 201, _told(found, catalogue.categories_of(brand_id))

    return once(request, act)


def _decoded(text: str) -> bytes:
    """The file. Raises InvalidFields where the text is no base64."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InvalidFields([("content", "api-field-base64", {})]) from None


@router.post("/documents/{document_id}/withdraw", response=DocumentOut, auth=may_write, summary="Take a document back")
def take_back(request: HttpRequest, document_id: UUID, key: IdempotencyKey = None) -> HttpResponse:
    """One that waits or was accepted. What hangs on an accepted one alone goes off sale until another is accepted."""

    def act() -> tuple[int, Any]:
        brand_id = brand_of(request)
        evidence.withdraw(brand_id, document_id, f"key:{request.auth.prefix}")  # type: ignore[attr-defined]
        found = evidence.of_brand(brand_id, document_id)
        return 200, _told(found, catalogue.categories_of(brand_id))

    return once(request, act)
