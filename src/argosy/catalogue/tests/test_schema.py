"""The category tree, strict parsing of cells, and how facts are shown."""

from decimal import Decimal
from pathlib import Path

import pytest

from argosy.catalogue import loader, schema, units
from argosy.kernel.text import has

NB, NNB = "\u00a0", "\u202f"


def test_tree_has_the_categories_of_the_market_with_paths_from_the_root():
    assert [c.code for c in schema.roots()] == ["electronics", "home", "sport", "vehicles"]
    assert [c.code for c in schema.path("helmets")] == ["sport", "cycling", "helmets"]
    assert schema.descendants("electronics") == ("electronics", "phones", "tablets", "tvs")
    assert schema.category("phones").leaf and not schema.category("cycling").leaf


def test_attributes_are_inherited_from_every_ancestor():
    helmet = schema.category("helmets")
    assert {"guarantee_years", "material", "colour", "standard"} <= helmet.by_code.keys()
    assert helmet.options == ("colour", "size")
    assert [a.code for a in helmet.attributes[:2]] == ["standard", "head_cm"]


def test_same_code_may_mean_another_list_in_another_category():
    assert schema.attribute("sofas", "material").choice("linen") is not None
    assert schema.attribute("helmets", "material").choice("linen") is None
    assert schema.attribute("phones", "resolution").type == "text"
    assert schema.attribute("tvs", "resolution").choice("4k") is not None


def test_unknown_category_and_attribute_are_errors():
    with pytest.raises(schema.UnknownCategory):
        schema.category("spoons")
    with pytest.raises(KeyError):
        schema.attribute("phones", "lumens")


PHONE = {"screen_in": "6.83", "memory_gb": "12", "storage_gb": "512", "battery_mah": "5000"}


def test_row_of_a_phone_becomes_typed_facts():
    facts, problems = schema.parse(
        "phones", {**PHONE, "nfc": "yes", "colour": "Black", "sku": "X1", "network": "5G", "foldable": ""}
    )
    assert problems == []
    assert facts == {
        "screen_in": 6.83,
        "memory_gb": 12,
        "storage_gb": 512,
        "battery_mah": 5000,
        "nfc": True,
        "colour": "black",
        "network": "5g",
    }


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("screen_in", "6,83", 6.83),
        ("screen_in", "7", 7.0),
        ("charging_w", "90", 90),
        ("charging_w", "90.0", 90),
        ("nfc", "TRUE", True),
        ("nfc", "0", False),
        ("colour", "noir", "black"),
        ("colour", "Titan Grey", "Titan Grey"),
        ("ip_rating", "IP68/IP69", "IP68/IP69"),
        ("energy_class", "a", "A"),
    ],
)
def test_accepted_cells(column, cell, value):
    facts, problems = schema.parse("phones", {**PHONE, column: cell})
    assert (facts[column], problems) == (value, [])


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("battery_mah", "5000 mAh", "not-a-number"),
        ("battery_mah", "5,000", "not-whole"),
        ("battery_mah", "5.000", "not-whole"),
        ("screen_in", "1.024,5", "not-a-number"),
        ("screen_in", "NaN", "not-a-number"),
        ("screen_in", "683", "out-of-range"),
        ("nfc", "maybe", "not-a-boolean"),
        ("network", "6g", "not-a-choice"),
        ("ip_rating", "waterproof", "bad-ip"),
        ("energy_label_url", "javascript:alert(1)", "bad-url"),
        ("eprel_id", "12a", "bad-digits"),
        ("lumens", "800", "not-in-category"),
        ("wheels", "2", "unknown-column"),
        ("chipset", "x" * 201, "too-long"),
    ],
)
def test_refused_cells_are_named_and_leave_no_fact(column, cell, code):
    facts, problems = schema.parse("phones", {**PHONE, column: cell})
    assert [(p.column, p.code) for p in problems] == [(column, code)]
    assert column not in facts
    assert all(has(f"catalogue-problem-{code}", language) for language in schema.LANGUAGES)


def test_missing_required_attribute_is_reported_once():
    _, problems = schema.parse("phones", {**PHONE, "screen_in": " "})
    assert [(p.column, p.code) for p in problems] == [("screen_in", "required")]


def test_list_is_separated_by_semicolons_and_keeps_each_value_once():
    facts, problems = schema.parse("sofas", {"seats": "3", "material": "linen", "functions": "bed; storage;bed;USB"})
    assert (facts["functions"], problems) == (["bed", "storage", "usb"], [])


