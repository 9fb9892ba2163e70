"""Goods sent back by their buyer, and money given back."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.kernel.markets import market as market_of
from argosy.web.api import documents_returns as dr
from argosy.web.api.access import idempotency_key
from argosy.web.api.answers import answer
from argosy.web.api.orders import IdempotencyKey, OrderToken, TokenInAddress, must_be_buyers
from argosy.web.api.problems import InvalidFields

router = Router(tags=["Orders"])


@router.post("/orders/{order_id}/returns", response={201: dr.ReturnOut}, summary="Report a fault, or exchange")
def claim(
    request: HttpRequest,
    order_id: UUID,
    body: dr.ReturnIn,
    key: IdempotencyKey = None,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """A fault waits for the seller's answer; an exchange may be sent at once. For a change of mind, withdraw. 409
    (`aftersales-not-delivered`) before the goods have arrived."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    order = checkout.order(order_id)
    language = body.language or order.language
    if language not in market_of(order.market).languages:
        raise InvalidFields([("language", "api-field-choice", {"limit": ", ".join(market_of(order.market).languages)})])
    lines: Counter[UUID] = Counter()
    for line in body.lines:
        lines[line.line_id] += line.quantity
    told = aftersales.Claim(
        order_id=order_id,
        cause=body.cause,
        lines=dict(lines),
        language=language,
        key=f"api:{order_id}:{idempotency_key(request)}",
        remedy=body.remedy,
        wanted={line.line_id: line.instead for line in body.lines if line.instead is not None},
        told=body.told,
    )
    made = aftersales.claim(told)
    return answer(_told(made), 201, Location=f"/api/v1/orders/{order_id}/returns/{made.number}")


@router.get("/orders/{order_id}/returns", response=dr.ReturnsOut, summary="An order's returns")
def returns(
    request: HttpRequest, order_id: UUID, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """Those of confirmed withdrawals too, oldest first."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    return answer({"items": [_told(r) for r in aftersales.returns(order_id)]})


@router.get("/orders/{order_id}/returns/{number}", response=dr.ReturnOut, summary="A return")
def show(
    request: HttpRequest, order_id: UUID, number: str, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """As it stands."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    found = aftersales.returned(number)
    if found.order_id != order_id:
        raise aftersales.UnknownReturn
    return answer(_told(found))


@router.get("/orders/{order_id}/refunds", response=dr.RefundsOut, summary="An order's refunds")
def refunds(
    request: HttpRequest, order_id: UUID, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """Money given back for goods that came in, and prices reduced afterwards."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    numbers = {r.id: r.number for r in aftersales.returns(order_id)}
    return answer(
        {"items": [_refund(r, numbers.get(r.return_id) if r.return_id else None) for r in aftersales.refunds(order_id)]}
    )


def _told(found: aftersales.ReturnView) -> dict[str, object]:
    same = "number order_id cause remedy state told answer opened_at received_at".split()
    lines = [
        {
            "line_id": line,
            "quantity": n,
            "left": found.left.get(line, 0),
            "instead": found.wanted.get(line),
        }
        for line, n in found.lines.items()
    ]
    refunds = [_refund(r, found.number) for r in found.refunds]
    return {**{n: getattr(found, n) for n in same}, "lines": lines, "warehouse": found.place, "refunds": refunds}


def _refund(found: aftersales.RefundView, number: str | None) -> dict[str, object]:
    same = "number amount delivery currency note at settled_at".split()
    lines = [
        {
            "line_id": line,
            "units": g.units,
            "net": g.net,
            "vat": g.vat,
            "duty": g.duty,
            "duty_vat": g.duty_vat,
        }
        for line, g in found.lines.items()
    ]
    return {**{n: getattr(found, n) for n in same}, "return_number": number, "lines": lines}
