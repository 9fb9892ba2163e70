"""Prices in the brand console: seen, worked out, published, tried; refused with a sentence, and for those who may."""

from __future__ import annotations

import html
import re
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.db


def text(response) -> str:
    return html.unescape(response.content.decode()).replace("\u00a0", " ")


def gross(ours, market: str = "es") -> int:
    from argosy.pricing import api as pricing

    return pricing.current([ours.variant], market)[ours.variant].gross


def send(person, ours, **given):
    """Ask for a change; the answer, and the address it leads to."""
    answer = person.post(f"/brand/{ours.slug}/prices/change/", given)
    return answer, answer.headers.get("Location", "")


def test_the_board_tells_price_margin_and_where_it_comes_from(ours, member) -> None:
    page = text(member.get(f"/brand/{ours.slug}/prices/?market=es"))
    assert "Alderwood multitool" in page and "ALDERWOOD-SKU" in page
    assert f"€{gross(ours) / 100:.2f}" in page
    # The world's strategy and cost; another market has no list of its own.
    assert "From the home price × 1.02" in page and "Left for you" in page
    assert "From home prices times your pack's factors" in text(member.get(f"/brand/{ours.slug}/prices/?market=pl"))
    for view in ("loss", "dearer", "hand", "nonsense"):
        assert member.get(f"/brand/{ours.slug}/prices/?market=es&view={view}&page=99").status_code == 200


def test_a_change_is_looked_at_and_then_published_once(ours, member) -> None:
    before = gross(ours)
    answer, address = send(member, ours, way="by", value="10", market=["es"])
    assert answer.status_code == 302 and "/prices/proposals/" in address
    page = text(member.get(address))
    assert "Publish one price" in page and f"€{before / 100:.2f}" in page
    assert gross(ours) == before
    for _ in range(2):
        assert member.post(address, {"decision": "apply"}).status_code == 302
    assert gross(ours) > before
    done = text(member.get(address))
    assert "Published" in done and "Publish one price" not in done
    assert "by hand" in text(member.get(f"/brand/{ours.slug}/prices/?market=es&view=hand"))


def test_a_change_let_go_changes_nothing(ours, member) -> None:
    before = gross(ours)
    _, address = send(member, ours, way="by", value="-5", market=["es"])
    member.post(address, {"decision": "drop"})
    assert "let go" in text(member.get(address)) and gross(ours) == before
    member.post(address, {"decision": "apply"})
    assert gross(ours) == before


def test_what_breaks_a_rail_is_named_and_not_published(ours, member) -> None:
    before = gross(ours)
    _, address = send(member, ours, way="by", value="-85", market=["es"])
    page = text(member.get(address))
    assert "below cost" in page and "cannot be published" in page and "Publish one price" not in page
    answer = member.post(address, {"decision": "apply"}, follow=True)
    assert "breaks a rail, so nothing was changed: ALDERWOOD-SKU (es): below cost" in text(answer)
    assert gross(ours) == before


def test_what_was_written_in_between_is_not_overwritten(ours, member) -> None:
    _, first = send(member, ours, way="by", value="10", market=["es"])
    _, second = send(member, ours, way="by", value="20", market=["es"])
    member.post(first, {"decision": "apply"})
    after = gross(ours)
    answer = member.post(second, {"decision": "apply"}, follow=True)
    assert "Nothing was changed; work it out again" in text(answer) and gross(ours) == after


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"way": "by", "value": "ten"}, "“ten” is no number"),
        ({"way": "by", "value": "-100"}, "must lie between"),
        ({"way": "wish", "value": "1"}, "Choose how prices are to change"),
        ({"way": "margin", "value": "99"}, "must lie between"),
        ({"way": "public", "value": "-3"}, "cannot follow the price for everybody"),
        ({"way": "by", "value": "1", "market": []}, "Choose at least one market"),
        ({"way": "by", "value": "1", "category": "tvs"}, "concerns no offer"),
        ({"way": "file"}, "Choose a CSV file"),
        ({"way": "home", "value": "1.1", "step": "x"}, "“x” is no percentage"),
    ],
)
def test_what_cannot_be_comes_back_with_a_sentence_and_what_was_typed(ours, member, given, said) -> None:
    answer, _ = send(member, ours, **({"market": ["es"]} | given))
    page = text(answer)
    assert answer.status_code == 422 and said in page
    if given.get("value"):
        assert f'value="{given["value"]}"' in page


