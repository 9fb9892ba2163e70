"""A supplied fact goes where it belongs, is judged at once, survives the pack that does not name it, and yields to one that does."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from market import PACKS
from PIL import Image

from argosy.kernel import db as database

pytestmark = pytest.mark.db
MARKETS = ["es", "fr", "de", "it", "pl"]
Cells = Mapping[str, str]


@pytest.fixture(autouse=True)
def handlers(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from argosy.channel import jobs  # noqa: F401

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media-root")


def build(
    folder: Path,
    brand: str,
    models: tuple[str, ...],
    row: Callable[[dict[str, str]], Cells] = lambda r: r,
    text: Callable[[str], str] = lambda t: t,
) -> Path:
    """A pack of some of a demo brand's models, their rows and the brand's file changed as told."""
    source = PACKS / brand
    (folder / "media").mkdir(parents=True, exist_ok=True)
    (folder / "brand.toml").write_text(text((source / "brand.toml").read_text("utf-8")), "utf-8")
    Image.new("RGB", (64, 64), "#446688").save(folder / "media" / "one.png")
    listed = list(csv.DictReader(io.StringIO((source / "products.csv").read_text("utf-8-sig"))))
    kept = [row(r | {"pictures": "media/one.png"}) for r in listed if r["model"] in models]
    with (folder / "products.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)
    lines = ["warehouse,sku,quantity", *(f"MAD,{r['sku']},5" for r in kept)]
    (folder / "stock.csv").write_text("\n".join(lines), "utf-8")
    return folder


def launched(pack: Path, markets: list[str] = MARKETS) -> dict[str, Any]:
    from argosy.launch import api as launch

    return launch.launch(pack, markets)


def ids(slug: str) -> tuple[UUID, dict[str, UUID]]:
    from argosy.catalogue import api as catalogue
    from argosy.programme import api as programme

    brand = programme.brand(slug).id
    return brand, {p.model: p.id for p in catalogue.products(catalogue.brand_product_ids(brand))}


def verdicts() -> dict[tuple[UUID, str], tuple[str, Any]]:
    """(outcome, evaluated at) of every verdict."""
    found = database.rows("SELECT product_id, market, outcome, evaluated_at FROM compliance_verdict")
    return {(p, m): (outcome, at) for p, m, outcome, at in found}


def live(market: str) -> set[str]:
    from argosy.channel import api as channel

    return {card["name"] for card in channel.search(market, market, channel.Wish()).cards}


LIGHTS = ("v9m-1000", "q5-rear-light")


def test_a_products_fact_puts_it_on_sale_and_touches_nothing_else(tmp_path: Path) -> None:
    from argosy.launch import api as launch

    launched(build(tmp_path / "p", "rockbros", LIGHTS))
    brand, products = ids("rockbros")
    before = verdicts()
    assert {m for (p, m), (outcome, _) in before.items() if outcome == "blocked"} == {"de"}
    done = launch.supply(brand, "product.stvzo", "yes", product_id=products["v9m-1000"], by="li@rockbros.example")
    assert (done.written, done.value) == (True, True)
    assert [(m.product_id, m.market, m.before, m.after) for m in done.moved] == [
        (products["v9m-1000"], "de", "blocked", "warn")
    ]
    assert live("de") == {"V9M-1000 front light"}
    after = verdicts()
    assert {key for key in after if after[key] != before[key]} == {(products["v9m-1000"], "de")}
    assert database.rows("SELECT fact, sku, value, pack_said, supplied_by, ended_at FROM launch_supplied") == [
        ("product.stvzo", "RB-V9M-1000-BK", True, False, "li@rockbros.example", None)
    ]


def test_a_number_of_one_country_is_judged_in_that_country_alone(tmp_path: Path) -> None:
    from argosy.launch import api as launch

    report = launched(build(tmp_path / "p", "ilife", ("v3s-max", "v9-pro", "a30-pro", "t10s")))
    brand, products = ids("ilife")
    before = verdicts()
    assert report["markets"]["pl"]["blocked"] == len(products) > 1
    done = launch.supply(brand, "registration.{country}.weee", "BDO 000012345", market="pl")
    assert {(m.product_id, m.market, m.before, m.after) for m in done.moved} == {
        (key, "pl", "blocked", "warn") for key in products.values()
    }
    after = verdicts()
    assert {market for product, market in after if after[product, market] != before[product, market]} == {"pl"}
    assert len(live("pl")) == len(products)


def test_a_fact_of_the_company_reaches_every_product_that_reads_it(tmp_path: Path) -> None:
    from argosy.launch import api as launch
    from argosy.programme import api as programme

    def without(text: str) -> str:
        start = text.index("[manufacturer]")
        lines = [line for line in text[start:].splitlines() if not line.startswith("email")]
        kept = text[start:].splitlines()
        first = next(n for n, line in enumerate(kept) if line.startswith("email"))
        assert len(lines) < len(kept)
        return text[:start] + "\n".join(kept[:first] + kept[first + 1 :])

    launched(build(tmp_path / "p", "rockbros", LIGHTS, text=without))
    brand, products = ids("rockbros")
    assert {outcome for outcome, _ in verdicts().values()} == {"blocked"}
    done = launch.supply(brand, "brand.manufacturer.email", "safety@rockbros.example")
    assert {(m.market, m.after) for m in done.moved if m.went_live} == {(m, "warn") for m in MARKETS if m != "de"}
    assert programme.brand_by_id(brand).manufacturer["email"] == "safety@rockbros.example"
    assert len(live("es")) == len(products) == 2


def test_a_variant_alone_may_be_given_a_fact(tmp_path: Path) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.launch import api as launch

    launched(build(tmp_path / "p", "rockbros", ("stvzo-light-set-70",)), ["de"])
    brand, products = ids("rockbros")
    launch.supply(brand, "product.battery_mah", "2700", product_id=products["stvzo-light-set-70"], skus=["RB-LS70-SV"])
    record = catalogue.products([products["stvzo-light-set-70"]])[0]
    assert "battery_mah" not in record.facts
    assert {v.sku: v.facts["battery_mah"] for v in record.variants} == {"RB-LS70-BK": 2600, "RB-LS70-SV": 2700}
    launch.supply(brand, "product.battery_mah", "2600", product_id=record.id, skus=["RB-LS70-SV"])
    assert catalogue.products([record.id])[0].facts["battery_mah"] == 2600


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row that a launch may write."""
    tables = ("programme_brand compliance_registration compliance_verdict catalogue_product catalogue_variant content_text"
              " pricing_price channel_listing launch_supplied").split()  # fmt: skip
    return {table: database.rows(f'SELECT xmin::text, t::text FROM "{table}" t ORDER BY t::text') for table in tables}


