"""`argosy price quote`: net, VAT, duty and gross of a sale, of goods in the catalogue or from a file of facts without a database."""

from __future__ import annotations

import json
import sys
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from argosy.cli.price.measuring import by_measure, content_of, measured
from argosy.cli.price.naming import variant_named
from argosy.cli.rules import options
from argosy.cli.rules.check import read_json
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS


@click.command("quote")
@click.argument("goods", nargs=-1, metavar="[SKU[:UNITS]]...")
@click.option(
    "--facts", type=click.Path(path_type=Path), help="A JSON file of plain facts instead; - reads standard input."
)
@click.option("--market", type=click.Choice(list(MARKETS)), help="The market whose prices hold; with goods.")
@click.option(
    "--ship-to", default="", metavar="POSTCODE", help="Where to, in the market, or COUNTRY/POSTCODE elsewhere."
)
@click.option("--ship-from", default="", metavar="COUNTRY", help="Where from; usually a warehouse for the market.")
@click.option(
    "--business", "vat_id", default="", metavar="VAT_ID", help="The buyer is a business with this checked VAT id."
)
@click.option("--on", type=options.Day(), help="The day of the sale; today when left out.")
@click.option("--brand", metavar="SLUG", help="The brand, where several use one SKU.")
@click.option("--reader", type=click.Choice(("shopper", "brand", "auditor")), help="Print only this reader's words.")
@options.language_option
@options.json_option
def quote(goods: tuple[str, ...], facts: Path | None, market: str | None, **asked: Any) -> None:
    """Tax a sale: of goods as they are sold in a market, or from plain facts (market, day, buyer, seller, from where to where, and lines
    with tariff code and amount), which need no database.

    For each line and in all: net, VAT, duty, charges and gross, the scheme, who owes the VAT, and the explanation for shopper, brand
    and auditor; of goods sold by measure also the price by measure. The format of the facts is in docs/reference/price-facts.md. Nothing is stored.

    Exit code 0: quoted; 2: refused, naming the field and the reason.
    """
    from argosy.pricing import tax

    reader, language, as_json = asked.pop("reader"), asked.pop("language"), asked.pop("as_json")
    given = _given(goods, facts, market, asked)
    by_measures = _by_measure(goods, given, asked) if goods else {}
    try:
        found = tax.quote(tax.read(given, options.today()))
    except ArgosyError as trouble:
        _refuse(trouble, language, as_json)
    if reader:
        lines = tax.explain(found, reader, language)
        click.echo(json.dumps(lines, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))
    elif as_json:
        told = tax.as_dict(found, language) | ({"by_measure": by_measures} if by_measures else {})
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        from argosy.cli.price.showing import show

        show(found, language)
        for line, price in by_measures.items():
            click.echo(f"{line}: {measured(price, found.facts.currency, language)}")


def _given(goods: tuple[str, ...], facts: Path | None, market: str | None, asked: dict[str, Any]) -> Any:
    """The facts, read or gathered. Raises UsageError."""
    if facts is not None:
        if goods or market or any(asked.values()):
            raise click.UsageError("--facts holds everything: leave goods and the other options out.")
        return read_json(facts)
    if not goods or not market:
        raise click.UsageError("Name goods by SKU and their --market, or give plain facts with --facts FILE.")
    from argosy.cli.price.goods import facts_of

    return facts_of(goods, market, **asked)


def _by_measure(goods: tuple[str, ...], given: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    """By line, what goods sold by measure cost by it."""
    from argosy.kernel import clock

    on, place = asked["on"], MARKETS[given["market"]]
    at = datetime.combine(on, time.max, ZoneInfo(place.time_zone)) if on else clock.now()
    found = {}
    for name, line in zip(goods, given["lines"], strict=True):
        content = content_of(variant_named(name.partition(":")[0], asked["brand"]))
        if price := by_measure(content, place.code, line["unit_gross_minor"], at):
            found[line["id"]] = price
    return found


def _refuse(trouble: ArgosyError, language: str, as_json: bool) -> Any:
    fields = ", ".join(trouble.fields)
    sentence = trouble.sentence(language)
    if as_json:
        told = {"code": trouble.code, "fields": list(trouble.fields), "reason": sentence}
        click.echo(json.dumps({"error": told}, ensure_ascii=False, indent=2))
    click.echo(sentence if sentence.startswith(fields) else f"{fields}: {sentence}", err=True)
    sys.exit(2)
