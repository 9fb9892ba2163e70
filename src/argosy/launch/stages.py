"""The stages of a launch, in order. Each is repeatable by itself and writes in chunks, so that a launch cut short goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.compliance import api as compliance
from argosy.content import api as content
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock, db
from argosy.kernel.markets import MARKETS, Market
from argosy.launch.pack import Pack, PackProblem
from argosy.launch.source import Missing, Unsafe
from argosy.pricing import api as pricing
from argosy.programme import api as programme
from argosy.settlement import api as settlement

T = TypeVar("T")
CHUNK = 200
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Voyage:
    """A launch under way. `counts` gathers what changed; in a rehearsal everything is undone at the end."""

    pack: Pack
    markets: Sequence[Market]
    media_folder: Path
    rehearsal: bool
    progress: Progress
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[PackProblem] = field(default_factory=list)
    brand: programme.BrandRecord | None = None
    admission: programme.Admission | None = None
    pictures: dict[str, str] = field(default_factory=dict)
    products: dict[str, UUID] = field(default_factory=dict)

    def step(self) -> AbstractContextManager[None]:
        """A chunk's own transaction; in a rehearsal the one around everything."""
        return nullcontext() if self.rehearsal else db.transaction()

    def count(self, name: str, number: int) -> None:
        self.counts[name] = self.counts.get(name, 0) + number

    @property
    def brand_id(self) -> UUID:
        assert self.brand is not None
        return self.brand.id


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Consecutive parts of at most `size`."""
    for i in range(0, len(items), size):
        yield items[i : i + size]


def verify(v: Voyage) -> None:
    """Admit the brand: verified, signed, with its accounts and registrations."""
    with v.step():
        v.admission = programme.admit(v.pack.application, v.pack.fields, v.pack.brand_digest)
        v.brand = v.admission.brand
        v.count("brand_changed", int(v.admission.changed))
        v.count("registrations_changed", compliance.record_registrations(v.brand.id, v.pack.registrations))
        fulfilment.load_warehouses()
        currencies = sorted({m.currency for m in MARKETS.values()})
        for region in sorted({m.region for m in v.markets}):
            places = [(m.code, m.currency) for m in MARKETS.values() if m.region == region]
            settlement.open_for_platform(region, currencies, places)
            settlement.open_for_brand(v.brand.id, region, currencies)


def pictures(v: Voyage) -> None:
    """Encode the pictures that the products name, each content once, on all cores; report those that are none."""
    paths = sorted({p for d in v.pack.products for variant in d.variants for p in variant.pictures})
    look = v.pack.fields.look
    shown = [str(look[k]) for k in ("hero",) if look.get(k)]
    contents = dict(_contents(v, [*paths, *shown]))
    hashes = {path: catalogue.media.sha256(raw) for path, raw in contents.items()}
    known = catalogue.pictures(v.brand_id, set(hashes.values()))
    todo = {h: p for p, h in hashes.items() if h not in known}
    v.progress("pictures", 0, max(1, len(todo)))
    for done, (path, result) in enumerate(_encoded(v, {p: contents[p] for p in todo.values()}), 1):
        if isinstance(result, str):
            v.problems.append(PackProblem(path, 0, "", result))
            bad = hashes[path]
            hashes = {p: h for p, h in hashes.items() if h != bad}
        else:
            with v.step():
                catalogue.store_pictures(v.brand_id, [result])
            v.count("pictures", 1)
        v.progress("pictures", done, len(todo))
    v.pictures = hashes


def _contents(v: Voyage, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for path in dict.fromkeys(paths):
        try:
            yield path, v.pack.source.read(path, catalogue.media.MAX_BYTES)
        except Missing:
            v.problems.append(PackProblem(path, 0, "", "picture-missing"))
        except Unsafe as trouble:
            v.problems.append(PackProblem(path, 0, "", trouble.args[0]))


def _encode(job: tuple[str, bytes, Path | None]) -> tuple[str, Any]:
    path, raw, folder = job
    try:
        return path, catalogue.media.encode(raw, folder)
    except catalogue.NotAPicture as trouble:
        return path, str(trouble.args[0])


def _encoded(v: Voyage, contents: dict[str, bytes]) -> Iterator[tuple[str, Any]]:
    folder = None if v.rehearsal else v.media_folder
    jobs = [(path, raw, folder) for path, raw in contents.items()]
    if len(jobs) < 4:
        yield from map(_encode, jobs)
        return
    with ProcessPoolExecutor(max_workers=min(os.cpu_count() or 1, 8)) as pool:
        yield from pool.map(_encode, jobs, chunksize=1)


def import_catalogue(v: Voyage) -> None:
    """Import the products, chunk by chunk; GTINs that belong to another brand are reported and left out."""
    taken = catalogue.taken_gtins(v.brand_id, [x.gtin for d in v.pack.products for x in d.variants])
    drafts = [d for d in (_without_taken(v, d, taken) for d in v.pack.products) if d.variants]
    done = 0
    for part in chunks(drafts):
        with v.step():
            result = catalogue.import_products(v.brand_id, part, v.pictures)
        v.products |= result.ids
        for name in ("created", "updated", "unchanged"):
            v.count(f"products_{name}", len(getattr(result, name)))
        done += len(part)
        v.progress("catalogue", done, len(drafts))
    v.count("variants", sum(len(d.variants) for d in drafts))


def _without_taken(v: Voyage, draft: catalogue.ProductDraft, taken: set[str]) -> catalogue.ProductDraft:
    for variant in draft.variants:
        if variant.gtin in taken:
            v.problems.append(PackProblem("products.csv", variant.row, "gtin", "gtin-taken", variant.gtin))
    return catalogue.ProductDraft(draft.model, [x for x in draft.variants if x.gtin not in taken])


def write_content(v: Voyage) -> None:
    """Make the texts of every language that the markets read, the pack's own ones first."""
    languages = list(dict.fromkeys(lang for m in v.markets for lang in m.languages))
    ids = list(v.products.values())
    models = {key: model for model, key in v.products.items()}
    done = 0
    for part in chunks(ids):
        found = catalogue.products(part)
        given = {
            lang: {models[p.id]: v.pack.texts[lang][models[p.id]] for p in found if models[p.id] in texts}
            for lang, texts in v.pack.texts.items()
            if lang in languages
        }
        with v.step():
            result = content.write_texts(v.brand_id, found, languages, given)
        v.count("texts_written", result.written)
        v.count("texts_unchanged", result.unchanged)
        done += len(part)
        v.progress("content", done, len(ids))


