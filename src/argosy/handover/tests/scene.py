"""What the tests of hand-overs share: reserving a car, taking the first appointment, and how money, stock and books stand."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

VIN = "LFZ63AX51SD000001"


def reserved(
    car: UUID, token: str = "test-4242", *, provider: str = "test", quantity: int = 1, vat_id: str = ""
) -> UUID:
    """An order for a car, its deposit authorised, its agreement open."""
    from market import ADDRESS, request

    from argosy.checkout import api as checkout
    from argosy.handover import api as handover

    address = ADDRESS | ({"vat_id": vat_id, "company": "Ruiz Motos S.L."} if vat_id else {})
    wanted = request(str(uuid4()), {car: quantity}, token, provider=provider, address=address)
    order = UUID(str(checkout.place(wanted).order_id))
    handover.open_agreements([order])
    return order


def first_slot(order: UUID, point: str = "ES-MAD", skip: int = 0) -> Any:
    """When the place can first hand over."""
    from argosy.handover import api as handover

    return handover.slots(order, point)[skip][0].starts_at


def appointed(car: UUID, **how: Any) -> UUID:
    """A reservation with the first appointment in Madrid."""
    from argosy.handover import api as handover

    order = reserved(car, **how)
    handover.appoint(order, "ES-MAD", first_slot(order))
    return order


def paid(car: UUID, **how: Any) -> UUID:
    """And the rest paid."""
    from argosy.handover import api as handover

    order = appointed(car, **how)
    assert handover.pay(order, "test-4242", "test", str(uuid4())).state == "paid"
    return order


def accounts(order_id: UUID) -> dict[str, int]:
    """What an order has left on each account, by the account's name: credits less debits, in minor units; none that are zero."""
    from argosy.ledger import api as ledger

    found: dict[str, int] = {}
    for transfer in ledger.by_journal([order_id])[order_id]:
        for code, sign in ((transfer.debit, -1), (transfer.credit, 1)):
            parts = str(code).split(":")
            name = parts[2] if parts[1] == "platform" else "brand"
            found[name] = found.get(name, 0) + sign * transfer.amount_minor
    return {name: amount for name, amount in found.items() if amount}


def taken(order_id: UUID) -> int:
    """What we have of the buyer's money: captured less given back, of all payments."""
    from argosy.checkout import api as checkout

    held = 0
    for part in (None, *checkout.parts_of(order_id)):
        p = checkout.payment(order_id, part)
        if p.state == "captured":
            held += p.captured - sum(r.amount for r in p.refunds if r.state == "done")
    return held


def stock(car: UUID) -> tuple[int, int]:
    """On hand and reserved."""
    from argosy.fulfilment.models import Stock

    rows = Stock.objects.filter(variant_id=car)
    return sum(r.on_hand for r in rows), sum(r.reserved for r in rows)


def sound() -> bool:
    """Whether books, stock, refunds and slots all follow from their movements."""
    from argosy.checkout.payments import queries
    from argosy.fulfilment import api as fulfilment
    from argosy.handover import api as handover
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    books = ledger.verify().ok and not settlement.uncleared("eu", ["EUR"])
    kept = not fulfilment.differences() and not queries.refund_differences()
    return books and kept and not handover.slot_differences()
