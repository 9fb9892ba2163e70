"""Carts: what a shopper means to buy in one market. Nothing is promised until the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.checkout.errors import NotCleared, NotForSale, QuantityRange, UnknownCart
from argosy.checkout.models import Cart, CartLine
from argosy.checkout.rules import MOST_PER_LINE, Quote
from argosy.checkout.sale import items, priced, prices_for
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import market as market_of

_ADD = """
    INSERT INTO checkout_cartline (id, cart_id, variant_id, quantity, seen_gross_minor) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (cart_id, variant_id) DO UPDATE
    SET quantity = least(checkout_cartline.quantity + excluded.quantity, %s), seen_gross_minor = excluded.seen_gross_minor
"""
# The form's own key makes a double click or a reload add once.
_ONCE = """
    INSERT INTO checkout_idempotencykey (key, request_digest, order_id, status, response, created_at)
    VALUES (%s, '', NULL, NULL, NULL, %s) ON CONFLICT (key) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class CartLineView:
    """A line as it stands now. `reference` is the lowest price of the `reference_days` before a reduction. `seen_gross` is the unit price last
    shown; `problem` the reason why it cannot be ordered; `net_content` how much a unit contains ("60 ml") of goods sold by measure, else ""."""

    variant_id: UUID
    product_id: UUID
    brand_id: UUID
    sku: str
    name: str
    mode: str
    quantity: int
    unit_gross: int
    list_gross: int
    reference: int | None
    percent: int | None
    reference_days: int | None
    gross: int
    deposit: int | None
    seen_gross: int
    left: int
    net_content: str
    problem: ArgosyError | None


@dataclass(frozen=True, slots=True)
class CartView:
    """A cart repriced now. `quote` is None when it cannot be ordered as it is (`trouble` or a line says why); `promised_on` needs a postal code."""

    id: UUID
    market: str
    language: str
    postal_code: str
    lines: tuple[CartLineView, ...]
    quote: Quote | None
    promised_on: date | None
    warehouses: tuple[str, ...]
    trouble: ArgosyError | None


def create(market: str, language: str, user_id: UUID | None = None) -> UUID:
    """A new cart. Raises UnknownMarket."""
    return Cart.objects.create(market=market_of(market).code, language=language, user_id=user_id).id


def add(cart_id: UUID, variant_id: UUID, quantity: int, key: str = "") -> None:
    """Put a quantity of a variant into the cart; the same key adds once. Raises UnknownCart, QuantityRange, NotForSale."""
    cart = _cart(cart_id)
    market = market_of(cart.market)
    item = items({variant_id: quantity}, market, clock.now(), cart.user_id)[0]
    with db.transaction():
        if key and not db.run(_ONCE, [f"cart:{cart_id}:{key}"[:200], clock.now()]):
            return
        db.run(_ADD, [uuid7(), cart_id, variant_id, quantity, item.unit_gross, MOST_PER_LINE])
        Cart.objects.filter(id=cart_id).update(updated_at=clock.now())


def set_quantity(cart_id: UUID, variant_id: UUID, quantity: int) -> None:
    """Change a line's quantity; 0 takes it out. Raises UnknownCart, QuantityRange."""
    if not 0 <= quantity <= MOST_PER_LINE:
        raise QuantityRange(quantity, MOST_PER_LINE)
    lines = CartLine.objects.filter(cart_id=_cart(cart_id).id, variant_id=variant_id)
    if quantity:
        lines.update(quantity=quantity)
    else:
        lines.delete()


def set_postcode(cart_id: UUID, postal_code: str) -> None:
    """Remember where the goods would go. Raises UnknownCart, PostcodeForm, NotServed."""
    cart = _cart(cart_id)
    code = fulfilment.check_postcode(market_of(cart.market).country, postal_code) if postal_code.strip() else ""
    Cart.objects.filter(id=cart_id).update(postal_code=code)


def empty(cart_id: UUID) -> None:
    """Take everything out (after the order)."""
    CartLine.objects.filter(cart_id=cart_id).delete()


def count(cart_id: UUID) -> int:
    """How many units are in the cart; 0 for a cart that does not exist."""
    return sum(CartLine.objects.filter(cart_id=cart_id).values_list("quantity", flat=True))


