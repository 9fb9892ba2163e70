"""SQL of looking for listings: one statement finds, counts facets and prices, and reads the cards of one page.

The statement is put together from the conditions that a wish has, so that each kind of wish is planned once; the narrow columns
of all matches are read, and of the page's listings alone their cards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argosy.channel.facets import PRICE
from argosy.kernel import db

_WORDS = "(websearch_to_tsquery('simple', %(query)s) || websearch_to_tsquery(%(configuration)s::regconfig, %(query)s))"
#: Ties go to the better seller, then to the newer, then to the title, so that pages never overlap.
_ORDERS = {
    "best": "closeness DESC",
    "new": "launched_on DESC NULLS LAST",
    "price": "gross_minor",
    "price-down": "gross_minor DESC",
    "reduced": "percent_off DESC",
}
_TIES = "units_sold DESC, launched_on DESC NULLS LAST, title, id"
#: As many of a query's words decide about the order of what was found.
MOST_WORDS = 6
_NEAR = """
    SELECT w.word, l.brand, l.name, l.category
    FROM unnest(%(words)s::text[]) AS w(word) CROSS JOIN LATERAL (
        SELECT card->'brand'->>'name' AS brand, card->>'name' AS name, category FROM channel_listing
        WHERE market = %(market)s AND language = %(language)s AND live AND w.word <%% words LIMIT 40) l
"""
_BRANDS = "SELECT document->>'slug', document->>'name' FROM channel_flagship WHERE market = %s AND state = 'open'"


@dataclass(frozen=True, slots=True)
class Found:
    """`all` matched before any facet was chosen, `count` after; `tokens` and `prices` are counted for the facets."""

    all: int
    count: int
    cards: Sequence[dict[str, Any]]
    tokens: Mapping[str, int]
    prices: Mapping[int, int]


def find(values: Mapping[str, Any], chosen: Mapping[str, Sequence[str]], *, fuzzy: bool = False) -> Found:
    """Look for listings.

    `values`: market, language, categories (codes or None), brand (id or None), query ("" for none), configuration, reduced,
    price_from and price_to (minor units or None), sort, page, size, edges. `chosen`: facet values by code. With `fuzzy`, words
    may be misspelt.
    """
    params = dict(values)
    sql = _statement(params, chosen, fuzzy)
    row = db.one(sql, params)
    assert row is not None
    return Found(row[0], row[1], row[2] or [], row[3] or {}, {int(n): count for n, count in (row[4] or {}).items()})


def _statement(params: dict[str, Any], chosen: Mapping[str, Sequence[str]], fuzzy: bool) -> str:
    """The statement for this kind of wish; parameters of the chosen facets are added, unused ones taken away."""
    failing = _failing(params, chosen)
    good = "WHERE failing = '{}'" if failing else ""
    # A product counts for a facet's value when nothing but that facet itself stands against it.
    counting = (
        "WHERE failing = '{}' OR (cardinality(failing) = 1 AND failing[1] = split_part(f, '=', 1))" if failing else ""
    )
    pricing = f"WHERE failing <@ '{{{PRICE}}}'" if failing else ""
    listed = "unnest(facets) AS f" + (", failing" if failing else "")
    matched, closeness = _matched(params, fuzzy)
    order = f"{_ORDERS[params.pop('sort')]}, {_TIES}"
    return f"""
        WITH hit AS MATERIALIZED (
            SELECT id, facets, gross_minor, units_sold, launched_on, percent_off, title, {closeness} AS closeness
                {", " + failing + " AS failing" if failing else ""}
            FROM channel_listing WHERE {matched}),
        good AS MATERIALIZED (SELECT * FROM hit {good}),
        page AS (
            SELECT id, row_number() OVER (ORDER BY {order}) AS place FROM good ORDER BY place LIMIT %(size)s
            OFFSET (SELECT least((%(page)s - 1)::bigint * %(size)s, greatest(0, (count(*) - 1) / %(size)s * %(size)s)) FROM good))
        SELECT (SELECT count(*) FROM hit), (SELECT count(*) FROM good),
            (SELECT jsonb_agg(l.card || jsonb_build_object('units_sold', l.units_sold, 'digest', l.digest) ORDER BY page.place)
                FROM page JOIN channel_listing l ON l.id = page.id),
            (SELECT jsonb_object_agg(f, n) FROM (
                SELECT f, count(*) AS n FROM (SELECT {listed} FROM hit) t {counting} GROUP BY f) c),
            (SELECT jsonb_object_agg(b, n) FROM (
                SELECT width_bucket(gross_minor, %(edges)s::bigint[]) AS b, count(*) AS n FROM hit {pricing} GROUP BY 1) c)
    """


def _matched(params: dict[str, Any], fuzzy: bool) -> tuple[str, str]:
    """The conditions, and the measure of closeness."""
    parts = ["market = %(market)s AND language = %(language)s AND live"]
    closeness = "0"
    if params["categories"] is not None:
        parts.append("category = ANY(%(categories)s)")
    if params["brand"] is not None:
        parts.append("brand_id = %(brand)s")
    if params.pop("reduced"):
        parts.append("percent_off > 0")
    if params["query"] and fuzzy:
        parts.append("%(query)s <%% words")
        closeness = "word_similarity(%(query)s, words)"
    elif params["query"]:
        parts.append(f"search @@ {_WORDS}")
        closeness = _in_names(params)
    unused = [n for n in ("categories", "brand") if params[n] is None]
    unused += ["query", "configuration"] if not params["query"] else ["configuration"] if fuzzy else []
    for name in unused:
        del params[name]
    return " AND ".join(parts), closeness


def _in_names(params: dict[str, Any]) -> str:
    """How many of the query's words stand in a listing's names, and one more when they stand there together.

    Names are short and stored in the row; PostgreSQL's own rank would fetch each match's whole text from its own pages.
    """
    words = params["query"].split()[:MOST_WORDS]
    params |= {f"word{n}": word for n, word in enumerate(words)}
    return " + ".join(
        f"(strpos(words, %({name})s) > 0)::int" for name in ("query", *(f"word{n}" for n in range(len(words))))
    )


def _failing(params: dict[str, Any], chosen: Mapping[str, Sequence[str]]) -> str:
    """The codes of those chosen facets that a listing does not satisfy, as SQL; "" when nothing was chosen."""
    cases = []
    for n, (code, values) in enumerate(sorted(chosen.items())):
        params[f"code{n}"], params[f"tokens{n}"] = code, [f"{code}={v}" for v in values]
        cases.append(f"CASE WHEN NOT facets && %(tokens{n})s::text[] THEN %(code{n})s END")
    low, high = params.pop("price_from"), params.pop("price_to")
    if low is not None or high is not None:
        params |= {"low": low or 0, "high": 2**62 if high is None else high}
        cases.append(f"CASE WHEN gross_minor NOT BETWEEN %(low)s AND %(high)s THEN '{PRICE}' END")
    return f"array_remove(ARRAY[{', '.join(cases)}]::text[], NULL)" if cases else ""


def near(market: str, language: str, words: Sequence[str]) -> list[tuple[str, str, str, str]]:
    """(word, brand, product's name, category) of listings that hold something like one of the words."""
    return db.rows(_NEAR, {"market": market, "language": language, "words": list(words)})  # type: ignore[return-value]


def brands(market: str) -> dict[str, str]:
    """Names of the market's open flagships by slug."""
    return dict(db.rows(_BRANDS, [market]))
