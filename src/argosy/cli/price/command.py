"""The group, and what reads the log: history and prove."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import click

from argosy.cli.price.evidence import BARRED, rule_lines
from argosy.cli.price.measuring import by_measure, content_of, measured
from argosy.cli.price.naming import told_of, variant_named
from argosy.cli.price.quoting import quote
from argosy.cli.price.setting import apply, lists, rates, set_prices, tell
from argosy.cli.rules.options import Day, json_option
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.kernel.money import format_money

#: So far back a history goes when nothing is said.
SINCE = timedelta(days=90)
market_option = click.option("--market", type=click.Choice(list(MARKETS)), required=True, help="The market.")
brand_option = click.option("--brand", metavar="SLUG", help="The brand, where several use one SKU.")
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the explanation."
)


@click.group("price")
def price() -> None:
    """Prices: change them with a preview, say what a sale costs with every tax and who owes it, what was charged when, and from which
    price a reduction counts.

    `quote` works from plain facts alone, without a database.
    """


for command in (quote, set_prices, apply, lists, tell, rates):
    price.add_command(command)


@price.command("history")
@click.argument("sku")
@market_option
@click.option("--since", type=Day(), help="First day, as 2026-11-22; ninety days ago when left out.")
@brand_option
@language_option
@json_option
def history(sku: str, market: str, since: date | None, brand: str | None, language: str, as_json: bool) -> None:
    """Every price of SKU in a market since a day, those ahead included, each with where it came from.

    `lowest` is the lowest price of the thirty days before the reduction that the price belongs to, from which a claim counts.
    """
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    zone = ZoneInfo(MARKETS[market].time_zone)
    begin = datetime(since.year, since.month, since.day, tzinfo=zone) if since else clock.now() - SINCE
    variant = variant_named(sku, brand)
    rows = pricing.history(variant.id, market, begin)
    if not rows:
        raise click.UsageError(f"{sku} has had no price in market {market}: launch its brand there, or set one.")
    content = content_of(variant)
    told = [_row(variant.id, market, row, content) for row in rows]
    if as_json:
        click.echo(json.dumps(told_of(variant, market) | {"prices": told}, ensure_ascii=False, indent=2, default=str))
        return
    from argosy.cli.rules.showing import table

    def line(row: pricing.PriceRow, one: dict[str, Any]) -> tuple[str, ...]:
        money = format_money(row.gross, row.currency, language)
        lowest = format_money(one["lowest"], row.currency, language) if one["lowest"] else ""
        off = f"−{one['percent']} %" if one["percent"] else ""
        when = f"{row.from_at.astimezone(zone):%Y-%m-%d %H:%M}"
        measure = (measured(one["by_measure"], row.currency, language),) if content else ()
        why = pricing.explain(row.source, row.currency, language) or row.reason
        return when, money, *measure, row.kind, off, lowest, why

    by_measure = ("By measure",) if content else ()
    heads = ("From", "Price", *by_measure, "Kind", "Claim", "Lowest of 30 days", "Where it comes from")
    table(heads, [line(row, one) for row, one in zip(rows, told, strict=True)])


def _row(variant_id: Any, market: str, row: Any, content: str) -> dict[str, Any]:
    from argosy.pricing import api as pricing

    proof = pricing.prove_at(variant_id, market, row.from_at) if row.kind == "campaign" else None
    return {
        "from": row.from_at,
        "gross": row.gross,
        "currency": row.currency,
        "by_measure": by_measure(content, market, row.gross, row.from_at),
        "kind": row.kind,
        "reason": row.reason,
        "campaign_id": row.campaign_id,
        "lowest": proof.lowest if proof else None,
        "percent": proof.percent if proof else None,
        "source": row.source,
        "written_at": row.written_at,
    }


@price.command("prove")
@click.argument("sku")
@market_option
@click.option("--on", type=Day(), help="The day asked for, as 2026-11-22; now when left out.")
@brand_option
@language_option
@json_option
def prove(sku: str, market: str, on: date | None, brand: str | None, language: str, as_json: bool) -> None:
    """The evidence sheet of a price: what was charged at the end of that day in the market's time, and, while it is reduced, the
    lowest price of the thirty days before the reduction began (of new goods what the state has instead), with every price of those
    days, and the state's rule with its source.

    For a regulator's or shopper's question: --json carries a digest over the whole sheet.
    """
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    variant = variant_named(sku, brand)
    try:
        found = pricing.prove(variant.id, market, on) if on else pricing.prove_at(variant.id, market, clock.now())
    except ArgosyError as trouble:
        raise click.UsageError(trouble.sentence(language)) from None
    if as_json:
        click.echo(json.dumps(told_of(variant, market) | found.as_dict(), ensure_ascii=False, indent=2))
        return
    _show(variant.sku, found, language)


def _show(sku: str, found: Any, language: str) -> None:
    from argosy.cli.rules.showing import table
    from argosy.pricing import api as pricing

    zone = ZoneInfo(MARKETS[found.market].time_zone)

    def money(minor: int) -> str:
        return format_money(minor, found.currency, language)

    def when(at: datetime | None) -> str:
        return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else ""

    click.echo(f"{sku} in market {found.market} at {when(found.at)} ({zone.key}): {money(found.gross)}")
    if found.began is None:
        click.echo("It is not reduced: nothing is claimed. Prices of the thirty days before:")
    else:
        lowest = (
            money(found.lowest) if found.lowest is not None else f"none, {BARRED[found.barred]}: nothing may be claimed"
        )
        click.echo(
            f"Reduction since {when(found.began)}; the prices count that held from {when(found.window_from)} until then."
        )
        click.echo(f"Lowest price of that time: {lowest}. It may claim −{found.percent} %.")
    rows = [
        (
            when(e.from_at),
            when(e.until),
            money(e.gross),
            e.kind,
            pricing.explain(e.source, found.currency, language) or e.reason,
        )
        for e in found.entries
    ]
    table(("From", "Until", "Price", "Kind", "Where it comes from"), rows)
    for line in rule_lines(found.rule, found.market):
        click.echo(line)
    click.echo(f"Law: {found.law}. Digest of this sheet: {found.as_dict()['sha256']}")
