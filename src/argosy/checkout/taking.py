"""Taking what is held, letting it go, giving it back: each exactly once.

Every step is three: write what we mean to do (a short transaction), ask the provider outside of any, write its answer. Whoever dies
between leaves a payment "capturing" or "voiding" or a refund "requested", and `catch_up` asks again: under the same key, so that the
provider does it once.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TypeVar
from uuid import UUID

from argosy.checkout.errors import KeyReused, PaymentAmount, PaymentState, UnknownOrder, check_key
from argosy.checkout.payments import Intent, Outcome, payment_of, provider, queries
from argosy.checkout.payments.queries import PaymentRow, RefundRow
from argosy.kernel import clock, db

T = TypeVar("T")
log = logging.getLogger("argosy.checkout")
#: A refund that the provider has accepted takes days at times; it is asked for seldom, and at once when the provider says something.
PENDING_REFUND_AFTER = timedelta(minutes=10)
#: Seconds after which a round of questions ends; the rest comes next time.
ROUND_S = 10.0
_ASKED = ("authorised", "capturing", "voiding")


@dataclass(frozen=True, slots=True)
class RefundView:
    """Money given back. state: requested, pending, done or failed (`trouble` says why). `amount` in minor units."""

    id: UUID
    amount: int
    currency: str
    state: str
    reason: str
    trouble: str


@dataclass(frozen=True, slots=True)
class PaymentView:
    """An order's payment. `refunded` counts every refund that has not failed; amounts in minor units.

    state: started, challenged, pending, authorised, declined, capturing, captured, voiding, voided.
    """

    order_id: UUID
    provider: str
    reference: str
    state: str
    amount: int
    captured: int
    refunded: int
    currency: str
    reason: str
    refunds: tuple[RefundView, ...]

    @property
    def given_back(self) -> str:
        """How much of what was taken has gone back: none, part or all; what is only on its way does not count."""
        back = sum(refund.amount for refund in self.refunds if refund.state == "done")
        return "none" if not back else "all" if back == self.captured else "part"


def order_of_link(signed: str) -> UUID:
    """The order whose payment an address is about, to which the provider's page sends its buyer back. Raises UnknownOrder."""
    payment_id = payment_of(signed)
    found = queries.by_id(payment_id) if payment_id else None
    if found is None:
        raise UnknownOrder
    return found.order_id


def payment(order_id: UUID, part: str | None = None) -> PaymentView:
    """An order's payment with its refunds; with `part`, that of a further payment. Raises UnknownOrder."""
    p = row_of(order_id, part)
    refunds = tuple(RefundView(r.id, r.amount, r.currency, r.state, r.reason, r.trouble) for r in queries.refunds(p.id))
    return PaymentView(
        order_id=p.order_id,
        provider=p.provider,
        reference=p.reference,
        state=p.state,
        amount=p.amount,
        captured=p.captured if p.state in ("capturing", "captured") else 0,
        refunded=p.refunded,
        currency=p.currency,
        reason=p.reason,
        refunds=refunds,
    )


def capture(order_id: UUID, amount: int | None = None, *, part: str | None = None) -> PaymentView:
    """Take what is held of an order, or `amount` of it (minor units; the rest of the hold is released). Once: the same again changes nothing.

    The state says what came of it: captured; capturing (not answered yet, `catch_up` goes on); authorised with a reason (the provider
    refused); voided (the hold had lapsed). Raises UnknownOrder, PaymentAmount, PaymentState.
    """
    p = row_of(order_id, part)
    wanted = p.amount if amount is None else amount
    if not 0 < wanted <= p.amount:
        raise PaymentAmount(p.amount)
    if p.state == "authorised":
        queries.move(p.id, "capturing", ["authorised"], captured=wanted, reason="")
        p = row_of(order_id, part)
    if p.state not in ("capturing", "captured") or (p.captured != wanted and amount is not None):
        raise PaymentState(p.state)
    if p.state == "capturing":
        _finish_capture(p)
    return payment(order_id, part)


def _finish_capture(p: PaymentRow) -> None:
    # The amount is part of the key: after a refusal another amount is another request.
    outcome = provider(p.provider).capture(p.reference, p.captured, f"{p.id}:capture:{p.captured}")
    if outcome.state == "failed":
        queries.move(p.id, "authorised", ["capturing"], captured=0, reason=outcome.reason)
    else:
        reconcile(p, outcome)


def void(order_id: UUID, *, part: str | None = None) -> PaymentView:
    """Let go what is held of an order. Once: the same again changes nothing. The order itself is the caller's concern.

    state: voided; voiding (not answered yet, `catch_up` goes on); captured (it had been taken already: refund it). Raises UnknownOrder,
    PaymentState.
    """
    p = row_of(order_id, part)
    if p.state == "authorised":
        queries.move(p.id, "voiding", ["authorised"])
        p = row_of(order_id, part)
    if p.state not in ("voiding", "voided"):
        raise PaymentState(p.state)
    if p.state == "voiding":
        _finish_void(p)
    return payment(order_id, part)


def _finish_void(p: PaymentRow) -> None:
    outcome = provider(p.provider).void(p.reference, f"{p.id}:void")
    if outcome.state == "voided":
        queries.move(p.id, "voided", ["voiding"])
    elif outcome.state == "failed":
        reconcile(p, provider(p.provider).query(_intent(p)))
    else:
        queries.touch(p.id)


