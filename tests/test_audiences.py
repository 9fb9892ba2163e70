"""Prices for members and for first orders: told on the page, counted in the cart of who has an account, booked as paid; for nobody else."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from market import launch_market, request

pytestmark = pytest.mark.db


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    """Members pay 3 % less, first orders 10 % less than everybody."""
    from argosy.channel import api as channel
    from argosy.pricing import api as pricing
    from argosy.repricing import api as repricing

    found = launch_market(tmp_path / "pack")
    brand = pricing.current(found, "es")[found[0]].brand_id
    for audience, off in (("member", -300), ("first", -1_000)):
        terms = repricing.Terms("public", offset_bp=off, local=False)
        change = repricing.Change(markets=("es",), audience=audience, terms=terms)
        repricing.apply(brand, repricing.propose(brand, change, by="x").id)
    from argosy.catalogue import api as catalogue

    channel.refresh([p for p, _ in catalogue.products_of(found).values()], "es")
    return found


def shopper() -> UUID:
    from argosy.programme import api as programme

    return programme.create_user("ana@example.org", "quite-a-long-password", name="Ana")


def public(variant: UUID) -> int:
    from argosy.pricing import api as pricing

    return pricing.current([variant], "es")[variant].gross


def part(gross: int, bp: int) -> int:
    return (gross * (10_000 - bp) * 2 + 10_000) // 20_000


def test_a_guest_pays_what_everybody_pays(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    placed = checkout.place(request("g", {variants[0]: 1}))
    (line,) = checkout.order(placed.order_id).lines
    assert line.unit_gross == public(variants[0])


def test_the_first_order_of_an_account_and_then_the_members_price(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import OrderLine

    user, listed = shopper(), public(variants[0])
    paid = []
    for key in ("one", "two"):
        placed = checkout.place(request(key, {variants[0]: 1}, user_id=user))
        row = OrderLine.objects.get(order_id=placed.order_id)
        paid.append((row.unit_gross_minor, row.list_gross_minor))
    first, member = part(listed, 1_000), part(listed, 300)
    # No reduction is announced, and none is booked: what is paid is the list price of this audience.
    assert paid == [(first, first), (member, member)]


def test_a_refused_order_was_no_first_order(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    user = shopper()
    refused = checkout.place(request("r", {variants[0]: 1}, token="test-0002", user_id=user))
    assert refused.state == "refused"
    placed = checkout.place(request("p", {variants[0]: 1}, user_id=user))
    assert checkout.order(placed.order_id).lines[0].unit_gross == part(public(variants[0]), 1_000)


def test_a_cart_is_priced_anew_for_who_signs_in_and_says_so(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    guest = checkout.create("es", "es")
    checkout.add(guest, variants[0], 1)
    assert checkout.view(guest).lines[0].unit_gross == public(variants[0])
    merged = checkout.merge(guest, shopper(), "es", "es")
    (line,) = checkout.view(merged).lines
    assert (line.unit_gross, line.percent) == (part(public(variants[0]), 1_000), None)
    assert line.seen_gross == public(variants[0])
    quote = checkout.view(merged).quote
    assert quote and quote.total.gross - quote.delivery.gross == line.unit_gross


def test_the_page_tells_everybody_of_the_members_price_and_claims_no_reduction(variants: list[UUID]) -> None:
    from django.test import Client

    from argosy.catalogue import api as catalogue
    from argosy.channel import api as channel
    from argosy.kernel.money import format_money

    product = catalogue.products_of([variants[0]])[variants[0]][0]
    slug = channel.slugs([product], "es", "es")[product]
    page = Client().get(f"/es/es/p/{slug}/").content.decode().replace("\u00a0", " ")
    told = format_money(part(public(variants[0]), 300), "EUR", "es").replace("\u00a0", " ")
    assert f"{told} para miembros" in page
    assert "−3" not in page and "−10" not in page
