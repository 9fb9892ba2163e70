"""SQL of carts: a cart with its lines is one question, and so is each change."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from argosy.kernel import db
from argosy.kernel.ids import uuid7

_READ = """
    SELECT c.id, c.market, c.language, c.user_id, c.postal_code, c.way, c.coupon, c.seen_promised_on, l.variant_id, l.quantity, l.seen_gross_minor
    FROM checkout_cart c LEFT JOIN checkout_cartline l ON l.cart_id = c.id WHERE c.id = %s ORDER BY l.id
"""
_CREATE = """
    INSERT INTO checkout_cart (id, market, language, user_id, postal_code, way, coupon, created_at, updated_at)
    VALUES (%s, %s, %s, %s, %s, 'standard', '', %s, %s)
"""
_PUT = """
    INSERT INTO checkout_cartline (id, cart_id, variant_id, quantity, seen_gross_minor) {source}
    ON CONFLICT (cart_id, variant_id) DO UPDATE SET quantity = least(checkout_cartline.quantity + excluded.quantity, %(most)s),
        seen_gross_minor = excluded.seen_gross_minor
"""
# The form's own key makes a double click or a reload add once.
_ADD = db.squeezed(f"""
    WITH once AS (
        INSERT INTO checkout_idempotencykey (key, request_digest, order_id, status, response, created_at)
        SELECT %(key)s::text, '', NULL, NULL, NULL, %(at)s WHERE %(key)s::text <> '' ON CONFLICT (key) DO NOTHING RETURNING key
    ), added AS (
        {
    _PUT.format(
        source="SELECT %(id)s::uuid, %(cart)s::uuid, %(variant)s::uuid, %(quantity)s::int, %(seen)s::bigint WHERE %(key)s::text = '' OR EXISTS (SELECT FROM once)"
    )
}
        RETURNING cart_id, quantity
    )
    UPDATE checkout_cart c SET updated_at = %(at)s FROM added WHERE c.id = added.cart_id RETURNING added.quantity
""")
_MERGE = db.squeezed(
    _PUT.format(source="VALUES (%(id)s::uuid, %(cart)s::uuid, %(variant)s::uuid, %(quantity)s::int, %(seen)s::bigint)")
)
_SET = "UPDATE checkout_cartline SET quantity = %s WHERE cart_id = %s AND variant_id = %s"
_OUT = "DELETE FROM checkout_cartline WHERE cart_id = %s AND variant_id = ANY(%s::uuid[])"
# Another place or way is another promise, not a promise changed.
_POSTCODE = "UPDATE checkout_cart SET postal_code = %(to)s, seen_promised_on = NULL WHERE id = %(cart)s AND postal_code <> %(to)s"
_WAY = "UPDATE checkout_cart SET way = %(way)s, seen_promised_on = NULL WHERE id = %(cart)s AND way <> %(way)s"
_COUPON = "UPDATE checkout_cart SET coupon = %s WHERE id = %s"
_EMPTY = """
    WITH gone AS (DELETE FROM checkout_cartline WHERE cart_id = %(cart)s) UPDATE checkout_cart SET coupon = '' WHERE id = %(cart)s
"""
_OWN = "SELECT id FROM checkout_cart WHERE user_id = %s AND market = %s ORDER BY updated_at DESC, id DESC LIMIT 1"
_ADOPT = """
    UPDATE checkout_cart c SET postal_code = coalesce(nullif(g.postal_code, ''), c.postal_code), coupon = coalesce(nullif(g.coupon, ''), c.coupon),
           way = CASE WHEN g.way = 'standard' THEN c.way ELSE g.way END, seen_promised_on = NULL
    FROM checkout_cart g WHERE c.id = %(cart)s AND g.id = %(guest)s
"""
_COUNT = "SELECT coalesce(sum(quantity), 0)::int FROM checkout_cartline WHERE cart_id = %s"
_SEEN = """
    WITH promised AS (UPDATE checkout_cart SET seen_promised_on = coalesce(%s::date, seen_promised_on) WHERE id = %s)
    UPDATE checkout_cartline l SET seen_gross_minor = s.gross FROM unnest(%s::uuid[], %s::bigint[]) AS s(variant_id, gross)
    WHERE l.cart_id = %s AND l.variant_id = s.variant_id
