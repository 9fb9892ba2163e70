"""Facts that were supplied outside packs, laid over the pack that is being launched.

A supplied fact stands while the pack says what it said before, or says nothing of it. Where the pack says something else, the pack
has the last word and the supplied value ends (ADR 0014).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from argosy.catalogue import api as catalogue
from argosy.kernel import clock
from argosy.launch.models import Supplied
from argosy.launch.pack import Pack


def lay_over(brand_id: UUID, pack: Pack) -> int:
    """Put the brand's standing supplied facts into the pack, and end those that it overrules; how many went into it."""
    rows = list(Supplied.objects.filter(brand_id=brand_id, ended_at=None).order_by("supplied_at"))
    if not rows:
        return 0
    drafts = {v.sku: (p, n) for p in pack.products for n, v in enumerate(p.variants)}
    laid, overruled = 0, []
    for row in rows:
        if row.sku and row.sku not in drafts:
            continue
        said = _said(pack, drafts, row)
        if said == row.value:
            continue
        if said is None or said == row.pack_said:
            _put(pack, drafts, row)
            laid += 1
        else:
            overruled.append(row.id)
    Supplied.objects.filter(id__in=overruled).update(ended_at=clock.now(), ended_by="pack")
    return laid


_Drafts = Mapping[str, tuple[catalogue.ProductDraft, int]]


def _said(pack: Pack, drafts: _Drafts, row: Supplied) -> Any:
    """What the pack says of the fact; None for nothing."""
    kind, *rest = row.fact.split(".")
    if kind == "registration":
        return next((r["number"] for r in pack.registrations if _is(r, rest)), None)
    if kind == "brand":
        return getattr(pack.application, rest[0]).get(rest[1]) or None
    product, number = drafts[row.sku]
    variant = product.variants[number]
    said = getattr(variant, rest[0]) if rest[0] in catalogue.COLUMNS else variant.facts.get(rest[0])
    return as_json(said) if said not in ("", None) else None


def _put(pack: Pack, drafts: _Drafts, row: Supplied) -> None:
    kind, *rest = row.fact.split(".")
    if kind == "registration":
        others = [r for r in pack.registrations if not _is(r, rest)]
        pack.registrations = [*others, {"country": rest[0], "scheme": rest[1], "number": str(row.value)}]
    elif kind == "brand":
        party = dict(getattr(pack.application, rest[0])) | {rest[1]: row.value}
        given: dict[str, Any] = {rest[0]: party}
        pack.application = replace(pack.application, **given)
    else:
        product, number = drafts[row.sku]
        variant = product.variants[number]
        product.variants[number] = (
            replace(variant, **{rest[0]: _typed(rest[0], row.value)})
            if rest[0] in catalogue.COLUMNS
            else replace(variant, facts={**variant.facts, rest[0]: row.value})
        )


def _is(registration: Mapping[str, str], wanted: Sequence[str]) -> bool:
    scheme = registration["scheme"].lower().replace("-", "_")
    return [registration["country"].upper(), scheme] == list(wanted)


def as_json(value: Any) -> Any:
    """A fact as it is kept: days in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def _typed(column: str, value: Any) -> Any:
    return date.fromisoformat(value) if column == "launched_on" else value


def keep(brand_id: UUID, fact: str, values: Mapping[str, Any], before: Mapping[str, Any], by: str) -> None:
    """Note what was supplied, by SKU ("" for the brand): what stood before goes along, and who and when."""
    at = clock.now()
    standing = {
        row.sku: row
        for row in Supplied.objects.filter(brand_id=brand_id, fact=fact, sku__in=list(values), ended_at=None)
    }
    Supplied.objects.filter(id__in=[row.id for row in standing.values()]).update(ended_at=at, ended_by="supply")
    Supplied.objects.bulk_create(
        Supplied(
            brand_id=brand_id,
            fact=fact,
            sku=sku,
            value=as_json(value),
            pack_said=standing[sku].pack_said if sku in standing else as_json(before.get(sku)),
            supplied_by=by[:120],
            supplied_at=at,
        )
        for sku, value in values.items()
    )
