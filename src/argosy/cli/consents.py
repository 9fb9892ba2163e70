"""`argosy consents`: who allows advertising by mail, for whoever sends it."""

from __future__ import annotations

import json

import click
from rich.console import Console
from rich.table import Table

from argosy.checkout import api as checkout


@click.command("consents")
@click.option("--market", default="", help="Only those given in one market.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object per address and line, with the words agreed to."
)
def consents(market: str, as_json: bool) -> None:
    """List the addresses that allow advertising by mail and have not taken that back. Ask anew before each mailing."""
    found = checkout.consents(market)
    if as_json:
        for c in found:
            told = {"email": c.email, "version": c.version, "language": c.language, "market": c.market}
            words = checkout.consent_words(c.kind, c.version, c.language)
            click.echo(json.dumps(told | {"given_at": c.given_at.isoformat(), "words": words}, ensure_ascii=False))
        return
    table = Table(title="Advertising allowed", title_justify="left")
    for heading in ("Address", "Market", "Language", "Words of", "Since"):
        table.add_column(heading)
    for c in found:
        table.add_row(c.email, c.market, c.language, c.version, f"{c.given_at:%Y-%m-%d %H:%M}")
    Console(highlight=False).print(table if found else "Nobody.")
