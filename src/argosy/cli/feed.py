"""`argosy feed`: a market's goods as a file for those who list them elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argosy.kernel.markets import MARKETS


@click.group("feed")
def feed() -> None:
    """A market's goods for those who list them elsewhere."""


@feed.command("google")
@click.option("--market", type=click.Choice(list(MARKETS)), required=True, help="The market.")
@click.option("--language", metavar="CODE", help="One of the market's languages; its own when left out.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; standard output when left out."
)
def google(market: str, language: str | None, out: Path | None) -> None:
    """For Google Merchant Center: prices from the log, sale prices only where the reduction is true, energy labels by EPREL number."""
    from argosy.cli.main import ready

    ready()
    from argosy.web.shop.feeds import feed as pieces
    from argosy.web.shop.shelf import Place

    known = MARKETS[market].languages
    chosen = language or known[0]
    if chosen not in known:
        raise click.UsageError(f"Market {market} is not read in {chosen!r}: choose one of {', '.join(known)}.")
    items = 0
    target = out.open("w", encoding="utf-8") if out else sys.stdout
    try:
        for piece in pieces(Place(market, chosen)):
            target.write(piece)
            items += piece.startswith("<item>")
    finally:
        if out:
            target.close()
    if out:
        click.echo(f"{items} offers are in {out}.")
