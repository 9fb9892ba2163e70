"""The last unit that becomes free while somebody waits for its row is his, and nobody is told that something is wrong."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

pytestmark = pytest.mark.db


def held(variant: UUID, brand: UUID, told: list[Any]) -> None:
    from django.db import connection

    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment import queries
    from argosy.kernel import clock

    goods = [fulfilment.Goods(variant, brand, "x", 1, "parcel")]
    planned = fulfilment.Reservation([fulfilment.Allocation("MAD", variant, 1)], date(2026, 12, 1), "es")
    try:
        told.append(queries.hold(fulfilment.holding(uuid4(), goods, planned), clock.now()))
    except Exception as trouble:
        told.append(repr(trouble))
    finally:
        connection.close()


def test_what_becomes_free_meanwhile_is_held(db_real: str, tmp_path: Path) -> None:
    from django.db import transaction
    from market import launch_market

    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.models import Stock
    from argosy.kernel import db

    variant = launch_market(tmp_path / "pack", products=1, stock=5)[0]
    brand = Stock.objects.filter(variant_id=variant).values_list("brand_id", flat=True)[0]
    fulfilment.declare_stock(brand, [(variant, "MAD", 1)])
    told: list[Any] = []
    held(variant, brand, told)
    assert told == [True]
    (first,) = db.rows("SELECT reference FROM fulfilment_movement WHERE kind = 'reserve'")
    with transaction.atomic():
        # Freed, but nobody else knows yet: the row as a new statement sees it is full.
        assert fulfilment.release(first[0])
        waiting = threading.Thread(target=held, args=(variant, brand, told))
        waiting.start()
        waits = "SELECT count(*) FROM pg_locks WHERE NOT granted"
        for _ in range(500):
            if db.one(waits) != (0,):
                break
            threading.Event().wait(0.02)
        else:
            pytest.fail("it does not wait for the row")
    waiting.join(30)
    assert told == [True, True]
    row = Stock.objects.get(variant_id=variant, warehouse_id="MAD")
    assert (row.on_hand, row.reserved) == (1, 1) and not fulfilment.differences()


def counted(variant: UUID, brand: UUID, told: list[Any]) -> None:
    from django.db import connection

    from argosy.fulfilment import api as fulfilment

    try:
        told.append(fulfilment.declare_stock(brand, [(variant, "MAD", 7)]))
    except Exception as trouble:
        told.append(repr(trouble))
    finally:
        connection.close()


def test_a_count_while_stock_changes_is_booked_as_it_changes(db_real: str, tmp_path: Path) -> None:
    from django.db import transaction
    from market import launch_market

    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.models import Stock
    from argosy.kernel import db

    variant = launch_market(tmp_path / "pack", products=1, stock=0)[0]
    brand = Stock.objects.filter(variant_id=variant).values_list("brand_id", flat=True)[0]
    told: list[Any] = []
    with transaction.atomic():
        fulfilment.declare_stock(brand, [(variant, "MAD", 3)])
        waiting = threading.Thread(target=counted, args=(variant, brand, told))
        waiting.start()
        for _ in range(500):
            if db.one("SELECT count(*) FROM pg_locks WHERE NOT granted") != (0,):
                break
            threading.Event().wait(0.02)
        else:
            pytest.fail("it does not wait for the row")
    waiting.join(30)
    assert told == [1]
    assert Stock.objects.get(variant_id=variant, warehouse_id="MAD").on_hand == 7 and not fulfilment.differences()
