"""Simplified Chinese: no inflection; full-width marks."""

from argosy.content.grammar import Rules


def article(noun: str, gender: str, which: str) -> str:
    return {"this": f"这款{noun}", "def": noun, "indef": f"一款{noun}"}[which]


RULES = Rules(
    conjunction=lambda word, _: "和" if word == "and" else "或",
    article=article,
    inflect=lambda adjective, _: adjective,
    pair="、",
    last="{}",
    between_sentences="",
)
