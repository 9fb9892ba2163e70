"""`argosy coupon`: make, list and stop coupon codes."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.table import Table

from argosy.campaigns import api as campaigns
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import market
from argosy.kernel.money import format_money, parse_amount
from argosy.programme import api as programme


@click.group("coupon")
def group() -> None:
    """Coupons: codes that take something off one order of each buyer. No announced price changes."""


@group.command("make")
@click.argument("code")
@click.option("--markets", required=True, help="Markets of one currency, separated by commas.")
@click.option("--percent", type=click.FloatRange(0.01, 90), help="So much off the goods.")
@click.option("--amount", metavar="AMOUNT", help="Or so much, as 10 or 7.50; needs a larger --minimum.")
@click.option(
    "--brand", metavar="SLUG", help="Who funds it, and whose goods it is for. Without it: the platform, all goods."
)
@click.option("--from", "since", type=click.DateTime(), help="When it begins (UTC). Without it: now.")
@click.option("--until", type=click.DateTime(), required=True, help="When it ends (UTC).")
@click.option("--minimum", metavar="AMOUNT", default="0", help="What the goods must cost.")
@click.option("--uses", type=click.IntRange(1), required=True, help="How many orders may use it in all.")
@click.option("--budget", metavar="AMOUNT", help="How much it may take off in all.")
def make(
    code: str,
    markets: str,
    percent: float | None,
    amount: str | None,
    brand: str | None,
    since: datetime | None,
    until: datetime,
    minimum: str,
    uses: int,
    budget: str | None,
) -> None:
    """Make the coupon CODE. The same again changes nothing."""
    if (percent is None) == (amount is None):
        raise click.UsageError("Give --percent or --amount.")
    chosen = [m.strip() for m in markets.split(",") if m.strip()]
    try:
        currency = market(chosen[0]).currency if chosen else "EUR"
        made = campaigns.make_coupon(
            code,
            kind="amount" if amount else "percent",
            value=_minor(amount, currency) if amount else round((percent or 0) * 100),
            markets=chosen,
            starts_at=(since or clock.now().replace(microsecond=0, tzinfo=None)).replace(tzinfo=UTC),
            ends_at=until.replace(tzinfo=UTC),
            most_uses=uses,
            minimum=_minor(minimum, currency),
            budget=_minor(budget, currency) if budget else None,
            brand_id=programme.brand(brand).id if brand else None,
        )
    except ArgosyError as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{made.code} holds in {', '.join(made.markets)} until {made.ends_at:%Y-%m-%d %H:%M} UTC.")


def _minor(text: str, currency: str) -> int:
    try:
        return parse_amount(text, currency)
    except (ValueError, ArithmeticError):
        raise click.BadParameter(f"{text} is no amount of {currency}. Write it such as 7.50.") from None


@group.command("list")
@click.option("--brand", metavar="SLUG", help="Only those of one brand.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per coupon and line.")
def list_(brand: str | None, as_json: bool) -> None:
    """List coupons, the latest first, with how often they were used."""
    try:
        found = campaigns.coupons(programme.brand(brand).id if brand else None)
    except ArgosyError as refused:
        raise click.ClickException(str(refused)) from refused
    if as_json:
        for c in found:
            told = {
                name: getattr(c, name)
                for name in "code kind value currency minimum most_uses budget uses spent state".split()
            }
            dates = {"starts_at": c.starts_at.isoformat(), "ends_at": c.ends_at.isoformat()}
            funded = str(c.brand_id) if c.brand_id else "platform"
            click.echo(json.dumps(told | dates | {"markets": list(c.markets), "funded_by": funded}))
        return
    table = Table(title="Coupons", title_justify="left")
    for heading in ("Code", "Off", "Markets", "Funded by", "Until", "Used", "Taken off", "State"):
        table.add_column(heading)
    for c in found:
        off = f"{c.value / 100:g} %" if c.kind == "percent" else format_money(c.value, c.currency, "en")
        funded = programme.brand_by_id(c.brand_id).name if c.brand_id else "platform"
        spent = format_money(c.spent, c.currency, "en")
        used = f"{c.uses} of {c.most_uses}"
        table.add_row(c.code, off, ", ".join(c.markets), funded, f"{c.ends_at:%Y-%m-%d}", used, spent, c.state)
    Console(highlight=False).print(table if found else "No coupons.")


@group.command("stop")
@click.argument("code")
def stop(code: str) -> None:
    """Stop the coupon CODE: no order uses it from now on."""
    try:
        found = campaigns.stop_coupon(code)
    except ArgosyError as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{found.code} is stopped. Used: {found.uses} of {found.most_uses}.")