DISPLAYED = [
    ("phones", "screen_in", 6.83, ["6.83″", "6,83″", "6,83″", "6,83 Zoll", "6,83″", "6,83″", "6.83英寸"]),
    (
        "phones",
        "battery_mah",
        5000,
        ["5,000 mAh", "5000 mAh", "5 000 mAh", "5.000 mAh", "5000 mAh", "5000 mAh", "5,000 mAh"],
    ),
    ("phones", "storage_gb", 1024, ["1 TB", "1 TB", "1 To", "1 TB", "1 TB", "1 TB", "1 TB"]),
    ("phones", "storage_gb", 512, ["512 GB", "512 GB", "512 Go", "512 GB", "512 GB", "512 GB", "512 GB"]),
    ("phones", "update_years", 5, ["5 years", "5 años", "5 ans", "5 Jahre", "5 anni", "5 lat", "5年"]),
    ("phones", "nfc", True, ["Yes", "Sí", "Oui", "Ja", "Sì", "Tak", "是"]),
    ("phones", "colour", "black", ["Black", "Negro", "Noir", "Schwarz", "Nero", "Czarny", "黑色"]),
    ("phones", "colour", "Titan Grey", ["Titan Grey"] * 7),
    (
        "robot-vacuums",
        "suction_pa",
        12000,
        ["12,000 Pa", "12.000 Pa", "12 000 Pa", "12.000 Pa", "12.000 Pa", "12 000 Pa", "12,000 Pa"],
    ),
    ("bike-bags", "volume_l", 1.5, ["1.5 l", "1,5 l", "1,5 l", "1,5 l", "1,5 l", "1,5 l", "1.5升"]),
    ("bike-care", "net_content", "60 ml", ["60 ml", "60 ml", "60 ml", "60 ml", "60 ml", "60 ml", "60毫升"]),
    ("bike-care", "net_content", "0.5 l", ["0.5 l", "0,5 l", "0,5 l", "0,5 l", "0,5 l", "0,5 l", "0.5升"]),
    ("sofas", "functions", ["bed", "usb"], None),
]


@pytest.mark.parametrize(("category", "code", "value", "expected"), [row for row in DISPLAYED if row[3]])
def test_facts_are_shown_as_each_language_writes_them(category, code, value, expected):
    wanted = schema.attribute(category, code)
    shown = [schema.display(wanted, value, language) for language in schema.LANGUAGES]
    assert [text.replace(NB, " ").replace(NNB, " ") for text in shown] == expected


def test_number_never_parts_from_its_unit():
    battery = schema.attribute("phones", "battery_mah")
    assert schema.display(battery, 5000, "fr") == f"5{NNB}000{NNB}mAh"
    assert schema.display(battery, 5000, "pl") == f"5000{NB}mAh"


@pytest.mark.parametrize(
    ("n", "category", "text"),
    [
        (1, "one", "1 rok"),
        (2, "few", "2 lata"),
        (5, "many", "5 lat"),
        (12, "many", "12 lat"),
        (22, "few", "22 lata"),
        (1.5, "other", "1,5 roku"),
    ],
)
def test_polish_plural_categories(n, category, text):
    assert units.plural(n, "pl") == category
    assert units.measure(n, "year", "pl").replace(NB, " ") == text


def test_every_unit_and_choice_speaks_every_language():
    for language in schema.LANGUAGES:
        for unit in units.units():
            assert "{0}" not in units.measure(3, unit, language)
        for category in schema.categories():
            for attribute in category.attributes:
                assert attribute.names[language] and attribute.group in schema.group_names()
                assert all(choice.names[language] for choice in attribute.choices)


def test_swatches_and_order_of_option_values():
    assert schema.swatch("black") == "#17181a"
    assert schema.swatch("Titan Grey") == schema.swatch("grey")
    assert schema.swatch("Aurora") == ""
    size = schema.attribute("helmets", "size")
    assert sorted(["XL", "S", "M"], key=lambda v: schema.sort_key(size, v)) == ["S", "M", "XL"]


CARE = {"care_type": "chain-lube"}


@pytest.mark.parametrize(
    ("cell", "fact"),
    [
        ("60 ml", "60 ml"),
        ("60ML", "60 ml"),
        ("0,75 L", "0.75 l"),
        ("1.50 kg", "1.5 kg"),
        ("100 g", "100 g"),
        ("12 m", "12 m"),
        ("2 m²", "2 m2"),
        ("6 pcs", "6 piece"),
        ("1 piece", "1 piece"),
    ],
)
def test_a_content_is_a_number_with_its_unit(cell, fact):
    assert schema.parse("bike-care", {**CARE, "net_content": cell}) == ({**CARE, "net_content": fact}, [])


