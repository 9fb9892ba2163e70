"""The gaps that the demo packs leave on purpose (demo/README.md) are found, and nothing else is held back."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from argosy.catalogue import schema
from argosy.compliance import rules
from argosy.compliance.facts import brand_facts, product_facts, typed

PACKS = Path(__file__).parents[4] / "demo" / "packs"
TODAY = date(2026, 11, 22)
MARKETS = ("es", "fr", "de", "it", "pl")
EXPECTED = {
    ("comhoma", "fr.furniture.registration", "fr"): 9,
    ("ilife", "pl.weee.registration", "pl"): 8,
    ("rockbros", "de.bike-lights.approval", "de"): 2,
    **{("poco", "eu.common-charger", market): 1 for market in MARKETS},
    **{("xiaomi", "eu.energy-label.phones", market): 1 for market in MARKETS},
    **{("xiaomi", "eu.energy-label.tvs", market): 1 for market in MARKETS},
}


def sheets(pack: Path) -> dict[str, list[dict[str, Any]]]:
    """The facts of every row of a pack, by model."""
    table = tomllib.loads((pack / "brand.toml").read_text("utf-8"))
    seller = {**table["brand"], **{k: table.get(k, {}) for k in ("legal", "manufacturer", "responsible_person")}}
    common = brand_facts(seller, table["registration"])
    found = defaultdict(list)
    with (pack / "products.csv").open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            facts, _ = schema.parse(row["category"], row)
            record = {**row, "facts": facts, "media": row["pictures"].split(";")}
            found[row["model"]].append(typed(common | product_facts(record), rules.default().facts))
    return found


@pytest.mark.skipif(not PACKS.is_dir(), reason="no demo packs here")
def test_demo_packs_lack_what_they_say_and_nothing_else() -> None:
    seen: dict[tuple[str, str, str], int] = defaultdict(int)
    for pack in sorted(PACKS.iterdir()):
        for variants in sheets(pack).values():
            for market in MARKETS:
                verdict = rules.merge({str(n): rules.evaluate(f, market, TODAY) for n, f in enumerate(variants)})
                for finding in verdict.problems:
                    if finding.rule_id.startswith("eu.evidence."):
                        # No pack is judged with its documents here: each is asked for, and nothing is held back.
                        assert (finding.severity, finding.outcome) == ("warn", "unknown")
                    else:
                        seen[pack.name, finding.rule_id, market] += 1
    assert dict(seen) == EXPECTED


@pytest.mark.skipif(not PACKS.is_dir(), reason="no demo packs here")
def test_demo_phone_needs_its_label_from_the_day_of_the_law() -> None:
    (first, *_) = sheets(PACKS / "xiaomi")["redmi-15c"]
    assert rules.evaluate(first, "de", date(2025, 6, 19)).outcome == "warn"
    assert rules.evaluate(first, "de", date(2025, 6, 21)).outcome == "blocked"
