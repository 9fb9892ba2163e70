"""Agreement, articles, plurals, joining and typography, language by language."""

import pytest

from argosy.catalogue import schema
from argosy.content import kinds
from argosy.content.facts import designation
from argosy.content.grammar import LANGUAGES, grammar, protection_of

NB, NNB = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("language", "adjective", "forms"),
    [
        ("es", "negro", ["negro", "negra", "negros", "negras"]),
        ("es", "azul", ["azul", "azul", "azules", "azules"]),
        ("es", "gris", ["gris", "gris", "grises", "grises"]),
        ("es", "marrón", ["marrón", "marrón", "marrones", "marrones"]),
        ("es", "naranja", ["naranja"] * 4),
        ("es", "azul marino", ["azul marino"] * 4),
        ("fr", "noir", ["noir", "noire", "noirs", "noires"]),
        ("fr", "blanc", ["blanc", "blanche", "blancs", "blanches"]),
        ("fr", "gris", ["gris", "grise", "gris", "grises"]),
        ("fr", "jaune", ["jaune", "jaune", "jaunes", "jaunes"]),
        ("fr", "marron", ["marron"] * 4),
        ("it", "nero", ["nero", "nera", "neri", "nere"]),
        ("it", "bianco", ["bianco", "bianca", "bianchi", "bianche"]),
        ("it", "grigio", ["grigio", "grigia", "grigi", "grigie"]),
        ("it", "verde", ["verde", "verde", "verdi", "verdi"]),
        ("it", "blu", ["blu"] * 4),
        ("pl", "czarny", ["czarny", "czarna", "czarne", "czarne"]),
        ("pl", "niebieski", ["niebieski", "niebieska", "niebieskie", "niebieskie"]),
        ("pl", "biały", ["biały", "biała", "białe", "białe"]),
    ],
)
def test_colour_agrees_with_gender_and_number(language, adjective, forms):
    assert [grammar(language).rules.inflect(adjective, gender) for gender in ("m", "f", "mp", "fp")] == forms


@pytest.mark.parametrize(
    ("form", "expected"), [("loc", "czarnym"), ("loc-f", "czarnej"), ("instr-f", "czarną"), ("gen-m", "czarnego")]
)
def test_polish_adjective_in_cases(form, expected):
    assert grammar("pl").rules.inflect("czarny", form) == expected


def test_polish_soft_stem_keeps_its_i():
    inflect = grammar("pl").rules.inflect
    assert [inflect("niebieski", form) for form in ("loc", "gen-m", "instr-f")] == [
        "niebieskim",
        "niebieskiego",
        "niebieską",
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [("n-acc", "kabelloses"), ("n-dat", "kabellosem"), ("f-dat", "kabelloser"), ("m-acc", "kabellosen")],
)
def test_german_strong_endings(form, expected):
    assert grammar("de").rules.inflect("kabellos", form) == expected


@pytest.mark.parametrize(
    ("language", "noun", "gender", "which", "expected"),
    [
        ("en", "8 MP", "n", "indef", "an 8 MP"),
        ("en", "11.2", "n", "indef", "an 11.2"),
        ("en", "110", "n", "indef", "a 110"),
        ("en", "18", "n", "indef", "an 18"),
        ("en", "electric car", "n", "indef", "an electric car"),
        ("en", "USB port", "n", "indef", "a USB port"),
        ("en", "cycling glasses", "mp", "this", "these cycling glasses"),
        ("es", "tablet", "f", "indef", "una tablet"),
        ("es", "sofá", "m", "of", "del sofá"),
        ("es", "gafas de ciclismo", "fp", "this", "estas gafas de ciclismo"),
        ("fr", "éclairage vélo", "m", "def", "l’éclairage vélo"),
        ("fr", "éclairage vélo", "m", "this", "cet éclairage vélo"),
        ("fr", "éclairage vélo", "m", "of", "de l’éclairage vélo"),
        ("fr", "sacoche", "f", "of", "de la sacoche"),
        ("fr", "smartphone", "m", "of", "du smartphone"),
        ("fr", "aspirateur robot", "m", "de", "d’aspirateur robot"),
        ("it", "Xiaomi 15T", "m", "def", "lo Xiaomi 15T"),
        ("it", "smartphone", "m", "indef", "uno smartphone"),
        ("it", "auto elettrica", "f", "indef", "un’auto elettrica"),
        ("it", "auto elettrica", "f", "this", "quest’auto elettrica"),
        ("it", "occhiali da ciclismo", "mp", "def", "gli occhiali da ciclismo"),
        ("it", "TV", "f", "of", "della TV"),
        ("de", "Saugroboter", "m", "indef-dat", "einem Saugroboter"),
        ("de", "Saugroboter", "m", "indef-acc", "einen Saugroboter"),
        ("de", "Fahrradbrille", "f", "indef-dat", "einer Fahrradbrille"),
        ("de", "Sofa", "n", "this-dat", "diesem Sofa"),
        ("pl", "sofa", "f", "this", "ta sofa"),
        ("pl", "okulary rowerowe", "mp", "this", "te okulary rowerowe"),
    ],
)
def test_article_follows_gender_case_and_sound(language, noun, gender, which, expected):
    assert grammar(language).rules.article(noun, gender, which) == expected


