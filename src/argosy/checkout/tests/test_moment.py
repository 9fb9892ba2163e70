"""What a cart may remember for a moment, and what it may not: an order reads its own prices and stock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from market import request

from argosy.kernel import clock

pytestmark = pytest.mark.db


@pytest.fixture
def remembering(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What carts are shown is remembered for a minute, until it is called."""
    from argosy.fulfilment import looking
    from argosy.kernel import memo
    from argosy.pricing import api as pricing

    monkeypatch.setattr(memo, "LONGEST_S", 60.0)

    def forget() -> None:
        for room in (pricing, looking):
            kept: Any = memo.Memo(60.0)
            monkeypatch.setattr(room, "_shown", lambda _market, kept=kept: kept)

    forget()
    return forget


def cart_of(variant: UUID, quantity: int = 1) -> UUID:
    from argosy.checkout import api as checkout

    cart = checkout.create("es", "es")
    checkout.add(cart, variant, quantity)
    checkout.set_postcode(cart, "28013")
    return cart


def priced(variant: UUID, gross: int, from_at: datetime | None = None) -> None:
    from argosy.pricing import api as pricing

    brand = pricing.current([variant], "es")[variant].brand_id
    pricing.publish([pricing.PricePoint(variant, brand, "es", gross, "EUR", "set", {}, from_at)])


def stocked(variant: UUID, units: int) -> None:
    from argosy.fulfilment import api as fulfilment
    from argosy.pricing import api as pricing

    fulfilment.declare_stock(pricing.current([variant], "es")[variant].brand_id, [(variant, "MAD", units)])


def test_a_cart_may_show_the_price_of_a_moment_ago_but_no_order_is_placed_at_it(
    variants: list[UUID], remembering: Any
) -> None:
    from argosy.checkout import api as checkout

    cart = cart_of(variants[0])
    shown = checkout.view(cart)
    assert shown.quote is not None
    before, total = shown.lines[0].unit_gross, shown.quote.total.gross
    priced(variants[0], before + 1000)
    assert checkout.view(cart).lines[0].unit_gross == before
    with pytest.raises(checkout.PriceChanged):
        checkout.place(request("k1", {variants[0]: 1}, expected_gross=total))
    assert checkout.place(request("k2", {variants[0]: 1})).gross == total + 1000
    remembering()
    later = checkout.view(cart)
    assert (later.lines[0].unit_gross, later.unseen) == (before + 1000, True)


def test_a_cart_may_show_the_stock_of_a_moment_ago_but_an_order_locks_what_is_there(
    variants: list[UUID], remembering: Any
) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment

    cart = cart_of(variants[0])
    assert checkout.view(cart).lines[0].left == 1000
    stocked(variants[0], 0)
    shown = checkout.view(cart)
    assert (shown.lines[0].left, shown.lines[0].problem, bool(shown.promised_on)) == (1000, None, True)
    with pytest.raises(fulfilment.SoldOut):
        checkout.place(request("k1", {variants[0]: 1}))
    remembering()
    assert isinstance(checkout.view(cart).lines[0].problem, fulfilment.SoldOut)
    stocked(variants[0], 5)
    assert checkout.view(cart).lines[0].left == 0
    assert checkout.place(request("k2", {variants[0]: 5})).state == "placed"


def test_a_price_that_is_known_to_end_is_not_shown_any_longer(variants: list[UUID], remembering: Any) -> None:
    from argosy.checkout import api as checkout

    now, cart = clock.now(), cart_of(variants[0])
    before = checkout.view(cart).lines[0].unit_gross
    priced(variants[0], before + 500, now + timedelta(hours=1))
    remembering()
    assert checkout.view(cart).lines[0].unit_gross == before
    with clock.travel(now + timedelta(hours=2)):
        assert checkout.view(cart).lines[0].unit_gross == before + 500


