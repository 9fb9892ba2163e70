"""Buying: the whole purchase in one call, and an order as its buyer sees it."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.signing import b64_encode
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from ninja import Header, Query, Router

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.invoicing import api as invoicing
from argosy.kernel.errors import ArgosyError
from argosy.web.admission import tokens
from argosy.web.api import documents as d
from argosy.web.api import documents_orders as do
from argosy.web.api.access import idempotency_key
from argosy.web.api.answers import answer, money
from argosy.web.api.market import Language, place, variant_id_of
from argosy.web.api.problems import InvalidFields, problem

router = Router(tags=["Orders"])
_signer = signing.Signer(salt="argosy.api.order", sep=".")

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="Needed: 1 to 128 visible characters, a new one for each order. The same again gets the same answer.",
    ),
]
OrderToken = Annotated[str | None, Header(alias="Order-Token", description="The token told when the order was made.")]
TokenInAddress = Annotated[
    str | None, Query(alias="token", description="The same, for links. Prefer the header: addresses are logged.")
]
PLACED = {201: do.PlacedOut, 202: do.PlacedOut, 402: d.Problem, 503: d.Problem}


class PaymentDeclined(ArgosyError):
    """The provider said no: the order is refused and its goods are free again."""

    def __init__(self, placed: checkout.Placed) -> None:
        super().__init__(
            "api-payment-declined", fields=("payment",), status=402, reason=placed.reason or "card-declined"
        )


@router.post("/orders", response=PLACED, summary="Buy in one call")
def order(request: HttpRequest, body: do.OrderIn, key: IdempotencyKey = None) -> HttpResponse:
    """Hold the goods, ask for the payment, place the order. 201: placed; 202: the payment waits for the buyer
    (`payment_state` "challenged": see `payment_action`, then send the answer to `confirmation`) or for the bank ("pending": ask
    again later);
    402: declined, nothing is held any more. All problems with 409 leave nothing behind either."""
    where, language = place(body.market, body.language)
    return buy(request, f"api:{idempotency_key(request)}", where, language, _wanted(body.lines), body)


def buy(
    request: HttpRequest, key: str, where: Any, language: str, lines: Mapping[UUID, int], body: do.CheckoutIn
) -> HttpResponse:
    """Place an order and say where it stands."""
    expected = body.expected_total
    if expected and expected.currency != where.currency:
        raise InvalidFields([("expected_total.currency", "api-field-choice", {"limit": where.currency})])
    wanted = checkout.OrderRequest(
        key=key,
        market=where.code,
        language=language,
        email=body.email,
        address={name: value for name, value in body.address if value},
        lines=lines,
        token=body.payment.token or checkout.test_token(body.payment.card_number or ""),
        provider=body.payment.provider,
        expected_gross=expected.minor if expected else None,
        way=body.delivery or fulfilment.STANDARD,
        coupon=body.coupon or "",
        terms=body.terms_version,
        marketing=body.marketing_version,
        note=body.note,
    )
    return _stands(request, tokens.place(wanted, key))


def _wanted(lines: Sequence[do.LineIn]) -> dict[UUID, int]:
    """Quantity by variant; lines of the same variant count together. Raises UnknownProduct, UnknownBrand."""
    wanted: Counter[UUID] = Counter()
    for line in lines:
        wanted[line.variant_id or variant_id_of(line.sku or "", line.brand)] += line.quantity
    return dict(wanted)


def _stands(request: HttpRequest, placed: checkout.Placed, *, asked: bool = False) -> HttpResponse:
    if placed.state == "refused" and not asked:
        return problem(PaymentDeclined(placed), request)
    status = 200 if asked else 201 if placed.state == "placed" else 202
    data = {
        "id": placed.order_id,
        "number": placed.number,
        "state": placed.state,
        "payment_state": placed.payment_state,
        "reason": placed.reason,
        "total": money(placed.gross, placed.currency),
        "due": money(placed.due, placed.currency),
        "promised_on": placed.promised_on,
        "payment_action": _action(placed),
        "token": token_of(placed.order_id),
    }
    return answer(data, status, Location=f"/api/v1/orders/{placed.order_id}")


def _action(placed: checkout.Placed) -> dict[str, Any] | None:
    """What the buyer has to do at the bank; asked for anew where the same order is asked for again."""
    if placed.payment_state != "challenged":
        return None
    told = placed.challenge or checkout.challenge(placed.order_id)
    return {"url": told.url or None, "client_secret": told.client_secret or None} if told else None


def token_of(order_id: UUID) -> str:
    """What opens the order to whoever holds it: as `_signer` signs, whose key is made once."""
    signed = _keyed().copy()
    signed.update(order_id.hex.encode())
    return b64_encode(signed.digest()).decode()


@cache
def _keyed() -> hmac.HMAC:
    return salted_hmac(_signer.salt + "signer", b"", _signer.key, algorithm=_signer.algorithm)


def must_be_buyers(
    request: HttpRequest, order_id: UUID, given: str | None, owner: UUID | None, *, session: bool
) -> None:
    """The token of this order, or (for reading) its owner's session; else it is not told that the order exists."""
    if given and signing.constant_time_compare(given, token_of(order_id)):
        return
    if session and owner and settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.id == owner:
        return
    raise checkout.UnknownOrder


