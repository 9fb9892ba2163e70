"""What these tests share: where stock, books and payment stand after an order was undone."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4


def sent(*variants: UUID, quantity: int = 2, arrived: bool = True) -> Any:
    """An order that has left, and arrived."""
    from market import request

    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock

    order = UUID(str(checkout.place(request(str(uuid4()), dict.fromkeys(variants, quantity))).order_id))
    aftersales.dispatch(order)
    if arrived:
        assert fulfilment.deliver(order, clock.now())
    return checkout.order(order)


def came(number: str, lines: dict[UUID, int], sellable: dict[UUID, int] | None = None, key: str = "") -> Any:
    """Goods of a return came in, all of them sellable unless told."""
    from argosy.aftersales import api as aftersales

    good = lines if sellable is None else sellable
    return aftersales.receive(aftersales.Reception(number, lines, good, "operator", key or str(uuid4())))


def withdrawn(order: Any, lines: dict[UUID, int] | None = None) -> Any:
    """The return of what was withdrawn from: all, or these lines."""
    from argosy.aftersales import api as aftersales
    from argosy.aftersales.tests.test_withdrawing import declaration

    found = aftersales.withdraw(declaration(order.id, str(uuid4()), lines=lines or {}))
    aftersales.confirm(found.id)
    return aftersales.returns(order.id)[-1]


def accounts(order_id: UUID) -> dict[str, int]:
    """What an order has left on each account that it touched: debits less credits, in minor units."""
    from argosy.ledger import api as ledger

    found: dict[str, int] = {}
    for transfer in ledger.by_journal([order_id])[order_id]:
        for code, sign in ((transfer.debit, 1), (transfer.credit, -1)):
            found[str(code)] = found.get(str(code), 0) + sign * transfer.amount_minor
    return found


def stock(variant: UUID) -> tuple[int, int]:
    """On hand and reserved."""
    from argosy.fulfilment.models import Stock

    rows = Stock.objects.filter(variant_id=variant)
    return sum(r.on_hand for r in rows), sum(r.reserved for r in rows)


def told(topic: str) -> int:
    """How many messages of a topic wait in the outbox."""
    from argosy.kernel.models import OutboxMessage

    return OutboxMessage.objects.filter(topic=topic).count()


def sound() -> bool:
    """Whether books, stock and refunds all follow from their movements."""
    from argosy.checkout.payments import queries
    from argosy.fulfilment import api as fulfilment
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    books = ledger.verify().ok and not settlement.uncleared("eu", ["EUR"])
    return books and not fulfilment.differences() and not queries.refund_differences()


def undone(order_id: UUID, variant: UUID) -> None:
    """Holds an order to be cancelled without a trace in stock and books."""
    from argosy.checkout import api as checkout

    left = accounts(order_id)
    assert checkout.order(order_id).state == "cancelled"
    assert len(left) >= 5 and set(left.values()) == {0}
    assert stock(variant) == (1000, 0)
    assert [s["state"] for s in checkout.order(order_id).shipments] == ["released"]
    assert sound()