def test_who_was_refused_finds_the_cart_as_things_are_now(variants: list[UUID], remembering: Any) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment
    from argosy.web.admission import tokens

    cart = cart_of(variants[0])
    shown = checkout.view(cart)
    assert shown.quote is not None
    priced(variants[0], shown.lines[0].unit_gross + 1000)
    with pytest.raises(checkout.PriceChanged):
        tokens.place(request("k1", {variants[0]: 1}, expected_gross=shown.quote.total.gross), "k1")
    assert checkout.view(cart).lines[0].unit_gross == shown.lines[0].unit_gross + 1000
    stocked(variants[0], 0)
    assert checkout.view(cart).lines[0].left == 1000
    with pytest.raises(fulfilment.SoldOut):
        tokens.place(request("k2", {variants[0]: 1}), "k2")
    assert checkout.view(cart).lines[0].left == 0


def test_stock_that_was_only_remembered_keeps_no_order_away(
    variants: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment import gone

    monkeypatch.setattr(gone, "_FOR_S", 60.0)
    monkeypatch.setattr(gone, "_until", {})
    wanted = {variants[0]: (1, "parcel")}
    with pytest.raises(fulfilment.SoldOut):
        fulfilment.ways(wanted, "es", "28013", 1000, clock.now(), fulfilment.Shown({}))
    fulfilment.check_gone(wanted, "es")
    stocked(variants[0], 0)
    with pytest.raises(fulfilment.SoldOut):
        fulfilment.ways(wanted, "es", "28013", 1000)
    with pytest.raises(fulfilment.SoldOut):
        fulfilment.check_gone(wanted, "es")


def test_each_change_gives_the_cart_as_it_is_kept_afterwards(variants: list[UUID], remembering: Any) -> None:
    from argosy.checkout import api as checkout

    cart = checkout.opened("es", "es", postal_code=" 28013 ")
    assert (cart, cart.postal_code) == (checkout.head(cart.id), "28013")
    one, two = variants[:2]
    changes = (
        lambda: checkout.add(cart.id, one, 2, "click"),
        lambda: checkout.add(cart.id, two, 1),
        lambda: checkout.add(cart.id, one, 2, "click"),
        lambda: checkout.add(cart.id, one, 3),
        lambda: checkout.add(cart.id, two, checkout.MOST_PER_LINE),
        lambda: checkout.set_quantity(cart.id, one, 4),
        lambda: checkout.set_way(cart.id, "express"),
        lambda: checkout.set_postcode(cart.id, "08012"),
        lambda: checkout.set_coupon(cart.id, ""),
        lambda: checkout.set_quantity(cart.id, two, 0),
    )
    for change in changes:
        made = change()
        assert made == checkout.head(cart.id)
        assert checkout.view(made) == checkout.view(cart.id)
        checkout.seen(checkout.view(cart.id))
    assert [(li.variant_id, li.quantity) for li in checkout.head(cart.id).lines] == [(one, 4)]


def test_a_line_that_another_call_has_added_meanwhile_is_counted(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout import cart_queries
    from argosy.checkout.cart_queries import Kept

    read = checkout.opened("es", "es")
    checkout.add(read.id, variants[0], 2)
    made = cart_queries.add(read, Kept(variants[0], 3, 100), checkout.MOST_PER_LINE, "", clock.now())
    assert [li.quantity for li in made.lines] == [5]


def test_a_new_cart_with_a_postal_code_that_is_none_is_not_made(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import Cart
    from argosy.fulfilment import api as fulfilment

    before = Cart.objects.count()
    with pytest.raises(fulfilment.PostcodeForm):
        checkout.opened("es", "es", postal_code="nowhere")
    assert Cart.objects.count() == before


def test_the_hot_statements_keep_their_plans(variants: list[UUID]) -> None:
    from argosy.catalogue import queries as catalogue
    from argosy.fulfilment import queries as fulfilment
    from argosy.kernel import db
    from argosy.pricing import queries as pricing

    now = clock.now()
    for count in range(1, 13):
        some = variants[: 1 + count % 2]
        catalogue.sale_facts(some)
        pricing.current(some, "es", "public", now)
        fulfilment.free(some, ["MAD", "WAW"], "es")
        fulfilment.free(some, ["MAD", "WAW"], "es", lock=True)
    for statement in (catalogue._SALE_FACTS, pricing._PLAIN, fulfilment._FREE, fulfilment._LOCKED):
        begins = statement.partition("%")[0]
        kept = db.rows(
            "SELECT sum(generic_plans) FROM pg_prepared_statements WHERE starts_with(statement, %s)", [begins]
        )
        assert kept[0][0] >= 5, (begins, kept)
