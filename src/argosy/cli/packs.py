"""`argosy pack sample`: a made-up brand pack of any size, for trying a launch and for measuring it."""

from __future__ import annotations

import csv
import itertools
import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from PIL import Image, ImageDraw
from stdnum import ean

DATA = Path(__file__).parent / "data" / "sample.toml"
WAREHOUSES = ("MAD", "PAR", "FRA", "MIL", "LCJ", "LGG")
BASE = (
    "sku gtin model name category launched price currency weight_g length_mm width_mm height_mm "
    "hs_code origin sale_mode deposit pictures"
).split()
LARGEST = 30_000
_ENERGY = ("eprel_id", "energy_label_url", "energy_sheet_url")
_EPREL = "https://eprel.ec.europa.eu"

BRAND = """format = 1

[brand]
slug = "{slug}"
name = "{name}"
country = "CN"
home_currency = "CNY"
website = "https://{slug}.example"
requested_tier = "growth"

[legal]
name = "{name} Technology Co., Ltd."
street = "1 Harbour Road"
postal_code = "518110"
city = "Shenzhen"
country = "CN"
email = "trade@{slug}.example"
phone = "+86 755 5550 0100"
register_number = "91999999MA0000999X"
vat_id = "ESN0000402H"
eori = "ESN0000402H"
lei = "999900ARGOSY00000472"
iban = "LU159990000000000402"
account_holder = "{name} Technology Co., Ltd."
self_certified = true

[[trademark]]
office = "EUIPO"
number = "018999901"
name = "{name}"
classes = [9]

[manufacturer]
name = "{name} Technology Co., Ltd."
street = "1 Harbour Road"
postal_code = "518110"
city = "Shenzhen"
country = "CN"
email = "product@{slug}.example"

[responsible_person]
name = "Beacon Product Contact GmbH"
street = "Musterstraße 12"
postal_code = "60311"
city = "Frankfurt am Main"
country = "DE"
phone = "+49 30 23125 410"
email = "{slug}@beacon.example"
{registrations}
[story.en]
headline = "A brand for measuring"
body = "Everything in this pack is made up: names, figures and pictures. It exists to try a launch of any size."

[look]
accent = "#0a7d6b"
ink = "#10212e"
paper = "#f3f7fa"

[terms]
accepts = "2026-11"
signed_by = "Sample Signatory"
signed_on = "2026-01-26"
"""
REGISTRATIONS = {
    "DE": {"weee": "DE 99041001", "packaging": "DE9904000000101", "battery": "DE 99042001"},
    "ES": {"weee": "RII-AEE 9904", "packaging": "ENV/2023/000099041", "battery": "RII-PYA 9904"},
    "FR": {
        "weee": "FR990401_05ARGO",
        "packaging": "FR990401_01ARGO",
        "battery": "FR990401_06ARGO",
        "furniture": "FR990401_10ARGO",
    },
    "IT": {"weee": "IT99080000009904", "packaging": "CONAI 99000401", "battery": "IT99080P00009904"},
    "PL": {"weee": "000990041", "packaging": "000990041", "battery": "000990041"},
}


@dataclass(frozen=True, slots=True)
class Sample:
    """What was written."""

    products: int
    variants: int
    columns: int


@click.group("pack")
def pack() -> None:
    """Make brand packs."""


@pack.command("sample")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--variants", default=200, show_default=True, type=click.IntRange(1, LARGEST))
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0, 99), help="The same seed, the same pack.")
@click.option("--slug", default="sample", show_default=True, help="The brand's handle.")
def sample(out: Path, variants: int, seed: int, slug: str) -> None:
    """Write a made-up pack into the new folder OUT: products of every category, valid GTINs, stock and a few pictures."""
    if out.exists() and any(out.iterdir() if out.is_dir() else [out]):
        raise click.ClickException(f"{out} is not empty. Name a new folder.")
    made = write(out, variants, seed=seed, slug=slug)
    click.echo(f"{out}: {made.products} products, {made.variants} variants, {made.columns} columns")


