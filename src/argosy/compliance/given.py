"""Facts as people write them by hand: flat or nested, checked word by word against the dictionary."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from argosy.compliance import facts as fact_sheet
from argosy.compliance.expressions import localised
from argosy.compliance.ruleset import RuleSet

_COUNTRY = re.compile(r"(?<=\.)[A-Za-z]{2}(?=\.)")
CATEGORY = "product.category"
_WANTED = {
    "text": "text",
    "choice": "one of {}",
    "integer": "a whole number",
    "decimal": "a number",
    "bool": "true or false",
    "date": "a day such as 2026-11-22",
    "list": "a list of words",
}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A fact that cannot be taken, why, and what may have been meant ("" where nothing comes near)."""

    name: str
    reason: str
    meant: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}" + (f" – did you mean {self.meant}?" if self.meant else "")


def read_facts(data: Any, known: RuleSet) -> tuple[dict[str, Any], list[Misfit]]:
    """The typed facts of a table, flat ("product.category") or nested ({"product": {"category": …}}), and what cannot be taken.

    Never raises: what is no table at all is one misfit.
    """
    if not isinstance(data, Mapping):
        return {}, [Misfit("facts", 'are a table of names and values, such as {"product.category": "phones"}')]
    flat: dict[str, Any] = {}
    misfits: list[Misfit] = []
    _flatten(data, "", flat, misfits)
    given = {name: value for name, value in flat.items() if not name.startswith("market.")}
    misfits += [Misfit(name, "is the market's own and cannot be given") for name in flat.keys() - given.keys()]
    reasons = fact_sheet.misfits(given, known.facts)
    misfits += [_misfit(name, given[name], reason, known) for name, reason in reasons.items()]
    return known.completed(fact_sheet.typed(given, known.facts)), sorted(misfits, key=lambda m: m.name)


def hints(facts: Mapping[str, Any], known: RuleSet) -> list[Misfit]:
    """What stands to be doubted though it can be taken: a category that nobody knows."""
    category = facts.get(CATEGORY)
    if category is None:
        return [Misfit(CATEGORY, "is not given: nothing can be sold without a category that the rules cover")]
    if category not in known.categories:
        return [Misfit(CATEGORY, f"{category!r} is no category that the rules cover", near(category, known.categories))]
    return []


def _misfit(name: str, value: Any, reason: str, known: RuleSet) -> Misfit:
    entry = known.facts.get(_COUNTRY.sub("{country}", name))
    if entry is None or entry.derived or (name not in known.facts and _upper(name) != name):
        return Misfit(name, reason, _meant(name, known))
    wanted = _WANTED[entry.type].format(", ".join(entry.choices))
    return Misfit(name, f"{value!r:.60} cannot be taken, it must be {wanted}")


def near(word: str, known: Iterable[str]) -> str:
    """The word of those known that comes nearest, "" for none."""
    return next(iter(difflib.get_close_matches(word.lower(), list(known), 1, 0.7)), "")


def _flatten(data: Mapping[Any, Any], above: str, flat: dict[str, Any], misfits: list[Misfit]) -> None:
    for key, value in data.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping):
            _flatten(value, f"{name}.", flat, misfits)
        elif name in flat:
            misfits.append(Misfit(name, "is given twice"))
        else:
            flat[name] = value


def _upper(name: str) -> str:
    """The name with its country, if it has one, in capitals."""
    return _COUNTRY.sub(lambda found: found[0].upper(), name)


def _meant(name: str, known: RuleSet) -> str:
    """The dictionary's name that a name nobody knows comes nearest to, its country filled in again."""
    if name in known.facts:
        return ""
    general = _COUNTRY.sub("{country}", name)
    country = found[0].upper() if (found := _COUNTRY.search(name)) else ""
    names = [n for n, entry in known.facts.items() if not entry.derived and not n.startswith("market.")]
    if general in names:
        return localised(general, country)
    kind, _, rest = general.partition(".")
    alike = {n.partition(".")[2]: n for n in names if n.startswith(f"{kind}.")}
    last = {n.rsplit(".", 1)[1]: n for n in reversed(names)}
    meant = alike.get(near(rest, alike)) or last.get(near(general.rsplit(".", 1)[-1], last), "")
    return localised(meant, country) if country else meant
