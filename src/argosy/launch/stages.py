"""The stages of a launch, in order. Each is repeatable by itself and writes in chunks, so that a launch cut short goes on."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, field
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
from argosy.launch.overlay import lay_over
from argosy.launch.pack import Pack
from argosy.launch.source import Missing, Unsafe
from argosy.launch.tables import PackProblem
from argosy.programme import api as programme
from argosy.repricing import api as repricing
from argosy.settlement import api as settlement

T = TypeVar("T")
CHUNK = 200
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A product that is on sale in `markets` although the pack does not name it."""

    model: str
    name: str
    markets: frozenset[str]


@dataclass(slots=True)
class Voyage:
    """A launch under way. `counts` gathers what changed; in a rehearsal everything is undone at the end.

    With `withdraw_missing` what is on sale but not in the pack is taken off sale; `missing` and `withdrawn` tell of it.
    """

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
    logo: str = ""
    withdraw_missing: bool = False
    missing: dict[UUID, Unnamed] = field(default_factory=dict)
    withdrawn: set[UUID] = field(default_factory=set)
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
    """Admit the brand: verified, signed, with its accounts and registrations. What it supplied outside packs goes into this one."""
    with v.step():
        with suppress(programme.UnknownBrand):
            lay_over(programme.brand(v.pack.application.slug).id, v.pack)
        v.admission = programme.admit(v.pack.application, v.pack.fields, v.pack.brand_digest)
        v.brand = v.admission.brand
        v.count("brand_changed", int(v.admission.changed))
        if not v.admission.admitted:
            return
        v.count("registrations_changed", compliance.record_registrations(v.brand.id, v.pack.registrations))
        fulfilment.load_warehouses()
        currencies = sorted({m.currency for m in MARKETS.values()})
        for region in sorted({m.region for m in v.markets}):
            places = [(m.code, m.currency) for m in MARKETS.values() if m.region == region]
            settlement.open_for_platform(region, currencies, places)
            settlement.open_for_brand(v.brand.id, region, currencies)


def pictures(v: Voyage) -> None:
    """Encode the pictures that the pack names, each content once, on all cores; report those that are none where they are named."""
    named = _named(v)
    hashes = {path: v.pack.hashes[path] for path in named if path in v.pack.hashes}
    known = {k for k, found in catalogue.pictures(v.brand_id, set(hashes.values())).items() if not found.is_drawing}
    todo: dict[str, str] = {}
    for path, key in hashes.items():
        if key not in known:
            todo.setdefault(key, path)
    wrong: dict[str, str] = {}
    for done, (path, result) in enumerate(_encoded(v, list(todo.values())), 1):
        if isinstance(result, str):
            wrong[hashes[path]] = result
        else:
            with v.step():
                catalogue.store_pictures(v.brand_id, [result])
            v.count("pictures", 1)
        v.progress("pictures", done, len(todo))
    for path, (file, row, column) in named.items():
        code = wrong.get(hashes[path]) if path in hashes else _content(v, path)[0]
        if code:
            v.problems.append(PackProblem(file, row, column, code, path))
    v.pictures = {path: key for path, key in hashes.items() if key not in wrong}
    _take_logo(v)


def _take_logo(v: Voyage) -> None:
    """The brand's logo, drawn anew or encoded; one that cannot be taken is reported, and the brand's name stands in its place."""
    path = str(v.pack.fields.look.get("logo", ""))
    if not path:
        return
    code, raw = _content(v, path)
    part = ""
    if not code:
        key = catalogue.media.sha256(raw)
        found = catalogue.pictures(v.brand_id, [key]).get(key)
        try:
            if found is None:
                found = catalogue.media.encode_logo(raw, None if v.rehearsal else v.media_folder)
                with v.step():
                    catalogue.store_pictures(v.brand_id, [found])
                v.count("pictures", 1)
            else:
                catalogue.media.check_shape(found)
            v.logo = key
        except catalogue.NotAPicture as trouble:
            code, part = str(trouble.args[0]), str(trouble.args[1]) if trouble.args[1:] else ""
    if code:
        v.problems.append(PackProblem("brand.toml", 0, "look.logo", code, path, {"part": part} if part else {}))


def _named(v: Voyage) -> dict[str, tuple[str, int, str]]:
    """Every picture that is named, with file, row and column of its first mention."""
    named: dict[str, tuple[str, int, str]] = {}
    for variant in sorted((x for d in v.pack.products for x in d.variants), key=lambda x: x.row):
        for path in variant.pictures:
            named.setdefault(path, (v.pack.product_file, variant.row, "pictures"))
    if hero := v.pack.fields.look.get("hero"):
        named.setdefault(str(hero), ("brand.toml", 0, "look.hero"))
    return named


def _encode(v: Voyage, path: str, folder: Path | None) -> tuple[str, Any]:
    code, raw = _content(v, path)
    try:
        return path, code or catalogue.media.encode(raw, folder)
    except catalogue.NotAPicture as trouble:
        return path, str(trouble.args[0])


def _encoded(v: Voyage, paths: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Each picture encoded, or the code of what is wrong with it; never more contents in memory than are being worked on.

    Threads, for the codecs work outside the interpreter's lock; a process of its own would outlive a killed launch and keep
    its connection, and with that its lock, alive.
    """
    folder = None if v.rehearsal else v.media_folder
    workers = min(os.cpu_count() or 1, 8)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        under_way: deque[Future[tuple[str, Any]]] = deque()
        for path in paths:
            under_way.append(pool.submit(_encode, v, path, folder))
            if len(under_way) >= 2 * workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _content(v: Voyage, path: str) -> tuple[str, bytes]:
    try:
        return "", v.pack.source.read(path, catalogue.media.MAX_BYTES)
    except Missing:
        return "picture-missing", b""
    except Unsafe as trouble:
        return str(trouble.args[0]), b""


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
            v.problems.append(PackProblem(v.pack.product_file, variant.row, "gtin", "gtin-taken", variant.gtin))
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
    """Prices by the brand's strategy: at first from its home prices by FX, factor, tax and local endings. A rate alone moves none."""
    assert v.brand is not None
    ids, done = list(v.products.values()), 0
    if v.pack.figures:
        # Rows that cannot be taken are told already.
        figures = repricing.figure_rows(v.pack.figures, catalogue.variant_ids_by_sku(v.brand_id), [])
        with v.step():
            v.count("figures_written", repricing.tell(v.brand_id, figures))
    for part in chunks(ids, 1000):
        with v.step():
            written, held = repricing.reprice(v.brand, catalogue.products(part), [m.code for m in v.markets])
        v.count("prices_held", held)
        v.count("prices_written", written)
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
    media = {name: key for name, key in (("hero_media", hero), ("logo_media", v.logo)) if key}
    for market in v.markets:
        with v.step():
            if channel.top(market.code, market.languages[0], brand_id=v.brand_id, limit=1):
                v.count("flagships_changed", int(channel.open_flagship(v.brand_id, market.code, media)))
            else:
                v.count("flagships_changed", int(channel.close_flagship(v.brand_id, market.code)))
