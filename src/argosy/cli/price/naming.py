"""From the name that a person types to a variant."""

from __future__ import annotations

from typing import Any

import click

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS


def variant_named(name: str, brand: str | None) -> Any:
    """The variant of that SKU, GTIN or single-variant model. Raises UsageError saying what to give instead."""
    from argosy.cli.main import ready

    ready()
    from argosy.catalogue import api as catalogue
    from argosy.programme import api as programme

    try:
        found = catalogue.find(name, programme.brand(brand).id if brand else None)
    except ArgosyError as trouble:
        raise click.UsageError(trouble.sentence("en")) from None
    if not found:
        raise click.UsageError(f"There is no variant {name!r}: give a SKU or GTIN as the catalogue has it.")
    if len(found) > 1:
        raise click.UsageError(f"{name!r} is a name that several brands use: say whose by --brand.")
    ((product_id, sku),) = found
    variants = [v for v in catalogue.products([product_id])[0].variants if sku in ("", v.sku)]
    if len(variants) != 1:
        listed = ", ".join(v.sku for v in variants)
        raise click.UsageError(f"{name!r} has several variants, each with prices of its own: give one of {listed}.")
    return variants[0]


def told_of(variant: Any, market: str) -> dict[str, Any]:
    """What names a variant in JSON."""
    return {"sku": variant.sku, "gtin": variant.gtin, "market": market, "currency": MARKETS[market].currency}
