"""Italian: articles by the first sound of the word, agreement, e/ed."""

from argosy.content.grammar import Rules

_INVARIABLE = {"blu", "rosa", "viola", "beige", "titanio", "argento", "oro", "crema"}
_VOWELS = "aeiouàèéìòù"
_LO = ("z", "gn", "ps", "pn", "x", "y")


def conjunction(word: str, following: str) -> str:
    """e becomes ed, o stays: the d is written only before the same vowel (Accademia della Crusca)."""
    if word == "and":
        return "ed" if following[:1].lower() == "e" else "e"
    return "o"


def _sound(noun: str) -> str:
    """vowel, lo (s + consonant, z, gn, ps …) or plain: what the article depends on."""
    low = noun.lower()
    if low[:1] in _VOWELS:
        return "vowel"
    return "lo" if low.startswith(_LO) or (low[:1] == "s" and low[1:2] not in _VOWELS) else "plain"


_DEF = {
    "m": {"vowel": "l’", "lo": "lo ", "plain": "il "},
    "f": {"vowel": "l’", "lo": "la ", "plain": "la "},
    "mp": {"vowel": "gli ", "lo": "gli ", "plain": "i "},
    "fp": {"vowel": "le ", "lo": "le ", "plain": "le "},
}
_INDEF = {
    "m": {"vowel": "un ", "lo": "uno ", "plain": "un "},
    "f": {"vowel": "un’", "lo": "una ", "plain": "una "},
    "mp": {"vowel": "degli ", "lo": "degli ", "plain": "dei "},
    "fp": {"vowel": "delle ", "lo": "delle ", "plain": "delle "},
}
_OF = {
    "m": {"vowel": "dell’", "lo": "dello ", "plain": "del "},
    "f": {"vowel": "dell’", "lo": "della ", "plain": "della "},
    "mp": {"vowel": "degli ", "lo": "degli ", "plain": "dei "},
    "fp": {"vowel": "delle ", "lo": "delle ", "plain": "delle "},
}
_THIS = {"m": "questo ", "f": "questa ", "mp": "questi ", "fp": "queste "}


def article(noun: str, gender: str, which: str) -> str:
    if which == "of":
        return _OF[gender][_sound(noun)] + noun
    if which == "this":
        elided = gender in ("m", "f") and _sound(noun) == "vowel"
        return f"quest’{noun}" if elided else _THIS[gender] + noun
    return (_DEF if which == "def" else _INDEF)[gender][_sound(noun)] + noun


def inflect(adjective: str, gender: str) -> str:
    """An adjective in m, f, mp or fp: nero, nera, neri, nere; bianco, bianchi; verde, verdi; grigio, grigi."""
    if adjective in _INVARIABLE or " " in adjective or gender == "m":
        return adjective
    stem, end = adjective[:-1], adjective[-1]
    if end == "e":
        return adjective if gender == "f" else stem + "i"
    if gender == "f":
        return stem + "a"
    hard = stem + "h" if stem.endswith(("c", "g")) else stem
    if gender == "fp":
        return hard + "e"
    return stem if stem.endswith("i") else hard + "i"


RULES = Rules(conjunction=conjunction, article=article, inflect=inflect, typeset=lambda text: text.replace("'", "’"))
