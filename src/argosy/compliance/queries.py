"""The only SQL of this room."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from argosy.kernel import db
from argosy.kernel.ids import uuid7

_VERDICT = "product_id, brand_id, market, outcome, findings, display, facts_digest, rules_version, evaluated_on, closed"


def verdicts(product_ids: Sequence[UUID], markets: Sequence[str]) -> list[dict[str, Any]]:
    """The stored verdicts on these products in these markets."""
    return db.dicts(
        f"SELECT {_VERDICT} FROM compliance_verdict WHERE product_id = ANY(%s) AND market = ANY(%s)",
        [list(product_ids), list(markets)],
    )


def problems(brand_id: UUID | None, markets: Sequence[str] | None) -> list[dict[str, Any]]:
    """The stored verdicts of a brand, or of all, that found anything at all, without what they display."""
    kept = _VERDICT.replace("display", "'[]'::jsonb AS display")
    return db.dicts(
        f"""
        SELECT {kept} FROM compliance_verdict
         WHERE findings <> '[]' AND (%(brand)s::uuid IS NULL OR brand_id = %(brand)s)
           AND (%(markets)s::text[] IS NULL OR market = ANY(%(markets)s))
         ORDER BY product_id, market
        """,
        {"brand": brand_id, "markets": None if markets is None else list(markets)},
    )


def closed(product_ids: Sequence[UUID], market: str) -> dict[UUID, list[str]]:
    """The gates at which each product may not pass; one that was never judged is not in it."""
    return dict(
        db.rows(
            "SELECT product_id, closed FROM compliance_verdict WHERE product_id = ANY(%s) AND market = %s",
            [list(product_ids), market],
        )
    )


def open_markets(product_ids: Sequence[UUID], markets: Sequence[str], gate: str) -> dict[UUID, list[str]]:
    """The markets in which each product may pass the gate."""
    return dict(
        db.rows(
            "SELECT product_id, array_agg(market) FROM compliance_verdict "
            "WHERE product_id = ANY(%s) AND market = ANY(%s) AND %s <> ALL(closed) GROUP BY product_id",
            [list(product_ids), list(markets), gate],
        )
    )


def write_verdicts(batch: Iterable[dict[str, Any]], on: date, at: datetime) -> int:
    """Insert or replace verdicts, in the order of (product, market) so that two writers never lock crosswise."""
    listed = sorted(batch, key=lambda row: (row["product_id"], row["market"]))
    if not listed:
        return 0
    return db.run(
        """
        INSERT INTO compliance_verdict AS v
            (id, product_id, brand_id, market, outcome, findings, display, facts_digest, rules_version,
             closed, evaluated_on, evaluated_at)
        SELECT id, product_id, brand_id, market, outcome, findings::jsonb, display::jsonb, facts_digest, rules_version,
               string_to_array(closed, ','), %s, %s
          FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
                      %s::text[], %s::text[])
            AS t(id, product_id, brand_id, market, outcome, findings, display, facts_digest, rules_version, closed)
        ON CONFLICT (product_id, market) DO UPDATE
           SET outcome = EXCLUDED.outcome, findings = EXCLUDED.findings, display = EXCLUDED.display,
               facts_digest = EXCLUDED.facts_digest, rules_version = EXCLUDED.rules_version,
               closed = EXCLUDED.closed, evaluated_on = EXCLUDED.evaluated_on, evaluated_at = EXCLUDED.evaluated_at
        """,
        [
            on,
            at,
            [uuid7() for _ in listed],
            [row["product_id"] for row in listed],
            [row["brand_id"] for row in listed],
            [row["market"] for row in listed],
            [row["outcome"] for row in listed],
            [json.dumps(row["findings"], ensure_ascii=False) for row in listed],
            [json.dumps(row["display"], ensure_ascii=False) for row in listed],
            [row["facts_digest"] for row in listed],
            [row["rules_version"] for row in listed],
            [",".join(row["closed"]) for row in listed],
        ],
    )


def registrations(brand_id: UUID) -> list[dict[str, Any]]:
    """A brand's producer numbers by country and scheme."""
    return db.dicts(
        "SELECT country, scheme, number, recorded_at FROM compliance_registration WHERE brand_id = %s"
        " ORDER BY country, scheme",
        [brand_id],
    )


def write_registration(brand_id: UUID, country: str, scheme: str, number: str, at: datetime) -> int:
    """Record a number; 1 if that changed anything, else 0."""
    return db.run(
        """
        INSERT INTO compliance_registration AS r (id, brand_id, country, scheme, number, recorded_at)
        VALUES (%s, %s, %s, %s, %s, %s)
        ON CONFLICT (brand_id, country, scheme) DO UPDATE
           SET number = EXCLUDED.number, recorded_at = EXCLUDED.recorded_at
         WHERE r.number <> EXCLUDED.number
        """,
        [uuid7(), brand_id, country, scheme, number, at],
    )


def tally(brand_id: UUID | None = None) -> list[tuple[str, str, int]]:
    """How many products have which outcome in which market: (market, outcome, count), of one brand or of all."""
    where, params = ("WHERE brand_id = %s", [brand_id]) if brand_id else ("", [])
    return [
        (str(market), str(outcome), int(count))
        for market, outcome, count in db.rows(
            f"SELECT market, outcome, count(*) FROM compliance_verdict {where} GROUP BY 1, 2 ORDER BY 1, 2", params
        )
    ]


