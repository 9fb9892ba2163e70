"""Tiny packs for tests: a folder with a brand, a few bags and lights, stock and generated pictures."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image
from stdnum import ean

from argosy.cli.packs import BRAND, REGISTRATIONS

COLUMNS = (
    "sku gtin model name category launched price currency weight_g length_mm width_mm height_mm hs_code origin "
    "sale_mode deposit pictures colour volume_l position waterproof material guarantee_years"
).split()


def gtin(number: int, *, brand: int = 1) -> str:
    """A GTIN of the restricted range, with its check digit."""
    digits = f"28{brand:02d}{number:08d}"
    return digits + ean.calc_check_digit(digits)


def row(number: int, **changed: Any) -> dict[str, Any]:
    """A bag's row that has nothing wrong; two rows make a product."""
    model = (number + 1) // 2
    brand = changed.pop("brand", 1)
    return {
        "sku": f"BAG-{number}",
        "gtin": gtin(number, brand=brand),
        "model": f"bag-{model}",
        "name": f"B{model} Pannier",
        "category": "bike-bags",
        "launched": "2026-03-01",
        "price": "199.00",
        "currency": "CNY",
        "weight_g": 560,
        "length_mm": 420,
        "width_mm": 170,
        "height_mm": 95,
        "hs_code": "420292",
        "origin": "CN",
        "sale_mode": "parcel",
        "pictures": f"media/bag-{model}.png",
        "colour": "black" if number % 2 else "red",
        "volume_l": 15,
        "position": "rack",
        "waterproof": "true",
        "material": "tpu",
        "guarantee_years": 2,
    } | changed


def rows(count: int, *, brand: int = 1) -> list[dict[str, Any]]:
    return [row(n, brand=brand) for n in range(1, count + 1)]


def picture(seed: int = 0, size: tuple[int, int] = (24, 16), form: str = "PNG", **options: Any) -> bytes:
    """A small picture whose content follows from the seed."""
    out = io.BytesIO()
    Image.new("RGB", size, (seed * 37 % 256, seed * 91 % 256, 120)).save(out, form, **options)
    return out.getvalue()


def as_csv(listed: Sequence[Mapping[str, Any]], columns: Sequence[str] = (), delimiter: str = ",") -> str:
    out = io.StringIO()
    heading = list(columns) or list(dict.fromkeys(c for r in listed for c in r)) or COLUMNS
    table = csv.DictWriter(out, heading, restval="", delimiter=delimiter, lineterminator="\n")
    table.writeheader()
    table.writerows(listed)
    return out.getvalue()


def brand_toml(slug: str = "tiny") -> str:
    entries = "".join(
        f'\n[[registration]]\ncountry = "{country}"\nscheme = "{scheme}"\nnumber = "{number}"\n'
        for country, schemes in REGISTRATIONS.items()
        for scheme, number in schemes.items()
    )
    return BRAND.format(slug=slug, name=slug.title(), registrations=entries)


def build(
    folder: Path,
    *,
    slug: str = "tiny",
    products: Sequence[Mapping[str, Any]] | str | None = None,
    brand: str | None = None,
    stock: str | None = None,
    files: Mapping[str, bytes | str | None] = {},
    brand_number: int = 1,
) -> Path:
    """Write a pack; `files` adds files or, with None, takes one away. Gives the folder."""
    listed = rows(4, brand=brand_number) if products is None else products
    table = listed if isinstance(listed, str) else as_csv(listed)
    content: dict[str, bytes | str | None] = {
        "brand.toml": brand if brand is not None else brand_toml(slug),
        "products.csv": table,
        "stock.csv": stock if stock is not None else _stock(listed),
    }
    if not isinstance(listed, str):
        named = sorted({p for r in listed for p in str(r.get("pictures", "")).split(";") if p})
        content |= {path: picture(number) for number, path in enumerate(named)}
    for name, body in (content | dict(files)).items():
        target = folder / name
        if body is None:
            target.unlink(missing_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body.encode() if isinstance(body, str) else body)
    return folder


def _stock(listed: Sequence[Mapping[str, Any]] | str) -> str:
    skus = [] if isinstance(listed, str) else [r["sku"] for r in listed]
    return "warehouse,sku,quantity\n" + "".join(f"MAD,{sku},7\nFRA,{sku},5\n" for sku in skus)


def zipped(folder: Path, target: Path, *, below: str = "") -> Path:
    """The folder's files as a zip, below a folder of that name if given."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"{below}{path.relative_to(folder).as_posix()}")
    return target
