"""Copy from facts: exact texts, promises that hold for any facts, and what the check finds."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argosy.catalogue import schema
from argosy.content.checks import numbers
from argosy.content.grammar import grammar
from argosy.content.pattern import PatternError, compile_pattern
from argosy.content.rules import LANGUAGES, Copy, ProductFacts, book, check, compose, digest, state_of
from argosy.content.tests.products import ALL, GLASSES, PANNIER, PHONE, ROBOT, SOFA

GOLDEN = tomllib.loads((Path(__file__).parent / "golden.toml").read_text("utf-8"))
LEAVES = [category.code for category in schema.categories() if category.leaf]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(("name", "language"), [(n, lang) for n in GOLDEN for lang in GOLDEN[n]])
def test_text_is_exactly_as_read_and_approved(name, language):
    copy, expected = compose(ALL[name], language), GOLDEN[name][language]
    assert plain(copy.title) == expected["title"]
    assert [plain(bullet) for bullet in copy.bullets] == expected["bullets"]
    assert plain(copy.description) == expected["description"]
    assert plain(copy.seo_title) == expected["seo_title"]
    assert plain(copy.seo_description) == expected["seo_description"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(ALL))
def test_own_text_passes_the_check(name, language):
    assert check(compose(ALL[name], language), ALL[name], language) == []


def test_two_products_of_one_kind_do_not_read_alike_and_one_always_reads_the_same():
    openings = {
        compose(replace(PHONE, model=f"m{n}", name=f"N{n}"), "es").description.split(".")[0].replace(f"N{n}", "")
        for n in range(12)
    }
    assert len(openings) == 3
    assert compose(PHONE, "es") == compose(PHONE, "es")


@pytest.mark.parametrize(
    ("language", "ending"),
    [("es", "negra"), ("fr", "noire"), ("it", "nera"), ("pl", "czarna"), ("de", "Schwarz"), ("en", "black")],
)
def test_single_colour_agrees_with_the_noun(language, ending):
    assert compose(replace(PANNIER, options={"colour": ["black"]}), language).title.endswith(f", {ending}")


@pytest.mark.parametrize(("language", "word"), [("es", "Disponibles"), ("it", "Disponibili")])
def test_plural_noun_takes_plural_words(language, word):
    assert word in compose(GLASSES, language).description


def test_proper_name_of_a_colour_stays_as_it_is():
    copy = compose(replace(ROBOT, options={"colour": ["Titan Grey"]}), "it")
    assert "Titan Grey" not in check(copy, ROBOT, "it")
    assert (
        compose(replace(PANNIER, options={"colour": ["Titan Grey", "black"]}), "es").bullets[-1]
        == "Colores: negro y Titan Grey"
    )


def test_values_of_a_text_in_one_language_are_not_shown_in_another():
    light = ProductFacts(
        "ROCKBROS", "HJ1", "bike-racks", {"load_kg": 50, "fits": "most bicycles", "material": "unobtainium"}
    )
    for language in LANGUAGES:
        text = str(compose(light, language))
        assert "most bicycles" not in text and "unobtainium" not in text


def test_description_in_the_name_is_left_to_english():
    assert compose(SOFA, "en").title.startswith("COMHOMA Corner sofa bed with storage chaise")
    assert "chaise" not in compose(SOFA, "es").title


def test_number_and_unit_never_part():
    assert "5500\u00a0mAh" in compose(PHONE, "es").title
    assert "5\u202f500\u202fmAh" in compose(PHONE, "fr").title
    assert "5.500-mAh-Akku" in compose(PHONE, "de").title


def test_absent_fact_is_not_denied():
    tablet = ProductFacts("Acme", "T1", "tablets", {"battery_mah": 9000})
    assert "charger" not in str(compose(tablet, "en"))
    sold_apart = replace(tablet, facts={"battery_mah": 9000, "charger_included": False})
    assert "charger sold separately" in compose(sold_apart, "en").bullets[0]


def _values(attribute: schema.Attribute) -> st.SearchStrategy:
    if attribute.type in ("integer", "decimal"):
        low, high = int(attribute.min or 0), int(attribute.max or 1000)
        whole = st.integers(low, high)
        return whole if attribute.type == "integer" else whole | st.decimals(low, high, places=1).map(float)
    if attribute.type == "boolean":
        return st.booleans()
    codes = [choice.code for choice in attribute.choices]
    if attribute.type == "list":
        return st.lists(st.sampled_from(codes), max_size=4, unique=True)
    if attribute.type == "choice":
        return st.sampled_from(codes) | (st.just("Aurora") if attribute.free else st.nothing())
    return st.sampled_from(["IP68", "EN 1078", "2510 × 1156", "Snapdragon 8 Elite", "Something 5"])


@st.composite
def products(draw) -> ProductFacts:
    category = schema.category(draw(st.sampled_from(LEAVES)))
    facts, options = {}, {}
    for attribute in category.attributes:
        if not draw(st.booleans()):
            continue
        if attribute.option and draw(st.booleans()):
            options[attribute.code] = draw(st.lists(_values(attribute), min_size=1, max_size=4))
        else:
            facts[attribute.code] = draw(_values(attribute))
    name = draw(st.sampled_from(["X1 Pro", "Floor pump 160 psi", "Q5 rear light", "corner thing", "Set"]))
    return ProductFacts("Acme", name, category.code, facts, options, None, draw(st.sampled_from(["a", "b", "c", "d"])))


@settings(max_examples=250, deadline=None)
@given(products(), st.sampled_from(LANGUAGES))
def test_any_facts_give_whole_sentences_that_pass_the_check(product, language):
    copy = compose(product, language)
    for place, text in copy.fields():
        assert "None" not in text and "  " not in text and not re.search(r"[{}\[\]<>]", text), (place, text)
        assert text == text.strip() and not re.search(r" [,.;:!?]|[,;]\.|: ?\.|:$|, ?$", text), (place, text)
    assert copy.title and len(copy.bullets) <= 5
    assert check(copy, product, language) == []


@settings(max_examples=100, deadline=None)
@example({"runtime_min": 59_999_999_999_999_999_999_999_999_997, "battery_mah": 10**40})
@given(
    st.dictionaries(
        st.sampled_from(sorted(schema.every_attribute())),
        st.none() | st.text(max_size=5) | st.integers() | st.lists(st.none()),
    )
)
def test_malformed_facts_never_raise(facts):
    for category in ("phones", "sofas", "bike-lights"):
        assert compose(ProductFacts("Acme", "X", category, facts), "pl").title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_can_be_read_and_speaks_only_of_attributes_of_its_category(language):
    known = {"brand", "product", "full", "name", "kind", "g"}
    for category in LEAVES:
        words = book(language, category)
        codes = schema.category(category).by_code.keys() | known
        own = grammar(language).patterns[category]
        assert {key for part in ("bullet", "sentence") for key in own.get(part, {})} <= codes
        written = [own.get(part, []) for part in ("title", "seo_title", "seo_description", "opening")]
        written += [
            [text] if isinstance(text, str) else text
            for part in ("bullet", "sentence")
            for text in own.get(part, {}).values()
        ]
        for source in (text for texts in written for text in texts):
            assert set(re.findall(r"\{([a-z_0-9]+)", source)) <= codes, source
        assert words.title and words.opening and words.bullets


@pytest.mark.parametrize("source", ["{screen_in", "[open", "<a;b", "a]", "{Bad-Slot}", "?a b: x"])
def test_wording_that_cannot_be_read_is_an_error(source):
    with pytest.raises(PatternError):
        compile_pattern(source, str)


def changed(language: str = "es", **parts: object) -> Copy:
    return replace(compose(PHONE, language), **parts)


@pytest.mark.parametrize(
    ("language", "parts", "code", "field"),
    [
        ("es", {"bullets": ("Batería de 5600 mAh",)}, "unknown-number", "bullet1"),
        ("de", {"description": "Der 55.000-mAh-Akku."}, "unknown-number", "description"),
        ("es", {"bullets": ("Batería de 50 mAh",)}, "wrong-unit", "bullet1"),
        ("es", {"description": "El mejor móvil."}, "superlative", "description"),
        ("en", {"description": "The best phone of all."}, "superlative", "description"),
        ("fr", {"description": "Le meilleur smartphone."}, "superlative", "description"),
        ("de", {"description": "Das beste Smartphone."}, "superlative", "description"),
        ("it", {"description": "Il miglior smartphone."}, "superlative", "description"),
        ("pl", {"description": "Najlepszy smartfon."}, "superlative", "description"),
        ("zh", {"description": "最好的手机。"}, "superlative", "description"),
        ("de", {"description": "Ein klimaneutrales Smartphone."}, "green-claim", "description"),
        ("es", {"title": "Móvil 5G"}, "no-brand", "title"),
        ("es", {"title": ""}, "no-title", "title"),
        ("es", {"seo_title": "Xiaomi " * 9}, "too-long", "seo_title"),
        ("es", {"seo_description": "Xiaomi " * 23}, "too-long", "seo_description"),
        ("es", {"bullets": ("a",) * 6}, "too-many-bullets", "bullet6"),
        ("es", {"description": "Pantalla de {screen_in}."}, "broken", "description"),
        ("es", {"description": "Pantalla de None."}, "broken", "description"),
        ("es", {"description": "Ein Smartphone mit und für alle."}, "mixed-language", "description"),
    ],
)
def test_check_finds_what_may_not_be_shown(language, parts, code, field):
    assert (code, field) in [(f.code, f.field) for f in check(changed(language, **parts), PHONE, language)]


@pytest.mark.parametrize(
    ("language", "description"),
    [
        ("de", "Am besten zuerst den Abstand messen."),
        ("es", "Mira mejor el otro."),
        ("en", "1 TB, 53 h, 2025 and 3 colours; Dimensity 9400+ and IP68."),
        ("pl", "Obicie ze skóry ekologicznej."),
    ],
)
def test_check_lets_honest_words_pass(language, description):
    assert check(changed(language, description=description), PHONE, language) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("12.000 Pa, 6,83″", "es", ["12000", "6.83"]),
        ("12\u202f000 Pa, 1,5 l", "fr", ["12000", "1.5"]),
        ("12,000 Pa and 6.83″, 55", "en", ["12000", "6.83", "55"]),
        ("55, 65 und 75 Zoll", "de", ["55", "65", "75"]),
        ("12\u00a0000 Pa", "pl", ["12000"]),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(text, language, found):
    assert [str(number) for number in numbers(text, language)] == found


def test_digest_changes_with_the_facts_and_with_nothing_else():
    same = replace(PHONE, facts=dict(reversed(list(PHONE.facts.items()))))
    assert digest(PHONE, "es") == digest(same, "es")
    assert digest(PHONE, "es") != digest(PHONE, "fr")
    assert digest(PHONE, "es") != digest(replace(PHONE, facts={**PHONE.facts, "battery_mah": 5600}), "es")
    assert digest(PHONE, "es") != digest(PHONE, "es", {"title": "Xiaomi"})


def test_state_follows_from_source_and_findings():
    finding = check(changed(title=""), PHONE, "es")
    assert state_of("generated", []) == "checked"
    assert state_of("pack", []) == "approved"
    assert state_of("pack", finding) == "draft"
