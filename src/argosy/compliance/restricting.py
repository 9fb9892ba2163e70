"""Decisions that keep a product off sale, as facts that the rules read: so the verdict itself says why, wherever it is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from argosy.compliance import queries, rules
from argosy.kernel import clock

Sheets = dict[str, dict[str, Any]]


def restrict(
    reference: UUID, number: str, brand_id: UUID, product_id: UUID, markets: Iterable[str], skus: Iterable[str] = ()
) -> bool:
    """Keep a product, or only the variants of these SKUs, off sale in markets by a decision; False when it was done before.

    Verdicts follow when the product is judged again (`rejudge`). Within the caller's transaction. Raises UncoveredMarket.
    """
    listed = sorted(set(markets))
    for market in listed:
        rules.default().country(market)
    return (
        queries.write_restrictions(reference, number, brand_id, product_id, listed, sorted(set(skus)), clock.now()) > 0
    )


def lift(reference: UUID) -> bool:
    """End what `restrict` did for a decision; False when nothing was in force. Judge the product again afterwards."""
    return queries.lift_restrictions(reference, clock.now()) > 0


def in_force(product_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[Mapping[str, Any]]]:
    """The restrictions in force on these products, the oldest first."""
    found: dict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
    for row in queries.restrictions(product_ids):
        found[row["product_id"]].append(row)
    return found


def noted(sheets: Sheets, restrictions: Sequence[Mapping[str, Any]]) -> Sheets:
    """The sheets with what has been decided added: for the whole product where no variant is left on sale."""
    if not restrictions:
        return sheets
    by_country: dict[str, dict[str, str]] = defaultdict(dict)
    for row in restrictions:
        for sku in row["skus"] or sheets:
            if sku in sheets:
                by_country[rules.default().country(row["market"])].setdefault(sku, row["number"])
    found = {sku: dict(facts) for sku, facts in sheets.items()}
    for country, numbers in by_country.items():
        name = "decision" if len(numbers) == len(sheets) else "variant_decision"
        for sku, number in numbers.items():
            found[sku][f"restriction.{country}.{name}"] = number
    return found