def test_launching_the_same_pack_again_leaves_what_was_supplied_and_writes_nothing(tmp_path: Path) -> None:
    from argosy.kernel import outbox
    from argosy.launch import api as launch

    pack = build(tmp_path / "p", "rockbros", LIGHTS)
    launched(pack)
    brand, products = ids("rockbros")
    launch.supply(brand, "product.stvzo", "yes", product_id=products["v9m-1000"])
    launch.supply(brand, "product.hs_code", "85121090", product_id=products["v9m-1000"])
    launch.supply(brand, "registration.DE.weee", "WEEE-Reg.-Nr. DE 87654321")
    launch.supply(brand, "brand.legal.phone", "+49 89 7654321")
    while outbox.relay():
        pass
    before = everything()
    report = launched(pack)
    assert not report["changed"], report["counts"]
    assert everything() == before
    assert live("de") == {"V9M-1000 front light"}


def test_a_pack_that_does_not_name_the_fact_leaves_it_standing(tmp_path: Path) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.compliance import api as compliance
    from argosy.launch import api as launch
    from argosy.programme import api as programme

    launched(build(tmp_path / "p", "rockbros", LIGHTS))
    brand, products = ids("rockbros")
    launch.supply(brand, "product.stvzo", "yes", product_id=products["v9m-1000"])
    launch.supply(brand, "brand.legal.phone", "+49 89 7654321")
    launch.supply(brand, "registration.DE.weee", "DE 87654321")
    changed = build(
        tmp_path / "p2", "rockbros", LIGHTS, lambda r: r | {"stvzo": "", "name": r["name"] + " X"},
        lambda t: "\n".join(line for line in t.replace('website = "', 'website = "https://new.example/').splitlines() if not line.startswith("phone")),
    )  # fmt: skip
    launched(changed)
    product = catalogue.products_by_id([products["v9m-1000"]])[products["v9m-1000"]]
    assert (product.name, product.facts["stvzo"]) == ("V9M-1000 front light X", True)
    assert programme.brand_by_id(brand).legal["phone"] == "+49 89 7654321"
    numbers = {(r.country, r.scheme): r.number for r in compliance.registrations(brand)}
    assert numbers["DE", "weee"] == "DE 87654321"
    assert live("de") == {"V9M-1000 front light X"}


