"""Notices of unlawful or unsafe goods, by anybody, an authority or a trusted flagger; and what is being recalled."""

from __future__ import annotations

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router

from argosy.catalogue import api as catalogue
from argosy.kernel.text import t
from argosy.safety import api as safety
from argosy.web import letters, recalls
from argosy.web.api import documents as d
from argosy.web.api import documents_notices as dn
from argosy.web.api.access import idempotency_key
from argosy.web.api.answers import answer
from argosy.web.api.market import SHARED, Language, place, variant_id_of
from argosy.web.api.orders import IdempotencyKey
from argosy.web.shop.notices import origin

router = Router(tags=["Safety"])
NoticeToken = Annotated[
    str | None, Header(alias="Notice-Token", description="The token told when the notice was made.")
]
TokenInAddress = Annotated[str | None, Query(alias="token", description="The same, for links.")]


@router.post("/notices", response={201: dn.NoticeOut, 429: d.Problem}, summary="Tell of unlawful or unsafe goods")
def tell(request: HttpRequest, body: dn.NoticeIn, key: IdempotencyKey = None) -> HttpResponse:
    """Recorded once per key and confirmed by mail. A person decides, on an authority's order within two working days, on every
    other notice within three; nothing is restricted by the notice alone."""
    name = f"api:{idempotency_key(request)}"
    where, language = place(body.market, body.language)
    values = body.model_dump(exclude={"brand"}) | {"market": where.code, "language": language}
    if body.sku and body.product_id is None:
        variant = variant_id_of(body.sku, body.brand)
        values["product_id"] = catalogue.sale_facts([variant])[variant].product_id
    made = safety.record(safety.Report(**values), key=name, origin=origin(request))
    return answer(_stands(made), 201, Location=f"/api/v1/notices/{made.number}")


@router.get("/notices/{number}", response=dn.NoticeOut, summary="Where a notice stands")
def notice(
    request: HttpRequest, number: str, token: NoticeToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """For whoever holds its token; to everybody else it does not exist."""
    if not letters.opens(number, token or in_address or ""):
        raise safety.UnknownNotice(number)
    return answer(_stands(safety.notice(number)))


def _stands(found: safety.NoticeRecord) -> dict[str, Any]:
    decision = safety.decision_of(found.id)
    return {
        "number": found.number,
        "state": found.state,
        "received_at": found.received_at,
        "due_on": found.due_on,
        "decision": decision.action if decision else None,
        "decided_at": decision.decided_at if decision else None,
        "redress": t(found.language, "notice-redress") if decision else None,
        "token": letters.token_of(found.number),
        "page": settings.PUBLIC_URL + letters.notice_href(found),
    }


@router.get("/markets/{market}/recalls", response=dn.Recalls, summary="What is being recalled")
def recall_list(request: HttpRequest, market: str, language: Language = None) -> HttpResponse:
    """Published recalls of the market, the latest first (Regulation (EU) 2023/988 Art. 35 and 36)."""
    where, spoken = place(market, language)
    items = []
    for found in safety.recalls(where.code):
        told = recalls.of(found, spoken, where.code)
        items.append(
            {
                "number": told.number,
                "headline": told.headline,
                "brand": told.brand,
                "product": told.product,
                "product_id": found.product_id,
                "markets": list(found.restriction.markets),
                "skus": list(found.restriction.skus),
                "lot": told.lot,
                "hazards": list(told.hazards),
                "measures": list(told.measures),
                "remedies": list(told.remedies),
                "contact_name": found.contact_name,
                "contact_email": told.email,
                "contact_phone": told.phone,
                "published_at": found.published_at,
                "page": settings.PUBLIC_URL + told.href,
            }
        )
    return answer({"items": items}, cache=SHARED)
