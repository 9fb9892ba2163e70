"""What must hold after everything: read from the tables by SQL of its own, so that no code of the house judges itself, and at the doors."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from argosy.cli.chaos.load import Load, Told
from argosy.cli.chaos.place import Place
from argosy.kernel import db

Finding = list[str]
_SETTLES_S = 30
_UNSETTLED = """
    SELECT (SELECT count(*) FROM checkout_order WHERE state = 'pending')
         + (SELECT count(*) FROM checkout_payment WHERE state IN ('started', 'challenged', 'pending', 'capturing', 'voiding'))
         + (SELECT count(*) FROM checkout_refund WHERE state = 'requested')
"""
_OVERSOLD = """
    SELECT v.variant_id, coalesce(sold.units, 0), v.on_hand, v.reserved
    FROM (SELECT variant_id, sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM fulfilment_stock GROUP BY 1) v
    LEFT JOIN (
        SELECT li.variant_id, sum(li.quantity) AS units FROM checkout_orderline li JOIN checkout_order o ON o.id = li.order_id
        WHERE o.state IN ('placed', 'pending') GROUP BY 1
    ) sold ON sold.variant_id = v.variant_id
    WHERE coalesce(sold.units, 0) > v.on_hand OR coalesce(sold.units, 0) <> v.reserved
"""
_KEYS = """
    SELECT k.key, o.id::text, o.state FROM checkout_idempotencykey k LEFT JOIN checkout_order o ON o.id = k.order_id
    WHERE k.key = ANY(%s)
"""
_KEYLESS = """
    SELECT o.number FROM checkout_order o
    WHERE (SELECT count(*) FROM checkout_idempotencykey k WHERE k.order_id = o.id) <> 1
"""
_UNPAID = """
    SELECT o.number, o.state, p.state FROM checkout_order o LEFT JOIN checkout_payment p ON p.order_id = o.id
    WHERE (o.state = 'placed') <> (coalesce(p.state, '') IN ('authorised', 'capturing', 'captured'))
"""
_UNHELD = """
    SELECT o.number FROM checkout_order o WHERE o.state = 'placed' AND (
        NOT EXISTS (SELECT 1 FROM fulfilment_shipment s WHERE s.order_id = o.id AND s.state IN ('reserved', 'shipped', 'delivered'))
        OR (SELECT sum(li.quantity) FROM checkout_orderline li WHERE li.order_id = o.id)
           <> (SELECT coalesce(sum(m.reserved_delta), 0) FROM fulfilment_movement m WHERE m.reference = o.id AND m.kind = 'reserve'))
"""
_STRIPE = """
    SELECT p.reference, p.id::text, o.state, p.state FROM checkout_payment p JOIN checkout_order o ON o.id = p.order_id
    WHERE p.provider = 'stripe'
"""


def settle(place: Place) -> Finding:
    """Wait until the worker has decided everything; what it left undecided."""
    until = time.monotonic() + _SETTLES_S
    left = -1
    while time.monotonic() < until:
        try:
            left = int(db.rows(_UNSETTLED)[0][0])
        except Exception:  # the database was broken on purpose: a dead connection is replaced
            from django.db import connection

            connection.close()
        if left == 0 and not _held_at_stripe(place):
            return []
        time.sleep(0.5)
    return [f"{left} orders, payments or refunds still undecided"] if left else []


def _held_at_stripe(place: Place) -> list[str]:
    """Payments that hold or took money at Stripe though no placed order has them."""
    ours = {str(row[1]): row for row in db.rows(_STRIPE)}
    with place.stripe.keys.lock:
        intents = [(i["id"], i["status"], i["metadata"]) for i in place.stripe.books.intents.values()]
    wrong = []
    for name, status, about in intents:
        row = ours.get(about.get("payment_id", ""))
        if status in ("requires_capture", "succeeded") and (row is None or row[2] != "placed"):
            wrong.append(f"{name} is {status} without a placed order")
    return wrong


def no_oversell(place: Place, load: Load) -> Finding:
    """Units of placed orders are what is reserved, and never more than there are."""
    return [f"{v}: {sold} sold, {there} there, {held} reserved" for v, sold, there, held in db.rows(_OVERSOLD)]


def one_order_each(place: Place, load: Load) -> Finding:
    """Each key has one order, the one that its buyer was told of; a buyer who was told "no" has none."""
    rows = db.rows(_KEYS, [[f"api:{key}" for key in load.told]])
    kept = {str(key).removeprefix("api:"): (order or "", state or "") for key, order, state in rows}
    found = [f"{key} never got an answer" for key in load.unanswered]
    found += [f"{number}: not one key" for (number,) in db.rows(_KEYLESS)]
    return found + [said for key, told in load.told.items() if (said := _differs(key, told, kept))]


def _differs(key: str, told: Told, kept: Mapping[str, tuple[str, str]]) -> str:
    order, state = kept.get(key, ("", ""))
    if told.status in (201, 202):
        wanted = ("placed",) if told.status == 201 else ("placed", "refused")
        if order != told.order_id or state not in wanted:
            return f"{key}: told {told.status} {told.order_id}, kept {order or 'nothing'} {state}"
    elif state not in ("", "refused"):
        return f"{key}: told {told.status}, kept {order} {state}"
    return ""


def books_balance(place: Place, load: Load) -> Finding:
    """The ledger verifies and every order's takings are split to the last cent."""
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    found = [] if ledger.verify().ok else ["the ledger does not verify"]
    return found + [
        f"{order}: {left} {currency} uncleared" for order, currency, left in settlement.uncleared("eu", ["EUR"])
    ]


def stock_adds_up(place: Place, load: Load) -> Finding:
    """Every stock figure is the sum of its movements."""
    from argosy.fulfilment import api as fulfilment

    return [str(row) for row in fulfilment.differences()]


def paid_is_placed(place: Place, load: Load) -> Finding:
    """Money held is an order placed, in our tables and in Stripe's own book; each order has one payment there."""
    found = [f"{number} is {state}, its payment {paid}" for number, state, paid in db.rows(_UNPAID)]
    return found + _held_at_stripe(place) + _not_at_stripe(place)


def _not_at_stripe(place: Place) -> Finding:
    with place.stripe.keys.lock:
        status = {i["id"]: i["status"] for i in place.stripe.books.intents.values()}
    rows = db.rows(_STRIPE)
    live = [reference for reference, _, state, _ in rows if state == "placed"]
    found = [f"{r} pays {n} orders" for r, n in Counter(live).items() if n > 1]
    return found + [
        f"{r} of a placed order is {status.get(r)}"
        for r in live
        if status.get(r) not in ("requires_capture", "succeeded")
    ]


def placed_is_held(place: Place, load: Load) -> Finding:
    """Every placed order holds its goods and has its shipments."""
    return [f"{number} holds too little" for (number,) in db.rows(_UNHELD)]


INVARIANTS: dict[str, Callable[[Place, Load], Finding]] = {
    "sold ≤ stock": no_oversell,
    "one order a key": one_order_each,
    "books": books_balance,
    "stock": stock_adds_up,
    "paid = placed": paid_is_placed,
    "placed = held": placed_is_held,
}


def check(place: Place, load: Load) -> dict[str, Finding]:
    """All of them, by name: what is wrong, empty where they hold."""
    found: dict[str, Any] = {"settled": settle(place)}
    return found | {name: invariant(place, load) for name, invariant in INVARIANTS.items()}
