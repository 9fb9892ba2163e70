"""The rest of the price, the hand-over, and every other end.

The provider is asked outside of transactions; `advance` makes true in the agreement and the books what came of it, however often it is
called and wherever somebody died, so the worker (`finish`) only has to call it again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from argosy.aftersales import api as aftersales
from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.handover import queries, rules
from argosy.handover.agreeing import Agreement, agreement, find, view
from argosy.handover.errors import NotPaid, OdometerFaulty, UnitsFaulty, WrongState
from argosy.handover.queries import AgreementRow
from argosy.kernel import clock, db, outbox
from argosy.settlement import api as settlement

log = logging.getLogger("argosy.handover")
#: The name of the second payment.
PART = "balance"
#: Seconds after which a round of the worker ends; the rest comes next time.
ROUND_S = 10.0
MOST_KM = 2_000_000
_UNDER_WAY = ("started", "challenged", "pending", "authorised", "capturing", "captured")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is recorded at the hand-over: `by` whom, `units` vehicle identification or serial numbers, `odometer_km` where there is one."""

    by: str
    units: Sequence[str]
    odometer_km: int | None = None


def balance(order_id: UUID) -> checkout.PaymentView | None:
    """The latest attempt to pay the rest; None before the first."""
    return checkout.payment(order_id, PART) if PART in checkout.parts_of(order_id) else None


def pay(order_id: UUID, token: str, provider: str, key: str) -> Agreement:
    """Pay the rest, once per key. What came of it says the agreement's state (paid) and `balance`.

    Raises NoAgreement, WrongState (no appointment yet, or paid or ended), KeyMissing, KeyReused, CardUnknown, TokenUnknown, UnknownProvider,
    PaymentState where a payment is under way.
    """
    row = find(order_id)
    if row.state == "paid" and (paid := balance(order_id)) is not None and paid.state == "captured":
        # Said again after it was done: the key decides whether this is the same payment.
        checkout.pay_part(_request(row, token, provider, key))
        return view(row)
    if row.state != "appointed":
        raise WrongState(row.state)
    # Whoever dies while the provider is asked: the worker looks soon.
    queries.soon(order_id)
    checkout.pay_part(_request(row, token, provider, key))
    return advance(order_id)


def _request(row: AgreementRow, token: str, provider: str, key: str) -> checkout.PartRequest:
    return checkout.PartRequest(row.order_id, PART, row.balance_minor, token, key, provider)


def confirm(order_id: UUID, accepted: bool) -> Agreement:
    """The buyer's answer to the bank's challenge. Raises NoAgreement, UnknownOrder, NotChallenged."""
    find(order_id)
    checkout.confirm_part(order_id, PART, accepted)
    return advance(order_id)


def advance(order_id: UUID) -> Agreement:
    """Take what is held for the deposit and the rest, and write what is true. Raises NoAgreement. Nothing is lost by calling it again."""
    db.outside()
    row = find(order_id)
    if row.state not in rules.OPEN:
        return view(row)
    if checkout.status(order_id).state == "cancelled":
        _follow(row)
        return agreement(order_id)
    deposit = checkout.payment(order_id)
    if deposit.state in ("authorised", "capturing"):
        # A hold lapses after some days; the appointment may be weeks ahead.
        deposit = checkout.capture(order_id)
    if deposit.state == "voided":
        return _call_off(row, "cancelled", 0, f"handover-lapsed:{order_id}", "worker")
    paid = balance(order_id)
    if paid is not None and paid.state in ("authorised", "capturing"):
        paid = checkout.capture(order_id, part=PART)
    if paid is not None and paid.state == "captured" and row.state == "appointed":
        _book(row, paid)
    elif paid is not None and paid.state in _UNDER_WAY:
        queries.soon(order_id)
    return agreement(order_id)


def _book(row: AgreementRow, paid: checkout.PaymentView) -> None:
    """The rest is taken: booked as owed to the buyer. Nothing where the order was called off meanwhile: then it goes back."""
    facts = checkout.settled_facts(row.order_id)
    with db.transaction():
        if checkout.hold_placed(row.order_id) and queries.paid(row.order_id):
            settlement.book_balance(facts, paid.captured, clock.now())
            queries.event(row, "paid", "buyer", {"amount": paid.captured})
            outbox.put("handover.paid", {"order_id": str(row.order_id)})


