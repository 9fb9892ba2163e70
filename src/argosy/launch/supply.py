"""Supplying one fact: to the room where it belongs, judged again at once where a rule reads it, and shown.

Where a fact belongs follows from its name in the dictionary (compliance/data/facts.toml): `brand.<party>.<field>` to the programme,
`registration.<COUNTRY>.<scheme>` to the producer numbers, `product.<code>` to the catalogue.
"""

from __future__ import annotations

import re
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.compliance import api as compliance
from argosy.kernel import db, outbox
from argosy.kernel.markets import MARKETS
from argosy.kernel.markets import market as market_of
from argosy.launch.errors import FactForm, FactNotHere, FactValue, LaunchRunning, ProductNeeded, UnknownFact
from argosy.launch.overlay import as_json, keep
from argosy.programme import api as programme
from argosy.repricing import api as repricing

#: What cannot be given as one value: pictures are files, and a name or category is who the product is.
_NOT_HERE = (
    "product.pictures",
    "product.category",
    "product.name",
    "product.model",
    "product.gtin",
    "product.sale_mode",
)
#: Listings of so many products are made again at once; the rest follows as side work within a second or so.
AT_ONCE = 40
LONGEST = 200
_YES, _NO = ("true", "yes", "1", "on"), ("false", "no", "0")


@dataclass(frozen=True, slots=True)
class Moved:
    """A product whose verdict in a market now says something else: its outcome before ("" for none) and after."""

    product_id: UUID
    market: str
    before: str
    after: str

    @property
    def went_live(self) -> bool:
        return self.after in compliance.SELLABLE and self.before not in compliance.SELLABLE


@dataclass(frozen=True, slots=True)
class Supply:
    """What supplying did. `written` is False when the fact stood there already; `took_ms` the work up to the new listings."""

    fact: str
    value: Any
    written: bool
    moved: Sequence[Moved]
    took_ms: int

    @property
    def went_live(self) -> list[Moved]:
        return [m for m in self.moved if m.went_live]


def named(fact: str, market: str = "") -> str:
    """The fact's full name: {country} stands for the market's. Raises UnknownFact, UnknownMarket."""
    full = fact.replace("{country}", market_of(market).country) if "{country}" in fact and market else fact
    if "{" in full or compliance.fact_type(full) is None:
        raise UnknownFact(fact)
    return full


def can_supply(fact: str) -> bool:
    """Whether a fact can be given here at all; the others belong to the pack, or to the law."""
    kind, _, rest = fact.partition(".")
    entry = compliance.fact_type(fact)
    if entry is None or entry.derived or not entry.field or fact in _NOT_HERE:
        return False
    return kind in ("product", "registration") or (kind == "brand" and rest.partition(".")[0] in programme.PARTIES)


def supply(
    brand_id: UUID,
    fact: str,
    value: str,
    *,
    market: str = "",
    product_id: UUID | None = None,
    skus: Collection[str] = (),
    by: str = "",
    key: str = "",
) -> Supply:
    """Give one fact of a brand, or of its product (all variants, or those of `skus`), and judge again what reads it.

    All in one transaction, the caller's or one of its own; listings of the products concerned are made again in it, beyond AT_ONCE of
    them as side work. `key` is the client's idempotency key ("" if the caller keeps one): repeated, the first answer is given. Raises
    UnknownFact, FactNotHere, FactValue, FactForm, ProductNeeded, LaunchRunning, and the errors of the room where the fact belongs
    (UnknownProduct also for another brand's).
    """
    began, full, text = time.perf_counter(), named(fact, market), _clean(value)
    if not can_supply(full):
        raise FactNotHere(full)
    digest = catalogue.digest([full, text, str(product_id or ""), sorted(skus)])
    with db.joined():
        known = programme.claim_write(brand_id, f"supply:{key}", digest) if key else None
        if known is not None:
            return _read(known[1])
        brand = programme.brand_by_id(brand_id)
        _beside_no_launch(brand.slug)
        given, before = _write(brand_id, full, text, product_id, skus)
        changed = {sku: given for sku, old in before.items() if as_json(old) != as_json(given)}
        moved: list[Moved] = []
        if changed:
            keep(brand_id, full, changed, before, by)
            moved = _judge_again(brand_id, full, product_id)
        done = Supply(full, as_json(given), bool(changed), moved, round((time.perf_counter() - began) * 1000))
        if key:
            programme.remember_write(brand_id, f"supply:{key}", 200, _as_data(done))
    return done


def _clean(value: str) -> str:
    text = " ".join(str(value).replace("\0", "").split())
    if not text:
        raise FactValue("empty")
    if len(text) > LONGEST:
        raise FactValue("too-long", most=LONGEST)
    return text


def _beside_no_launch(slug: str) -> None:
    """Wait for no launch: one that is under way has read its pack already and would not see the fact. Raises LaunchRunning."""
    if not db.one("SELECT pg_try_advisory_xact_lock_shared(hashtextextended(%s, 0))", [f"argosy-launch:{slug}"])[0]:  # type: ignore[index]
        raise LaunchRunning(slug)


