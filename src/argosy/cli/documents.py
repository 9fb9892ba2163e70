"""`argosy documents`: brands' documents handed in, listed and reviewed from the command line."""

from __future__ import annotations

import getpass
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from rich.console import Console
from rich.table import Table

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.programme import api as programme

evidence = compliance.evidence
STYLES = {"valid": "green", "expired": "red", "refused": "red", "submitted": "cyan", "early": "cyan"}


@click.group("documents")
def documents() -> None:
    """Brands' documents: what they handed in to prove what they say, how it stands today, and its review."""


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _stop(trouble: ArgosyError) -> None:
    Console(stderr=True, highlight=False).print(f"[red]{trouble.sentence('en')}[/red]")
    sys.exit(2)


@documents.command("add")
@click.argument("brand")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kind", required=True, type=click.Choice(compliance.EVIDENCE_KINDS))
@click.option(
    "--model", "models", multiple=True, help="Only for this model (repeatable); otherwise for the whole range."
)
@click.option("--country", "countries", multiple=True, help="Only for this country (repeatable); otherwise everywhere.")
@click.option("--scheme", default="", help="The register of a registration certificate; needs one --country.")
@click.option("--issued", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--from", "begins", type=click.DateTime(["%Y-%m-%d"]), help="First day; otherwise the day of issue.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day; otherwise it has no end.")
@click.option("--by", default=getpass.getuser, help="Who hands it in. Default: the name of this account.")
def add(
    brand: str,
    file: Path,
    kind: str,
    models: tuple[str, ...],
    countries: tuple[str, ...],
    scheme: str,
    issued: datetime | None,
    begins: datetime | None,
    until: datetime | None,
    by: str,
) -> None:
    """Hand in FILE (PDF, PNG, JPEG or WebP) as a document of BRAND (its slug). It waits for review."""
    register = kind == "registration_certificate"
    try:
        owner = programme.brand(brand)
        draft = evidence.Draft(
            kind=kind,
            scope="products" if models else compliance.evidence_scopes(kind)[-1],
            product_ids=[catalogue.product_by_model(owner.id, model).id for model in models],
            country=countries[0] if register and countries else "",
            scheme=scheme,
            countries=() if register else countries,
            issued_on=_day(issued),
            valid_from=_day(begins),
            valid_until=_day(until),
        )
        found, new = evidence.submit(owner.id, draft, file.read_bytes(), file.name, by)
    except ArgosyError as trouble:
        _stop(trouble)
    click.echo(f"{found.id}  {'handed in, waits for review' if new else f'on file already: {found.state}'}")


@documents.command("list")
@click.argument("brand", default="")
@click.option("--json", "as_json", is_flag=True, help="Print the documents as JSON.")
def listed(brand: str, as_json: bool) -> None:
    """The documents of BRAND, or without it those of all brands that wait for review."""
    try:
        found = evidence.documents(programme.brand(brand).id) if brand else evidence.waiting()
    except ArgosyError as trouble:
        _stop(trouble)
    if as_json:
        click.echo(json.dumps([_told(d) for d in found], ensure_ascii=False, indent=2))
        return
    slugs = {b.id: b.slug for b in programme.brands()}
    table = Table("Id", "Brand", "Kind", "File", "Valid through", "State")
    for d in found:
        standing = d.standing(clock.today())
        style = STYLES.get(standing, "")
        ends = d.valid_until.isoformat() if d.valid_until else "no end"
        shown = f"[{style}]{standing}[/{style}]" if style else standing
        table.add_row(str(d.id), slugs.get(d.brand_id, "?"), d.kind, d.name, ends, shown)
    Console(highlight=False).print(table if found else "No documents.")


def _told(d: Any) -> dict[str, Any]:
    same = "kind scope country scheme name mime size_bytes sha256 state note uploaded_by reviewer".split()
    days = {
        name: day.isoformat() if (day := getattr(d, name)) else None
        for name in ("issued_on", "valid_from", "valid_until")
    }
    ids = {"id": str(d.id), "brand_id": str(d.brand_id), "product_ids": [str(key) for key in d.product_ids]}
    return (
        ids
        | {name: getattr(d, name) for name in same}
        | days
        | {
            "countries": list(d.countries),
            "standing": d.standing(clock.today()),
        }
    )


@documents.command("review")
@click.argument("document", type=click.UUID)
@click.option("--accept", is_flag=True, help="The document is what it says it is.")
@click.option("--refuse", default="", metavar="REASON", help="Refuse it with a reason that the brand reads.")
@click.option("--by", default=getpass.getuser, help="Who reviews it. Default: the name of this account.")
def review(document: UUID, accept: bool, refuse: str, by: str) -> None:
    """Accept or refuse a DOCUMENT (its id). Whoever handed it in does not review it."""
    if accept == bool(refuse):
        raise click.UsageError("Say either --accept or --refuse REASON.")
    try:
        done = evidence.review(document, accept, by, refuse)
    except ArgosyError as trouble:
        _stop(trouble)
    changed = len({product for product, _ in done.changed})
    click.echo(f"{'accepted' if accept else 'refused'}; verdicts changed on {changed} products")