def hand_over(order_id: UUID, receipt: Receipt) -> Agreement:
    """Record the hand-over: the goods leave the stock and the sale is booked, in one transaction. The same again changes nothing.

    Raises NoAgreement, NotPaid, WrongState, UnitsFaulty, OdometerFaulty, and DispatchBarred and Stopped as sending does.
    """
    row = find(order_id)
    units = _units(receipt, row.count)
    if row.state == "handed-over":
        if (row.units, row.odometer_km) != (units, receipt.odometer_km):
            raise WrongState(row.state)
        return view(row)
    if row.state != "paid":
        raise NotPaid if row.state in rules.OPEN else WrongState(row.state)
    facts = checkout.settled_facts(order_id)
    with db.joined():
        # Sending locks the order's shipments, as freeing them does: exactly one of hand-over and cancellation happens.
        if not fulfilment.ship(order_id, row.market, in_hand=True) or not checkout.hold_placed(order_id):
            raise WrongState("cancelled")
        now = clock.now()
        if not queries.handed_over(order_id, receipt.by[:254], units, receipt.odometer_km, now):
            raise WrongState(agreement(order_id).state)
        settlement.book_handover(facts, now)
        queries.event(row, "handed-over", receipt.by[:254], {"units": units, "odometer_km": receipt.odometer_km})
        outbox.put("handover.done", {"order_id": str(order_id)})
    return agreement(order_id)


def _units(receipt: Receipt, count: int) -> list[str]:
    named = [name for given in receipt.units if (name := rules.unit_name(given))]
    if len(named) != count or len(set(named)) != count or len(receipt.units) != count:
        raise UnitsFaulty(count)
    if receipt.odometer_km is not None and not 0 <= receipt.odometer_km <= MOST_KM:
        raise OdometerFaulty
    return named


def cancel(order_id: UUID, key: str) -> Agreement:
    """The buyer calls it off, by the terms: slot and goods are free, and all but what the terms let the seller keep goes back.

    The same again changes nothing. Raises NoAgreement, KeyMissing, KeyReused, WrongState after the hand-over.
    """
    checkout.check_key(key)
    row = find(order_id)
    if row.state in ("cancelled", "expired"):
        aftersales.settle(order_id)
        return view(row)
    if row.state not in rules.OPEN:
        raise WrongState(row.state)
    return _call_off(row, "cancelled", view(row).kept_if_cancelled(), key, "buyer")


def _call_off(row: AgreementRow, state: str, kept: int, key: str, by: str) -> Agreement:
    """`kept` is told to the buyer before; it can only be kept of a deposit that was taken."""
    order_id = row.order_id
    if kept and checkout.payment(order_id).state in ("authorised", "capturing"):
        checkout.capture(order_id)
    kept = min(kept, row.deposit_minor) if checkout.payment(order_id).state == "captured" else 0
    facts = checkout.settled_facts(order_id)
    try:
        with db.transaction():
            # Goods and order before the agreement and its slot, as everywhere.
            if aftersales.undo(order_id, key, kept=kept):
                settlement.book_kept_deposit(facts, kept, clock.now())
                _close(row, state, kept, by)
    except aftersales.AlreadySent:
        raise WrongState("handed-over") from None
    aftersales.settle(order_id)
    return advance(order_id)


def _close(row: AgreementRow, state: str, kept: int, by: str) -> None:
    if queries.closed(row.order_id, state, kept):
        queries.event(row, state, by, {"kept": kept})


def _follow(row: AgreementRow) -> None:
    """The order was called off by another door (a withdrawal from the contract): everything goes back."""
    with db.transaction():
        _close(row, "cancelled", 0, "buyer")


def finish(limit: int = 100) -> int:
    """The worker's: take what is held, book what was taken, and end what was not appointed or paid in time; how many were looked at.

    Trouble with one leaves the others be.
    """
    begun, done = time.monotonic(), 0
    for order_id in queries.lease(limit):
        done += 1
        try:
            _look(order_id)
        except Exception:
            log.exception("the agreement of order %s could not be looked at; it will be tried again", order_id)
        if time.monotonic() - begun > ROUND_S:
            break
    return done


def _look(order_id: UUID) -> None:
    found = advance(order_id)
    now = clock.now()
    if not rules.expired(found.state, found.appoint_by, found.starts_at, now):
        return
    paid = balance(order_id)
    if paid is not None and paid.state in _UNDER_WAY:
        return
    kept = rules.kept_when_expired(found.terms, found.deposit)
    _call_off(find(order_id), "expired", kept, f"handover-expired:{order_id}", "worker")
