"""`argosy rules diff`: what changes in the law between two days, and whom it hits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from argosy.cli.rules import options
from argosy.compliance import law

KINDS = {"added": "begins", "removed": "ends", "changed": "changes", "passing": "begins and ends"}
STYLES = {"added": "green", "removed": "yellow", "changed": "cyan", "passing": "dim"}
LONGEST = 300


@click.command("diff")
@click.option("--from", "start", type=options.Day(), required=True, help="The earlier day.")
@click.option("--to", "end", type=options.Day(), required=True, help="The later day.")
@options.market_option
@options.category_option
@click.option("--brand", metavar="SLUG", help="Judge only this brand's products.")
@click.option("--rules-only", is_flag=True, help="Only what the files say; judge no products and start no database.")
@options.language_option
@options.json_option
def diff(
    start: date,
    end: date,
    markets: tuple[str, ...],
    category: str | None,
    brand: str | None,
    rules_only: bool,
    language: str,
    as_json: bool,
) -> None:
    """The rules that begin, end or say something else between two days, and the products on sale whose verdict that changes: all are
    judged on both days, as they are stored now. Without --market, the products are judged in the open markets.
    """
    if start > end:
        raise click.UsageError(f"--from {start} lies after --to {end}: exchange them.")
    if rules_only and brand:
        raise click.UsageError("--rules-only judges no products: leave --brand or --rules-only out.")
    codes = options.market_codes(markets)
    found = [c for c in law.changes(law.default(), start, end, language) if _concerns(c, codes, category)]
    told: dict[str, Any] = {"from": start.isoformat(), "to": end.isoformat(), "changes": [_change(c) for c in found]}
    if not rules_only:
        told["hits"] = _hits(start, end, codes, category, brand, language)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
    else:
        _show(told)


def _concerns(change: law.Change, markets: Sequence[str], category: str | None) -> bool:
    places = {country.lower() for country in change.countries}
    return (not markets or not places.isdisjoint(markets)) and (category is None or _covers(change, category))


def _covers(change: law.Change, category: str) -> bool:
    """Whether the category itself, or any below it, is concerned."""
    known = law.default()
    return any(category in known.path(leaf) for leaf in change.categories)


def _change(change: law.Change) -> dict[str, Any]:
    entry = change.entry
    return {
        "change": change.kind,
        "id": change.id,
        "title": change.title,
        "severity": change.severity,
        "jurisdiction": change.jurisdiction,
        "countries": list(change.countries),
        "categories": list(change.categories),
        "on": [day.isoformat() for day in change.days],
        "fields": [{"name": name, "before": before, "after": after} for name, before, after in change.fields],
        "citation": entry.citation.as_dict(),
        "confidence": entry.confidence,
        "file": entry.file,
        "line": entry.line,
    }


def _hits(
    start: date, end: date, markets: list[str], category: str | None, brand: str | None, language: str
) -> dict[str, Any]:
    from argosy.cli.main import ready

    ready()
    from argosy.compliance import api as compliance
    from argosy.kernel.errors import ArgosyError
    from argosy.kernel.markets import MARKETS
    from argosy.programme import api as programme

    covered = law.default().countries
    places = markets or [code for code, market in MARKETS.items() if market.country in covered]
    try:
        brand_id = programme.brand(brand).id if brand else None
    except ArgosyError as trouble:
        raise click.UsageError(trouble.sentence(language)) from None
    return compliance.forecast(start, end, places, category=category, brand_id=brand_id)


def _show(told: dict[str, Any]) -> None:
    from rich.markup import escape
    from rich.table import Table

    from argosy.cli.rules.showing import console

    out, known = console(), law.leaves(law.default())
    out.print(f"\n[bold]From {told['from']} to {told['to']}: {len(told['changes'])} rules change[/bold]")
    made = Table("On", "Rule", "What happens", "Where", "Categories", "Source", header_style="bold", show_lines=True)
    for c in told["changes"]:
        what = [f"[{STYLES[c['change']]}]{KINDS[c['change']]}[/] ({c['severity']})"]
        what += [f"{f['name']}: {escape(_short(f['before']))} → {escape(_short(f['after']))}" for f in c["fields"]]
        categories = "all" if c["categories"] == known else ", ".join(c["categories"])
        source = f"{c['citation']['act']}, {c['citation']['article']} ({c['confidence']})"
        title = f"{escape(c['title'])}\n[dim]{c['id']}[/dim]"
        made.add_row("\n".join(c["on"]), title, "\n".join(what), c["jurisdiction"], categories, escape(source))
    if told["changes"]:
        out.print(made)
    if "hits" in told:
        _show_hits(out, told["hits"])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _show_hits(out: Any, hits: dict[str, Any]) -> None:
    from rich.markup import escape
    from rich.table import Table

    out.print(
        f"\n[bold]{hits['products_changed']} of {hits['products']} products on sale change verdict[/bold], "
        f"in {', '.join(m.upper() for m in hits['markets'])}"
    )
    if not hits["by_brand"]:
        return
    made = Table("Brand", "Market", "From", "To", "Products", "For example", "Because of", header_style="bold")
    for row in hits["by_brand"]:
        style = "red" if row["after"] == "blocked" else "yellow" if row["after"] == "warn" else "green"
        made.add_row(
            escape(row["brand"]),
            row["market"].upper(),
            row["before"],
            f"[{style}]{row['after']}[/]",
            str(row["products"]),
            escape(", ".join(row["examples"])),
            escape(", ".join(row["rules"])),
        )
    out.print(made)
