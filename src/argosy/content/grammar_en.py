"""English (British): a or an, no gender, no agreement."""

import re

from argosy.content.grammar import Rules

# Numbers and abbreviations go by their sound: "an 8.8-inch", "an 800-lumen", "an 11.2-inch", "an LED", but "a USB port".
_VOWEL_SOUND = re.compile(r"[aeiou]|8|1[18](?!\d)|led|lcd|hd")
_CONSONANT_SOUND = ("one", "eu", "us", "uni")


def article(noun: str, gender: str, which: str) -> str:
    plural = gender.endswith("p")
    if which == "this":
        return f"{'these' if plural else 'this'} {noun}"
    if which == "def":
        return f"the {noun}"
    if plural:
        return noun
    low = noun.lower()
    vowel = _VOWEL_SOUND.match(low) and not low.startswith(_CONSONANT_SOUND)
    return f"{'an' if vowel else 'a'} {noun}"


RULES = Rules(
    conjunction=lambda word, _: word,
    article=article,
    inflect=lambda adjective, _: adjective,
    typeset=lambda text: text.replace("'", "’"),
)
