"""Several orders in one statement: first come, first served, and a key is taken once."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest


@pytest.mark.db
def test_one_statement_serves_who_came_first_and_takes_a_key_once(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from market import launch_market, request

    from argosy.checkout import api as checkout
    from argosy.checkout import queries
    from argosy.checkout.models import Order
    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.models import Stock
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    one, other = launch_market(tmp_path / "pack", stock=5)[:2]
    found: list[Any] = []

    def keep(openings: Any) -> list[str]:
        found.extend(openings)
        return ["opened"]

    wanted: list[tuple[str, dict[UUID, int]]] = [
        ("k1", {one: 3}),
        ("k2", {one: 3, other: 1}),
        ("k3", {other: 5}),
        ("k1", {one: 1}),
        ("k4", {other: 1}),
    ]
    with monkeypatch.context() as patched:
        patched.setattr(queries, "open_orders", keep)
        for key, lines in wanted:
            checkout.place(request(key, lines))
    # What an earlier one that found too little had asked for counts as taken: it is asked again by itself, in its turn.
    assert queries.open_orders(found) == ["opened", "short", "short", "short", "short"]
    assert queries.open_orders([found[2], found[3]]) == ["opened", "known"]
    assert queries.open_orders([found[4]]) == ["short"]
    stock = {s.variant_id: (s.on_hand, s.reserved) for s in Stock.objects.filter(variant_id__in=[one, other])}
    assert stock == {one: (5, 3), other: (5, 5)}
    assert Order.objects.filter(state="placed").count() == 2
    assert ledger.verify().ok and not settlement.uncleared("eu", ["EUR"]) and not fulfilment.differences()


@pytest.mark.db
def test_of_orders_that_come_together_each_has_its_own_outcome(db: None, tmp_path: Path) -> None:
    from market import launch_market, request

    from argosy.checkout import api as checkout
    from argosy.checkout import together
    from argosy.checkout.drafting import Drawn, draft
    from argosy.checkout.models import Order
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel.models import User
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    one, other = launch_market(tmp_path / "pack", ("es", "de"), stock=5)[:2]
    account = User.objects.create_user(email="eva@example.org").id
    german = {"market": "de", "language": "de", "address": request("", {}).address | {"postal_code": "10115"}}
    asked = {
        "placed": request("k1", {one: 2}),
        "too many": request("k2", {one: 1, other: 6}),
        "in another market": request("k3", {other: 1}, **german),
        "not sold": request("k4", {UUID(int=7): 1}),
        "another price": request("k5", {one: 1}, expected_gross=1),
        "the same key": request("k1", {one: 2}),
        "by an account": request("k6", {one: 1}, user_id=account),
        "to be asked": request("k7", {other: 1}, "test-7726"),
        "quicker ones before": request("k8", {one: 5}),
    }
    told = dict(zip(asked, together.open_all([draft(one) for one in asked.values()]), strict=True))
    kinds = {name: type(found) for name, found in told.items()}
    assert kinds == {
        "placed": Drawn,
        "too many": fulfilment.SoldOut,
        "in another market": Drawn,
        "not sold": checkout.NotForSale,
        "another price": checkout.PriceChanged,
        "the same key": together.SameKey,
        "by an account": Drawn,
        "to be asked": Drawn,
        "quicker ones before": type(None),
    }
    written = dict(Order.objects.values_list("id", "state"))
    drawn = {name: found for name, found in told.items() if isinstance(found, Drawn)}
    assert {name: written[found.header.order_id] for name, found in drawn.items()} == {
        "placed": "placed",
        "in another market": "placed",
        "by an account": "placed",
        "to be asked": "pending",
    }
    assert len(written) == 4
    assert Order.objects.get(market="de").currency == "EUR" and Order.objects.get(user_id=account).gross_minor > 0
    assert ledger.verify().ok and not settlement.uncleared("eu", ["EUR"]) and not fulfilment.differences()


@pytest.mark.db
def test_several_answers_place_their_orders_at_once_and_once(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from market import launch_market, request

    from argosy.checkout import api as checkout
    from argosy.checkout import queries
    from argosy.checkout.models import Order
    from argosy.kernel.models import OutboxMessage
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    one, other = launch_market(tmp_path / "pack", stock=5)[:2]
    found: list[Any] = []

    def keep(placing: Any) -> bool:
        found.append(placing)
        return True

    with monkeypatch.context() as patched:
        patched.setattr(queries, "place", keep)
        for number, variant in enumerate((one, other, one)):
            checkout.place(request(f"k{number}", {variant: 1}, "test-7726"))
    assert set(Order.objects.values_list("state", flat=True)) == {"pending"}
    assert queries.place_orders(found[1:2]) == [True]
    assert queries.place_orders(found) == [True, False, True]
    assert queries.place_orders(found) == [False, False, False]
    assert set(Order.objects.values_list("state", flat=True)) == {"placed"}
    assert OutboxMessage.objects.filter(topic="order.placed").count() == 3
    assert ledger.verify().ok and not settlement.uncleared("eu", ["EUR"])


@pytest.mark.db
def test_orders_that_are_alike_are_what_each_would_be_by_itself(db: None, tmp_path: Path) -> None:
    from market import launch_market, request

    from argosy.checkout import together
    from argosy.checkout.drafting import Drawn, alike, draft, drawn, drawn_like, quoted, quoted_like
    from argosy.checkout.errors import PriceChanged
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    one, other = launch_market(tmp_path / "pack", stock=5)[:2]
    at, lines = clock.now(), {one: 2, other: 1}
    first, asked, card = (
        draft(one)
        for one in (
            request("k1", lines),
            request("k2", lines, email="eva@example.org", note="Ring twice"),
            request("k3", lines, "test-7726"),
        )
    )
    assert alike(first) == alike(asked) == alike(card)
    for own in ({"language": "en"}, {"way": "express"}, {"lines": {one: 1}}, {"user_id": UUID(int=1)}, {"coupon": "X"}):
        assert alike(draft(request("k", **({"lines": lines} | own)))) != alike(first)
    quote = quoted(first, at)
    plan = fulfilment.plan(quote.goods, "es", first.address["postal_code"], at)
    before = drawn(quote, plan)
    for d in (asked, card):
        alone, like = drawn(quoted(d, at), plan), drawn_like(before, quoted_like(quote, d))
        assert _told(like) == _told(alone)
        assert not {line["id"] for line in like.opening.lines} & {line["id"] for line in before.opening.lines}
        assert like.header.number != before.header.number
    with pytest.raises(PriceChanged):
        quoted_like(quote, draft(request("k4", lines, expected_gross=1)))
    asked_all = [draft(request(f"n{n}", {one: 1}, "test-7726" if n == 3 else "test-4242")) for n in range(5)]
    made = [one for one in together.open_all(asked_all) if isinstance(one, Drawn)]
    assert len({one.header.order_id for one in made}) == 5
    assert [bool(one.sure) for one in made] == [True, True, True, False, True]
    assert ledger.verify().ok and not settlement.uncleared("eu", ["EUR"]) and not fulfilment.differences()


def _told(made: Any) -> dict[str, Any]:
    """All that is written of an order, its own ids by name; those that nobody refers to are left out."""
    opening = made.opening
    fresh = ("post_ids", "held_ids", "sent_ids", "told_ids", "told_ats")
    parts = {**opening.holding, **(opening.booking or {})}
    whole = {
        "header": repr(made.header),
        "order": repr(opening.order),
        "lines": repr(opening.lines),
        "payment": repr(opening.payment),
        "digest": opening.digest,
        "held": repr(made.held),
        "key": opening.key,
        **{name: value for name, value in parts.items() if name not in fresh},
    }
    ids = {made.header.order_id: "ORDER", made.intent.payment_id: "PAYMENT"}
    ids |= {line["id"]: f"LINE {n}" for n, line in enumerate(opening.lines)}
    told = {}
    for name, value in whole.items():
        for key, stands in ids.items():
            value = value.replace(key.hex, stands).replace(str(key), stands)
        told[name] = value.replace(made.header.number, "NUMBER")
    return told
