"""A further payment of an order that is placed: what was not due when it was ordered (the rest of goods sold by deposit).

It goes as the first one does: the row is written, the provider asked outside of any transaction, its answer written. Taking it, letting it
go and giving it back are `taking`'s, called with the part's name; messages about it are hints (`hints`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.checkout import queries as orders
from argosy.checkout import taking
from argosy.checkout.errors import KeyReused, NotChallenged, PaymentState, check_key
from argosy.checkout.payments import ASKED_AFRESH_FOR, CHALLENGE_LASTS, Challenge, Intent, Outcome, provider, queries
from argosy.checkout.payments.queries import PaymentRow
from argosy.checkout.taking import PaymentView, row_by_id, row_of
from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7


@dataclass(frozen=True, slots=True)
class PartRequest:
    """A further payment: `amount` in minor units of the order's currency; `token` stands for the buyer's means of payment."""

    order_id: UUID
    part: str
    amount: int
    token: str
    key: str
    provider: str = "test"

    def digest(self) -> str:
        """What tells a repetition from another payment under the same key."""
        return catalogue.digest([str(self.order_id), self.part, self.amount, self.token, self.provider])


class _NotBegun(Exception):
    """The key is taken back: nothing was begun under it."""


def pay_part(request: PartRequest) -> PaymentView:
    """Ask for a further payment. The same request under the same key is one payment, however often it comes.

    Raises KeyMissing, KeyReused, CardUnknown, TokenUnknown, UnknownProvider, PaymentState where one of this part is under way or paid or the
    order is not in force.
    """
    check_key(request.key)
    known = queries.claimed(request.key)
    if known is None:
        bank = provider(request.provider)
        bank.check(request.token)
        try:
            payment_id = _begin(request)
        except _NotBegun:
            before = queries.of_order(request.order_id, request.part)
            raise PaymentState(before.state if before else "refused") from None
        if payment_id is not None:
            p = row_by_id(payment_id)
            _answer(p, bank.authorise(_intent(p)))
            return taking.payment(request.order_id, request.part)
        known = queries.claimed(request.key)
    if known is None or known[0] != request.digest() or known[1] is None:
        raise KeyReused
    return taking.payment(request.order_id, request.part)


def _begin(request: PartRequest) -> UUID | None:
    """Key and payment in one transaction; None when the key is taken. Raises _NotBegun."""
    payment_id, at = uuid7(), clock.now()
    with db.transaction():
        if not queries.claim(request.key, request.digest(), request.order_id, payment_id):
            return None
        begun = {
            "id": payment_id,
            "order": request.order_id,
            "provider": request.provider,
            "amount": request.amount,
            "token": request.token,
            "part": request.part,
            "at": at,
        }
        if not queries.begin(begun):
            raise _NotBegun
    return payment_id


def _answer(p: PaymentRow, outcome: Outcome) -> None:
    """Write what the provider says of a payment that is not decided; one that was decided meanwhile stays as it is."""
    if outcome.state in ("challenged", "pending"):
        orders.note(p.id, outcome.state, outcome.reference, clock.now())
    elif outcome.state in ("authorised", "captured"):
        queries.move(p.id, "authorised", orders.LIVE, reference=outcome.reference, reason="")
        if outcome.state == "captured":
            taking.reconcile(row_by_id(p.id), outcome)
    else:
        queries.move(p.id, "declined", orders.LIVE, reference=outcome.reference, reason=outcome.reason)


def confirm_part(order_id: UUID, part: str, accepted: bool) -> PaymentView:
    """The buyer's answer to the challenge of a further payment. Raises UnknownOrder, NotChallenged."""
    p = row_of(order_id, part)
    if p.state != "challenged":
        raise NotChallenged
    _answer(p, provider(p.provider).confirm(_intent(p), accepted))
    return taking.payment(order_id, part)


def challenge_part(order_id: UUID, part: str) -> Challenge | None:
    """What the buyer needs to answer the bank; None when nothing is to be answered. Raises UnknownOrder."""
    p = row_of(order_id, part)
    return provider(p.provider).query(_intent(p)).challenge if p.state == "challenged" else None


def ask_again(payment_id: UUID) -> None:
    """Ask the provider what has become of an undecided further payment."""
    p = row_by_id(payment_id)
    if p.state not in orders.LIVE:
        return
    bank, intent = provider(p.provider), _intent(p)
    outcome = bank.query(intent)
    if not outcome.known and p.state == "challenged":
        outcome = replace(outcome, state="challenged", reference=p.reference)
    if outcome.state == "challenged" and clock.now() - p.created_at >= CHALLENGE_LASTS:
        given_up = bank.void(outcome.reference, f"{p.id}:expire")
        if given_up.state == "voided":
            outcome = Outcome("declined", outcome.reference, "authentication-expired")
    _answer(p, outcome)


def follow_up_parts(older_than: timedelta = timedelta(seconds=5), limit: int = 100) -> int:
    """Ask about further payments that have been undecided for a while; how many."""
    asked = 0
    for payment_id in taking.in_a_round(queries.parts_open(clock.now() - older_than, limit)):
        asked += 1
        if taking.guarded(partial(_look, payment_id), payment_id) is None:
            queries.touch(payment_id)
    return asked


def _look(payment_id: UUID) -> bool:
    ask_again(payment_id)
    return True


def parts_of(order_id: UUID) -> Sequence[str]:
    """Names of an order's further payments, whatever became of them."""
    return queries.parts(order_id)


def _intent(p: PaymentRow) -> Intent:
    afresh = clock.now() - p.created_at < ASKED_AFRESH_FOR
    return Intent(p.id, p.amount, p.currency, p.token, p.created_at, p.order_id, p.reference, afresh)
