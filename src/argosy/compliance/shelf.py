"""The SQL of the documents: handing in, reviewing, taking back, and whose end is near."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from argosy.compliance.papers import WARNINGS, Folder, Paper
from argosy.kernel import db
from argosy.kernel.ids import uuid7

COLUMNS = (
    "id, brand_id, kind, scope, product_ids, country, scheme, countries, sha256, blob, name, mime, size_bytes, issued_on,"
    " valid_from, valid_until, uploaded_by, uploaded_at, state, reviewer, reviewed_at, accepted_at, note"
)
_WRITTEN = (
    "id brand_id kind scope product_ids country scheme countries sha256 blob name mime size_bytes issued_on"
    " valid_from valid_until digest uploaded_by uploaded_at state reviewer note"
).split()


def hold(brand_id: UUID, *, writing: bool) -> None:
    """Until the transaction ends, nobody judges the brand's products while its documents change, and the other way round."""
    shared = "" if writing else "_shared"
    db.one(f"SELECT pg_advisory_xact_lock{shared}(hashtextextended(%s, 0))", [f"argosy-evidence:{brand_id}"])


def folder(brand_id: UUID, on: date, countries: Collection[str]) -> Folder:
    """The brand's documents that count for anything, as they stand on a day."""
    made = Folder(on, countries)
    for row in db.rows(
        "SELECT kind, scope, product_ids, country, scheme, countries, state, accepted_at IS NOT NULL, valid_from, valid_until"
        " FROM compliance_evidence WHERE brand_id = %s AND (state <> 'withdrawn' OR accepted_at IS NOT NULL) ORDER BY id",
        [brand_id],
    ):
        made.add(Paper(*row))
    return made


def write(row: dict[str, Any]) -> bool:
    """Insert a document; False when the brand has the same one already."""
    names, places = ", ".join(_WRITTEN), ", ".join(["%s"] * len(_WRITTEN))
    return bool(
        db.run(
            f"INSERT INTO compliance_evidence ({names}) VALUES ({places})"
            " ON CONFLICT (brand_id, digest) WHERE NOT (state = 'withdrawn') DO NOTHING",
            [row[name] for name in _WRITTEN],
        )
    )


def same(brand_id: UUID, digest: str) -> dict[str, Any] | None:
    """The document of that digest that was not taken back."""
    found = db.dicts(
        f"SELECT {COLUMNS} FROM compliance_evidence WHERE brand_id = %s AND digest = %s AND state <> 'withdrawn'",
        [brand_id, digest],
    )
    return found[0] if found else None


def note(evidence_id: UUID, brand_id: UUID, action: str, by: str, text: str, at: datetime) -> None:
    db.run(
        "INSERT INTO compliance_evidencereview (id, evidence_id, brand_id, action, by, note, at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [uuid7(), evidence_id, brand_id, action, by, text, at],
    )


def reviewed(evidence_id: UUID, state: str, reviewer: str, text: str, at: datetime) -> int:
    """Note a review's outcome on a document that still waits for one; 0 if it does not."""
    return db.run(
        "UPDATE compliance_evidence SET state = %s, reviewer = %s, note = %s, reviewed_at = %s,"
        " accepted_at = CASE WHEN %s = 'accepted' THEN %s::timestamptz END WHERE id = %s AND state = 'submitted'",
        [state, reviewer, text, at, state, at, evidence_id],
    )


def withdrawn(evidence_id: UUID) -> int:
    """Take back a document that waits or was accepted; 0 for any other."""
    return db.run(
        "UPDATE compliance_evidence SET state = 'withdrawn' WHERE id = %s AND state IN ('submitted', 'accepted')",
        [evidence_id],
    )


def one(evidence_id: UUID) -> dict[str, Any] | None:
    found = db.dicts(f"SELECT {COLUMNS} FROM compliance_evidence WHERE id = %s", [evidence_id])
    return found[0] if found else None


def of_brand(brand_id: UUID) -> list[dict[str, Any]]:
    """All documents of a brand, the newest first."""
    return db.dicts(f"SELECT {COLUMNS} FROM compliance_evidence WHERE brand_id = %s ORDER BY id DESC", [brand_id])


def waiting(limit: int) -> list[dict[str, Any]]:
    """Documents of all brands that wait for review, the oldest first."""
    return db.dicts(
        f"SELECT {COLUMNS} FROM compliance_evidence WHERE state = 'submitted' ORDER BY uploaded_at, id LIMIT %s",
        [limit],
    )


def lately(limit: int) -> list[dict[str, Any]]:
    """The documents reviewed last."""
    return db.dicts(
        f"SELECT {COLUMNS} FROM compliance_evidence WHERE reviewed_at IS NOT NULL ORDER BY reviewed_at DESC LIMIT %s",
        [limit],
    )


def counts() -> dict[str, int]:
    return {str(state): int(n) for state, n in db.rows("SELECT state, count(*) FROM compliance_evidence GROUP BY 1")}


def history(evidence_id: UUID) -> list[dict[str, Any]]:
    """What happened to a document, the first first."""
    return db.dicts(
        "SELECT action, by, note, at FROM compliance_evidencereview WHERE evidence_id = %s ORDER BY at, id",
        [evidence_id],
    )


_NEARING = f"""
    SELECT {COLUMNS} FROM compliance_evidence e
     WHERE state = 'accepted' AND valid_until < %(horizon)s AND (%(brand)s::uuid IS NULL OR brand_id = %(brand)s)
       AND (%(told)s OR NOT EXISTS (
           SELECT FROM compliance_evidencewarning w WHERE w.evidence_id = e.id AND w.days = 0))
       AND NOT EXISTS (
           SELECT FROM compliance_evidence n
            WHERE n.brand_id = e.brand_id AND n.id <> e.id AND n.state = 'accepted' AND n.kind = e.kind
              AND n.country = e.country AND n.scheme = e.scheme
              AND (n.scope = 'brand' OR (n.scope = e.scope AND n.product_ids @> e.product_ids))
              AND (n.countries = '{{}}' OR (e.countries <> '{{}}' AND n.countries @> e.countries))
              AND n.valid_from <= greatest(e.valid_until + 1, %(on)s) AND (n.valid_until IS NULL OR n.valid_until > e.valid_until))
     ORDER BY valid_until, id
"""


def nearing(on: date, brand_id: UUID | None = None, *, told: bool = True) -> list[dict[str, Any]]:
    """Accepted documents that end within 60 days of `on` or have ended, unless another one takes over without a gap or has by now.

    Without `told`, those whose end was told already are left out.
    """
    given = {"on": on, "horizon": on + timedelta(days=WARNINGS[0] + 1), "brand": brand_id, "told": told}
    return db.dicts(_NEARING, given)


def unwarned(pairs: Sequence[tuple[UUID, int]], at: datetime) -> set[UUID]:
    """Record warnings (document, days); the documents for which that very warning was not recorded before."""
    ids, days = [key for key, _ in pairs], [number for _, number in pairs]
    return {
        key
        for (key,) in db.rows(
            "INSERT INTO compliance_evidencewarning (id, evidence_id, days, at)"
            " SELECT t.id, t.evidence_id, t.days, %s FROM unnest(%s::uuid[], %s::uuid[], %s::int[]) AS t(id, evidence_id, days)"
            " ON CONFLICT (evidence_id, days) DO NOTHING RETURNING evidence_id",
            [at, [uuid7() for _ in pairs], ids, days],
        )
    }