def blocking(limit: int) -> list[tuple[str, int, list[str]]]:
    """The rules that keep products off sale, the one with most products first: (rule, products, markets)."""
    return [
        (str(rule), int(count), list(markets))
        for rule, count, markets in db.rows(
            """
            SELECT f ->> 'rule', count(DISTINCT v.product_id), array_agg(DISTINCT v.market ORDER BY v.market)
              FROM compliance_verdict v, jsonb_array_elements(v.findings) f
             WHERE v.outcome NOT IN ('allowed', 'warn') AND f ->> 'severity' = 'block' AND NOT f ? 'gates'
             GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
            """,
            [limit],
        )
    ]


def findings_of(rule_id: str) -> list[tuple[str, str, int]]:
    """Products in which a rule found something: (market, the verdict's outcome, count)."""
    return [
        (str(market), str(outcome), int(count))
        for market, outcome, count in db.rows(
            "SELECT market, outcome, count(*) FROM compliance_verdict WHERE findings @> %s::jsonb GROUP BY 1, 2 ORDER BY 1, 2",
            [json.dumps([{"rule": rule_id}])],
        )
    ]


def judged(brand_id: UUID) -> list[tuple[UUID, str]]:
    """The (product, market) pairs of a brand that have a verdict."""
    return [
        (product, market)
        for product, market in db.rows(
            "SELECT product_id, market FROM compliance_verdict WHERE brand_id = %s ORDER BY product_id, market",
            [brand_id],
        )
    ]


def judged_markets(brand_id: UUID) -> list[str]:
    """The markets in which a brand has verdicts."""
    found = db.rows("SELECT DISTINCT market FROM compliance_verdict WHERE brand_id = %s ORDER BY 1", [brand_id])
    return [str(market) for (market,) in found]


def pass_is_over(day: date, version: str) -> bool:
    """Whether everything was judged for the day and the rules of that version."""
    return (
        db.one(
            "SELECT 1 FROM compliance_pass WHERE day = %s AND rules = %s AND finished_at IS NOT NULL", [day, version]
        )
        is not None
    )


def take_pass(day: date, version: str, at: datetime) -> UUID | None:
    """The day's pass, begun if there is none, locked for this transaction; None when it is over or another has it."""
    db.run(
        "INSERT INTO compliance_pass (id, day, rules, started_at) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (day, rules) DO NOTHING",
        [uuid7(), day, version, at],
    )
    found = db.one(
        "SELECT id FROM compliance_pass WHERE day = %s AND rules = %s AND finished_at IS NULL FOR UPDATE SKIP LOCKED",
        [day, version],
    )
    return None if found is None else found[0]


def judged_after(pass_id: UUID, limit: int) -> list[tuple[UUID, UUID, str]]:
    """The (product, brand, market) of the next `limit` products that the pass has not reached."""
    return [
        (product, brand, market)
        for product, brand, market in db.rows(
            """
            SELECT product_id, brand_id, market FROM compliance_verdict
             WHERE product_id IN (
                   SELECT DISTINCT v.product_id FROM compliance_verdict v JOIN compliance_pass p ON p.id = %s
                    WHERE p.reached IS NULL OR v.product_id > p.reached ORDER BY 1 LIMIT %s)
            """,
            [pass_id, limit],
        )
    ]


def note_pass(pass_id: UUID, reached: UUID | None, at: datetime) -> None:
    """How far the pass has come; None when there was nothing left."""
    if reached is None:
        db.run("UPDATE compliance_pass SET finished_at = %s WHERE id = %s", [at, pass_id])
    else:
        db.run("UPDATE compliance_pass SET reached = %s WHERE id = %s", [reached, pass_id])


def restrictions(product_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """The restrictions in force on these products, the oldest first."""
    return db.dicts(
        "SELECT product_id, market, skus, number FROM compliance_restriction"
        " WHERE product_id = ANY(%s) AND lifted_at IS NULL ORDER BY id",
        [list(product_ids)],
    )


def write_restrictions(
    reference: UUID, number: str, brand_id: UUID, product_id: UUID, markets: list[str], skus: list[str], at: datetime
) -> int:
    """Record a decision on a product in these markets; in how many it was not recorded before."""
    return db.run(
        """
        INSERT INTO compliance_restriction (id, reference, number, product_id, brand_id, market, skus, at)
        SELECT t.id, %s, %s, %s, %s, t.market, %s::varchar[], %s FROM unnest(%s::uuid[], %s::text[]) AS t(id, market)
        ON CONFLICT (reference, product_id, market) DO NOTHING
        """,
        [reference, number, product_id, brand_id, skus, at, [uuid7() for _ in markets], markets],
    )


def lift_restrictions(reference: UUID, at: datetime) -> int:
    """End what a decision restricts; how many restrictions were in force."""
    return db.run(
        "UPDATE compliance_restriction SET lifted_at = %s WHERE reference = %s AND lifted_at IS NULL", [at, reference]
    )
