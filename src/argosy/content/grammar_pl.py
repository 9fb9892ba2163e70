"""Polish: adjectives by gender and case, demonstratives, one-letter words that never end a line."""

import re

from argosy.catalogue.units import NO_BREAK
from argosy.content.grammar import Rules

# Endings after the stem (czarn-y, niebiesk-i); after k and g the ending -e is softened to -ie.
_ENDINGS = {
    "m": "y",
    "f": "a",
    "n": "e",
    "mp": "e",
    "fp": "e",
    "gen-m": "ego",
    "gen-n": "ego",
    "gen-f": "ej",
    "gen-mp": "ych",
    "instr-m": "ym",
    "instr-n": "ym",
    "instr-f": "ą",
    "instr-mp": "ymi",
    "loc": "ym",
    "loc-f": "ej",
    "loc-mp": "ych",
}
_THIS = {"m": "ten", "f": "ta", "n": "to", "mp": "te", "fp": "te"}
_ORPHAN = re.compile(r"(?<![^\s(])([aiouwzAIOUWZ]) ")


def article(noun: str, gender: str, which: str) -> str:
    """Polish has no article; `this` is the demonstrative, def and indef the bare noun. Cases of nouns are data."""
    return {"this": f"{_THIS[gender]} {noun}", "def": noun, "indef": noun}[which]


def inflect(adjective: str, form: str) -> str:
    """An adjective in a gender or case: czarny, czarna, czarne, (w kolorze) czarnym; niebieski, niebieska, niebieskie, niebieskim."""
    ending = _ENDINGS.get(form)
    if ending is None or not adjective.endswith(("y", "i")):
        return adjective
    stem, soft = adjective[:-1], adjective.endswith("i")
    if soft and ending.startswith("y"):
        ending = "i" + ending[1:]
    elif soft and ending.startswith("e"):
        ending = "i" + ending
    return stem + ending


def typeset(text: str) -> str:
    """A one-letter word keeps to the next word: "z ekranem", "i szary"."""
    return _ORPHAN.sub(r"\1" + NO_BREAK, text)


RULES = Rules(
    conjunction=lambda word, _: "i" if word == "and" else "lub",
    article=article,
    inflect=inflect,
    typeset=typeset,
    last=" {}" + NO_BREAK,
)
