"""What a brand reads of returns with its key: its own lines, page by page, and no words about others' goods."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from argosy.aftersales.tests.scene import came
from argosy.web.api import documents_brand_returns as docs
from argosy.web.api.tests.conftest import pages

pytestmark = pytest.mark.db


@pytest.fixture
def order(world: Any, buy: Any) -> Any:
    """An order of two units of each brand, sent and arrived."""
    from argosy.aftersales import api as aftersales
    from argosy.checkout import api as checkout
    from argosy.fulfilment import api as fulfilment
    from argosy.kernel import clock

    lines = [{"variant_id": str(b.variants[0].id), "quantity": 2} for b in (world.own, world.foreign)]
    status, told = buy(lines=lines)
    assert status == 201, told
    order_id = UUID(told["id"])
    aftersales.dispatch(order_id)
    assert fulfilment.deliver(order_id, clock.now())
    return checkout.order(order_id)


def line_of(order: Any, brand: Any) -> Any:
    return next(line for line in order.lines if line.brand_id == brand.id)


def claimed(order: Any, *brands: Any, told: str) -> Any:
    from argosy.aftersales import api as aftersales

    units = {line_of(order, brand).line_id: 1 for brand in brands}
    return aftersales.claim(aftersales.Claim(order.id, "guarantee", units, "es", str(uuid4()), "refund", told=told))


def test_a_brand_reads_its_own_line_of_a_return_and_what_was_given_back(api: Any, world: Any, order: Any) -> None:
    from argosy.aftersales import api as aftersales

    back = claimed(order, world.own, world.foreign, told="Both hum.")
    aftersales.decide(back.number, True, "Send them.")
    came(back.number, dict(back.lines))
    for brand in (world.own, world.foreign):
        line = line_of(order, brand)
        _, listed = api("GET", "brand/returns", key=brand.secret)
        (found,) = docs.BrandReturns.model_validate(listed).items
        assert (found.number, found.state, found.order_number) == (back.number, "received", order.number)
        assert (found.told, found.answer) == (None, None)
        (told,) = found.lines
        assert (told.line_id, told.sku, told.quantity, told.received, told.sellable) == (
            line.line_id,
            line.sku,
            1,
            1,
            1,
        )
        assert told.gross.minor == told.net.minor + told.vat.minor
        assert told.gross.minor in (line.gross // 2, line.gross - line.gross // 2)
        assert api("GET", f"brand/returns/{back.id}", key=brand.reader) == (200, listed["items"][0])


def test_words_are_told_where_all_goods_are_the_brands(api: Any, world: Any, order: Any) -> None:
    back = claimed(order, world.own, told="It hums.")
    status, told = api("GET", f"brand/returns/{back.id}", key=world.own.secret)
    assert status == 200 and docs.BrandReturnOut.model_validate(told).told == "It hums." and told["answer"] == ""
    assert not {"name", "email", "address", "language"} & set(told)
    status, told = api("GET", f"brand/returns/{back.id}", key=world.foreign.secret)
    assert (status, told["code"]) == (404, "aftersales-unknown-return")
    assert api("GET", "brand/returns", key=world.foreign.secret)[1] == {"items": [], "next_cursor": None}


def test_returns_come_in_pages_and_by_state(api: Any, world: Any, order: Any) -> None:
    from argosy.aftersales import api as aftersales

    numbers = [claimed(order, world.own, told=f"Fault {n}.").number for n in range(2)]
    aftersales.decide(numbers[0], False, "It fell into water.")
    numbers.append(claimed(order, world.own, told="Again.").number)

    def listed(query: str) -> list[str]:
        found = pages(api, f"brand/returns?limit=1{query}", world.own.secret)
        return [r["number"] for page in found for r in page["items"]]

    assert listed("") == numbers[::-1]
    assert listed("&state=refused") == numbers[:1] and listed("&state=claimed&state=announced") == numbers[:0:-1]
    assert api("GET", "brand/returns?state=lost", key=world.own.secret)[0] == 422
    cursor = api("GET", "brand/returns?limit=1", key=world.own.secret)[1]["next_cursor"]
    for other in ("returns?state=claimed&", "reductions?"):
        assert api("GET", f"brand/{other}cursor={cursor}", key=world.own.secret)[0] in (400, 422)
    assert api("GET", f"brand/returns?cursor={cursor}", key=world.foreign.secret)[0] in (400, 422)


def test_a_reduction_is_read_by_its_brand_alone(api: Any, world: Any, order: Any) -> None:
    from argosy.aftersales import api as aftersales

    line = line_of(order, world.own)
    for n, minor in enumerate((1500, 200)):
        aftersales.reduce(order.id, line.line_id, minor, "Scratched", "operator", f"g{n}")
    found = [r for page in pages(api, "brand/reductions?limit=1", world.own.secret) for r in page["items"]]
    told = [docs.BrandReductionOut.model_validate(r) for r in found]
    assert [(r.gross.minor, r.note, r.line_id) for r in told] == [
        (200, "Scratched", line.line_id),
        (1500, "Scratched", line.line_id),
    ]
    assert told[1].gross.minor == told[1].net.minor + told[1].vat.minor
    assert api("GET", "brand/reductions", key=world.foreign.secret)[1]["items"] == []
    assert api("GET", "brand/returns", key=world.own.secret)[1]["items"] == []