def write(out: Path, variants: int, *, seed: int = 1, slug: str = "sample", picture_px: int = 640) -> Sample:
    """Write a pack of `variants` variants into the folder `out`; equal arguments make equal files."""
    kinds: dict[str, dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))
    chance = random.Random(f"{seed} {slug}")
    rows = list(itertools.islice(_rows(kinds, chance, seed, slug), variants))
    codes = dict.fromkeys(c for kind in kinds.values() for c in (*kind["options"], *kind["values"]) if c not in BASE)
    columns = [*BASE, *codes, *_ENERGY]
    (out / "media").mkdir(parents=True)
    (out / "brand.toml").write_text(_brand(slug), "utf-8")
    with (out / "products.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, columns, restval="")
        table.writeheader()
        table.writerows(rows)
    with (out / "stock.csv").open("w", newline="", encoding="utf-8") as file:
        stock = csv.writer(file)
        stock.writerow(["warehouse", "sku", "quantity"])
        for row in rows:
            stock.writerows([w, row["sku"], chance.randint(5, 200)] for w in chance.sample(WAREHOUSES, 3))
    for number, category in enumerate(kinds):
        _picture(out / "media" / f"{category}.webp", picture_px, number / len(kinds))
    return Sample(len({row["model"] for row in rows}), len(rows), len(columns))


def _brand(slug: str) -> str:
    entries = "".join(
        f'\n[[registration]]\ncountry = "{country}"\nscheme = "{scheme}"\nnumber = "{number}"\n'
        for country, schemes in REGISTRATIONS.items()
        for scheme, number in schemes.items()
    )
    return BRAND.format(slug=slug, name=slug.title(), registrations=entries)


def _rows(
    kinds: Mapping[str, Mapping[str, Any]], chance: random.Random, seed: int, slug: str
) -> Iterator[dict[str, Any]]:
    """Rows without end, product by product: every category once, then as their shares say."""
    weights = [kind["share"] for kind in kinds.values()]
    order = itertools.chain(kinds, (chance.choices(list(kinds), weights)[0] for _ in itertools.count()))
    serial = itertools.count(1)
    for number, category in enumerate(order, 1):
        yield from _product(category, kinds[category], number, chance, serial, seed, slug)


def _product(
    category: str,
    kind: Mapping[str, Any],
    number: int,
    chance: random.Random,
    serial: Iterator[int],
    seed: int,
    slug: str,
) -> Iterator[dict[str, Any]]:
    facts = {code: chance.choice(values) for code, values in kind["values"].items()}
    name = f"{chance.choice(kind['names'])} {number}"
    price = chance.randint(*kind["price"])
    combined = list(itertools.product(*kind["options"].values()))
    chosen = sorted(chance.sample(range(len(combined)), min(len(combined), chance.randint(1, 6))))
    for step, index in enumerate(chosen):
        count = next(serial)
        digits = f"29{seed:02d}{count:08d}"
        yield (
            {
                "sku": f"{slug[:12].upper()}-{number}-{step + 1}",
                "gtin": digits + ean.calc_check_digit(digits),
                "model": "-".join(name.lower().split()),
                "name": name,
                "category": category,
                "launched": f"2026-{1 + number % 6:02d}-{1 + number % 28:02d}",
                "price": f"{price + 100 * step}.00",
                "currency": "CNY",
                "origin": "CN",
                "sale_mode": "parcel",
                "pictures": f"media/{category}.webp",
            }
            | facts
            | dict(zip(kind["options"], combined[index], strict=True))
            | _energy(kind, number)
        )


def _energy(kind: Mapping[str, Any], number: int) -> dict[str, str]:
    """A registration in the energy label database, in its form."""
    if "eprel" not in kind:
        return {}
    entry = 9_950_000 + number
    return {
        "eprel_id": str(entry),
        "energy_label_url": f"{_EPREL}/labels/{kind['eprel']}/Label_{entry}.svg",
        "energy_sheet_url": f"{_EPREL}/fiches/{kind['eprel']}/Fiche_{entry}_EN.pdf",
    }


def _picture(path: Path, size: int, hue: float) -> None:
    image = Image.new("HSV", (size, size), (int(hue * 255), 40, 240)).convert("RGB")
    draw = ImageDraw.Draw(image)
    inner = Image.new("HSV", (1, 1), (int(hue * 255), 160, 170)).convert("RGB").getpixel((0, 0))
    draw.rounded_rectangle((size // 4, size // 5, size * 3 // 4, size * 4 // 5), radius=size // 16, fill=inner)
    image.save(path, "WEBP", quality=80)
