"""Orders, from the first click to the books: exactly once, never too many, always in balance."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from market import ADDRESS, launch_market, request

pytestmark = pytest.mark.db

# A test card that says yes as well, but has to be asked: the order is placed by a second statement.
ASKED = "test-7726"


@pytest.fixture
def variants(db: None, tmp_path: Path) -> list[UUID]:
    return launch_market(tmp_path / "pack")


def stock_of(variant: UUID) -> tuple[int, int]:
    from argosy.fulfilment.models import Stock

    rows = Stock.objects.filter(variant_id=variant)
    return sum(r.on_hand for r in rows), sum(r.reserved for r in rows)


def books_balance() -> bool:
    from argosy.fulfilment import api as fulfilment
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    return ledger.verify().ok and not settlement.uncleared("eu", ["EUR"]) and not fulfilment.differences()


def test_an_order_is_placed_held_booked_and_announced(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel.models import OutboxMessage
    from argosy.ledger import api as ledger

    placed = checkout.place(request("k1", {variants[0]: 2}))
    assert (placed.state, placed.payment_state) == ("placed", "authorised")
    assert stock_of(variants[0]) == (20, 2)
    seen = checkout.order(placed.order_id)
    assert seen.gross == seen.net + seen.vat == sum(line.gross for line in seen.lines) + seen.delivery
    assert seen.lines[0].warehouse == "MAD"
    assert seen.promised_on is not None
    assert [s["state"] for s in seen.shipments] == ["reserved"]
    assert OutboxMessage.objects.filter(topic="order.placed").count() == 1
    kinds = Counter(t.kind for t in ledger.by_journal([placed.order_id])[placed.order_id])
    assert kinds == {"capture": 1, "sale": 1, "vat": 1, "commission": 1, "payment_cost": 1, "fulfilment": 1}
    assert books_balance()
    assert fulfilment.ship(placed.order_id, "es")
    assert not fulfilment.ship(placed.order_id, "es")
    assert stock_of(variants[0]) == (18, 0)


def test_the_same_key_orders_once_and_other_content_under_it_is_refused(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    first = checkout.place(request("k1", {variants[0]: 1}))
    assert checkout.place(request("k1", {variants[0]: 1})) == first
    with pytest.raises(checkout.KeyReused):
        checkout.place(request("k1", {variants[0]: 3}))
    assert stock_of(variants[0]) == (20, 1)


def test_a_repeated_request_gets_its_order_though_the_goods_are_gone_by_now(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    first = checkout.place(request("k1", {variants[0]: 10}))
    checkout.place(request("k2", {variants[0]: 10}))
    with pytest.raises(fulfilment_errors().SoldOut):
        checkout.place(request("k3", {variants[0]: 1}))
    assert checkout.place(request("k1", {variants[0]: 10})) == first
    with pytest.raises(checkout.KeyReused):
        checkout.place(request("k1", {variants[0]: 1}))
    assert stock_of(variants[0]) == (20, 20)
    # A key whose order came to nothing is free: nothing was written under it.
    assert checkout.place(request("k3", {variants[1]: 1})).state == "placed"


def fulfilment_errors() -> ModuleType:
    from argosy.fulfilment import errors

    return errors


@pytest.mark.parametrize(("token", "reason"), [("test-0002", "card-declined"), ("test-9995", "insufficient-funds")])
def test_a_declined_card_leaves_nothing_behind(variants: list[UUID], token: str, reason: str) -> None:
    from argosy.checkout import api as checkout
    from argosy.ledger.models import Transfer

    refused = checkout.place(request("k1", {variants[0]: 1}, token))
    assert (refused.state, refused.reason) == ("refused", reason)
    assert stock_of(variants[0]) == (20, 0)
    assert not Transfer.objects.exists()
    assert checkout.place(request("k2", {variants[0]: 1})).state == "placed"


@pytest.mark.parametrize(("accepted", "state", "reserved"), [(True, "placed", 1), (False, "refused", 0)])
def test_three_d_secure_is_asked_and_answered_once(
    variants: list[UUID], accepted: bool, state: str, reserved: int
) -> None:
    from argosy.checkout import api as checkout

    waiting = checkout.place(request("k1", {variants[0]: 1}, "test-3220"))
    assert (waiting.state, waiting.payment_state) == ("pending", "challenged")
    assert stock_of(variants[0]) == (20, 1)
    assert checkout.confirm(waiting.order_id, accepted).state == state
    assert stock_of(variants[0]) == (20, reserved)
    with pytest.raises(checkout.NotChallenged):
        checkout.confirm(waiting.order_id, not accepted)
    assert books_balance()


def test_a_late_answer_places_the_order_when_it_comes(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.kernel import clock

    waiting = checkout.place(request("k1", {variants[0]: 1}, "test-0077"))
    assert (waiting.state, waiting.payment_state) == ("pending", "pending")
    assert checkout.follow_up(timedelta(0)) == 1
    assert checkout.status(waiting.order_id).state == "pending"
    with clock.travel(clock.now() + timedelta(seconds=30)):
        assert checkout.follow_up() == 1
        assert checkout.follow_up() == 0
    assert checkout.status(waiting.order_id).state == "placed"
    assert books_balance()


def test_a_challenge_that_is_never_answered_frees_the_goods(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.kernel import clock

    waiting = checkout.place(request("k1", {variants[0]: 1}, "test-3220"))
    with clock.travel(clock.now() + timedelta(minutes=20)):
        checkout.follow_up()
    assert checkout.status(waiting.order_id).state == "refused"
    assert stock_of(variants[0]) == (20, 0)


def test_a_crash_between_the_two_transactions_is_made_good(
    variants: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout import placing

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    with monkeypatch.context() as patched, pytest.raises(Crash):
        patched.setattr(placing, "answer", crash)
        checkout.place(request("k1", {variants[0]: 1}, ASKED))
    assert stock_of(variants[0]) == (20, 1)
    assert checkout.follow_up(timedelta(0)) == 1
    again = checkout.place(request("k1", {variants[0]: 1}, ASKED))
    assert again.state == "placed"
    assert stock_of(variants[0]) == (20, 1)
    assert books_balance()


def test_a_sure_payment_places_the_order_with_its_first_statement(
    variants: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.payments import TestProvider
    from argosy.ledger import api as ledger

    def never(*_: object) -> None:
        raise AssertionError("nobody is asked")

    asked = checkout.place(request("k1", {variants[0]: 1, variants[1]: 2}, ASKED))
    monkeypatch.setattr(TestProvider, "authorise", never)
    sure = checkout.place(request("k2", {variants[0]: 1, variants[1]: 2}))
    assert (sure.state, sure.payment_state) == (asked.state, asked.payment_state) == ("placed", "authorised")
    booked = ledger.by_journal([sure.order_id, asked.order_id])
    one, other = (
        sorted((t.kind, t.debit, t.credit, t.amount_minor) for t in booked[o.order_id]) for o in (sure, asked)
    )
    assert one == other and len(one) >= 9
    assert checkout.order(sure.order_id).placed_at == checkout.order(sure.order_id).created_at
    assert checkout.place(request("k2", {variants[0]: 1, variants[1]: 2})).order_id == sure.order_id
    assert stock_of(variants[0]) == (20, 2)
    assert books_balance()


def test_what_was_shown_is_what_is_paid(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout

    with pytest.raises(checkout.PriceChanged) as caught:
        checkout.place(request("k1", {variants[0]: 1}, expected_gross=1))
    assert "0,01" in caught.value.sentence("es")
    assert stock_of(variants[0]) == (20, 0)


@pytest.mark.parametrize(
    ("changes", "code", "fields"),
    [
        ({"email": "nobody"}, "address", ("email",)),
        ({"address": ADDRESS | {"city": " "}}, "address", ("city",)),
        ({"address": ADDRESS | {"phone": "abc"}}, "address", ("phone",)),
        ({"address": ADDRESS | {"postal_code": "2801"}}, "postcode-form", ("postal_code",)),
        ({"address": ADDRESS | {"postal_code": "35001"}}, "postcode-not-served", ("postal_code",)),
        ({"key": ""}, "idempotency-key-missing", ("Idempotency-Key",)),
        ({"lines": {}}, "empty-cart", ("lines",)),
        ({"token": "test-1234"}, "card-unknown", ("card",)),
        ({"market": "xx"}, "unknown-market", ("market",)),
    ],
)
def test_bad_requests_say_what_to_do_and_change_nothing(
    variants: list[UUID], changes: dict[str, object], code: str, fields: tuple[str, ...]
) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import Order
    from argosy.kernel.errors import ArgosyError

    with pytest.raises(ArgosyError) as caught:
        checkout.place(request(**({"key": "k1", "lines": {variants[0]: 1}} | changes)))
    assert (caught.value.code, caught.value.fields) == (code, fields)
    assert not caught.value.sentence("es").startswith("error-")
    assert not Order.objects.exists()
    assert stock_of(variants[0]) == (20, 0)


@pytest.mark.parametrize("quantity", [0, -1, 11, 10**9])
def test_quantities_out_of_range_are_refused(variants: list[UUID], quantity: int) -> None:
    from argosy.checkout import api as checkout

    with pytest.raises(checkout.QuantityRange):
        checkout.place(request("k1", {variants[0]: quantity}))


def test_a_blocked_product_cannot_be_bought(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.compliance.models import Verdict

    Verdict.objects.update(closed=["checkout"])
    with pytest.raises(checkout.NotForSale):
        checkout.place(request("k1", {variants[0]: 1}))


@pytest.mark.parametrize("token", ["test-4242", ASKED])
def test_thirty_two_buyers_for_twenty_units(db_real: str, tmp_path: Path, token: str) -> None:
    """Exactly twenty orders and twelve clean refusals, books in balance, nothing left to promise."""
    from django.db import connection

    from argosy.checkout import api as checkout
    from argosy.checkout.models import Order
    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.errors import SoldOut

    variant = launch_market(tmp_path / "pack", products=1)[0]
    told: Counter[str] = Counter()
    start = threading.Barrier(32)

    def buy(number: int) -> None:
        try:
            start.wait(30)
            told[checkout.place(request(f"k{number}", {variant: 1}, token)).state] += 1
        except SoldOut as refused:
            told["sold-out"] += refused.short[variant] == 0
        except Exception as trouble:
            told[repr(trouble)] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=buy, args=(n,)) for n in range(32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert told == {"placed": 20, "sold-out": 12}
    assert Order.objects.filter(state="placed").count() == 20
    assert stock_of(variant) == (20, 20)
    assert fulfilment.available([variant], "es") == {}
    assert books_balance()


def test_one_key_from_many_clients_at_once_gives_one_order(db_real: str, tmp_path: Path) -> None:
    from django.db import connection

    from argosy.checkout import api as checkout
    from argosy.checkout.models import Order

    variant = launch_market(tmp_path / "pack", products=1)[0]
    told: list[object] = []
    start = threading.Barrier(8)

    def buy() -> None:
        try:
            start.wait(30)
            told.append(checkout.place(request("one", {variant: 1})).order_id)
        except Exception as trouble:
            told.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=buy) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(told) == 8
    assert len(set(told)) == 1
    assert Order.objects.count() == 1
    assert stock_of(variant) == (20, 1)


def test_two_baskets_in_opposite_order_never_lock_each_other_out(db_real: str, tmp_path: Path) -> None:
    from django.db import connection

    from argosy.checkout import api as checkout

    a, b = launch_market(tmp_path / "pack", products=1, stock=200)[:2]
    told: Counter[str] = Counter()

    def buy(number: int) -> None:
        try:
            for turn in range(10):
                lines = {a: 1, b: 1} if number % 2 else {b: 1, a: 1}
                told[checkout.place(request(f"k{number}-{turn}", lines)).state] += 1
        except Exception as trouble:
            told[repr(trouble)] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=buy, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert told == {"placed": 80}
    assert stock_of(a) == stock_of(b) == (200, 80)
    assert books_balance()


def test_what_the_rules_bar_does_not_leave_and_stays_held(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.compliance.models import Verdict
    from argosy.fulfilment import api as fulfilment

    placed = checkout.place(request("k1", {variants[0]: 2}))
    Verdict.objects.filter(market="es").update(closed=["dispatch"])
    with pytest.raises(fulfilment.DispatchBarred) as barred:
        fulfilment.ship(placed.order_id, "es")
    assert barred.value.params["market"] == "es"
    assert stock_of(variants[0]) == (20, 2)
    assert [s["state"] for s in checkout.order(placed.order_id).shipments] == ["reserved"]
    # Another market's gate says nothing here, and an opened gate lets the goods go.
    Verdict.objects.filter(market="es").update(closed=["campaign"])
    Verdict.objects.filter(market="de").update(closed=["dispatch"])
    assert fulfilment.ship(placed.order_id, "es")
    assert stock_of(variants[0]) == (18, 0)
    # What has left is not asked about again.
    Verdict.objects.filter(market="es").update(closed=["dispatch"])
    assert not fulfilment.ship(placed.order_id, "es")
