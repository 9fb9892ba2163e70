"""A small market for tests that cross rooms: one brand with a few phones, launched from a pack through the real door."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image

PACKS = Path(__file__).parent.parent / "demo" / "packs"


def make_pack(
    folder: Path,
    brand: str = "xiaomi",
    products: int = 2,
    stock: int = 20,
    models: tuple[str, ...] = (),
    direct: tuple[str, ...] = (),
) -> Path:
    """A pack of the brand's first products (or of `models`), each variant with `stock` units near Madrid, and one small picture.

    Models named in `direct` are sent straight from Shenzhen, and their stock is there.
    """
    source = PACKS / brand
    folder.mkdir(parents=True)
    (folder / "brand.toml").write_text((source / "brand.toml").read_text("utf-8"), "utf-8")
    rows = list(csv.DictReader(io.StringIO((source / "products.csv").read_text("utf-8"))))
    chosen = models or tuple(dict.fromkeys(r["model"] for r in rows))[:products]
    kept = [r | {"pictures": "media/one.png"} for r in rows if r["model"] in chosen]
    kept = [r | {"sale_mode": "direct"} if r["model"] in direct else r for r in kept]
    (folder / "media").mkdir()
    Image.new("RGB", (64, 64), "#446688").save(folder / "media" / "one.png")
    with (folder / "products.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)
    places = {"direct": "SZX"}
    lines = ["warehouse,sku,quantity", *(f"{places.get(r['sale_mode'], 'MAD')},{r['sku']},{stock}" for r in kept)]
    (folder / "stock.csv").write_text("\n".join(lines), "utf-8")
    return folder


def launch_market(folder: Path, markets: tuple[str, ...] = ("es",), **choices: Any) -> list[UUID]:
    """Launch such a pack; the ids of the variants that are for sale in the first market."""
    from argosy.channel import api as channel
    from argosy.launch import api as launching

    launching.launch(make_pack(folder, **choices), markets)
    language = "es" if markets[0] == "es" else markets[0]
    found = []
    for card in channel.search(markets[0], language, channel.Wish()).cards:
        document = channel.product(markets[0], language, card["slug"]).document
        found += [UUID(v["id"]) for v in document["variants"]]
    assert found
    return found


ADDRESS = {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"}


def request(key: str, lines: dict[UUID, int], token: str = "test-4242", **changes: Any) -> Any:
    """An order request that succeeds unless told otherwise."""
    from argosy.checkout import api as checkout

    values: dict[str, Any] = {
        "key": key,
        "market": "es",
        "language": "es",
        "email": "ana@example.org",
        "address": ADDRESS,
        "lines": lines,
        "token": token,
    }
    return checkout.OrderRequest(**(values | changes))
