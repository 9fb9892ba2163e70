"""What an order's page offers its buyer: cancelling, withdrawing, and the receipts of withdrawals."""

from __future__ import annotations

from typing import Any

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.handover import api as handover
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.web.shop import parts, returns
from argosy.web.shop.shelf import Place


def choices(place: Place, order: checkout.OrderView, key: str) -> dict[str, Any]:
    """What the order's page offers: cancelling while all is still here, withdrawing in time, and the receipts so far."""
    language = place.language
    here = order.state == "placed" and all(s["state"] == "reserved" for s in order.shipments)
    reserved = handover.of_sale(order)
    try:
        aftersales.open_lines(order)
        handover.check_withdrawal(order)
        withdraw_href = place.order(key, "withdraw/")
    except ArgosyError:
        withdraw_href = ""
    return {
        "fault_href": place.order(key, "fault/") if _guaranteed(order) else "",
        "exchange_href": place.order(key, "exchange/") if withdraw_href and _exchangeable(order) else "",
        "returns": tuple(
            (
                parts.Link(
                    label=t(language, "return-title", number=r.number), href=place.order(key, f"return/{r.number}/")
                ),
                t(language, f"return-state-{r.state}"),
            )
            for r in aftersales.returns(order.id)
        ),
        "money_back": tuple(returns.money(r, language) for r in aftersales.refunds(order.id)),
        "cancel_href": place.order(key, "handover/cancel/" if reserved else "cancel/") if here else "",
        "withdraw_href": withdraw_href,
        "receipts": tuple(
            parts.Link(
                label=t(language, "after-receipt-title", number=w.number),
                href=place.order(key, f"withdraw/{w.number}/"),
            )
            for w in aftersales.withdrawals(order.id)
            if w.state != "declared"
        ),
    }


def _guaranteed(order: checkout.OrderView) -> bool:
    """Whether a fault can still be reported."""
    try:
        return (
            clock.today() <= aftersales.guarantee_ends(order)
            and bool(aftersales.held(order))
            and order.state == "placed"
        )
    except aftersales.NotDelivered:
        return False


def _exchangeable(order: checkout.OrderView) -> bool:
    """Whether something of it has arrived and can be had as another variant."""
    try:
        aftersales.guarantee_ends(order)
    except aftersales.NotDelivered:
        return False
    return bool(aftersales.exchangeable(order).keys() & aftersales.held(order).keys())
