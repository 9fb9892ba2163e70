"""What a buyer does after the order: cancel it, or withdraw from the contract in two steps."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.handover import api as handover
from argosy.kernel.markets import market as market_of
from argosy.web.api import documents_aftersales as da
from argosy.web.api.access import idempotency_key
from argosy.web.api.answers import answer
from argosy.web.api.orders import IdempotencyKey, OrderToken, TokenInAddress, must_be_buyers
from argosy.web.api.problems import InvalidFields

router = Router(tags=["Orders"])


@router.post("/orders/{order_id}/cancellation", response=da.CancellationOut, summary="Cancel an order")
def cancellation(
    request: HttpRequest,
    order_id: UUID,
    body: da.CancellationIn,
    key: IdempotencyKey = None,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """While nothing of it has been sent: its goods are free again, and the money is let go or given back in full. 409
    (`aftersales-already-sent`) afterwards: withdraw instead. A reservation with a deposit is cancelled by its terms (see `handover`). The same
    again changes nothing."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    name = f"api:{order_id}:{idempotency_key(request)}"
    if handover.of_sale(checkout.order(order_id)) is not None:
        handover.cancel(order_id, name)
        called_off = aftersales.cancellation(order_id)
        assert called_off is not None
        done = called_off
    else:
        done = aftersales.cancel(order_id, name)
    stands = checkout.status(order_id)
    return answer(
        {
            "order_id": order_id,
            "number": stands.number,
            "state": stands.state,
            "payment_state": stands.payment_state,
            "cancelled_at": done.at,
            "settled": done.settled,
        }
    )


@router.post("/orders/{order_id}/withdrawals", response={201: da.WithdrawalOut}, summary="Declare a withdrawal")
def withdraw(
    request: HttpRequest,
    order_id: UUID,
    body: da.WithdrawalIn,
    key: IdempotencyKey = None,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """Step one: what is given up and by whom; no reason is asked. Nothing is binding before `confirmation`. 409
    (`aftersales-period-over`) when more than 14 days have passed since delivery."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    order = checkout.order(order_id)
    handover.check_withdrawal(order)
    if body.language is not None and body.language not in market_of(order.market).languages:
        raise InvalidFields([("language", "api-field-choice", {"limit": ", ".join(market_of(order.market).languages)})])
    lines: Counter[UUID] = Counter()
    for line in body.lines:
        lines[line.line_id] += line.quantity
    told = aftersales.Declaration(
        order_id=order_id,
        name=order.address.get("name", "") if body.name is None else body.name,
        email=order.email if body.email is None else body.email,
        language=body.language or order.language,
        key=f"api:{order_id}:{idempotency_key(request)}",
        lines=dict(lines),
    )
    declared = aftersales.withdraw(told)
    where = f"/api/v1/orders/{order_id}/withdrawals/{declared.number}"
    return answer(_told(declared), 201, Location=where)


@router.get("/orders/{order_id}/withdrawals/{number}", response=da.WithdrawalOut, summary="A withdrawal")
def show(
    request: HttpRequest, order_id: UUID, number: str, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """As it stands, with the time at which it was received."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    return answer(_told(aftersales.withdrawal_of(order_id, number)))


@router.post(
    "/orders/{order_id}/withdrawals/{number}/confirmation", response=da.WithdrawalOut, summary="Confirm a withdrawal"
)
def confirmation(
    request: HttpRequest,
    order_id: UUID,
    number: str,
    body: da.WithdrawalConfirmationIn,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """Step two: it is binding, and an acknowledgement with its content and time goes out by mail. Before anything has been sent a
    withdrawal from the whole order cancels it; else the money comes when the goods are back. The same again changes nothing."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    order = checkout.order(order_id)
    handover.check_withdrawal(order)
    told = aftersales.confirm(aftersales.withdrawal_of(order_id, number).id)
    if handover.of_sale(order) is not None:
        handover.advance(order_id)
    return answer(_told(told))


def _told(found: aftersales.WithdrawalView) -> dict[str, object]:
    same = "number order_id state whole cancelled name email language declared_at confirmed_at".split()
    lines = [{"line_id": line, "quantity": quantity} for line, quantity in found.lines.items()]
    return {**{n: getattr(found, n) for n in same}, "lines": lines, "last_day": aftersales.last_day(found.order_id)}