def test_a_table_with_a_bad_row_names_every_one_and_works_nothing_out(ours, member) -> None:
    before = gross(ours)
    table = b"sku,market,price\nALDERWOOD-SKU,es,31.90\nNOBODY-S,es,1\nALDERWOOD-SKU,xx,abc\n"
    answer, _ = send(member, ours, way="file", market=["es"], file=SimpleUploadedFile("p.csv", table))
    page = text(answer)
    assert answer.status_code == 422 and "3 rows cannot be taken" in page
    for sentence in ('Row 3, sku: There is no article "NOBODY-S"', "Row 4, market:", "Row 4, price:"):
        assert sentence in page
    answer, address = send(
        member,
        ours,
        way="file",
        market=["es"],
        file=SimpleUploadedFile("p.csv", b"sku;market;price\nALDERWOOD-SKU;es;31.90\n"),
    )
    member.post(address, {"decision": "apply"})
    assert (before, gross(ours)) == (before, 3_190)


def test_one_price_tells_its_course_and_takes_figures(ours, member) -> None:
    address = f"/brand/{ours.slug}/prices/{ours.variant}/"
    page = text(member.get(f"{address}?market=es"))
    assert "The price and the line of its 30 days" in page and page.count("<svg") >= 2
    assert "Home price CN¥199.00 less 13% VAT" in page
    answer = member.post(f"{address}?market=es", {"market": "es", "cost": "9,50", "guidance": "33.00", "minimum": ""})
    assert answer.status_code == 302
    page = text(member.get(f"{address}?market=es"))
    assert 'value="9.50"' in page and 'value="33.00"' in page
    refused = member.post(f"{address}?market=es", {"market": "es", "cost": "cheap"})
    assert refused.status_code == 422 and "“cheap” is no amount of EUR" in text(refused)
    sheet = member.get(f"{address}proof.json?market=es").json()
    assert (sheet["sku"], sheet["gross"], len(sheet["sha256"])) == ("ALDERWOOD-SKU", gross(ours), 64)


def test_a_discount_is_tried_and_nothing_is_written(ours, member) -> None:
    from argosy.kernel import db

    before = db.rows("SELECT count(*) FROM pricing_price")
    page = text(member.get(f"/brand/{ours.slug}/prices/trial/?market=es&discount=10&elasticity=1,8&days=7&platform=0"))
    assert "Left for you, against no discount" in page and "−10 %" in page
    for query, said in (
        ("discount=abc", "is no percentage"),
        ("elasticity=99", "must lie between"),
        ("days=0", "must lie"),
    ):
        assert said in text(member.get(f"/brand/{ours.slug}/prices/trial/?market=es&{query}"))
    assert db.rows("SELECT count(*) FROM pricing_price") == before


@pytest.mark.parametrize("role", ["editor", "finance"])
def test_who_may_not_change_prices_sees_them(ours, role: str) -> None:
    from argosy.programme import api as programme
    from argosy.web.brand.tests.conftest import browser

    before = gross(ours)
    programme.enrol(ours.id, ours.user, role)
    person = browser(ours.user)
    page = text(person.get(f"/brand/{ours.slug}/prices/?market=es"))
    assert "Alderwood multitool" in page and "Change prices" not in page
    assert person.get(f"/brand/{ours.slug}/prices/change/").status_code == 403
    assert send(person, ours, way="by", value="10", market=["es"])[0].status_code == 403
    assert person.post(f"/brand/{ours.slug}/prices/{ours.variant}/", {"market": "es", "cost": "1"}).status_code == 403
    assert (
        person.post(f"/brand/{ours.slug}/prices/proposals/{ours.proposal}/", {"decision": "apply"}).status_code == 403
    )
    assert gross(ours) == before


def test_it_is_all_there_in_chinese(ours) -> None:
    from argosy.web.brand.tests.conftest import browser

    person = browser(ours.user, "zh")
    for path in (
        "",
        "change/",
        "trial/?market=es&discount=10",
        f"proposals/{ours.proposal}/",
        f"{ours.variant}/",
        "all/",
    ):
        page = text(person.get(f"/brand/{ours.slug}/prices/{path}"))
        assert re.search("[\u4e00-\u9fff]", page)
        assert not re.search(r">[^<]*(brand-price|repricing)-[a-z]", page)


def test_ids_of_nothing_are_not_there(ours, member) -> None:
    nothing = UUID(int=7)
    for path in (f"{nothing}/", f"proposals/{nothing}/", f"{nothing}/proof.json"):
        assert member.get(f"/brand/{ours.slug}/prices/{path}").status_code == 404
