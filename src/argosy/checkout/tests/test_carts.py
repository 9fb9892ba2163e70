"""Carts: kept with the account, merged on log-in, and what has changed since they were last seen is told once."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from argosy.kernel import clock

pytestmark = pytest.mark.db
#: A Thursday to come.
THURSDAY = clock.today() + timedelta(days=7 + (3 - clock.today().weekday()) % 7)
JSON: Any = "application/json"


def at(day: date, hour: int) -> Any:
    return clock.travel(datetime.combine(day, time(hour), UTC))


def cart_of(variant: UUID, user: UUID | None = None) -> UUID:
    from argosy.checkout import api as checkout

    cart = checkout.create("es", "es", user)
    checkout.add(cart, variant, 1)
    return cart


def person() -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.create_user(email="ana@example.org", password="a long secret of Ana's")


def test_a_price_and_a_promise_that_have_changed_are_told_once(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import CartLine

    cart = cart_of(variants[0])
    checkout.set_postcode(cart, "28013")
    with at(THURSDAY, 9):
        first = checkout.view(cart)
        assert (first.promised_on, first.seen_promised_on, first.unseen) == (THURSDAY + timedelta(1), None, True)
        checkout.seen(first)
        assert not checkout.view(cart).unseen
    CartLine.objects.filter(cart_id=cart).update(seen_gross_minor=1)
    with at(THURSDAY, 20):
        later = checkout.view(cart)
        assert (later.seen_promised_on, later.promised_on) == (THURSDAY + timedelta(1), THURSDAY + timedelta(4))
        assert later.unseen and later.lines[0].seen_gross == 1
        checkout.seen(later)
        assert not checkout.view(cart).unseen


def test_another_place_or_way_is_no_promise_changed(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    cart = cart_of(variants[0])
    checkout.set_postcode(cart, "28013")
    with at(THURSDAY, 20):
        checkout.seen(checkout.view(cart))
        assert checkout.view(cart, postal_code="07001").seen_promised_on is None
        checkout.set_way(cart, "express")
        assert checkout.view(cart).seen_promised_on is None


def test_what_is_not_sold_any_more_is_taken_out_and_named(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    cart = cart_of(variants[0])
    with clock.travel(datetime(2020, 1, 1, tzinfo=UTC)):
        gone = checkout.view(cart)
    assert gone.lines == () and len(gone.removed) == 1 and "15" in gone.removed[0]
    assert checkout.view(cart).removed == ()


def test_a_guests_cart_joins_the_accounts_with_all_that_was_said(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    ana = person()
    own, guest = cart_of(variants[0], ana.id), cart_of(variants[1])
    checkout.add(guest, variants[0], 2)
    checkout.set_postcode(guest, "28013")
    checkout.set_way(guest, "pickup:ES-28-1")
    merged = checkout.merge(guest, ana.id, "es", "es")
    assert merged == own == checkout.own_cart(ana.id, "es")
    view = checkout.view(own)
    assert {li.variant_id: li.quantity for li in view.lines} == {variants[0]: 3, variants[1]: 1}
    assert (view.postal_code, view.way) == ("28013", "pickup:ES-28-1")
    with pytest.raises(checkout.UnknownCart):
        checkout.view(guest)


def test_the_cart_is_there_on_another_device_and_gone_from_this_one_after_logging_out(variants: list[UUID]) -> None:
    ana = person()
    phone, desk = Client(), Client()
    phone.force_login(ana)
    phone.post("/es/es/cart/", {"variant": str(variants[0]), "quantity": "2"})
    assert "data-empty" not in phone.get("/es/es/cart/").content.decode()
    desk.force_login(ana)
    shown = desk.get("/es/es/cart/").content.decode()
    assert str(variants[0]) in shown and 'value="2"' in shown
    phone.post("/account/logout/")
    assert str(variants[0]) not in phone.get("/es/es/cart/").content.decode()


def test_a_note_is_kept_short_and_shown_to_the_brand(variants: list[UUID]) -> None:
    from market import request

    from argosy.checkout import api as checkout
    from argosy.kernel import db

    note = "Feliz cumpleaños,\n  Ana\x00!"
    placed = checkout.place(request("k1", {variants[0]: 1}, note=note))
    order = checkout.order(placed.order_id)
    assert order.note == "Feliz cumpleaños, Ana !"
    brand, now = order.lines[0].brand_id, clock.now()
    with db.as_brand([brand]):
        (sold,) = checkout.sold_lines(brand, now - timedelta(days=1), now + timedelta(days=1))
    assert sold.note == order.note
    with pytest.raises(checkout.NoteTooLong):
        checkout.place(request("k2", {variants[0]: 1}, note="x" * 201))