def judge(v: Voyage) -> None:
    """The market rules' verdict on every product in every market."""
    assert v.brand is not None
    ids, done = list(v.products.values()), 0
    for part in chunks(ids):
        found = catalogue.products(part)
        with v.step():
            result = compliance.judge(v.brand, found, [m.code for m in v.markets], clock.today())
        v.count("verdicts_written", result.written)
        done += len(part)
        v.progress("compliance", done, len(ids))


def price(v: Voyage) -> None:
    """Prices from the home prices by FX, the brand's factor, tax and local endings; published where they differ."""
    assert v.brand is not None
    factors = {code: Decimal(text) for code, text in v.brand.price_factors.items()}
    ids, done = list(v.products.values()), 0
    for part in chunks(ids, 1000):
        homes = [
            pricing.HomePrice(x.id, x.brand_id, x.home_price_minor, x.home_currency, v.brand.country)
            for p in catalogue.products(part)
            for x in p.variants
        ]
        points = pricing.propose(homes, [m.code for m in v.markets], factors, clock.today())
        with v.step():
            result = pricing.publish(points)
        v.count("prices_written", result.written)
        done += len(part)
        v.progress("pricing", done, len(ids))


def stock(v: Voyage) -> None:
    """Take the brand's count of what lies where; unknown warehouses and SKUs are reported."""
    skus = catalogue.variant_ids_by_sku(v.brand_id)
    known = {w["code"] for w in fulfilment.warehouses()}
    rows = []
    for number, place, sku, quantity in v.pack.stock:
        if place not in known:
            params = {"known": ", ".join(sorted(known))}
            v.problems.append(PackProblem("stock.csv", number, "warehouse", "warehouse", place, params))
        elif sku not in skus:
            v.problems.append(PackProblem("stock.csv", number, "sku", "unknown-sku", sku))
        else:
            rows.append((skus[sku], place, quantity))
    done = 0
    for part in chunks(rows, 2000):
        with v.step():
            v.count("stock_changed", fulfilment.declare_stock(v.brand_id, part))
        done += len(part)
        v.progress("stock", done, len(rows))


def open_flagships(v: Voyage) -> None:
    """Make the listings of every market, and open the flagship where at least one product is live."""
    ids, done = list(v.products.values()), 0
    codes = [market.code for market in v.markets]
    for part in chunks(ids, 50):
        with v.step():
            v.count("listings_changed", channel.refresh_all(part, codes))
        done += len(part)
        v.progress("flagship", done, len(ids))
    hero = v.pictures.get(str(v.pack.fields.look.get("hero", "")))
    for market in v.markets:
        with v.step():
            if channel.top(market.code, market.languages[0], brand_id=v.brand_id, limit=1):
                media = {"hero_media": hero} if hero else {}
                v.count("flagships_changed", int(channel.open_flagship(v.brand_id, market.code, media)))
            else:
                v.count("flagships_changed", int(channel.close_flagship(v.brand_id, market.code)))


ALL: tuple[tuple[str, Callable[[Voyage], None]], ...] = (
    ("verify", verify),
    ("pictures", pictures),
    ("catalogue", import_catalogue),
    ("content", write_content),
    ("compliance", judge),
    ("pricing", price),
    ("stock", stock),
    ("flagship", open_flagships),
)

STAGES = tuple(name for name, _ in ALL)