def wanted(cart_id: UUID) -> dict[UUID, int]:
    """Quantity by variant. Raises UnknownCart."""
    lines = CartLine.objects.filter(cart_id=_cart(cart_id).id).order_by("id")
    return dict(lines.values_list("variant_id", "quantity"))


def _cart(cart_id: UUID) -> Cart:
    found = Cart.objects.filter(id=cart_id).first()
    if found is None:
        raise UnknownCart
    return found


def merge(guest_id: UUID, user_id: UUID, market: str, language: str) -> UUID:
    """The user's cart in the market with the guest's lines added; the guest's cart is gone afterwards."""
    with db.transaction():
        own = Cart.objects.filter(user_id=user_id, market=market).order_by("-updated_at").first()
        guest = Cart.objects.filter(id=guest_id, user_id=None, market=market).first()
        if own is None:
            if guest is not None:
                Cart.objects.filter(id=guest.id).update(user_id=user_id)
                return guest.id
            return create(market, language, user_id)
        if guest is not None:
            for line in guest.lines.all():
                db.run(_ADD, [uuid7(), own.id, line.variant_id, line.quantity, line.seen_gross_minor, MOST_PER_LINE])
            guest.delete()
        return own.id


def view(cart_id: UUID) -> CartView:
    """The cart with today's prices, stock and promise; lines in trouble say why. Raises UnknownCart."""
    cart = _cart(cart_id)
    market = market_of(cart.market)
    at = clock.now()
    kept = list(cart.lines.order_by("id"))
    ids = [line.variant_id for line in kept]
    facts = catalogue.sale_facts(ids)
    prices = prices_for(ids, market, at, cart.user_id)
    free = fulfilment.available(ids, market.code)
    names = catalogue.titles(facts.values(), cart.language)
    lines = []
    for line in kept:
        fact, price = facts.get(line.variant_id), prices.get(line.variant_id)
        if fact is None or price is None:
            CartLine.objects.filter(id=line.id).delete()
            continue
        left = free.get(line.variant_id, 0)
        lines.append(
            CartLineView(
                variant_id=line.variant_id,
                product_id=fact.product_id,
                brand_id=fact.brand_id,
                sku=fact.sku,
                name=names[line.variant_id],
                mode=fact.sale_mode,
                quantity=line.quantity,
                unit_gross=price.gross,
                list_gross=price.list_gross,
                reference=price.lowest_30d,
                percent=price.percent,
                reference_days=price.lowest_days,
                gross=price.gross * line.quantity,
                deposit=fact.deposit_minor if fact.sale_mode == "deposit" else None,
                seen_gross=line.seen_gross_minor,
                left=left,
                net_content=fact.net_content,
                problem=fulfilment.SoldOut({line.variant_id: left}) if left < line.quantity else None,
            )
        )
    return _whole(cart, lines, at)


def _whole(cart: Cart, lines: list[CartLineView], at: object) -> CartView:
    market = market_of(cart.market)
    now = clock.now()
    quoted, promise = None, None
    trouble: ArgosyError | None = None
    goods: Mapping[UUID, tuple[int, str]] = {li.variant_id: (li.quantity, li.mode) for li in lines}
    if lines and not any(li.problem for li in lines):
        try:
            quoted = priced(items({v: n for v, (n, _) in goods.items()}, market, now, cart.user_id), market, now)
        except (NotForSale, NotCleared) as refused:
            trouble = refused
        if cart.postal_code and quoted:
            try:
                promise = fulfilment.promise(goods, market.code, cart.postal_code, now)
            except ArgosyError as refused:
                trouble = refused
    return CartView(
        cart.id,
        cart.market,
        cart.language,
        cart.postal_code,
        tuple(lines),
        quoted,
        promise.day if promise else None,
        promise.warehouses if promise else (),
        trouble,
    )


def seen(cart_id: UUID) -> None:
    """The shopper has been shown today's prices: remember them, so that a later change is pointed out once."""
    current = {line.variant_id: line.unit_gross for line in view(cart_id).lines}
    for variant_id, gross in current.items():
        CartLine.objects.filter(cart_id=cart_id, variant_id=variant_id).update(seen_gross_minor=gross)
