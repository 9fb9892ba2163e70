"""Judging again touches what a change touches, says so once, and follows the law by the day."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from argosy.kernel import clock
from argosy.kernel import db as database

pytestmark = pytest.mark.db
DAY = datetime(2026, 9, 20, 9, 0, tzinfo=UTC)
NUMBERS = [
    {"country": "DE", "scheme": "packaging", "number": "DE1234567890123"},
    {"country": "DE", "scheme": "weee", "number": "DE 12345678"},
]


@pytest.fixture
def api(db: None) -> Any:
    from argosy.compliance import api

    return api


@pytest.fixture
def brand(db: None) -> Any:
    """A lawful German brand, as programme hands it out."""
    return new_brand("nordlicht")


def new_brand(slug: str) -> Any:
    from argosy.programme import api as programme
    from argosy.programme.models import Brand

    address = {"street": "Ring 1", "postal_code": "80331", "city": "München", "country": "CN"}
    legal = address | {"name": "Nordlicht GmbH", "email": "trade@nordlicht.example", "phone": "+49 89 1234567"}
    legal |= {"register_number": "HRB 1", "iban": "DE02", "account_holder": "Nordlicht GmbH", "self_certified": True}
    maker = address | {"name": "Nordlicht GmbH", "email": "safety@nordlicht.example", "country": "DE"}
    Brand.objects.create(
        slug=slug, name=slug, country="DE", home_currency="EUR", legal=legal, manufacturer=maker, digest="d"
    )  # fmt: skip
    return programme.brand(slug)


@pytest.fixture
def bag(brand: Any) -> Callable[..., UUID]:
    """Puts a bike bag on sale and gives its product."""
    return lambda model, owner=brand: new_bag(model, owner)


def new_bag(model: str, brand: Any) -> UUID:
    from argosy.catalogue.models import Product, Variant

    row = Product.objects.create(
        brand_id=brand.id, model=model, name=model, category="bike-bags", digest="d", origin="CN", hs_code="420292",
        sale_mode="parcel", media=["a" * 64],
    )  # fmt: skip
    Variant.objects.create(
        product=row, brand_id=brand.id, sku=f"{brand.slug}-{model}", gtin=str(uuid.uuid4().int)[:13],
        home_price_minor=4900, home_currency="EUR", digest="d", weight_g=400, length_mm=1, width_mm=1, height_mm=1,
    )  # fmt: skip
    return row.id


def stored() -> dict[tuple[UUID, str], tuple[str, datetime, date]]:
    rows = database.rows("SELECT product_id, market, outcome, evaluated_at, evaluated_on FROM compliance_verdict")
    return {(row[0], row[1]): row[2:] for row in rows}


def messages() -> list[dict[str, Any]]:
    return [
        p for (p,) in database.rows("SELECT payload FROM kernel_outbox WHERE topic = 'verdict.changed' ORDER BY id")
    ]


def first_judgement(api: Any, brand: Any, ids: list[UUID], markets: list[str]) -> None:
    from argosy.catalogue import api as catalogue

    with clock.travel(DAY):
        api.judge(brand, catalogue.products(ids), markets)


def later(hours: int) -> Any:
    return clock.travel(DAY.replace(hour=9 + hours))


def test_a_number_for_one_country_writes_the_verdicts_of_that_country_alone(api: Any, brand: Any, bag: Any) -> None:
    ids = [bag("one"), bag("two")]
    first_judgement(api, brand, ids, ["de", "fr"])
    assert {outcome for outcome, *_ in stored().values()} == {"blocked"}
    with later(1):
        api.record_registrations(brand.id, NUMBERS)
        judged = api.rejudge(brand.id)
    assert (judged.written, judged.unchanged) == (2, 2)
    assert judged.changed == {(key, "de") for key in ids}
    assert stored() == {
        **{(key, "de"): ("allowed", DAY.replace(hour=10), DAY.date()) for key in ids},
        **{(key, "fr"): ("blocked", DAY, DAY.date()) for key in ids},
    }
    assert messages() == [{"product_ids": sorted(map(str, ids)), "markets": ["de"]}]


def test_nothing_changed_writes_nothing_and_says_nothing(api: Any, brand: Any, bag: Any) -> None:
    first_judgement(api, brand, [bag("one")], ["de", "fr"])
    before = stored()
    with later(1):
        judged = api.rejudge(brand.id)
    assert (judged.written, judged.unchanged, judged.changed) == (0, 2, set())
    assert stored() == before
    assert messages() == []


def test_only_the_named_products_and_markets_are_judged(api: Any, brand: Any, bag: Any) -> None:
    one, two = bag("one"), bag("two")
    first_judgement(api, brand, [one, two], ["de", "fr"])
    api.record_registrations(brand.id, NUMBERS)
    with later(1):
        judged = api.rejudge(brand.id, [one], ["de"])
    assert set(judged.verdicts) == {(one, "de")}
    assert stored()[one, "de"][:2] == ("allowed", DAY.replace(hour=10))
    assert stored()[two, "de"][:2] == ("blocked", DAY)


def test_without_names_each_product_is_judged_where_it_was_judged_before(api: Any, brand: Any, bag: Any) -> None:
    one, two = bag("one"), bag("two")
    first_judgement(api, brand, [one], ["de"])
    first_judgement(api, brand, [two], ["de", "fr"])
    with later(1):
        judged = api.rejudge(brand.id)
    assert set(judged.verdicts) == {(one, "de"), (two, "de"), (two, "fr")}


def test_products_of_another_brand_are_passed_over(api: Any, brand: Any, bag: Any) -> None:
    stranger = new_brand("fremd")
    own, foreign = bag("own"), bag("foreign", stranger)
    first_judgement(api, brand, [own], ["de"])
    api.record_registrations(brand.id, NUMBERS)
    judged = api.rejudge(brand.id, [own, foreign], ["de"])
    assert set(judged.verdicts) == {(own, "de")}
    assert (foreign, "de") not in stored()


def test_a_law_that_begins_at_midnight_takes_effect_by_the_days_pass(
    api: Any, brand: Any, bag: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guarantee notice is due from 27 September 2026 on; chunks of one show that the pass goes on where it stopped."""
    from argosy.compliance import keeping

    monkeypatch.setattr(keeping, "CHUNK", 1)
    ids = [bag("one"), bag("two"), bag("three")]
    api.record_registrations(brand.id, NUMBERS)
    first_judgement(api, brand, ids, ["de"])
    with clock.travel(datetime(2026, 9, 26, 12, tzinfo=UTC)):
        assert api.rejudge_day() == 0
    assert messages() == []
    with clock.travel(datetime(2026, 9, 27, 0, 1, tzinfo=UTC)):
        assert api.rejudge_day(seconds=0) == 1
        assert sum(on == date(2026, 9, 27) for _, _, on in stored().values()) == 1
        assert api.rejudge_day() == 2
        assert api.rejudge_day() == 0
    assert {on for _, _, on in stored().values()} == {date(2026, 9, 27)}
    shown = {i["kind"] for v in api.verdicts(ids, "de").values() for i in v.display}
    assert "guarantee_notice" in shown
    assert sorted(key for m in messages() for key in m["product_ids"]) == sorted(map(str, ids))


def test_other_rules_on_the_same_day_are_a_pass_of_their_own(
    api: Any, brand: Any, bag: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argosy.compliance import rules

    api.record_registrations(brand.id, NUMBERS)
    key = bag("one")
    first_judgement(api, brand, [key], ["de"])
    shipped = rules.default()
    with later(1):
        assert api.rejudge_day() == 0
        fewer = rules.RuleSet(**{name: getattr(shipped, name) for name in ("facts", "categories", "sets", "conditions",
            "scales", "parameters", "base_digest")}, rules=tuple(r for r in shipped.rules if r.id != "eu.gpsr.manufacturer"))  # fmt: skip
        monkeypatch.setattr(rules, "default", lambda: fewer)
        api.rejudge_day()
    passes = database.rows("SELECT count(*), count(finished_at) FROM compliance_pass")
    assert passes == [(2, 2)]
    assert stored()[key, "de"][1] == DAY.replace(hour=10)