"""


class Kept(NamedTuple):
    """A line as it is kept: `seen_gross` is the unit price that the shopper last saw."""

    variant_id: UUID
    quantity: int
    seen_gross: int


class CartRow(NamedTuple):
    """A cart with its lines, in the order in which they came."""

    id: UUID
    market: str
    language: str
    user_id: UUID | None
    postal_code: str
    way: str
    coupon: str
    seen_promised_on: date | None
    lines: tuple[Kept, ...]


def read(cart_id: UUID) -> CartRow | None:
    """A cart, if there is one."""
    found = db.rows(_READ, [cart_id])
    if not found:
        return None
    return CartRow._make((*found[0][:8], tuple([Kept._make(row[8:]) for row in found if row[8] is not None])))


def create(market: str, language: str, user_id: UUID | None, postal_code: str, at: datetime) -> CartRow:
    """A new cart."""
    cart_id = uuid7()
    db.run(_CREATE, [cart_id, market, language, user_id, postal_code, at, at])
    return CartRow(cart_id, market, language, user_id, postal_code, "standard", "", None, ())


def add(cart: CartRow, line: Kept, most: int, key: str, at: datetime) -> CartRow:
    """The cart with a quantity of a variant added, up to `most` in all; under a `key` once."""
    found = db.one(_ADD, {**_line(cart.id, line, most), "key": key, "at": at})
    if found is None:
        # Added before, perhaps since the cart was read.
        return read(cart.id) or cart
    now = line._replace(quantity=found[0])
    if all(kept.variant_id != line.variant_id for kept in cart.lines):
        return cart._replace(lines=(*cart.lines, now))
    return cart._replace(lines=tuple([now if kept.variant_id == line.variant_id else kept for kept in cart.lines]))


def merge(cart_id: UUID, line: Kept, most: int) -> None:
    """Add another cart's line."""
    db.run(_MERGE, _line(cart_id, line, most))


def _line(cart_id: UUID, line: Kept, most: int) -> dict[str, object]:
    return {
        "id": uuid7(),
        "cart": cart_id,
        "variant": line.variant_id,
        "quantity": line.quantity,
        "seen": line.seen_gross,
        "most": most,
    }


def set_quantity(cart: CartRow, variant_id: UUID, quantity: int) -> CartRow:
    """The cart with a line's quantity changed; 0 takes it out."""
    if not quantity:
        return take_out(cart, [variant_id])
    db.run(_SET, [quantity, cart.id, variant_id])
    lines = [li._replace(quantity=quantity) if li.variant_id == variant_id else li for li in cart.lines]
    return cart._replace(lines=tuple(lines))


def take_out(cart: CartRow, variants: list[UUID]) -> CartRow:
    """The cart without these lines."""
    db.run(_OUT, [cart.id, db.array(variants)])
    return cart._replace(lines=tuple([li for li in cart.lines if li.variant_id not in variants]))


def set_postcode(cart: CartRow, postal_code: str) -> CartRow:
    """The cart with where the goods would go."""
    db.run(_POSTCODE, {"to": postal_code, "cart": cart.id})
    return cart if postal_code == cart.postal_code else cart._replace(postal_code=postal_code, seen_promised_on=None)


def set_way(cart: CartRow, way: str) -> CartRow:
    """The cart with how they would go there."""
    db.run(_WAY, {"way": way, "cart": cart.id})
    return cart if way == cart.way else cart._replace(way=way, seen_promised_on=None)


def set_coupon(cart: CartRow, code: str) -> CartRow:
    """The cart with the coupon that is to be used."""
    db.run(_COUPON, [code, cart.id])
    return cart._replace(coupon=code)


def empty(cart_id: UUID) -> None:
    """Take all lines out, and the coupon with them."""
    db.run(_EMPTY, {"cart": cart_id})


def count(cart_id: UUID) -> int:
    """Units in a cart."""
    found = db.one(_COUNT, [cart_id])
    return int(found[0]) if found else 0


def set_seen(cart_id: UUID, prices: dict[UUID, int], promised_on: date | None) -> None:
    """Remember unit prices and the day promised as seen."""
    db.run(_SEEN, [promised_on, cart_id, db.array(prices), db.array(prices.values()), cart_id])


def own(user_id: UUID, market: str) -> UUID | None:
    """The cart of an account in a market that changed last."""
    found = db.one(_OWN, [user_id, market])
    return found[0] if found else None


def adopt(cart_id: UUID, guest_id: UUID) -> None:
    """Where a guest's cart goes, how and with which coupon counts for the account's own, as far as the guest has said so."""
    db.run(_ADOPT, {"cart": cart_id, "guest": guest_id})
