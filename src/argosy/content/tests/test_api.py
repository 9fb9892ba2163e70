"""The door on a real database: written once, kept where nothing changed, a person's words never lost."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from argosy.content.rules import Copy
from argosy.content.tests.products import PHONE, ROBOT
from argosy.kernel.ids import uuid7

pytestmark = pytest.mark.db
PACK = {"title": "Xiaomi 15T Pro, el grande de la serie T", "bullet1": "Pantalla de 6,83 pulgadas"}


@pytest.fixture
def api(db: None) -> Any:
    from argosy.content import api

    return api


@pytest.fixture
def world(api: Any) -> SimpleNamespace:
    """A brand with a phone in two storage sizes and a robot vacuum."""
    from argosy.catalogue.api import products_by_id
    from argosy.catalogue.models import Product, Variant
    from argosy.programme.models import Brand

    brand = Brand.objects.create(slug="xiaomi", name="Xiaomi", country="CN", home_currency="CNY", digest="-")
    ids = {}
    for n, facts in enumerate((PHONE, ROBOT)):
        made = Product.objects.create(
            brand=brand,
            model=facts.model,
            name=facts.name,
            category=facts.category,
            facts=dict(facts.facts),
            digest="-",
        )
        ids[facts.category] = made.id
        for m, colour in enumerate(facts.options["colour"]):
            options = {"colour": colour} | ({"storage_gb": 256 * (m + 1)} if facts is PHONE else {})
            Variant.objects.create(
                product=made,
                brand=brand,
                sku=f"{n}-{m}",
                gtin=f"{n}{m:013d}",
                position=m,
                options=options,
                home_price_minor=1,
                home_currency="CNY",
                weight_g=1,
                length_mm=1,
                width_mm=1,
                height_mm=1,
                digest="-",
            )
    found = products_by_id(ids.values())
    return SimpleNamespace(brand=brand.id, phone=ids["phones"], products=list(found.values()), model=PHONE.model)


def write(api: Any, world: SimpleNamespace, *languages: str, pack: Any = None) -> Any:
    return api.write_texts(world.brand, world.products, languages or ("es",), pack)


def facts_change(world: SimpleNamespace, product_id: UUID, **facts: Any) -> None:
    world.products = [replace(p, facts={**p.facts, **facts}) if p.id == product_id else p for p in world.products]


def test_texts_are_written_for_every_language_from_facts_and_options(api: Any, world: SimpleNamespace) -> None:
    assert write(api, world, "es", "de").written == 4
    german = api.texts([world.phone], "de")[world.phone]
    assert german.title == (
        "Xiaomi 15T Pro 5G – Smartphone mit 6,83-Zoll-AMOLED-Display, 50-MP-Kamera und 5.500-mAh-Akku"
    )
    assert (german.state, german.source, german.findings) == ("checked", "generated", [])
    assert "Schwarz, Grau und Gold" in german.description
    assert "256\u00a0GB, 512\u00a0GB oder 768\u00a0GB" not in german.title and "oder 768" in german.bullets[2]


def test_writing_the_same_again_changes_nothing(api: Any, world: SimpleNamespace) -> None:
    write(api, world, "es", "pl")
    before = api.texts([world.phone], "pl")[world.phone]
    again = write(api, world, "es", "pl")
    assert (again.written, again.unchanged, again.failed) == (0, 4, 0)
    assert api.texts([world.phone], "pl")[world.phone] == before


def test_only_the_product_whose_facts_changed_is_written_again(api: Any, world: SimpleNamespace) -> None:
    write(api, world)
    facts_change(world, world.phone, battery_mah=6000)
    assert (write(api, world).written, write(api, world).unchanged) == (1, 2)
    assert "6000\u00a0mAh" in api.texts([world.phone], "es")[world.phone].title


def test_pack_text_is_used_where_given_and_filled_from_the_facts(api: Any, world: SimpleNamespace) -> None:
    write(api, world, pack={"es": {world.model: PACK}})
    text = api.texts([world.phone], "es")[world.phone]
    assert (text.title, text.bullets, text.state, text.source) == (PACK["title"], [PACK["bullet1"]], "approved", "pack")
    assert text.description.startswith("El Xiaomi 15T Pro")
    assert write(api, world, pack={"es": {world.model: PACK}}).written == 0
    assert write(api, world, pack={"es": {world.model: PACK | {"title": "Xiaomi 15T Pro"}}}).written == 1


def test_pack_text_with_a_wrong_number_gives_way_and_is_reported(api: Any, world: SimpleNamespace) -> None:
    wrong = PACK | {"bullet1": "Batería de 9999 mAh"}
    result = write(api, world, pack={"es": {world.model: wrong}})
    assert [(f.code, f.field) for f in result.findings[world.model, "es"]] == [("unknown-number", "bullet1")]
    text = api.texts([world.phone], "es")[world.phone]
    assert (text.source, text.state) == ("generated", "checked")
    assert "9999" not in str(text.bullets)
    assert [(f["code"], f["source"]) for f in text.findings] == [("unknown-number", "pack")]


def edited(title: str = "Xiaomi 15T Pro: el mío") -> Copy:
    return Copy(title, ("Batería de 5500 mAh",), "Un Xiaomi.", "Xiaomi", "Xiaomi 15T Pro.")


def test_edit_is_approved_and_stays_when_the_pack_is_written_again(api: Any, world: SimpleNamespace) -> None:
    write(api, world)
    assert api.edit(world.brand, world.phone, "es", edited()).saved
    write(api, world, pack={"es": {world.model: PACK}})
    text = api.texts([world.phone], "es")[world.phone]
    assert (text.title, text.state, text.source) == ("Xiaomi 15T Pro: el mío", "approved", "edited")
    assert write(api, world, pack={"es": {world.model: PACK}}).written == 0


def test_edit_with_findings_saves_nothing(api: Any, world: SimpleNamespace) -> None:
    write(api, world)
    before = api.texts([world.phone], "es")[world.phone]
    outcome = api.edit(world.brand, world.phone, "es", edited("El mejor Xiaomi"))
    assert (outcome.saved, [f.code for f in outcome.findings]) == (False, ["superlative"])
    assert api.texts([world.phone], "es")[world.phone] == before


def test_edit_that_no_longer_agrees_with_the_facts_is_replaced_and_kept(api: Any, world: SimpleNamespace) -> None:
    write(api, world)
    api.edit(world.brand, world.phone, "es", edited())
    facts_change(world, world.phone, battery_mah=6000)
    write(api, world)
    text = api.texts([world.phone], "es")[world.phone]
    assert (text.source, text.state) == ("generated", "checked")
    kept = next(f for f in text.findings if f["code"] == "superseded")
    assert kept["text"]["title"] == "Xiaomi 15T Pro: el mío"
    assert write(api, world).written == 0


def test_approval_is_for_checked_texts_only(api: Any, world: SimpleNamespace) -> None:
    from argosy.content.models import Text

    write(api, world)
    assert api.approve(world.brand, [world.phone], "es") == 1
    assert api.texts([world.phone], "es")[world.phone].state == "approved"
    assert api.approve(world.brand, [world.phone], "es") == 0
    Text.objects.filter(product_id=world.phone).update(state="draft")
    with pytest.raises(api.TextNotReady):
        api.approve(world.brand, [world.phone], "es")


def test_draft_is_not_shown_but_its_brand_sees_it(api: Any, world: SimpleNamespace) -> None:
    from argosy.content.models import Text

    write(api, world)
    Text.objects.filter(product_id=world.phone).update(state="draft")
    assert world.phone not in api.texts([world.phone], "es")
    assert api.texts_of(world.brand, [world.phone])[world.phone]["es"].state == "draft"


def test_another_brand_can_neither_edit_nor_approve_nor_see(api: Any, world: SimpleNamespace) -> None:
    from argosy.programme.models import Brand

    write(api, world)
    other = Brand.objects.create(slug="other", name="Other", country="CN", home_currency="CNY", digest="-").id
    before = api.texts([world.phone], "es")[world.phone]
    with pytest.raises(api.UnknownText):
        api.edit(other, world.phone, "es", edited())
    with pytest.raises(api.UnknownText):
        api.approve(other, [world.phone], "es")
    with pytest.raises(api.UnknownText):
        api.preview(other, world.phone, "es")
    assert api.texts_of(other, [world.phone]) == {}
    assert api.texts([world.phone], "es")[world.phone] == before


def test_editor_session_confined_to_its_brand_may_edit(api: Any, world: SimpleNamespace) -> None:
    from argosy.kernel import db

    write(api, world)
    with db.as_brand([world.brand]):
        assert api.edit(world.brand, world.phone, "es", edited()).saved
    assert api.texts([world.phone], "es")[world.phone].source == "edited"


def test_unknown_product_and_language_are_errors_with_a_sentence(api: Any, world: SimpleNamespace) -> None:
    with pytest.raises(api.NoGrammar) as caught:
        write(api, world, "fi")
    assert "fi" in str(caught.value)
    with pytest.raises(api.UnknownText):
        api.edit(world.brand, uuid7(), "es", edited())


def test_preview_shows_what_would_be_written_in_the_teams_language(api: Any, world: SimpleNamespace) -> None:
    proposal = api.preview(world.brand, world.phone, "zh")
    assert proposal.copy.title.startswith("Xiaomi 15T Pro 5G 智能手机") and proposal.findings == []
