"""A small market with phones for sale in Spain and Germany, and what is told about one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from market import launch_market, request

FACTS = "The charger's housing opens under load and live parts can be touched."
LAW = "Regulation (EU) 2023/988, Art. 5"
WHY = "The charger that came with the phone became so hot that it melted."


def market(folder: Path, markets: tuple[str, ...] = ("es", "de"), **choices: Any) -> list[UUID]:
    """Launch the phones; the ids of the variants on sale in Spain."""
    return launch_market(folder, markets, **choices)


def product_of(variant_id: UUID) -> Any:
    from argosy.catalogue import api as catalogue

    return catalogue.products([catalogue.sale_facts([variant_id])[variant_id].product_id])[0]


def told(product: UUID, /, kind: str = "user", **changes: Any) -> Any:
    """A notice, recorded."""
    from argosy.safety import api as safety

    values: dict[str, Any] = {
        "kind": kind,
        "market": "es",
        "language": "es",
        "ground": "dangerous",
        "explanation": WHY,
        "product_id": product,
        "good_faith": True,
        "reporter_name": "Ana Ruiz",
        "reporter_email": "ana@example.org",
    }
    key, origin = changes.pop("key", None), changes.pop("origin", "")
    if kind in ("regulator", "trusted"):
        values |= {"authority": "Bundesnetzagentur", "authority_reference": "BK-2026/17"}
    return safety.record(safety.Report(**(values | changes)), key=key, origin=origin)


def ruling(**changes: Any) -> Any:
    """A decision that restricts the whole product in Germany."""
    from argosy.safety import api as safety

    values = {"action": "restrict", "ground": "dangerous", "facts": FACTS, "law": LAW, "markets": ["de"]}
    return safety.Ruling(**(values | changes))


def draft(**changes: Any) -> Any:
    """A recall notice as the law wants it."""
    from argosy.safety import api as safety

    values = {
        "hazards": ["fire", "burns"],
        "measures": ["stop-using", "unplug"],
        "remedies": ["replacement", "refund"],
        "contact_name": "Xiaomi service",
        "contact_email": "recall@xiaomi.example",
        "contact_phone": "+49 30 1234567",
    }
    return safety.Draft(**(values | changes))


def buy(
    key: str, variant_id: UUID, market: str = "es", quantity: int = 1, email: str = "ana@example.org", **more: Any
) -> Any:
    """An order of a variant, placed unless something stands in the way."""
    from argosy.checkout import api as checkout

    german = {"name": "Jana Roth", "street": "Hauptstraße 1", "postal_code": "10115", "city": "Berlin"}
    changes: dict[str, Any] = {"email": email, "market": market, "language": market, **more}
    if market == "de":
        changes["address"] = german
    return checkout.place(request(key, {variant_id: quantity}, **changes))
