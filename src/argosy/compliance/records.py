"""What a rule file says, as frozen records. Dates are inclusive: a rule applies from `valid_from` through `valid_to`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from argosy.compliance.expressions import TRUE, Node

Text = Mapping[str, str]
"""One sentence by language (en es fr de it pl zh)."""

LANGUAGES = ("en", "es", "fr", "de", "it", "pl", "zh")
GATES = ("import", "publish", "price", "campaign", "checkout", "dispatch")
SEVERITIES = ("block", "warn", "show")
#: C: read in a stored primary or official source; 2: only in a secondary source; K: general knowledge, not confirmed.
CONFIDENCES = ("C", "2", "K")
DISPLAY_KINDS = (
    "producer", "responsible_person", "trader", "registration", "warnings", "energy_label", "charger", "charging_power",
    "ce", "weee_bin", "battery_bin", "guarantee_notice", "durability_label", "withdrawal_function", "order_button",
    "price_reduction", "car_label", "mobility_message", "repair_information", "total_price", "withdrawal_exception",
    "cross_border_sale", "accessibility_statement", "accessibility_information", "battery_passport", "green_claim",
    "unit_price", "clp_label", "safety_data_sheet", "ingredient_list",
)  # fmt: skip
#: Kinds of producer register.
REGISTERS = ("weee", "packaging", "packaging_ar", "battery", "furniture")
FACT_TYPES = ("text", "integer", "decimal", "bool", "date", "choice", "list")

Severity = Literal["block", "warn", "show"]


def say(text: Text, language: str) -> str:
    """The sentence in `language`, in English where it is missing."""
    return text.get(language) or text["en"]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the rule stands in law. `reference` is a CELEX number, an ELI or the national register's own key."""

    act: str
    article: str
    reference: str
    url: str

    def __str__(self) -> str:
        return f"{self.act}, {self.article}"

    def as_dict(self) -> dict[str, str]:
        return {"act": self.act, "article": self.article, "reference": self.reference, "url": self.url}


@dataclass(frozen=True, slots=True)
class FactType:
    """An entry of the fact dictionary. `field` says where a brand fills it in; `choices` are its only values."""

    name: str
    type: str
    meaning: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    field: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class StandIn:
    """The derived fact `value` stands for the fact `name` in those categories where nobody gave it."""

    name: str
    value: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Display:
    """Something that must be shown: `kind` names the drawing or block, `content` its parts, with {fact} to fill in."""

    kind: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one period of validity.

    `when` says to which products it applies, `supply` which facts must be given, `require` what must hold of them. A missing
    fact makes the outcome unknown, never passed. `example` is a value of the form it asks for, where its remedy names one. Two
    records may share an id if their periods do not overlap.
    """

    id: str
    title: Text
    jurisdiction: str
    severity: Severity
    valid_from: date
    valid_to: date | None
    categories: tuple[str, ...]
    exempt: tuple[str, ...]
    gates: frozenset[str]
    supply: tuple[str, ...]
    display: tuple[Display, ...]
    citation: Citation
    confidence: str
    last_checked: date
    remedy: Text | None = None
    example: str = ""
    note: str = ""
    when: Node = TRUE
    require: Node = TRUE
    file: str = ""
    line: int = 0
    digest: str = field(default="", compare=False)

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def covers(self, path: Sequence[str]) -> bool:
        """Whether its scope takes in the category at the beginning of `path` (its ancestors behind it, empty if unknown)."""
        inside = "*" in self.categories or any(code in path for code in self.categories)
        return inside and not any(code in path for code in self.exempt)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated fact of the market itself, such as the years of the legal guarantee."""

    name: str
    value: Any
    jurisdiction: str
    valid_from: date
    valid_to: date | None
    citation: Citation
    confidence: str
    last_checked: date
    file: str = ""
    line: int = 0
    digest: str = field(default="", compare=False)

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
