"""German: articles by gender and case, strong adjective endings, nouns with a capital."""

from argosy.content.grammar import Rules

_ARTICLES = {
    "indef": {"m": "ein", "f": "eine", "n": "ein", "mp": "", "fp": ""},
    "indef-acc": {"m": "einen", "f": "eine", "n": "ein", "mp": "", "fp": ""},
    "indef-dat": {"m": "einem", "f": "einer", "n": "einem", "mp": "", "fp": ""},
    "def": {"m": "der", "f": "die", "n": "das", "mp": "die", "fp": "die"},
    "def-acc": {"m": "den", "f": "die", "n": "das", "mp": "die", "fp": "die"},
    "def-dat": {"m": "dem", "f": "der", "n": "dem", "mp": "den", "fp": "den"},
    "this": {"m": "dieser", "f": "diese", "n": "dieses", "mp": "diese", "fp": "diese"},
    "this-acc": {"m": "diesen", "f": "diese", "n": "dieses", "mp": "diese", "fp": "diese"},
    "this-dat": {"m": "diesem", "f": "dieser", "n": "diesem", "mp": "diesen", "fp": "diesen"},
}
# Strong endings: no article before the adjective (Duden 4, § 1518).
_STRONG = {
    "nom": {"m": "er", "f": "e", "n": "es", "mp": "e", "fp": "e"},
    "acc": {"m": "en", "f": "e", "n": "es", "mp": "e", "fp": "e"},
    "dat": {"m": "em", "f": "er", "n": "em", "mp": "en", "fp": "en"},
}


def article(noun: str, gender: str, which: str) -> str:
    return f"{_ARTICLES[which][gender]} {noun}".strip()


def strong(stem: str, gender: str, case: str) -> str:
    """An adjective without article before it: "kabelloses Laden", "mit kabellosem Laden"."""
    return stem + _STRONG[case][gender]


def inflect(adjective: str, form: str) -> str:
    """A word in a form `<gender>-<case>`; colours stand as nouns ("in Schwarz") and do not change."""
    gender, _, case = form.partition("-")
    return strong(adjective, gender, case) if case in _STRONG and gender in _STRONG[case] else adjective


RULES = Rules(
    conjunction=lambda word, _: "und" if word == "and" else "oder", article=article, inflect=inflect, capital_nouns=True
)
