"""What a brand sees of returns: its own lines and amounts, words only where nobody else's goods are meant, and nothing past the door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from argosy.aftersales.tests.scene import came, sent, withdrawn

pytestmark = pytest.mark.db


@pytest.fixture(scope="module")
def both(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, UUID]]:
    """A variant of each of two brands."""
    from django.db import transaction
    from market import launch_market

    from argosy.catalogue import api as catalogue
    from argosy.checkout.tests.conftest import as_no_transaction
    from argosy.programme import api as programme

    folder = Path(tmp_path_factory.mktemp("two"))
    with transaction.atomic():
        as_no_transaction()
        try:
            for name in ("xiaomi", "rockbros"):
                launch_market(folder / name, brand=name, products=1, stock=1000)
            yield {
                name: catalogue.products(catalogue.brand_product_ids(programme.brand(name).id))[0].variants[0].id
                for name in ("xiaomi", "rockbros")
            }
        finally:
            transaction.set_rollback(True)


@pytest.fixture
def mixed(both: dict[str, UUID]) -> Iterator[Any]:
    """An order of one of each, sent and arrived."""
    from django.db import transaction

    from argosy.checkout.tests.conftest import as_no_transaction

    with transaction.atomic():
        as_no_transaction()
        try:
            yield sent(*both.values(), quantity=2)
        finally:
            transaction.set_rollback(True)


def lines(order: Any) -> dict[UUID, Any]:
    return {line.brand_id: line for line in order.lines}


def seen(brand: UUID, **asked: Any) -> list[Any]:
    """The brand's returns, in its own session."""
    from argosy.aftersales import api as aftersales
    from argosy.kernel import db

    with db.as_brand([brand]):
        return aftersales.brand_returns(brand, **asked)


def reduced(brand: UUID, **asked: Any) -> list[Any]:
    from argosy.aftersales import api as aftersales
    from argosy.kernel import db

    with db.as_brand([brand]):
        return aftersales.brand_reductions(brand, **asked)


def claimed(order: Any, *which: Any, told: str = "It smells of smoke.") -> Any:
    from argosy.aftersales import api as aftersales

    units = {line.line_id: 1 for line in which}
    return aftersales.claim(aftersales.Claim(order.id, "guarantee", units, "es", str(uuid4()), "refund", told=told))


def test_each_of_two_brands_sees_its_own_line_and_amounts(mixed: Any) -> None:
    back = withdrawn(mixed)
    first, second = mixed.lines
    came(back.number, {first.line_id: 2, second.line_id: 1}, {first.line_id: 1, second.line_id: 1})
    given = {line: x for r in came(back.number, {second.line_id: 1}).refunds for line, x in r.lines.items()}
    for brand, line in lines(mixed).items():
        (told,) = seen(brand)
        assert (told.number, told.order_number, told.state, told.market) == (
            back.number,
            mixed.number,
            "received",
            "es",
        )
        assert [(x.line_id, x.sku, x.quantity, x.units) for x in told.lines] == [(line.line_id, line.sku, 2, 2)]
        assert told.gross == line.gross and (told.lines[0].net, told.lines[0].vat) == (line.net, line.vat)
    assert {x.line_id: x.sellable for b in lines(mixed) for r in seen(b) for x in r.lines} == {
        first.line_id: 1,
        second.line_id: 2,
    }
    assert set(given) == {first.line_id, second.line_id}


def test_a_brand_whose_goods_stay_sees_no_return(mixed: Any) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.kernel import db

    (mine, line), (other, _) = lines(mixed).items()
    back = withdrawn(mixed, {line.line_id: 1})
    assert [r.id for r in seen(mine)] == [back.id] and seen(other) == []
    # Neither by its id, nor by asking for the other brand from one's own session.
    for asked in (other, mine):
        with db.as_brand([other]), pytest.raises(aftersales.UnknownReturn):
            aftersales.brand_return(asked, back.id)
    with db.as_brand([]):
        assert aftersales.brand_returns(mine) == []


def test_words_are_read_only_where_all_of_a_return_is_the_brands(mixed: Any) -> None:
    from argosy.aftersales import api as aftersales

    (mine, line), (other, foreign) = lines(mixed).items()
    together = claimed(mixed, line, foreign)
    alone = claimed(mixed, line, told="Only this one.")
    aftersales.decide(alone.number, True, "We are sorry.")
    assert [(r.number, r.alone, r.told, r.answer) for r in seen(mine)] == [
        (alone.number, True, "Only this one.", "We are sorry."),
        (together.number, False, "", ""),
    ]
    assert [(r.number, r.alone, r.told) for r in seen(other)] == [(together.number, False, "")]


