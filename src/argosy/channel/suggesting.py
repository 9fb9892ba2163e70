"""Did you mean: a query's words put right by the words that listings have. Pure.

Words are compared by their trigrams (Jaccard's share, as PostgreSQL's pg_trgm does it) and, short ones, by one slip of a finger.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from argosy.channel.documents import plain

LEAST_ALIKE = 0.34
_WORD = re.compile(r"\w+")


def vocabulary(phrases: Iterable[str]) -> dict[str, str]:
    """The phrases' words: as written, by their plain form."""
    return {plain(word): word for phrase in phrases for word in _WORD.findall(phrase)}


def trigrams(word: str) -> frozenset[str]:
    """Trigrams of a plain word, with two blanks before it and one behind."""
    padded = f"  {word} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def alike(one: str, other: str) -> float:
    """Share of common trigrams, 0 to 1."""
    a, b = trigrams(one), trigrams(other)
    return len(a & b) / len(a | b)


def one_slip(one: str, other: str) -> bool:
    """Whether a single letter was left out, added, changed, or changed places with its neighbour."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def correct(query: str, known: Mapping[str, str]) -> str:
    """The query with every unknown word replaced by the most alike known one; "" when there is nothing to put right.

    `known` gives words as written by their plain form. Numbers and codes are left alone: a wrong digit is another product.
    """
    said, changed = [], False
    for word in _WORD.findall(query):
        bare = plain(word)
        if bare in known or any(c.isdigit() for c in bare) or len(bare) < 3:
            said.append(word)
            continue
        best = max(known, key=lambda k: (one_slip(bare, k), alike(bare, k), k), default="")
        if (
            not best
            or any(c.isdigit() for c in best)
            or not ((one_slip(bare, best) and len(bare) > 3) or alike(bare, best) >= LEAST_ALIKE)
        ):
            return ""
        said.append(known[best])
        changed = True
    return " ".join(said) if changed else ""
