"""Reads the packs' product rows and says what to draw: one job per picture file."""

import csv
import zlib
from dataclasses import dataclass
from pathlib import Path

PACKS = Path(__file__).parents[1] / "packs"


@dataclass(frozen=True)
class Job:
    """One picture: the row it shows, the view number and the file to write."""

    row: dict
    view: int
    target: Path
    brand: str


def jobs(packs: Path = PACKS) -> list[Job]:
    """Every picture named in a pack's products.csv, each file once."""
    found: dict[Path, Job] = {}
    for table in sorted(packs.glob("*/products.csv")):
        with table.open(newline="", encoding="utf-8-sig") as handle:
            for row in csv.DictReader(handle):
                for name in filter(None, (p.strip() for p in row["pictures"].split(";"))):
                    target = table.parent / name
                    last = Path(name).stem.rsplit("-", 1)[-1]
                    view = int(last) if last.isdigit() else 1
                    found.setdefault(target, Job(row, view, target, table.parent.name))
    return list(found.values())


def colour_of(row: dict, default: str = "black") -> str:
    return (row.get("colour") or row.get("upholstery_colour") or default).strip().lower()


def number(row: dict, column: str, default: float) -> float:
    try:
        return float(row.get(column) or default)
    except ValueError:
        return default


def seed_of(row: dict) -> int:
    return zlib.crc32(row["model"].encode()) % 10_000