@pytest.mark.parametrize(
    "cell", ["60", "ml", "0 ml", "-5 ml", "60 oz", "1.5 pieces", "1e3 ml", "1,000.5 ml", "60 ml 60"]
)
def test_what_is_no_content_is_refused_and_says_the_units(cell):
    facts, problems = schema.parse("bike-care", {**CARE, "net_content": cell})
    assert facts == CARE
    assert [(p.column, p.code, p.params["units"]) for p in problems] == [
        ("net_content", "not-a-content", "g, kg, ml, l, m, m2, m3, piece")
    ]
    assert all(has("catalogue-problem-not-a-content", language) for language in schema.LANGUAGES)


def test_a_category_that_sells_by_measure_cannot_do_without_the_content():
    _, problems = schema.parse("bike-care", CARE)
    assert [(p.column, p.code) for p in problems] == [("net_content", "required")]


def test_contents_are_ordered_by_how_much_they_are():
    wanted = schema.attribute("bike-care", "net_content")
    given = ["1 l", "60 ml", "0.5 l", "2 piece", "250 g", "1 kg", "120 ml"]
    assert sorted(given, key=lambda v: schema.sort_key(wanted, v)) == [
        "250 g", "1 kg", "60 ml", "120 ml", "0.5 l", "1 l", "2 piece",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "words"), [("liter", "l l l l l l 升"), ("piece", "piece unidad pièce Stück pezzo szt. 件")]
)
def test_a_unit_stands_alone_after_per(unit, words):
    assert [units.symbol(unit, language) for language in schema.LANGUAGES] == words.split()


def test_hazards_of_a_mixture_are_lists_of_the_regulations_codes():
    facts, problems = schema.parse(
        "bike-care",
        {**CARE, "net_content": "1 l", "hazard_statements": "H317; h412", "hazard_pictograms": "GHS07", "ufi": "E600"},
    )
    assert (facts["hazard_statements"], facts["hazard_pictograms"]) == (["H317", "H412"], ["GHS07"])
    assert [(p.column, p.code) for p in problems] == [("ufi", "bad-ufi")]
    assert all(has("catalogue-problem-bad-ufi", language) for language in schema.LANGUAGES)


def _copy(folder: Path, name: str, old: str, new: str) -> Path:
    for file in loader.DATA.glob("*.toml"):
        text = file.read_text("utf-8")
        if file.name == name:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / file.name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("categories.toml", 'parent = "cycling"', 'parent = "rowing"', "category.bike-lights: unknown parent rowing"),
        ("categories.toml", '{ code = "lumens"', '{ code = "lumina"', "category.bike-lights: unknown attribute lumina"),
        ("categories.toml", 'pl = "Smartfony"', 'pl = ""', "category.phones: no name in pl"),
        (
            "categories.toml",
            '{ code = "battery_mah", rank = 4, required',
            '{ code = "screen_in", rank = 4, required',
            "screen_in is listed twice",
        ),
        ("categories.toml", '{ code = "lumens"', '{ code = "material"', "material is inherited already"),
        ("attributes.toml", 'unit = "inch"', 'unit = "cubit"', "attribute.screen_in: unknown unit cubit"),
        ("attributes.toml", 'choices = "lens"', 'choices = "lenses"', "attribute.lens: unknown choice list lenses"),
        ("choices.toml", 'pl = "Granatowy"', 'pl = ""', "colour.navy: no name in pl"),
        ("choices.toml", "#17181a", "black", "colour.black: a colour needs hex"),
        ("categories.toml", "[category.tablets]", "[category.phones]", "categories.toml"),
    ],
)
def test_mistake_in_the_data_is_reported_with_file_line_and_entry(tmp_path, file, old, new, message):
    with pytest.raises(loader.SchemaError) as caught:
        loader.read(_copy(tmp_path, file, old, new))
    assert message in str(caught.value)
    assert str(caught.value).startswith(file)


def test_line_of_a_mistake_is_that_of_its_entry(tmp_path):
    lines = (loader.DATA / "choices.toml").read_text("utf-8").splitlines()
    expected = next(i for i, line in enumerate(lines, 1) if line.startswith("navy"))
    with pytest.raises(loader.SchemaError, match=f"choices.toml:{expected}:"):
        loader.read(_copy(tmp_path, "choices.toml", 'pl = "Granatowy"', 'pl = ""'))


def test_bounds_are_exact():
    assert schema.attribute("bike-bags", "volume_l").min == Decimal("0.1")