@router.get("/orders/{order_id}", response=do.OrderOut, summary="An order")
def show(
    request: HttpRequest, order_id: UUID, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """With its lines and shipments, for the holder of its token or its owner's session."""
    found = checkout.order(order_id)
    must_be_buyers(request, order_id, token or in_address, found.user_id, session=True)
    return answer(_order(found))


@router.get("/orders/{order_id}/invoices", response=do.InvoicesOut, summary="An order's invoices")
def invoices(
    request: HttpRequest, order_id: UUID, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """Invoices and credit notes in the order in which they were issued: one invoice for each issuer, a moment after the order was placed."""
    found = checkout.order(order_id)
    must_be_buyers(request, order_id, token or in_address, found.user_id, session=True)
    return answer({"invoices": [_invoice(d) for d in invoicing.of_order(order_id)]})


@router.get("/markets/{market}/consents", response=do.ConsentsOut, summary="What a buyer is shown and asked")
def consents(request: HttpRequest, market: str, language: Language = None) -> HttpResponse:
    """The words in force, in one of the market's languages."""
    _, spoken = place(market, language)
    told = [checkout.consent_text(kind, spoken) for kind in checkout.CONSENTS]
    return answer({"consents": [{"kind": c.kind, "version": c.version, "words": c.words} for c in told]})


@router.delete("/orders/{order_id}/consents/marketing", response=do.ForbiddenOut, summary="No more advertising")
def forbid(
    request: HttpRequest, order_id: UUID, token: OrderToken = None, in_address: TokenInAddress = None
) -> HttpResponse:
    """Takes back every consent of the order's e-mail address. The same again changes nothing."""
    must_be_buyers(request, order_id, token or in_address, checkout.order(order_id).user_id, session=False)
    checkout.forbid(order_id)
    return answer({"allowed": False})


@router.post("/orders/{order_id}/confirmation", response=do.PlacedOut, summary="Answer the bank's challenge")
def confirmation(
    request: HttpRequest,
    order_id: UUID,
    body: do.ConfirmationIn,
    token: OrderToken = None,
    in_address: TokenInAddress = None,
) -> HttpResponse:
    """Places the order or, when the buyer did not accept, refuses it. The same answer again changes nothing."""
    must_be_buyers(request, order_id, token or in_address, None, session=False)
    try:
        placed = checkout.confirm(order_id, body.accepted)
    except checkout.NotChallenged:
        placed = checkout.status(order_id)
        if placed.state != ("placed" if body.accepted else "refused"):
            raise
    return _stands(request, placed, asked=True)


def _order(o: checkout.OrderView) -> dict[str, Any]:
    same = "id number market language state payment_state reason email address promised_on created_at placed_at".split()
    amounts = {
        "net": o.net,
        "vat": o.vat,
        "duty": o.duty,
        "import_cost": o.import_cost,
        "total": o.gross,
        "delivery": o.delivery,
        "due": o.due,
        "discount": o.discount,
    }
    sent = ("state", "lines", "promised_on", "shipped_at")
    return {
        **{name: getattr(o, name) for name in same},
        **{name: money(minor, o.currency) for name, minor in amounts.items()},
        "note": o.note,
        "terms_version": o.terms or None,
        "coupon": o.coupon or None,
        "delivery_way": o.way,
        "pickup_point": point(o.way),
        "lines": [_line(line, o.currency) for line in o.lines],
        "shipments": [{"warehouse": s["warehouse_id"], **{name: s[name] for name in sent}} for s in o.shipments],
    }


def point(way: str) -> dict[str, Any] | None:
    """Where a way of delivery leads, when it leads to a point."""
    found = fulfilment.pickup_point(way)
    same = ("code", "name", "street", "postal_code", "city", "country")
    return {name: getattr(found, name) for name in same} if found else None


def _line(line: checkout.OrderLineView, currency: str) -> dict[str, Any]:
    return {
        "id": line.line_id,
        "product_id": line.product_id,
        "variant_id": line.variant_id,
        "sku": line.sku,
        "title": line.title,
        "quantity": line.quantity,
        "unit_price": money(line.unit_gross, currency),
        "discount": money(line.coupon, currency),
        "total": money(line.gross, currency),
        "vat_rate": str(line.vat_rate),
        "warehouse": line.warehouse,
        "deposit": money(line.deposit, currency),
    }


def _invoice(d: invoicing.DocumentView) -> dict[str, Any]:
    told = d.content
    party = ("name", "address", "country", "vat_id")
    plain = ("id", "kind", "description", "sku", "quantity", "scheme")
    return {
        "id": d.id,
        "series": d.series,
        "number": d.number,
        "invoice_id": d.invoice_id,
        "issued_at": d.issued_at,
        "supplied_on": told["supplied_on"],
        **{who: {name: told[who][name] for name in party} for who in ("issuer", "buyer")},
        **{name: money(minor, d.currency) for name, minor in (("net", d.net), ("vat", d.vat), ("gross", d.gross))},
        "lines": [
            {name: x[name] for name in plain}
            | {name: money(x[name], d.currency) for name in ("net", "vat", "gross")}
            | {"vat_rate": x["rate"], "note": x.get("note", "")}
            for x in told["lines"]
        ],
        "reason": told.get("reason", ""),
    }
