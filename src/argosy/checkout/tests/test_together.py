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
    from argosy.checkout import placing, queries
    from argosy.checkout.models import Order
    from argosy.fulfilment import api as fulfilment
    from argosy.fulfilment.models import Stock
    from argosy.ledger import api as ledger
    from argosy.settlement import api as settlement

    one, other = launch_market(tmp_path / "pack", stock=5)[:2]
    found: list[Any] = []

    def keep(opening: Any) -> str:
        found.append(opening)
        return "opened"

    wanted: list[tuple[str, dict[UUID, int]]] = [
        ("k1", {one: 3}),
        ("k2", {one: 3, other: 1}),
        ("k3", {other: 5}),
        ("k1", {one: 1}),
        ("k4", {other: 1}),
    ]
    with monkeypatch.context() as patched:
        patched.setattr(placing, "open_order", keep)
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