def _write(
    brand_id: UUID, fact: str, text: str, product_id: UUID | None, skus: Collection[str]
) -> tuple[Any, dict[str, Any]]:
    """The typed value, and what stood there before by SKU ("" for the brand)."""
    kind, *rest = fact.split(".")
    if kind == "product":
        if product_id is None:
            raise ProductNeeded(fact)
        category = catalogue.categories_of(brand_id).get(product_id)
        if category is not None:
            _formed(fact, text, category)
        done = catalogue.set_fact(brand_id, product_id, rest[0], text, skus)
        return done.value, dict(done.before)
    value = _typed(fact, text)
    _formed(fact, text)
    if kind == "brand":
        return value, {"": programme.set_party_field(brand_id, rest[0], rest[1], value)}
    numbers = {(r.country, r.scheme): r.number for r in compliance.registrations(brand_id)}
    compliance.record_registrations(brand_id, [{"country": rest[0], "scheme": rest[1], "number": str(value)}])
    return value, {"": numbers.get((rest[0], rest[1]))}


def _typed(fact: str, text: str) -> str | bool:
    """A fact of the brand: text, or yes and no. Raises FactValue."""
    entry = compliance.fact_type(fact)
    if entry is not None and entry.type == "bool":
        if text.lower() not in _YES + _NO:
            raise FactValue("bool", value=text)
        return text.lower() in _YES
    if fact.endswith(".country") and not re.fullmatch("[A-Z]{2}", text):
        raise FactValue("country", value=text)
    return text


def _formed(fact: str, text: str, category: str | None = None) -> None:
    missed = compliance.form_missed(fact, text, category)
    if missed is not None:
        raise FactForm(text, missed)


def _judge_again(brand_id: UUID, fact: str, product_id: UUID | None) -> list[Moved]:
    """Judge what reads the fact, and show what came of it."""
    kind, *rest = fact.split(".")
    places = [m.code for m in MARKETS.values() if kind != "registration" or m.country == rest[0]]
    categories = catalogue.categories_of(brand_id) if product_id is None else {}
    moved: list[Moved] = []
    if product_id is not None:
        moved = _moved(compliance.rejudge(brand_id, [product_id]))
    for groups in _readers(fact, categories, places):
        moved += _moved(compliance.rejudge(brand_id, *groups))
    _price_freed(brand_id, moved)
    _show(brand_id, kind, moved, product_id)
    return moved


def _price_freed(brand_id: UUID, moved: Sequence[Moved]) -> None:
    """What is on sale again gets the price that changed meanwhile."""
    freed = [m for m in moved if m.after in compliance.SELLABLE and m.before not in ("", *compliance.SELLABLE)]
    for market in sorted({m.market for m in freed}):
        products = catalogue.products([m.product_id for m in freed if m.market == market])
        repricing.reprice(programme.brand_by_id(brand_id), products, [market])


def _readers(fact: str, categories: dict[UUID, str], places: Iterable[str]) -> list[tuple[list[UUID], list[str]]]:
    """The products, by the markets, whose rules read a fact of the brand."""
    found: dict[tuple[str, ...], list[UUID]] = {}
    reading = {
        code: tuple(place for place in places if compliance.reads(fact, place, code))
        for code in set(categories.values())
    }
    for product, code in categories.items():
        if reading[code]:
            found.setdefault(reading[code], []).append(product)
    return [(ids, list(markets)) for markets, ids in found.items()]


def _moved(judged: compliance.Judged) -> list[Moved]:
    return [
        Moved(product, market, judged.before[product, market], judged.verdicts[product, market].outcome)
        for product, market in sorted(judged.changed)
    ]


def _show(brand_id: UUID, kind: str, moved: Sequence[Moved], product_id: UUID | None) -> None:
    """Listings now, as far as they are few; texts and the flagships' imprint follow."""
    ids = list(dict.fromkeys(m.product_id for m in moved))
    channel.follow_verdicts(ids[:AT_ONCE], sorted({m.market for m in moved}))
    if kind == "brand":
        channel.renew_flagships(brand_id)
    if product_id is not None:
        outbox.put("facts.changed", {"brand_id": str(brand_id), "product_ids": [str(product_id)]})


def _as_data(done: Supply) -> dict[str, Any]:
    moved = [[str(m.product_id), m.market, m.before, m.after] for m in done.moved]
    return {"fact": done.fact, "value": done.value, "written": done.written, "moved": moved, "took_ms": done.took_ms}


def _read(data: dict[str, Any]) -> Supply:
    moved = [Moved(UUID(product), *rest) for product, *rest in data["moved"]]
    return Supply(data["fact"], data["value"], data["written"], moved, data["took_ms"])


def measure(brand_id: UUID, product_id: UUID, fact: str, values: Sequence[str]) -> list[int]:
    """Milliseconds from a product's new fact to its verdict and listings, once for each value; nothing of it is kept."""
    took = []
    for value in values:
        try:
            with db.transaction():
                began = time.perf_counter()
                supply(brand_id, fact, value, product_id=product_id, by="bench")
                took.append(round((time.perf_counter() - began) * 1000))
                raise _Undo
        except _Undo:
            pass
    return took


class _Undo(Exception):
    """Ends a measurement."""
