"""Spanish: gender and number agreement, y/e and o/u, articles."""

from argosy.content.grammar import Rules

# Colours that are names of things do not agree (RAE, Nueva gramática 13.7): "una funda naranja", "dos fundas crema".
_INVARIABLE = {"naranja", "rosa", "crema", "plata", "titanio", "turquesa", "beis"}
_ARTICLES = {
    "indef": {"m": "un", "f": "una", "mp": "unos", "fp": "unas"},
    "def": {"m": "el", "f": "la", "mp": "los", "fp": "las"},
    "this": {"m": "este", "f": "esta", "mp": "estos", "fp": "estas"},
    "of": {"m": "del", "f": "de la", "mp": "de los", "fp": "de las"},
}
_I_SOUND = ("i", "í", "hi", "hí")
_DIPHTHONG = ("hie", "hia", "ie", "io")


def conjunction(word: str, following: str) -> str:
    """y becomes e before the sound i, o becomes u before the sound o."""
    low = following.lower()
    if word == "and":
        return "e" if low.startswith(_I_SOUND) and not low.startswith(_DIPHTHONG) else "y"
    return "u" if low.startswith(("o", "ho", "8", "11")) and not low.startswith(("110", "111", "112", "115")) else "o"


def article(noun: str, gender: str, which: str) -> str:
    return f"{_ARTICLES[which][gender]} {noun}"


def inflect(adjective: str, gender: str) -> str:
    """An adjective in m, f, mp or fp: negro, negra, negros, negras; azul, azules; marrón, marrones."""
    if adjective in _INVARIABLE or " " in adjective or gender == "m":
        return adjective
    feminine = adjective[:-1] + "a" if adjective.endswith("o") else adjective
    if gender == "f":
        return feminine
    stem = feminine if gender == "fp" else adjective
    if stem[-1] in "aeo":
        return stem + "s"
    return (stem[:-2] + "ones") if stem.endswith("ón") else stem + "es"


RULES = Rules(conjunction=conjunction, article=article, inflect=inflect)
