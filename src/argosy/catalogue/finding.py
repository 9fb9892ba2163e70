"""Products by whatever someone calls them: id, SKU, GTIN or model."""

from __future__ import annotations

from uuid import UUID

from argosy.kernel import db

_LIVE = "FROM catalogue_variant WHERE NOT withdrawn AND (%s::uuid IS NULL OR brand_id = %s)"
_BY_VARIANT = f"SELECT product_id, sku {_LIVE} AND {{column}} = %s ORDER BY product_id, sku"
_BY_MODEL = "SELECT id, '' FROM catalogue_product WHERE (%s::uuid IS NULL OR brand_id = %s) AND lower(model) = lower(%s) ORDER BY id"
_BY_ID = "SELECT id, '' FROM catalogue_product WHERE (%s::uuid IS NULL OR brand_id = %s) AND id = %s"


def find(name: str, brand_id: UUID | None = None) -> list[tuple[UUID, str]]:
    """(product id, SKU or "") of what is called so, of one brand or of any: several where brands share the name.

    An id is looked for first, then a SKU, a GTIN (leading zeros may be left out) and a model; the first kind that is found counts.
    """
    if "\0" in name:
        return []
    try:
        return [(row[0], "") for row in db.rows(_BY_ID, [brand_id, brand_id, UUID(name)])]
    except ValueError:
        pass
    tries = [(_BY_VARIANT.format(column="sku"), name)]
    if name.isascii() and name.isdigit() and 8 <= len(name) <= 14:
        tries.append((_BY_VARIANT.format(column="lpad(gtin, 14, '0')"), name.rjust(14, "0")))
    for statement, value in (*tries, (_BY_MODEL, name)):
        if found := db.rows(statement, [brand_id, brand_id, value]):
            return [(row[0], row[1]) for row in found]
    return []
