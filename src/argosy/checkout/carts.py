"""Carts: what a shopper means to buy in one market. Nothing is promised until the order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.catalogue import api as catalogue
from argosy.checkout import cart_queries
from argosy.checkout.cart_queries import CartRow, Kept
from argosy.checkout.errors import NotCleared, NotForSale, QuantityRange, UnknownCart
from argosy.checkout.models import Cart
from argosy.checkout.rules import MOST_PER_LINE, Quote
from argosy.checkout.sale import discounted, items, priced, prices_for
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import Market
from argosy.kernel.markets import market as market_of
from argosy.pricing import api as pricing


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
    """A cart repriced now. `quote` is None when it cannot be ordered as it is (`trouble` or a line says why); `promised_on` needs a postal code.

    `ways` are those that it may be delivered in, `way` the one that counts; `way_gone` tells that the one chosen is not offered any more, so
    that the standard one counts. `coupon` is the code that was given; `coupon_trouble` why it takes nothing off. `seen_promised_on` is the day last
    promised for the same place and way; `removed` what was taken out just now because it is not sold any more.
    """

    id: UUID
    market: str
    language: str
    postal_code: str
    lines: tuple[CartLineView, ...]
    quote: Quote | None
    promised_on: date | None
    warehouses: tuple[str, ...]
    trouble: ArgosyError | None
    way: str = fulfilment.STANDARD
    ways: tuple[fulfilment.Way, ...] = ()
    way_gone: bool = False
    coupon: str = ""
    coupon_trouble: ArgosyError | None = None
    seen_promised_on: date | None = None
    removed: tuple[str, ...] = ()

    @property
    def unseen(self) -> bool:
        """Whether a price or the day promised is another than the shopper last saw."""
        promise = self.promised_on is not None and self.promised_on != self.seen_promised_on
        return promise or any(line.seen_gross != line.unit_gross for line in self.lines)


def create(market: str, language: str, user_id: UUID | None = None) -> UUID:
    """A new cart. Raises UnknownMarket."""
    return opened(market, language, user_id).id


def opened(market: str, language: str, user_id: UUID | None = None, postal_code: str = "") -> CartRow:
    """A new cart as it is kept. Raises UnknownMarket, PostcodeForm, NotServed."""
    found = market_of(market)
    return cart_queries.create(found.code, language, user_id, _postcode(found, postal_code), clock.now())


def add(cart_id: UUID, variant_id: UUID, quantity: int, key: str = "") -> CartRow:
    """The cart with a quantity of a variant put in; the same key adds once. Raises UnknownCart, QuantityRange, NotForSale."""
    cart, now = head(cart_id), clock.now()
    market = market_of(cart.market)
    prices = _prices([variant_id], market, now, cart.user_id)
    item = items({variant_id: quantity}, market, now, cart.user_id, prices)[0]
    line = Kept(variant_id, quantity, item.unit_gross)
    return cart_queries.add(cart, line, MOST_PER_LINE, f"cart:{cart_id}:{key}"[:200] if key else "", now)


def set_quantity(cart_id: UUID, variant_id: UUID, quantity: int) -> CartRow:
    """The cart with a line's quantity changed; 0 takes it out. Raises UnknownCart, QuantityRange."""
    if not 0 <= quantity <= MOST_PER_LINE:
        raise QuantityRange(quantity, MOST_PER_LINE)
    return cart_queries.set_quantity(head(cart_id), variant_id, quantity)


def set_postcode(cart_id: UUID, postal_code: str) -> CartRow:
    """The cart with where the goods would go. Raises UnknownCart, PostcodeForm, NotServed."""
    cart = head(cart_id)
    return cart_queries.set_postcode(cart, _postcode(market_of(cart.market), postal_code))


def _postcode(market: Market, given: str) -> str:
    return fulfilment.check_postcode(market.country, given) if given.strip() else ""


def set_way(cart_id: UUID, way: str) -> CartRow:
    """The cart with how the goods would be delivered. Raises UnknownCart, WayNotOffered for a way that these goods cannot take."""
    cart = head(cart_id)
    if way not in {w.code for w in view(cart).ways}:
        raise fulfilment.WayNotOffered(way)
    return cart_queries.set_way(cart, way)


def set_coupon(cart_id: UUID, code: str) -> CartRow:
    """The cart with a coupon, or with "" none. Raises UnknownCart, and CouponRefused with the reason, which leaves the cart as it was."""
    cart = head(cart_id)
    if not code.strip():
        return cart_queries.set_coupon(cart, "")
    market, now = market_of(cart.market), clock.now()
    found = items({line.variant_id: line.quantity for line in cart.lines}, market, now, cart.user_id)
    taken = discounted(code, found, market, now, _who(cart))
    assert taken is not None
    return cart_queries.set_coupon(cart, taken.code)


def _who(cart: CartRow) -> dict[str, str]:
    """The buyer, as far as a cart knows."""
    return {"email": "", "account": str(cart.user_id or "")}


def empty(cart_id: UUID) -> None:
    """Take everything out (after the order)."""
    cart_queries.empty(cart_id)


def count(cart_id: UUID) -> int:
    """How many units are in the cart; 0 for a cart that does not exist."""
    return cart_queries.count(cart_id)


