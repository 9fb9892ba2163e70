"""The operator's rule browser: every rule is there, with its law; a draft is tried and nothing is kept of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from argosy.compliance import law
from argosy.kernel import db as database
from argosy.web.brand.tests.conftest import browser

pytestmark = pytest.mark.db
DRAFT = """jurisdiction = "ES"

[[rule]]
id = "es.try.steel"
severity = "block"
valid_from = 2020-01-01
scope = { categories = ["bike-tools"] }
supply = ["product.certificate"]
citation = { act = "A draft", article = "§ 1", reference = "DRAFT", url = "https://example.org/draft" }
confidence = "K"
last_checked = 2026-11-22
title = { en = "T", es = "T", fr = "T", de = "T", it = "T", pl = "T", zh = "T" }
remedy = { en = "R", es = "R", fr = "R", de = "R", it = "R", pl = "R", zh = "R" }
"""


@pytest.fixture
def operator(db: None) -> Any:
    from django.test import Client

    from argosy.kernel.models import User

    user = User.objects.create_superuser("op@argosy.example", "quite-a-long-password")
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def brand(db: None, tmp_path: Path) -> Any:
    from argosy.web.brand.tests.world import tenant

    return tenant(tmp_path, "alder", "Alderwood", 1101)


def kept() -> list[tuple[Any, ...]]:
    return database.rows(
        "SELECT product_id, market, outcome, findings::text, evaluated_at FROM compliance_verdict ORDER BY 1, 2"
    )


def test_every_rule_is_listed_and_has_a_page_with_its_law(operator: Any) -> None:
    listed = operator.get("/operator/rules/?state=any").content.decode()
    for rule_id, records in law.default().by_id.items():
        assert f'href="/operator/rules/{rule_id}/"' in listed
        page = operator.get(f"/operator/rules/{rule_id}/")
        assert page.status_code == 200
        for record in records:
            assert f"id = &#34;{rule_id}&#34;" in page.content.decode()
            assert record.citation.article.replace("'", "&#39;") in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "there", "not_there"),
    [
        ("market=de", "de.weee.registration", "es.weee.registration"),
        ("category=sofas&market=fr", "fr.furniture.registration", "eu.energy-label.phones"),
        ("severity=show", "eu.guarantee-notice", "eu.customs.hs-code"),
        ("state=coming", "eu.battery.removable", "eu.gpsr.manufacturer"),
        ("q=2023%2F1542&market=at", "at.battery.registration", "at.weee.registration"),
        ("q=withdrawal", "eu.withdrawal-function", "eu.customs.hs-code"),
    ],
)
def test_the_list_is_narrowed(operator: Any, asked: str, there: str, not_there: str) -> None:
    page = operator.get(f"/operator/rules/?{asked}").content.decode()
    assert f"/operator/rules/{there}/" in page.split('id="browse"')[1]
    assert f"/operator/rules/{not_there}/" not in page.split('id="browse"')[1]


def test_words_that_no_rule_has_give_an_empty_list(operator: Any) -> None:
    assert "No rule fits" in operator.get("/operator/rules/?q=zeppelin").content.decode()
    assert operator.get("/operator/rules/eu.no-such-rule/").status_code == 404


def test_the_text_of_a_rule_is_that_of_its_file() -> None:
    for rule in law.default().rules:
        text = law.source_of(rule)
        assert text.startswith("[[rule]]")
        assert f'id = "{rule.id}"' in text
        assert text.count("[[rule]]") == 1
        assert f"valid_from = {rule.valid_from}" in text


def test_a_draft_says_what_it_would_block_and_keeps_nothing(operator: Any, brand: Any) -> None:
    before = kept()
    page = operator.post("/operator/rules/try/", {"name": "try.toml", "text": DRAFT, "on": "2026-11-26"})
    told = page.content.decode()
    assert page.status_code == 200
    assert "es.try.steel" in told
    assert told.count('<code class="code">es.try.steel</code>') == 1  # one brand in one market
    assert kept() == before
    assert "es.try.steel" not in law.default().by_id
    assert "es.try.steel" not in operator.get("/operator/rules/?state=any").content.decode()
    calm = operator.post(
        "/operator/rules/try/", {"name": "try.toml", "text": DRAFT.replace("bike-tools", "cars"), "on": "2026-11-26"}
    )
    assert "It changes nothing on sale" in calm.content.decode()
    later = operator.post(
        "/operator/rules/try/",
        {"name": "try.toml", "text": DRAFT.replace("2020-01-01", "2027-01-01"), "on": "2026-11-26"},
    )
    assert "It changes nothing on sale" in later.content.decode()


def test_a_changed_file_stands_in_the_shipped_ones_place(operator: Any, brand: Any) -> None:
    asked = 'id = "pl.packaging.registration"\nseverity = '
    text = (law.DATA / "pl.toml").read_text("utf-8").replace(asked + '"block"', asked + '"warn"')
    drafted = law.drafted("pl.toml", text)
    assert drafted.rule("pl.packaging.registration").severity == "warn"
    assert len(drafted.rules) == len(law.default().rules)
    page = operator.post("/operator/rules/try/", {"name": "pl.toml", "text": text, "on": "2026-11-26"})
    stats = page.content.decode().split('class="stats"')[1].split("</dl>")[0]
    # The brand's one product lacks the number: it would go on sale in Poland.
    assert "Would go on sale</dt><dd>1<" in stats
    assert 'Would go off sale</dt><dd class="">0<' in stats


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("", 422, "There is no draft"),
        ("jurisdiction = ", 422, "does not stand"),
        (DRAFT.replace("product.certificate", "product.nothing"), 422, "unknown fact"),
        (DRAFT.replace("citation", "quotation"), 422, "does not stand"),
        ("x" * 400_001, 422, "too long"),
    ],
)
def test_a_draft_that_does_not_stand_comes_back_with_line_and_reason(
    operator: Any, text: str, status: int, words: str
) -> None:
    page = operator.post("/operator/rules/try/", {"name": "try.toml", "text": text, "on": "2026-11-26"})
    assert page.status_code == status
    assert words in page.content.decode()


def test_a_file_of_another_encoding_is_refused_in_words(operator: Any) -> None:
    from io import BytesIO

    sent = BytesIO('jurisdiction = "ES" # ñ'.encode("latin-1"))
    sent.name = "try.toml"
    page = operator.post("/operator/rules/try/", {"file": sent, "on": "2026-11-26"})
    assert page.status_code == 422
    assert "UTF-8" in page.content.decode()


def test_only_the_operator_tries_drafts(brand: Any) -> None:
    from django.test import Client

    member = browser(brand.user)
    assert member.post("/operator/rules/try/", {"name": "x.toml", "text": DRAFT}).status_code == 404
    assert Client().get("/operator/rules/try/").status_code == 302
