"""French: elision, agreement, and the spaces that French typography wants."""

import re

from argosy.catalogue.units import NARROW_NO_BREAK
from argosy.content.grammar import Rules

# Colours that are names of things do not agree, nor do compound ones (Rectifications, Grevisse § 555); rose and violet are adjectives.
_INVARIABLE = {"marron", "orange", "argent", "or", "titane", "turquoise", "crème"}
_FEMININE = {"blanc": "blanche", "violet": "violette"}
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôûœæh]", re.IGNORECASE)
_ASPIRATED = ("haut", "hub", "huit", "housse")
_SPACED = re.compile(r"[ \u00a0]+([:;!?»])")
_OPENED = re.compile(r"«[ \u00a0]+")


def elided(word: str, following: str) -> str:
    """de, le, la before a vowel or mute h: "d'éclairage", "l'aspirateur"."""
    vowel = _VOWEL.match(following) and not following.lower().startswith(_ASPIRATED)
    return f"{word[:-1]}’{following}" if vowel else f"{word} {following}"


def article(noun: str, gender: str, which: str) -> str:
    plural = gender.endswith("p")
    if which == "de":
        return elided("de", noun)
    if which == "of":
        definite = article(noun, gender, "def")
        return f"des {noun}" if plural else f"du {noun}" if definite.startswith("le ") else f"de {definite}"
    if which == "indef":
        return f"{'des' if plural else {'m': 'un', 'f': 'une'}[gender]} {noun}"
    if which == "def":
        return f"les {noun}" if plural else elided({"m": "le", "f": "la"}[gender], noun)
    if plural:
        return f"ces {noun}"
    before_vowel = _VOWEL.match(noun) and not noun.lower().startswith(_ASPIRATED)
    return f"{'cette' if gender == 'f' else 'cet' if before_vowel else 'ce'} {noun}"


def inflect(adjective: str, gender: str) -> str:
    """An adjective in m, f, mp or fp: noir, noire, noirs, noires; blanc, blanche; gris, grise, gris."""
    if adjective in _INVARIABLE or " " in adjective:
        return adjective
    word = adjective
    if gender.startswith("f"):
        word = _FEMININE.get(adjective) or (adjective if adjective.endswith("e") else adjective + "e")
    return word + "s" if gender.endswith("p") and not word.endswith(("s", "x")) else word


def typeset(text: str) -> str:
    """A narrow no-break space before : ; ! ? » and after «; the apostrophe is the typographic one."""
    text = _SPACED.sub(NARROW_NO_BREAK + r"\1", text.replace("'", "’"))
    return _OPENED.sub("«" + NARROW_NO_BREAK, text)


RULES = Rules(
    conjunction=lambda word, _: "et" if word == "and" else "ou", article=article, inflect=inflect, typeset=typeset
)
