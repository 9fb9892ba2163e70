"""A pack looked at without a database: its brand and products as the rooms would hold them, nothing written anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argosy.catalogue import api as catalogue
from argosy.launch import pack as packs
from argosy.launch.tables import PackProblem


@dataclass(frozen=True, slots=True)
class Sample:
    """What a pack by itself says; what its brand supplied elsewhere is not in it.

    `brand` and each of `products` (with its `variants`) have the fields of their tables, `numbers` are producer numbers
    (country, scheme, number). Any picture file that the pack names and has counts as a picture.
    """

    brand: dict[str, Any]
    numbers: Sequence[dict[str, str]]
    products: Sequence[dict[str, Any]]
    problems: Sequence[PackProblem]


def look(path: Path) -> Sample:
    """Read a pack, folder or zip. Raises PackTrouble."""
    pack = packs.read(path)
    application = pack.application
    brand = {
        "slug": application.slug,
        "name": application.name,
        "country": application.country,
        "legal": dict(application.legal),
        "manufacturer": dict(application.manufacturer),
        "responsible_person": dict(application.responsible_person),
    }
    pictures = dict(pack.hashes)
    return Sample(brand, pack.registrations, [_product(d, pictures) for d in pack.products], pack.problems)


def _product(draft: catalogue.ProductDraft, pictures: dict[str, str]) -> dict[str, Any]:
    content = catalogue.product_content(draft, pictures)
    variants = [
        catalogue.variant_content(v, content["facts"], place, pictures) for place, v in enumerate(draft.variants)
    ]
    return content | {"variants": variants}
