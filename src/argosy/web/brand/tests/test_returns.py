"""What a brand reads of returns: the list and its filters, one return, and the note on the order's line; nothing of the buyer's own."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest

pytestmark = pytest.mark.db


def text(answer: Any) -> str:
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def another(ours: Any, state: str = "announced", cause: str = "withdrawal", **changes: Any) -> UUID:
    """Another return of the line, which stands so."""
    from argosy.aftersales.models import Return, ReturnLine
    from argosy.kernel.ids import uuid7

    at = uuid7()
    first = Return.objects.get(id=ours.back)
    number = f"R-{at.hex[-9:].upper()}"
    values = {"lines": first.lines, "place": "MAD", "language": "es", "key": str(at), "remedy": "refund", **changes}
    made = Return.objects.create(order_id=first.order_id, number=number, cause=cause, state=state, **values)
    ReturnLine.objects.create(returned=made, line_id=ours.line, brand_id=ours.id, quantity=1)
    return made.id


def test_the_list_says_what_came_back_why_and_what_was_given_back(ours, member) -> None:
    page = text(member.get(f"/brand/{ours.slug}/returns/"))
    assert "R-ALDER" in page and f"/brand/{ours.slug}/returns/{ours.back}/" in page
    assert f"/brand/{ours.slug}/orders/{ours.line}/" in page
    for said in ("Alderwood multitool", "ALDERWOOD-SKU", "Fault", "Money back", "Received", "€27.79", "100%"):
        assert said in page, said
    assert "A scratch on the alder." in page and "€1.21" in page and "with €0.21 VAT" in page
    assert "shopper@example.org" not in page and "operator@argosy.example" not in page
    assert "Returns" in text(member.get(f"/brand/{ours.slug}/"))


def test_returns_are_chosen_by_how_they_stand(ours, member) -> None:
    from argosy.aftersales.models import Return

    numbers = {
        state: Return.objects.get(id=another(ours, state)).number for state in ("announced", "claimed", "refused")
    }
    numbers["received"] = "R-ALDER"

    def listed(state: str) -> set[str]:
        page = text(member.get(f"/brand/{ours.slug}/returns/?state={state}"))
        return {name for name, number in numbers.items() if f">{number}<" in page}

    assert listed("open") == {"announced", "claimed"}
    assert listed("received") == {"received"} and listed("refused") == {"refused"}
    assert listed("") == listed("nonsense") == set(numbers)
    assert "2 returns are open" in text(member.get(f"/brand/{ours.slug}/orders/"))


def test_pages_follow_each_other_and_a_broken_cursor_is_not_there(ours, member, monkeypatch) -> None:
    from argosy.web.brand import returns

    monkeypatch.setattr(returns, "PAGE", 2)
    made = [another(ours) for _ in range(4)]
    here, found = f"/brand/{ours.slug}/returns/", []
    following = "?state="
    while following:
        page = text(member.get(here + following))
        found += [i for i in [*made, ours.back] if f"{here}{i}/" in page]
        following = page.split('rel="next" href="')[1].split('"')[0] if 'rel="next"' in page else ""
    assert sorted(found) == sorted([*made, ours.back])
    for wrong in ("?cursor=x", "?reduced=x"):
        assert member.get(here + wrong).status_code == 404
    assert "Units sent back" not in text(member.get(f"{here}?cursor={made[1]}"))
    assert "No return is in this state." in text(member.get(f"{here}?state=refused"))


def test_one_return_tells_its_course_words_and_amounts(ours, member) -> None:
    page = text(member.get(f"/brand/{ours.slug}/returns/{ours.back}/"))
    for said in (
        "Fault claimed by the buyer",
        "Claim accepted",
        "Taken in",
        "The alder handle is loose.",
        "We are sorry.",
    ):
        assert said in page, said
    assert "€27.79" in page and "with €4.82 VAT" in page and f"/orders/{ours.line}/" in page
    assert "goods of other brands" not in page and "not yet" not in page
    waiting = another(ours, "claimed", "guarantee", remedy="replacement")
    page = text(member.get(f"/brand/{ours.slug}/returns/{waiting}/"))
    assert page.count("not yet") == 2 and "gets goods instead of money" in page
    refused = another(ours, "refused", "guarantee", answer="It fell into water.")
    page = text(member.get(f"/brand/{ours.slug}/returns/{refused}/"))
    assert (
        "Claim refused" in page and "It fell into water." in page and "Taken in" not in page and "got back" not in page
    )


def test_of_a_return_with_others_goods_only_ones_own_are_told(ours, theirs, member) -> None:
    from argosy.aftersales.models import ReturnLine

    ReturnLine.objects.create(returned_id=ours.back, line_id=theirs.line, brand_id=theirs.id, quantity=7)
    page = text(member.get(f"/brand/{ours.slug}/returns/{ours.back}/"))
    assert "goods of other brands" in page and "handle is loose" not in page and "We are sorry." not in page
    assert "Zephyrine" not in page and "ZEPHYRINE-SKU" not in page and "€27.79" in page


def test_what_is_wanted_instead_is_named(ours, member) -> None:
    from argosy.aftersales.models import ReturnLine

    ReturnLine.objects.filter(returned_id=another(ours, cause="exchange", remedy="replacement")).update(
        wanted_id=ours.variant
    )
    exchange = ReturnLine.objects.get(wanted_id=ours.variant).returned_id
    page = text(member.get(f"/brand/{ours.slug}/returns/{exchange}/"))
    assert "Instead: Alderwood multitool" in page and "Exchange" in page


def test_the_orders_line_links_to_what_came_back_of_it(ours, member) -> None:
    page = text(member.get(f"/brand/{ours.slug}/orders/{ours.line}/"))
    assert f"/brand/{ours.slug}/returns/{ours.back}/" in page and "€27.79 given back" in page
    assert "€1.21 given back. A scratch on the alder." in page


def test_nothing_has_come_back_yet(ours, theirs, member) -> None:
    from argosy.aftersales.models import RefundLine, ReturnLine
    from argosy.kernel import clock

    ReturnLine.objects.filter(brand_id=ours.id).delete()
    RefundLine.objects.filter(brand_id=ours.id).delete()
    page = text(member.get(f"/brand/{ours.slug}/returns/"))
    assert "Nothing has come back" in page and "What comes back most" not in page and "reduced" not in page
    assert "return" not in text(member.get(f"/brand/{ours.slug}/orders/{ours.line}/")).split("<main")[1].lower()
    with clock.travel(clock.now() + timedelta(days=100)):
        assert "What comes back most" not in text(member.get(f"/brand/{ours.slug}/returns/"))


def test_every_role_reads_returns_in_its_language(ours) -> None:
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    programme.enrol(ours.id, ours.user, "finance")
    for address in ("returns/", f"returns/{ours.back}/", f"orders/{ours.line}/"):
        assert "退货" in text(browser(ours.user, "zh").get(f"/brand/{ours.slug}/{address}"))