def wanted(cart_id: UUID) -> dict[UUID, int]:
    """Quantity by variant. Raises UnknownCart."""
    return {line.variant_id: line.quantity for line in head(cart_id).lines}


def head(cart_id: UUID) -> CartRow:
    """The cart as it is kept: market, language and lines, nothing worked out. Raises UnknownCart."""
    found = cart_queries.read(cart_id)
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
                kept = Kept(line.variant_id, line.quantity, line.seen_gross_minor)
                cart_queries.merge(own.id, kept, MOST_PER_LINE)
            cart_queries.adopt(own.id, guest.id)
            guest.delete()
        return own.id


def own_cart(user_id: UUID, market: str) -> UUID | None:
    """The cart of an account in a market, on whatever device it was filled; None where there is none."""
    return cart_queries.own(user_id, market)


def view(cart: UUID | CartRow, *, way: str = "", postal_code: str = "") -> CartView:
    """The cart with today's prices, stock and promise; lines in trouble say why. `way` and `postal_code`, where given, count instead of those
    that are kept. Raises UnknownCart.

    Prices and stock are what was true at most a second ago: an order reads its own, and is refused where they are others.
    """
    kept = head(cart) if isinstance(cart, UUID) else cart
    cart = kept._replace(way=way.strip() or kept.way, postal_code=postal_code.strip() or kept.postal_code)
    if (cart.way, cart.postal_code) != (kept.way, kept.postal_code):
        cart = cart._replace(seen_promised_on=None)
    market = market_of(cart.market)
    at = clock.now()
    ids = [line.variant_id for line in cart.lines]
    facts = catalogue.sale_facts(ids)
    prices = _prices(ids, market, at, cart.user_id)
    stock = fulfilment.shown({v: fact.sale_mode for v, fact in facts.items()}, market.code)
    names = catalogue.titles(facts.values(), cart.language)
    lines = []
    gone = [v for v in ids if v not in facts or v not in prices]
    if gone:
        cart_queries.take_out(cart, gone)
    for line in cart.lines:
        if line.variant_id in gone:
            continue
        fact, price = facts[line.variant_id], prices[line.variant_id]
        left = stock.left(line.variant_id)
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
                seen_gross=line.seen_gross,
                left=left,
                net_content=fact.net_content,
                problem=fulfilment.SoldOut({line.variant_id: left}) if left < line.quantity else None,
            )
        )
    whole = _whole(cart, lines, prices, stock, at)
    return replace(whole, removed=tuple(names[v] for v in gone if v in names)) if gone else whole


def _prices(ids: list[UUID], market: Market, at: datetime, user_id: UUID | None) -> dict[UUID, pricing.PriceNow]:
    """Guests all have the same prices, which need not be read for each of them."""
    return pricing.shown(ids, market.code, at) if user_id is None else prices_for(ids, market, at, user_id)


def look_again(variant_ids: Iterable[UUID], market: str) -> None:
    """Show prices and stock of these as they are now: an order was refused because they are others, and its buyer comes back to the cart."""
    modes = {v: fact.sale_mode for v, fact in catalogue.sale_facts(variant_ids).items()}
    pricing.forget_shown(modes, market)
    fulfilment.forget_shown(modes, market)


def _whole(
    cart: CartRow,
    lines: list[CartLineView],
    prices: Mapping[UUID, pricing.PriceNow],
    stock: fulfilment.Shown,
    now: datetime,
) -> CartView:
    market = market_of(cart.market)
    quoted, offered, way, coupon = None, fulfilment.Ways(()), cart.way, None
    trouble: ArgosyError | None = None
    refusal: ArgosyError | None = None
    goods: Mapping[UUID, tuple[int, str]] = {li.variant_id: (li.quantity, li.mode) for li in lines}
    if lines and not any(li.problem for li in lines):
        asked = (goods, market.code), (sum(li.gross for li in lines), now)
        try:
            offered = fulfilment.ways(*asked[0], cart.postal_code, *asked[1], stock)
        except ArgosyError as refused:
            offered, trouble = fulfilment.ways(*asked[0], "", *asked[1]), refused
        if way not in {w.code for w in offered.ways}:
            way = fulfilment.STANDARD
        try:
            found = items({v: n for v, (n, _) in goods.items()}, market, now, cart.user_id, prices)
            try:
                coupon = discounted(cart.coupon, found, market, now, _who(cart))
            except campaigns.CouponRefused as refused:
                refusal = refused
            quoted = priced(found, market, now, way=way, coupon=coupon)
        except (NotForSale, NotCleared) as refused:
            trouble = refused
    return CartView(
        cart.id,
        cart.market,
        cart.language,
        cart.postal_code,
        tuple(lines),
        quoted,
        next((w.day for w in offered.ways if w.code == way and quoted), None),
        offered.warehouses if quoted else (),
        trouble,
        way,
        offered.ways,
        bool(offered.ways) and way != cart.way,
        cart.coupon,
        refusal,
        cart.seen_promised_on,
    )


def seen(shown: CartView) -> None:
    """The shopper has been shown these prices and this promise: remember them, so that a later change is pointed out once."""
    cart_queries.set_seen(shown.id, {line.variant_id: line.unit_gross for line in shown.lines}, shown.promised_on)