def test_the_database_itself_gives_no_words_and_no_others_rows(mixed: Any) -> None:
    from django.db import transaction
    from django.db.utils import DatabaseError

    from argosy.kernel import db

    (mine, line), (other, foreign) = lines(mixed).items()
    together, theirs = claimed(mixed, line, foreign), claimed(mixed, foreign)
    with db.as_brand([mine]):
        assert db.rows("SELECT id FROM aftersales_return") == [(together.id,)]
        assert db.rows("SELECT line_id FROM aftersales_returnline") == [(line.line_id,)]
        assert db.rows("SELECT id FROM aftersales_line") == [(line.line_id,)]
        assert db.rows("SELECT * FROM aftersales_words(%s)", [[together.id, theirs.id]]) == []
    assert db.rows("SELECT * FROM aftersales_words(%s)", [[together.id, theirs.id]]) == []
    for column in ("told", "answer", "lines", "wanted", "key", "order_id", "language"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), db.as_brand([mine]):
            db.rows(f"SELECT {column} FROM aftersales_return")
    for column in ("note", "amount_minor", "delivery_minor", "by"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), db.as_brand([other]):
            db.rows(f"SELECT {column} FROM aftersales_refund")


def test_a_reduction_is_shown_to_its_brand_alone_and_is_no_return(mixed: Any) -> None:
    from argosy.aftersales import api as aftersales

    (mine, line), (other, foreign) = lines(mixed).items()
    made = aftersales.reduce(mixed.id, line.line_id, 1500, "Scratched", "operator", "g1")
    later = aftersales.reduce(mixed.id, line.line_id, 200, "Late", "operator", "g2")
    (newest, first) = reduced(mine)
    assert (newest.id, newest.gross) == (later.id, 200)
    assert (first.number, first.gross, first.note, first.sku) == (made.number, 1500, "Scratched", line.sku)
    assert first.settled_at is not None and first.order_number == mixed.number
    assert reduced(mine, cursor=newest.id) == [first] and reduced(mine, limit=1) == [newest]
    assert reduced(mine, line_id=line.line_id) == [newest, first] and reduced(mine, line_id=foreign.line_id) == []
    assert reduced(other) == [] and seen(mine) == []


def test_pages_states_and_lines_are_chosen(mixed: Any) -> None:
    from argosy.aftersales import api as aftersales
    from argosy.kernel import clock, db

    (mine, line), (_, foreign) = lines(mixed).items()
    first, second = claimed(mixed, line), claimed(mixed, line, foreign)
    aftersales.decide(first.number, False, "It fell into water.")
    assert [r.number for r in seen(mine)] == [second.number, first.number]
    assert [r.number for r in seen(mine, limit=1)] == [second.number]
    assert [r.number for r in seen(mine, cursor=second.id)] == [first.number]
    (refused,) = seen(mine, states=["refused"])
    assert (refused.number, refused.answer) == (first.number, "It fell into water.") and refused.decided_at
    assert [r.number for r in seen(mine, line_id=line.line_id)] == [second.number, first.number]
    assert seen(mine, line_id=foreign.line_id) == []
    now = clock.now()
    with db.as_brand([mine]):
        assert aftersales.brand_open_returns(mine) == {"claimed": 1, "announced": 0}
        # What was refused stays with its buyer.
        assert aftersales.brand_units_back(mine, now - timedelta(days=1)) == {line.product_id: 1}
        assert aftersales.brand_units_back(mine, now + timedelta(days=1)) == {}


def test_another_variant_is_named(mixed: Any) -> None:
    from argosy.aftersales import api as aftersales

    (mine, line), _ = lines(mixed).items()
    wish = {line.line_id: line.variant_id}
    aftersales.claim(aftersales.Claim(mixed.id, "exchange", {line.line_id: 1}, "es", "x1", wanted=wish))
    (told,) = seen(mine)
    assert (told.cause, told.remedy, told.lines[0].wanted_id) == ("exchange", "replacement", line.variant_id)


def test_lines_of_before_are_filled_in_by_the_migration(mixed: Any) -> None:
    from importlib import import_module

    from django.apps import apps
    from django.db import connection

    from argosy.aftersales import api as aftersales
    from argosy.aftersales.models import Line, RefundLine, ReturnLine
    from argosy.kernel import db

    (mine, line), (other, _) = lines(mixed).items()
    back = withdrawn(mixed)
    came(back.number, {line.line_id: 1})
    aftersales.reduce(mixed.id, line.line_id, 100, "Scratched", "operator", "g1")
    before = [(seen(b), reduced(b)) for b in (mine, other)]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE aftersales_refundline ALTER COLUMN brand_id DROP NOT NULL")
    RefundLine.objects.update(brand_id=None)
    ReturnLine.objects.all().delete()
    Line.objects.all().delete()
    assert [(seen(b), reduced(b)) for b in (mine, other)] == [([], []), ([], [])]
    with connection.schema_editor(atomic=False) as editor:
        import_module("argosy.aftersales.migrations.0004_lines").fill(apps, editor)
    assert [(seen(b), reduced(b)) for b in (mine, other)] == before
    assert db.rows("SELECT id FROM aftersales_refundline WHERE brand_id IS NULL") == []