@pytest.mark.parametrize(
    ("language", "items", "word", "expected"),
    [
        ("en", ["a", "b", "c"], "and", "a, b and c"),
        ("es", ["almacenaje", "iluminación"], "and", "almacenaje e iluminación"),
        ("es", ["masaje", "hierro"], "and", "masaje y hierro"),
        ("es", ["256 GB", "8 GB"], "or", "256 GB u 8 GB"),
        ("it", ["policarbonato", "EPS"], "and", "policarbonato ed EPS"),
        ("it", ["pelle", "lino"], "and", "pelle e lino"),
        ("fr", ["a", "b"], "or", "a ou b"),
        ("de", ["Schwarz", "Weiß", "Rot"], "and", "Schwarz, Weiß und Rot"),
        ("pl", ["czarny", "biały"], "and", f"czarny i{NB}biały"),
        ("zh", ["黑色", "白色", "红色"], "and", "黑色、白色和红色"),
        ("de", ["Schwarz"], "and", "Schwarz"),
    ],
)
def test_items_join_as_the_language_joins_them(language, items, word, expected):
    assert grammar(language).join(items, word) == expected


@pytest.mark.parametrize(
    ("n", "nominative", "genitive"),
    [
        (1, "tylny aparat", "tylnego aparatu"),
        (2, "tylne aparaty", "tylnych aparatów"),
        (5, "tylnych aparatów", "tylnych aparatów"),
        (22, "tylne aparaty", "tylnych aparatów"),
    ],
)
def test_polish_counted_noun_in_two_cases(n, nominative, genitive):
    assert grammar("pl").noun("rear_camera", n) == nominative
    assert grammar("pl").noun("rear_camera", n, "gen") == genitive


def test_german_counted_noun_in_the_dative():
    assert [grammar("de").noun("seat", n, "dat") for n in (1, 4)] == ["Sitzplatz", "Sitzplätzen"]


def test_french_marks_stand_behind_a_narrow_no_break_space():
    typeset = grammar("fr").rules.typeset
    assert typeset("Écran : « net » ; rapide !") == f"Écran{NNB}: «{NNB}net{NNB}»{NNB}; rapide{NNB}!"
    assert typeset("d'un") == "d’un"


def test_polish_one_letter_words_do_not_end_a_line():
    assert grammar("pl").rules.typeset("smartfon z ekranem i baterią") == f"smartfon z{NB}ekranem i{NB}baterią"


@pytest.mark.parametrize(
    ("rating", "kept"),
    [
        ("IP68", "dust-immersion"),
        ("IP68/IP69", "dust-immersion"),
        ("IP54", "dust-splash"),
        ("IPX6", "jets"),
        ("IPX4", "splash"),
        ("IP5X", "dust"),
        ("IP20", ""),
    ],
)
def test_ip_code_says_what_iec_60529_says(rating, kept):
    assert protection_of(rating) == kept


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("15T Pro", "15T Pro"),
        ("Redmi Note 15 Pro+ 5G", "Redmi Note 15 Pro+ 5G"),
        ("AS-002 waterproof pannier 27 L", "AS-002"),
        ("10161 photochromic glasses", "10161"),
        ("V9M-1000 front light", "V9M-1000"),
        ("Floor pump 160 psi", ""),
        ("3-in-1 sleeper chair", ""),
        ("T10s", "T10s"),
    ],
)
def test_only_the_proper_part_of_a_name_goes_into_every_language(name, proper):
    assert designation(name) == proper


def test_every_language_has_a_noun_with_gender_for_every_kind():
    for language in LANGUAGES:
        for code in kinds.KINDS:
            noun = grammar(language).kind(code)
            assert noun["w"] and noun["g"] in ("m", "f", "n", "mp", "fp")


def test_every_leaf_category_has_a_kind():
    for category in schema.categories():
        if category.leaf:
            assert kinds.kind_of(category.code, "", {}).code != kinds.PRODUCT
