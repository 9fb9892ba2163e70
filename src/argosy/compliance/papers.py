"""What the documents on file come to, as facts: a pure function of the documents, the product, the country and the day.

A fact `evidence.<COUNTRY>.<kind>` is one word for all documents of the kind that concern the product there. One that holds on the
day outweighs all others. Where none does, one that lapsed (expired, refused, taken back after it was accepted) outweighs one that
still waits: what was found wanting is not forgotten because something new was handed in. A document may hold from `valid_from`
through `valid_until`, both included.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

KINDS = (
    "declaration_of_conformity", "battery_declaration", "energy_label", "product_sheet", "test_report", "type_examination",
    "registration_certificate", "authorisation_letter", "trader_identity", "trade_register",
)  # fmt: skip
SCOPES = ("brand", "products", "registration")
#: How a document stands in the books; "withdrawn" by the brand, the other three by what the review said.
STATES = ("submitted", "accepted", "refused", "withdrawn")
#: What the documents of a kind come to on a day, the weightiest first.
STANDINGS = ("valid", "expired", "withdrawn", "refused", "early", "submitted")
LAPSED = ("expired", "withdrawn", "refused")
#: Kinds that say something of a product, of the trader, of an entry in a register: what each may be handed in for.
_OF_TRADER = ("authorisation_letter", "trader_identity", "trade_register")
#: Days before the last valid day at which a brand is warned, the nearest last; 0 stands for "it has expired".
WARNINGS = (60, 30, 7)


def scopes_of(kind: str) -> tuple[str, ...]:
    """What a document of the kind may concern."""
    if kind == "registration_certificate":
        return ("registration",)
    return ("brand",) if kind in _OF_TRADER else ("products", "brand")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as far as it decides anything. `countries` empty: all of them; `accepted` whether a review ever accepted it."""

    kind: str
    scope: str
    product_ids: Collection[UUID]
    country: str
    scheme: str
    countries: Collection[str]
    state: str
    accepted: bool
    valid_from: date
    valid_until: date | None

    @property
    def fact(self) -> str:
        """The last part of the fact that it speaks to."""
        return f"certificate_{self.scheme}" if self.scope == "registration" else self.kind

    def concerns(self, country: str) -> bool:
        if self.scope == "registration":
            return country == self.country
        return not self.countries or country in self.countries

    def covers(self, other: Paper) -> bool:
        """Whether it is of the same kind and concerns all that the other does: while it holds, the other decides nothing."""
        everywhere = not self.countries or (bool(other.countries) and set(other.countries) <= set(self.countries))
        alike = self.fact == other.fact and (self.scope != "registration" or self.country == other.country)
        return (
            alike
            and everywhere
            and (self.scope != "products" or set(other.product_ids or (None,)) <= set(self.product_ids))
        )

    def standing(self, on: date) -> str:
        """One of STANDINGS; "" for a document that was taken back before anybody looked at it."""
        if self.state == "accepted":
            if self.valid_until is not None and self.valid_until < on:
                return "expired"
            return "valid" if self.valid_from <= on else "early"
        if self.state == "withdrawn":
            return "withdrawn" if self.accepted else ""
        return self.state


def days_left(valid_until: date, on: date) -> int:
    """Days after `on` through which the document still holds: 0 on its last day, negative once it has expired."""
    return (valid_until - on).days


def warning_due(valid_until: date, on: date) -> int | None:
    """The warning that is due on a day: 60, 30 or 7 days ahead, 0 once expired; None while more than 60 days are left."""
    left = days_left(valid_until, on)
    if left < 0:
        return 0
    return next((days for days in reversed(WARNINGS) if left <= days), None)


def heaviest(standings: Iterable[str]) -> str:
    """The standing that decides; "" for none."""
    found = set(standings)
    return next((name for name in STANDINGS if name in found), "")


@dataclass(slots=True)
class Folder:
    """All documents of a brand on a day, ready to be asked product by product."""

    on: date
    countries: Collection[str]
    common: list[Paper] = field(default_factory=list)
    own: dict[UUID, list[Paper]] = field(default_factory=dict)
    _made: dict[tuple[int, ...], Mapping[str, Any]] = field(default_factory=dict)

    def add(self, paper: Paper) -> None:
        if paper.scope != "products":
            self.common.append(paper)
        for product_id in paper.product_ids if paper.scope == "products" else ():
            self.own.setdefault(product_id, []).append(paper)

    @property
    def empty(self) -> bool:
        return not self.common and not self.own

    def facts(self, product_id: UUID | None) -> Mapping[str, Any]:
        """The facts of evidence of a product, of typed values; products with the same documents share them."""
        own = self.own.get(product_id, []) if product_id is not None else []
        if not own and not self.common:
            return {}
        key = tuple(map(id, own))
        if key not in self._made:
            self._made[key] = facts([*self.common, *own], self.countries, self.on)
        return self._made[key]


def facts(papers: Iterable[Paper], countries: Iterable[str], on: date) -> dict[str, str]:
    """`evidence.<COUNTRY>.<kind>` of every kind and country of which there is a document that counts."""
    listed, found = list(papers), dict[str, str]()
    for country in countries:
        told: dict[str, list[str]] = {}
        for paper in listed:
            if paper.concerns(country):
                told.setdefault(paper.fact, []).append(paper.standing(on))
        found |= {f"evidence.{country}.{name}": made for name, all_ in told.items() if (made := heaviest(all_))}
    return found
