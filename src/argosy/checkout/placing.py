"""Placing an order: hold the goods and write the order; ask the provider; then make its answer true (`answers`).

Two short transactions, each a single statement where it can be, with the provider's answer between them. After a crash at any point the worker asks the provider again
(`answers.follow_up`), so that a paid order is never lost and nothing stays held for ever.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from argosy.campaigns import api as campaigns
from argosy.checkout import consents, queries, together
from argosy.checkout.answers import Placed, answer, status
from argosy.checkout.drafting import Draft, Drawn, OrderRequest, Priced, draft, drawn, quoted
from argosy.checkout.errors import KeyReused, check_key
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError


def place(request: OrderRequest) -> Placed:
    """Order. The same request under the same key gives the same order, however often it comes.

    Raises KeyMissing, KeyReused, EmptyCart, QuantityRange, NotForSale, AddressTrouble, PostcodeForm, NotServed, SoldOut,
    WayNotOffered, CouponRefused, PriceChanged, DepositAlone, CardUnknown, ConsentUnknown, NoteTooLong.
    """
    check_key(request.key)
    try:
        return _place(request)
    except (ArgosyError, together.SameKey):
        # Whatever stands in the way of placing it now: an order that was placed before is answered as it was then.
        before = queries.key(request.key)
        if before is None:
            raise
        return _again(before, request)


def _place(request: OrderRequest) -> Placed:
    asked = draft(request)
    # What is written beside the order stands or falls with it, in a transaction of its own.
    alone = request.coupon or request.marketing
    opened = (None if alone else together.open_order(asked)) or _by_itself(asked)
    header, intent = opened.header, opened.intent
    outcome = opened.sure or asked.bank.authorise(replace(intent, order_id=header.order_id))
    if opened.sure is None and not answer(header, opened.opening.lines, intent, outcome):
        # Decided by somebody else while the provider was asked: that is what holds.
        return status(header.order_id)
    return Placed(
        order_id=header.order_id,
        number=header.number,
        state={"authorised": "placed", "declined": "refused"}.get(outcome.state, "pending"),
        payment_state=outcome.state,
        reason=outcome.reason,
        gross=opened.quote.total.gross,
        due=opened.quote.due,
        currency=opened.quote.currency,
        promised_on=header.promised_on,
        challenge=outcome.challenge,
    )


def _by_itself(asked: Draft) -> Drawn:
    """The goods are locked before they are chosen, so that nobody is quicker to take them."""
    p = quoted(asked, clock.now())
    with db.transaction():
        held = fulfilment.plan(
            p.goods, asked.market.code, asked.address["postal_code"], p.at, way=asked.request.way, lock=True
        )
        opened = drawn(p, held)
        (told,) = queries.open_orders([opened.opening])
        if told == "known":
            raise together.SameKey
        # The rows are ours: what was chosen is there.
        assert told == "opened"
        _beside(p, opened.header.order_id)
    return opened


def _beside(p: Priced, order_id: UUID) -> None:
    """What an order writes beside its rows. The coupon comes after the goods, as cancelling gives both back, so that two orders cannot wait for
    each other."""
    request, coupon = p.draft.request, p.quote.coupon
    if coupon is not None:
        campaigns.claim_coupon(coupon, order_id, request.who, p.at)
    if request.marketing:
        consents.allow(order_id, request.marketing, request.language, request.email, request.user_id, p.at)


def _again(found: tuple[str, UUID], request: OrderRequest) -> Placed:
    if found[0] != request.digest():
        raise KeyReused
    return status(found[1])