def test_a_pack_that_names_another_value_wins_and_ends_what_was_supplied(tmp_path: Path) -> None:
    from argosy.catalogue import api as catalogue
    from argosy.launch import api as launch

    launched(build(tmp_path / "p", "rockbros", LIGHTS))
    brand, products = ids("rockbros")
    key = products["v9m-1000"]
    launch.supply(brand, "product.battery_mah", "5000", product_id=key)
    launch.supply(brand, "product.stvzo", "yes", product_id=key)
    launched(build(tmp_path / "p2", "rockbros", LIGHTS, lambda r: r | {"battery_mah": "4900"}))
    facts = catalogue.products([key])[0].facts
    assert (facts["battery_mah"], facts["stvzo"]) == (4900, True)
    ended = database.rows("SELECT fact, value, pack_said, ended_by FROM launch_supplied ORDER BY fact")
    assert ended == [("product.battery_mah", 5000, 4800, "pack"), ("product.stvzo", True, False, "")]
    launched(build(tmp_path / "p3", "rockbros", LIGHTS))
    assert catalogue.products([key])[0].facts["battery_mah"] == 4800


def test_supplied_anew_the_first_value_ends_and_what_the_pack_said_is_kept(tmp_path: Path) -> None:
    from argosy.launch import api as launch

    launched(build(tmp_path / "p", "rockbros", LIGHTS))
    brand, products = ids("rockbros")
    for value in ("5000", "5100"):
        launch.supply(brand, "product.battery_mah", value, product_id=products["v9m-1000"])
    rows = database.rows("SELECT value, pack_said, ended_by FROM launch_supplied ORDER BY id")
    assert rows == [(5000, 4800, "supply"), (5100, 4800, "")]


