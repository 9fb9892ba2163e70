"""Carts: buying step by step. A cart made here belongs to whoever knows its id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import market as market_of
from argosy.web.api import documents_orders as do
from argosy.web.api.access import idempotency_key
from argosy.web.api.answers import answer, by_measure, money
from argosy.web.api.market import place, variant_id_of
from argosy.web.api.orders import PLACED, IdempotencyKey, buy, point
from argosy.web.api.problems import UnknownCartLine, reader

router = Router(tags=["Carts"])


@router.post("/carts", response={201: do.CartOut}, summary="A new cart")
def create(request: HttpRequest, body: do.CartIn) -> HttpResponse:
    """In one market and one of its languages."""
    where, language = place(body.market, body.language)
    return _cart(request, checkout.opened(where.code, language, postal_code=body.postal_code), 201)


@router.get("/carts/{cart_id}", response=do.CartOut, summary="A cart")
def show(request: HttpRequest, cart_id: UUID) -> HttpResponse:
    """At today's prices, with what keeps it from being ordered."""
    return _cart(request, checkout.head(cart_id))


@router.patch("/carts/{cart_id}", response=do.CartOut, summary="Say where it goes, how, and with which coupon")
def change(request: HttpRequest, cart_id: UUID, body: do.CartChange) -> HttpResponse:
    """Remember the postal code, for the promise, the way of delivery and a coupon."""
    cart = None
    if body.postal_code is not None:
        cart = checkout.set_postcode(cart_id, body.postal_code)
    if body.delivery is not None:
        cart = checkout.set_way(cart_id, body.delivery)
    if body.coupon is not None:
        cart = checkout.set_coupon(cart_id, body.coupon)
    return _cart(request, cart or checkout.head(cart_id))


@router.post("/carts/{cart_id}/lines", response=do.CartOut, summary="Put something in")
def add(request: HttpRequest, cart_id: UUID, body: do.LineIn, key: IdempotencyKey = None) -> HttpResponse:
    """Adds to what is there of the same variant. Under the same idempotency key it adds once; here the key may be left out."""
    variant = body.variant_id or variant_id_of(body.sku or "", body.brand)
    return _cart(request, checkout.add(cart_id, variant, body.quantity, idempotency_key(request) if key else ""))


@router.patch("/carts/{cart_id}/lines/{variant_id}", response=do.CartOut, summary="Change a quantity")
def set_quantity(request: HttpRequest, cart_id: UUID, variant_id: UUID, body: do.QuantityIn) -> HttpResponse:
    """0 takes the line out."""
    _must_hold(cart_id, variant_id)
    return _cart(request, checkout.set_quantity(cart_id, variant_id, body.quantity))


@router.delete("/carts/{cart_id}/lines/{variant_id}", response=do.CartOut, summary="Take a line out")
def remove(request: HttpRequest, cart_id: UUID, variant_id: UUID) -> HttpResponse:
    """The cart without it."""
    _must_hold(cart_id, variant_id)
    return _cart(request, checkout.set_quantity(cart_id, variant_id, 0))


@router.post("/carts/{cart_id}/order", response=PLACED, summary="Order what is in the cart")
def order(request: HttpRequest, cart_id: UUID, body: do.CheckoutIn, key: IdempotencyKey = None) -> HttpResponse:
    """Answers as `POST orders` does. The cart keeps its lines, so that the same call under the same key finds the same order."""
    name = idempotency_key(request)
    cart = checkout.head(cart_id)
    wanted = {line.variant_id: line.quantity for line in cart.lines}
    given = {"delivery": body.delivery or cart.way, "coupon": cart.coupon if body.coupon is None else body.coupon}
    chosen = body.model_copy(update=given)
    return buy(request, f"api:{cart_id.hex}:{name}", market_of(cart.market), cart.language, wanted, chosen)


def _must_hold(cart_id: UUID, variant_id: UUID) -> None:
    if variant_id not in checkout.wanted(cart_id):
        raise UnknownCartLine


def _cart(request: HttpRequest, kept: checkout.CartRow, status: int = 200) -> HttpResponse:
    cart = checkout.view(kept)
    language = reader(request)
    currency = market_of(cart.market).currency
    quote = cart.quote
    data = {
        "id": cart.id,
        "market": cart.market,
        "language": cart.language,
        "postal_code": cart.postal_code,
        "lines": [_line(line, cart.market, currency, language) for line in cart.lines],
        "totals": quote and _totals(quote, cart.lines),
        "coupon": _coupon(cart, currency, language),
        "delivery_way": cart.way,
        "delivery_ways": [_way(way, currency) for way in cart.ways],
        "seen_promised_on": cart.seen_promised_on,
        "promised_on": cart.promised_on,
        "warehouses": cart.warehouses,
        "problem": _trouble(cart.trouble, language),
    }
    return answer(data, status, **({"Location": f"/api/v1/carts/{cart.id}"} if status == 201 else {}))


def _coupon(cart: checkout.CartView, currency: str, language: str) -> dict[str, Any] | None:
    if not cart.coupon:
        return None
    taken = cart.quote.discount if cart.quote else 0
    return {
        "code": cart.coupon,
        "discount": money(taken, currency),
        "problem": _trouble(cart.coupon_trouble, language),
    }


def _way(way: fulfilment.Way, currency: str) -> dict[str, Any]:
    return {
        "code": way.code,
        "kind": way.kind,
        "price": money(way.price, currency),
        "promised_on": way.day,
        "point": point(way.code),
    }


def _totals(quote: checkout.Quote, lines: Sequence[checkout.CartLineView]) -> dict[str, Any]:
    """The sums; what is `saved` counts from the lowest price of the 30 days before a reduction (C-330/23)."""
    total = quote.total
    claimed = [li for li in lines if li.reference is not None and li.percent]
    amounts = {
        "net": total.net,
        "vat": total.vat,
        "duty": total.duty,
        "import_cost": quote.import_cost,
        "total": total.gross,
        "delivery": quote.delivery.gross,
        "due": quote.due,
        "discount": quote.discount,
        "saved": sum(((li.reference or 0) - li.unit_gross) * li.quantity for li in claimed),
    }
    return {name: money(minor, quote.currency) for name, minor in amounts.items()}


def _line(line: checkout.CartLineView, market: str, currency: str, language: str) -> dict[str, Any]:
    return {
        "variant_id": line.variant_id,
        "product_id": line.product_id,
        "sku": line.sku,
        "name": line.name,
        "quantity": line.quantity,
        "unit_price": money(line.unit_gross, currency),
        "price_by_measure": by_measure(market, line.net_content, line.unit_gross, currency),
        "lowest_30_days": money(line.reference, currency),
        "lowest_days": line.reference_days,
        "percent_off": line.percent or 0,
        "seen_price": money(line.seen_gross, currency),
        "total": money(line.gross, currency),
        "deposit": money(line.deposit, currency),
        "left": min(line.left, checkout.MOST_PER_LINE),
        "problem": _trouble(line.problem, language),
    }


def _trouble(error: ArgosyError | None, language: str) -> dict[str, str] | None:
    return {"code": error.code, "detail": error.sentence(language)} if error else None