def refund(order_id: UUID, amount: int, reason: str, key: str, *, part: str | None = None) -> RefundView:
    """Give `amount` (minor units) of a captured payment back; once per key. Never more than was captured, however many ask at once.

    state: done; pending (the provider has it); requested (not answered yet, `catch_up` goes on); failed. Raises UnknownOrder, KeyMissing,
    KeyReused, PaymentState, PaymentAmount.
    """
    check_key(key)
    p = row_of(order_id, part)
    if queries.refund_of_key(key) is None:
        _request(p, amount, reason[:200], key)
    r = queries.refund_of_key(key)
    if r is None or (r.payment_id, r.amount, r.reason) != (p.id, amount, reason[:200]):
        raise KeyReused
    if r.state in ("requested", "pending"):
        _finish_refund(p, r)
    return next(view for view in payment(order_id, part).refunds if view.id == r.id)


def _request(p: PaymentRow, amount: int, reason: str, key: str) -> None:
    left = p.captured - p.refunded
    if p.state != "captured":
        raise PaymentState(p.state)
    if amount <= 0:
        raise PaymentAmount(left)
    with db.transaction():
        if queries.request_refund(p.id, amount, reason, key) == "short":
            raise PaymentAmount(left)


def _finish_refund(p: PaymentRow, r: RefundRow) -> None:
    outcome = provider(p.provider).refund(p.reference, r.amount, f"refund:{r.id}")
    if outcome.state == "failed":
        queries.refund_failed(r.id, outcome.reason, outcome.reference)
    else:
        queries.refund_answered(r.id, outcome.state if outcome.known else r.state, outcome.reference)


def reconcile(p: PaymentRow, outcome: Outcome) -> None:
    """Make true what the provider says of a payment that we have decided already; each step is guarded by the state it starts from.

    Authorised though we have refused its order: it is let go. Captured or lapsed without us: noted.
    """
    if outcome.state == "captured":
        if p.state == "declined":
            log.error("payment %s was captured at %s though its order is refused", p.id, p.provider)
        queries.move(p.id, "captured", _ASKED, captured=min(outcome.amount, p.amount), reason="")
    elif outcome.state == "declined" and p.state in _ASKED:
        lapsed = None if p.state == "voiding" else "authorisation-expired"
        queries.move(p.id, "voided", _ASKED, captured=0, reason=lapsed)
    elif outcome.state == "authorised" and p.state == "declined":
        if queries.move(p.id, "voiding", ["declined"], reference=outcome.reference):
            log.warning("payment %s was authorised after its order had been refused; it is let go", p.id)
            _finish_void(row_by_id(p.id))
    elif p.state in ("capturing", "voiding"):
        queries.touch(p.id)


def look(p: PaymentRow) -> bool:
    """Ask the provider what is true of a payment that we have decided, and of its refunds; False when nobody answered."""
    outcome = provider(p.provider).query(_intent(p))
    if not outcome.known:
        return False
    reconcile(p, outcome)
    p = row_by_id(p.id)
    if p.state in ("capturing", "voiding"):
        _finish(p)
    for r in queries.refunds(p.id):
        if r.state != "failed":
            _finish_refund(p, r)
    return True


def _finish(p: PaymentRow) -> None:
    (_finish_capture if p.state == "capturing" else _finish_void)(p)


def catch_up(older_than: timedelta = timedelta(seconds=5), limit: int = 100) -> int:
    """Ask again for captures, voids and refunds that have waited for a while; how many. Trouble with one leaves the others be."""
    before = clock.now() - older_than
    refunds = queries.open_refunds(before, clock.now() - max(older_than, PENDING_REFUND_AFTER), limit)
    waiting: list[partial[None]] = [partial(_again, payment_id) for payment_id in queries.asked(before, limit)]
    waiting += [partial(_refund_again, key) for key in refunds]
    asked = 0
    for act in in_a_round(waiting):
        asked += 1
        guarded(act, act.args[0])
    return asked


def _again(payment_id: UUID) -> None:
    p = row_by_id(payment_id)
    if p.state in ("capturing", "voiding"):
        _finish(p)


def _refund_again(key: str) -> None:
    r = queries.refund_of_key(key)
    if r is not None and r.state in ("requested", "pending"):
        _finish_refund(row_by_id(r.payment_id), r)


def in_a_round(waiting: Sequence[T]) -> Iterator[T]:
    """As many as fit into a round, at least one: a provider that keeps silent must not keep the worker from all else."""
    begun = time.monotonic()
    for what in waiting:
        yield what
        if time.monotonic() - begun > ROUND_S:
            return


def guarded(act: Callable[[], T], what: object) -> T | None:
    """Do it; trouble is told and tried again later (None), so that one payment does not hold up the others."""
    try:
        return act()
    except Exception:
        log.exception("asking about %s failed; it will be tried again", what)
        return None


def _intent(p: PaymentRow) -> Intent:
    """A payment that is decided is looked up, never put to the provider again."""
    return Intent(p.id, p.amount, p.currency, p.token, p.created_at, p.order_id, p.reference, afresh=False)


def intent_of(order_id: UUID) -> tuple[str, Intent]:
    """Provider and intent of an order's payment. Raises UnknownOrder."""
    p = row_of(order_id)
    return p.provider, _intent(p)


def row_of(order_id: UUID, part: str | None = None) -> PaymentRow:
    """The row of an order's payment. Raises UnknownOrder."""
    found = queries.of_order(order_id, part)
    if found is None:
        raise UnknownOrder
    return found


def row_by_id(payment_id: UUID) -> PaymentRow:
    """The row of a payment that is known to be there."""
    found = queries.by_id(payment_id)
    assert found is not None
    return found
