"""`argosy price quote`: net, VAT, duty and gross of a sale from a file of facts, without a database."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from argosy.cli.rules import options
from argosy.cli.rules.check import read_json
from argosy.kernel.errors import ArgosyError


@click.command("quote")
@click.option(
    "--facts",
    type=click.Path(path_type=Path),
    required=True,
    help="A JSON file of plain facts; - reads standard input.",
)
@click.option("--reader", type=click.Choice(("shopper", "brand", "auditor")), help="Print only this reader's words.")
@options.language_option
@options.json_option
def quote(facts: Path, reader: str | None, language: str, as_json: bool) -> None:
    """Tax a sale from plain facts: market, day, buyer, seller, from where to where, and lines with tariff code and amount.

    For each line and in all: net, VAT, duty, charges and gross, the scheme, who owes the VAT, and the explanation for shopper, brand
    and auditor. The format of the facts is in docs/reference/price-facts.md. Nothing is stored and no database is needed.

    Exit code 0: quoted; 2: refused, naming the field and the reason.
    """
    from argosy.pricing import tax

    given = read_json(facts)
    try:
        found = tax.quote(tax.read(given, options.today()))
    except ArgosyError as trouble:
        _refuse(trouble, language, as_json)
    if reader:
        lines = tax.explain(found, reader, language)
        click.echo(json.dumps(lines, ensure_ascii=False, indent=2) if as_json else "\n".join(lines))
    elif as_json:
        click.echo(json.dumps(tax.as_dict(found, language), ensure_ascii=False, indent=2))
    else:
        from argosy.cli.price.showing import show

        show(found, language)


def _refuse(trouble: ArgosyError, language: str, as_json: bool) -> Any:
    fields = ", ".join(trouble.fields)
    sentence = trouble.sentence(language)
    if as_json:
        told = {"code": trouble.code, "fields": list(trouble.fields), "reason": sentence}
        click.echo(json.dumps({"error": told}, ensure_ascii=False, indent=2))
    click.echo(sentence if sentence.startswith(fields) else f"{fields}: {sentence}", err=True)
    sys.exit(2)
