"""SQL of carts: a cart with its lines is one question, and so is each change."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from argosy.kernel import db
from argosy.kernel.ids import uuid7

_READ = """
    SELECT c.id, c.market, c.language, c.user_id, c.postal_code, c.way, c.coupon, array_agg(l.variant_id ORDER BY l.id) FILTER (WHERE l.id IS NOT NULL),
           array_agg(l.quantity ORDER BY l.id) FILTER (WHERE l.id IS NOT NULL),
           array_agg(l.seen_gross_minor ORDER BY l.id) FILTER (WHERE l.id IS NOT NULL)
    FROM checkout_cart c LEFT JOIN checkout_cartline l ON l.cart_id = c.id WHERE c.id = %s GROUP BY c.id
"""
_CREATE = """
    INSERT INTO checkout_cart (id, market, language, user_id, postal_code, way, coupon, created_at, updated_at)
    VALUES (%s, %s, %s, %s, '', 'standard', '', %s, %s)
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
        RETURNING cart_id
    )
    UPDATE checkout_cart c SET updated_at = %(at)s FROM added WHERE c.id = added.cart_id
""")
_MERGE = db.squeezed(
    _PUT.format(source="VALUES (%(id)s::uuid, %(cart)s::uuid, %(variant)s::uuid, %(quantity)s::int, %(seen)s::bigint)")
)
_SET = "UPDATE checkout_cartline SET quantity = %s WHERE cart_id = %s AND variant_id = %s"
_OUT = "DELETE FROM checkout_cartline WHERE cart_id = %s AND variant_id = ANY(%s::uuid[])"
_POSTCODE = "UPDATE checkout_cart SET postal_code = %s WHERE id = %s"
_WAY = "UPDATE checkout_cart SET way = %s WHERE id = %s"
_COUPON = "UPDATE checkout_cart SET coupon = %s WHERE id = %s"
_EMPTY = """
    WITH gone AS (DELETE FROM checkout_cartline WHERE cart_id = %(cart)s) UPDATE checkout_cart SET coupon = '' WHERE id = %(cart)s
"""
_COUNT = "SELECT coalesce(sum(quantity), 0)::int FROM checkout_cartline WHERE cart_id = %s"
_SEEN = """
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
    lines: tuple[Kept, ...]


def read(cart_id: UUID) -> CartRow | None:
    """A cart, if there is one."""
    found = db.one(_READ, [cart_id])
    if found is None:
        return None
    lines = zip(*(column or () for column in found[7:]), strict=True)
    return CartRow(
        found[0], found[1], found[2], found[3], found[4], found[5], found[6], tuple([Kept(*line) for line in lines])
    )


def create(market: str, language: str, user_id: UUID | None, at: datetime) -> UUID:
    """A new cart's id."""
    cart_id = uuid7()
    db.run(_CREATE, [cart_id, market, language, user_id, at, at])
    return cart_id


def add(cart_id: UUID, line: Kept, most: int, key: str, at: datetime) -> None:
    """Add a quantity of a variant, up to `most` in all; under a `key` once."""
    db.run(_ADD, {**_line(cart_id, line, most), "key": key, "at": at})


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


def set_quantity(cart_id: UUID, variant_id: UUID, quantity: int) -> None:
    """Change a line's quantity; 0 takes it out."""
    if quantity:
        db.run(_SET, [quantity, cart_id, variant_id])
    else:
        take_out(cart_id, [variant_id])


def take_out(cart_id: UUID, variants: list[UUID]) -> None:
    """Take lines out."""
    db.run(_OUT, [cart_id, db.array(variants)])


def set_postcode(cart_id: UUID, postal_code: str) -> None:
    """Where the goods would go."""
    db.run(_POSTCODE, [postal_code, cart_id])


def set_way(cart_id: UUID, way: str) -> None:
    """How they would go there."""
    db.run(_WAY, [way, cart_id])


def set_coupon(cart_id: UUID, code: str) -> None:
    """The coupon that is to be used."""
    db.run(_COUPON, [code, cart_id])


def empty(cart_id: UUID) -> None:
    """Take all lines out, and the coupon with them."""
    db.run(_EMPTY, {"cart": cart_id})


def count(cart_id: UUID) -> int:
    """Units in a cart."""
    found = db.one(_COUNT, [cart_id])
    return int(found[0]) if found else 0


def set_seen(cart_id: UUID, prices: dict[UUID, int]) -> None:
    """Remember unit prices as seen."""
    db.run(_SEEN, [db.array(prices), db.array(prices.values()), cart_id])
