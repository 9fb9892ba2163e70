"""Many are buying while the freeze falls."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from argosy.safety.tests import scene

pytestmark = [pytest.mark.db, pytest.mark.slow]
BUYERS = 6


def test_once_the_freeze_has_returned_nothing_more_is_sold(db_real: str, tmp_path: Path) -> None:
    from django.db import connections

    from argosy.fulfilment import api as fulfilment
    from argosy.kernel.errors import ArgosyError
    from argosy.ledger import api as ledger
    from argosy.safety import api as safety

    variants = scene.market(tmp_path / "pack", stock=400)
    product = scene.product_of(variants[0])
    notice = scene.told(product.id)
    frozen, first, stop = threading.Event(), threading.Event(), threading.Event()
    placed: list[UUID] = []
    late: list[Any] = []
    refused: list[str] = []

    def shopper(number: int) -> None:
        try:
            for n in range(500):
                if stop.is_set():
                    break
                began_after = frozen.is_set()
                try:
                    made = scene.buy(f"{number}-{n}", variants[0], "de", email=f"b{number}@example.org")
                except ArgosyError as error:
                    refused.append(error.code)
                    if frozen.is_set() and len(refused) > 3 * BUYERS:
                        break
                else:
                    (late if began_after else placed).append(made.order_id)
                    first.set()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=shopper, args=(n,)) for n in range(BUYERS)]
    for thread in threads:
        thread.start()
    assert first.wait(60)
    effect = safety.decide(notice.number, scene.ruling(), "olga")
    frozen.set()
    for thread in threads:
        thread.join(120)
    stop.set()
    assert late == []
    assert len(refused) > 3 * BUYERS
    assert set(refused) <= {"not-for-sale", "sold-out"}
    # No order slipped between: whatever was placed before the freeze is stopped, and nothing else.
    assert sorted(placed) == sorted(effect.stopped)
    assert len(placed) >= 1
    row = next(r for r in fulfilment.stock_of_brand(product.brand_id) if r["variant_id"] == variants[0])
    assert (row["on_hand"], row["reserved"], row["frozen"]) == (400, len(placed), ["de"])
    assert fulfilment.differences() == []
    assert ledger.verify().ok
    assert scene.buy("es", variants[0], "es").state == "placed"