def test_the_digest_is_that_of_an_import_for_every_demo_product(tmp_path: Path) -> None:
    """Giving a fact and taking it back ends at the digest that the import wrote."""
    from argosy.catalogue import api as catalogue

    models = tuple({r["model"] for r in csv.DictReader((PACKS / "xiaomi" / "products.csv").open(encoding="utf-8-sig"))})
    launched(build(tmp_path / "p", "xiaomi", models), ["es"])
    brand, products = ids("xiaomi")
    marks = dict(database.rows("SELECT id, digest FROM catalogue_product"))
    parts = dict(database.rows("SELECT id, digest FROM catalogue_variant"))
    for key in products.values():
        catalogue.set_fact(brand, key, "hs_code", "99999999")
    assert not set(marks.items()) & set(database.rows("SELECT id, digest FROM catalogue_product"))
    for record in catalogue.products(products.values()):
        source = next(r for r in csv.DictReader((PACKS / "xiaomi" / "products.csv").open(encoding="utf-8-sig")) if r["model"] == record.model)  # fmt: skip
        catalogue.set_fact(brand, record.id, "hs_code", source["hs_code"])
    assert dict(database.rows("SELECT id, digest FROM catalogue_product")) == marks
    assert dict(database.rows("SELECT id, digest FROM catalogue_variant")) == parts


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("product.stvzo", "perhaps", "fact-refused"),
        ("product.battery_mah", "many", "fact-refused"),
        ("product.energy_class", "A", "fact-refused"),
        ("product.hs_code", "8512", "launch-value-form"),
        ("product.hs_code", "8512109", "fact-refused"),
        ("product.stvzo", "  ", "launch-value-empty"),
        ("registration.DE.packaging", "LUCID", "launch-value-form"),
        ("registration.DE.packaging", "1" * 201, "launch-value-too-long"),
        ("brand.legal.iban", "DE00", "party-refused"),
        ("brand.legal.self_certified", "perhaps", "launch-value-bool"),
        ("brand.manufacturer.country", "China", "launch-value-country"),
        ("brand.legal.email", "nobody", "launch-value-form"),
        ("product.unicorns", "1", "launch-fact-unknown"),
        ("registration.{country}.weee", "1", "launch-fact-unknown"),
        ("product.pictures", "3", "launch-fact-not-here"),
        ("product.is_electrical", "yes", "launch-fact-not-here"),
        ("market.legal_guarantee_years", "3", "launch-fact-not-here"),
        ("brand.name", "Other", "launch-fact-not-here"),
    ],
)
def test_what_cannot_stand_is_refused_in_the_readers_language_and_nothing_is_written(
    tmp_path: Path, fact: str, value: str, code: str
) -> None:
    from argosy.kernel.errors import ArgosyError
    from argosy.launch import api as launch

    launched(build(tmp_path / "p", "rockbros", LIGHTS), ["de"])
    brand, products = ids("rockbros")
    before = everything()
    with pytest.raises(ArgosyError) as caught:
        launch.supply(brand, fact, value, product_id=products["v9m-1000"])
    assert caught.value.code == code
    assert caught.value.sentence("zh") != caught.value.sentence("en")
    assert "{" not in caught.value.sentence("zh").replace("{country}", "")
    assert everything() == before


def test_another_brands_product_is_refused(tmp_path: Path) -> None:
    from argosy.kernel.errors import ArgosyError
    from argosy.launch import api as launch

    launched(build(tmp_path / "p", "rockbros", LIGHTS), ["de"])
    launched(build(tmp_path / "p2", "ilife", ("v3s-max", "v9-pro", "a30-pro", "t10s")), ["de"])
    _, products = ids("rockbros")
    stranger, _ = ids("ilife")
    before = everything()
    for product, skus in ((products["v9m-1000"], ()), (uuid4(), ())):
        with pytest.raises(ArgosyError) as caught:
            launch.supply(stranger, "product.stvzo", "yes", product_id=product, skus=skus)
        assert (caught.value.code, caught.value.status) == ("unknown-product", 404)
    own = next(iter(ids("ilife")[1].values()))
    with pytest.raises(ArgosyError) as caught:
        launch.supply(stranger, "product.hs_code", "850860", product_id=own, skus=["RB-Q5-BK"])
    assert caught.value.code == "unknown-product"
    assert everything() == before


def test_the_same_key_gives_the_first_answer_and_another_content_is_refused(tmp_path: Path) -> None:
    from argosy.kernel.errors import ArgosyError
    from argosy.launch import api as launch

    launched(build(tmp_path / "p", "rockbros", LIGHTS), ["de"])
    brand, products = ids("rockbros")
    first = launch.supply(brand, "product.stvzo", "yes", product_id=products["v9m-1000"], key="k")
    before = everything()
    assert launch.supply(brand, "product.stvzo", "yes", product_id=products["v9m-1000"], key="k") == first
    with pytest.raises(ArgosyError) as caught:
        launch.supply(brand, "product.stvzo", "no", product_id=products["v9m-1000"], key="k")
    assert caught.value.status in (409, 422)
    assert everything() == before
