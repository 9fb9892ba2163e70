"""The grammar of one language as patterns use it: nouns with gender and case, plurals, agreement, joining, articles, typography.

Words are data (`data/<language>.toml`); what follows from them by rule is in `grammar_<language>.py`, one small `Rules` each.
"""

import importlib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from argosy.catalogue import schema
from argosy.catalogue.units import NARROW_NO_BREAK, NO_BREAK, plural

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "es", "fr", "de", "it", "pl", "zh")
GENDERS = ("m", "f", "n", "mp", "fp")


@dataclass(frozen=True)
class Rules:
    """What a language does by rule.

    conjunction(word, next): "and" or "or" as written before `next`. article(noun, gender, which): the noun with its article in the
    named form. inflect(adjective, form): a colour or other adjective in a gender (m f n mp fp) or case. typeset: marks and spaces of
    literal text. pair: what stands between the items of a list.
    """

    conjunction: Callable[[str, str], str]
    article: Callable[[str, str, str], str]
    inflect: Callable[[str, str], str]
    typeset: Callable[[str], str] = lambda text: text
    pair: str = ", "
    last: str = " {} "
    between_sentences: str = " "
    capital_nouns: bool = False


class Grammar:
    """One language: its rules and words. Made once per language by `grammar()`."""

    def __init__(self, language: str, rules: Rules, data: Mapping[str, Any]) -> None:
        self.language = language
        self.rules = rules
        self.space = NARROW_NO_BREAK if language == "fr" else NO_BREAK
        self.space_word = "" if language == "zh" else NO_BREAK
        self.patterns: Mapping[str, Any] = data["text"]
        self._kinds: Mapping[str, Mapping[str, str]] = self._typeset(data["kind"])
        self._nouns: Mapping[str, Mapping[str, str]] = self._typeset(data.get("noun", {}))
        self._words: Mapping[str, Mapping[str, Any]] = self._typeset(data.get("word", {}))
        self._ip: Mapping[str, str] = self._typeset(data["ip"])
        self.banned = re.compile(data["check"]["banned"], re.IGNORECASE)
        self.green = re.compile(data["check"]["green"], re.IGNORECASE)
        self._chosen: dict[tuple[str, str, str, str], str | None] = {}

    def _typeset(self, words: Any) -> Any:
        """Words with the language's own spaces and marks."""
        if isinstance(words, Mapping):
            return {key: self._typeset(value) for key, value in words.items()}
        return self.rules.typeset(words)

    def kind(self, code: str) -> Mapping[str, str]:
        """The noun for a kind of product: w (the word), g (gender: m f n, mp fp for plural-only) and cases by name."""
        return self._kinds[code]

    def noun(self, code: str, value: Any, form: str = "") -> str:
        """A counted noun in the plural form that `value` takes, in a case if the language has cases."""
        forms = self._nouns[f"{code}_{form}"] if form else self._nouns[code]
        return forms.get(plural(value, self.language)) or forms["other"]

    def choice(self, attribute: schema.Attribute, value: str, form: str, gender: str) -> str | None:
        """A listed value as a word of a sentence. A value outside the list can be said only where it is a proper name (colours)."""
        key = (attribute.code, value, form, gender)
        if key not in self._chosen:
            self._chosen[key] = self._choice(attribute, value, form, gender)
        return self._chosen[key]

    def _choice(self, attribute: schema.Attribute, value: str, form: str, gender: str) -> str | None:
        listed = attribute.choice(value)
        if listed is None:
            return value if attribute.code == "colour" else None
        entry = self._words.get(attribute.code, {}).get(value)
        if entry is None:
            entry = self._in_sentence(listed)
        if isinstance(entry, Mapping):
            given = entry.get(form)
            if given is not None:
                return str(given)
            entry = entry["w"]
        word = str(entry)
        if form in ("", "hyphen"):
            return word.replace(" ", "-") if form else word
        return self.rules.inflect(word, gender if form == "agr" else form)

    def _in_sentence(self, listed: schema.Choice) -> str:
        name = listed.names[self.language]
        if self.rules.capital_nouns or len(set(listed.names.values())) == 1 or not name[1:].islower():
            return name
        return name[0].lower() + name[1:]

    def join(self, items: Sequence[str], word: str = "and") -> str:
        """Items as a phrase: "a, b y c", "a, b e inclinación"."""
        if len(items) < 2:
            return "".join(items)
        joint = self.rules.last.format(self.rules.conjunction(word, items[-1]))
        return self.rules.pair.join(items[:-1]) + joint + items[-1]

    def protection(self, rating: str) -> str | None:
        """What an ingress protection code keeps out (IEC 60529), in words; None for a code that promises nothing sayable."""
        kept = protection_of(rating)
        return self._ip.get(kept) if kept else None


@lru_cache(maxsize=256)
def protection_of(rating: str) -> str:
    """The key of the words for an IP code: [dust][-splash|-jets|-immersion]. IEC 60529: first digit 5, 6 dust; second 3, 4 spraying or
    splashing, 5, 6 jets, 7, 8 immersion, 9 hot jets."""
    dust, water = 0, 0
    for first, second in re.findall(r"IP([0-9X])([0-9X])", rating):
        dust = max(dust, int(first) if first.isdigit() else 0)
        water = max(water, int(second) if second in "345678" else 6 if second == "9" else 0)
    parts = ["dust"] if dust >= 5 else []
    if water >= 3:
        parts.append("immersion" if water >= 7 else "jets" if water >= 5 else "splash")
    return "-".join(parts)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language. Raises KeyError for one that has none."""
    if language not in LANGUAGES:
        raise KeyError(language)
    rules: Rules = importlib.import_module(f"argosy.content.grammar_{language}").RULES
    return Grammar(language, rules, tomllib.loads((DATA / f"{language}.toml").read_text(encoding="utf-8")))
