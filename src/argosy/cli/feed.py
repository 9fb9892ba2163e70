"""`argosy feed`: a market's listings as a file for those who list them elsewhere."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import market as market_of
from argosy.web.shop import google
from argosy.web.shop.shelf import Place


@click.group("feed")
def feed() -> None:
    """Feeds: all that is on sale in a market, with its prices, for other places to list."""


@feed.command("google")
@click.option("--market", required=True, help="The market: es, fr, de, it or pl.")
@click.option("--language", default="", help="One of the market's languages; its first one when left out.")
@click.option(
    "--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file; .gz packs it; - prints it."
)
def google_(market: str, language: str, out: Path) -> None:
    """Write the feed for Google Merchant Center: the same as the market's feed/google.xml.

    A file is replaced in one step: whoever reads it meanwhile reads the old one.
    """
    try:
        place = _place(market, language)
    except ArgosyError as trouble:
        Console(stderr=True, highlight=False).print(f"[red]{trouble.sentence('en')}[/red]")
        sys.exit(2)
    if str(out) == "-":
        for piece in google.stream(place):
            sys.stdout.buffer.write(piece.encode())
        return
    with Console(stderr=True).status(f"Writing {out} …"):
        items = _write(google.stream(place), out)
    click.echo(f"{items:,} items, {out.stat().st_size / 1_000_000:.1f} MB: {out}")


def _place(market: str, language: str) -> Place:
    found = market_of(market)
    if language and language not in found.languages:
        raise click.BadParameter(f"{market} is read in {', '.join(found.languages)}", param_hint="--language")
    return Place(found.code, language or found.languages[0])


def _write(pieces: Iterator[str], out: Path) -> int:
    """Write beside the file, then put it in its place; how many items there are."""
    made, items = out.with_name(f".{out.name}.{os.getpid()}"), 0
    try:
        with gzip.open(made, "wb") if out.suffix == ".gz" else made.open("wb") as file:
            for piece in pieces:
                items += piece.count("<item>")
                file.write(piece.encode())
        made.replace(out)
    finally:
        made.unlink(missing_ok=True)
    return items
