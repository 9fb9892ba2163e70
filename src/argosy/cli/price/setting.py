"""`argosy price set`: a change of prices worked out, shown, and published as a whole; and what strategies are made of."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import click

from argosy.cli.price.proposing import show_proposal, told_proposal
from argosy.cli.rules.options import Day, json_option
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.kernel.money import parse_amount

brand_option = click.option("--brand", metavar="SLUG", required=True, help="The brand.")
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the words."
)


class Percent(click.ParamType):
    """A percentage to two digits, in basis points: -10, 2.5 or 25%."""

    name = "percent"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        try:
            bp = Decimal(value.strip().removesuffix("%").strip().replace("−", "-")) * 100
        except InvalidOperation:
            bp = Decimal("NaN")
        if not bp.is_finite() or bp != bp.to_integral_value():
            self.fail(f"{value!r} is no percentage: write it as -10, 2.5 or 25%.", param, ctx)
        return int(bp)


@click.command("set")
@brand_option
@click.option(
    "--market",
    "markets",
    metavar="CODES",
    help="Markets with commas, as es,fr; all that the brand sells in when left out.",
)
@click.option("--category", default="", metavar="CODE", help="Only this category and those below it.")
@click.option("--sku", "skus", multiple=True, metavar="SKU", help="Only this article; may be given several times.")
@click.option("--audience", default="public", show_default=True, help="public, member or first (a first order).")
@click.option("--to", "amount", metavar="AMOUNT", help="This price with tax, as 199.95; with --sku and one --market.")
@click.option("--back", is_flag=True, help="Take prices set by hand back; with --sku and --market.")
@click.option("--by", "by_bp", type=Percent(), help="So much more or less than now, as -10%.")
@click.option(
    "--file", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV with sku, market, price."
)
@click.option("--factor", metavar="NUMBER", help="From home prices, times this.")
@click.option("--margin", "margin_bp", type=Percent(), help="From the margin wanted, as 25%.")
@click.option("--guidance", "guidance_bp", type=Percent(), help="From others' prices, and so much above or below.")
@click.option(
    "--public", "public_bp", type=Percent(), help="From the price for everybody, as -3%; for other audiences."
)
@click.option("--step", "step_bp", type=Percent(), help="No price moves farther than this in a day.")
@click.option("--exact", is_flag=True, help="Leave prices as worked out instead of giving them local endings.")
@click.option("--fx-buffer", "fx_buffer_bp", type=Percent(), default=0, help="On top of the exchange rate.")
@click.option("--fx-refresh", "fx_refresh_bp", type=Percent(), help="Take a newer rate once it has moved by this.")
@click.option("--fx-max-age", "fx_max_age", type=int, metavar="DAYS", help="Refuse rates older than this.")
@click.option("--refresh", is_flag=True, help="Take the newest exchange rates now.")
@click.option("--from", "begin", type=Day(), help="First day, in each market's time; at once when left out.")
@click.option("--until", type=Day(), help="Last day of new terms.")
@click.option("--preview", is_flag=True, help="Only show what would change; `argosy price apply` does it.")
@click.option("--rows", default=20, show_default=True, help="How many offers to show.")
@language_option
@json_option
def set_prices(brand: str, preview: bool, rows: int, language: str, as_json: bool, **asked: Any) -> None:
    """Change prices of a brand: by hand (--to, --by, --file, --back), by a strategy that holds from now on (--factor, --margin, --guidance,
    --public), or by the strategy as it stands (none of them).

    Every offer that changes is worked out first, with its margin before and after and the rails that moved it; then all prices are
    published together or, where a price by hand breaks a rail, none.
    """
    repricing, brand_id = _door(brand)
    try:
        found = repricing.propose(brand_id, _change(brand_id, asked, language), by="command line", workers=_workers())
        refused = None
        if not preview:
            try:
                found = repricing.apply(brand_id, found.id)
            except repricing.GuardBroken as trouble:
                refused = trouble
    except ArgosyError as trouble:
        raise click.UsageError(trouble.sentence(language)) from None
    if as_json:
        click.echo(json.dumps(told_proposal(found, rows), ensure_ascii=False, indent=2, default=str))
    else:
        show_proposal(found, rows, language)
    if refused is not None:
        raise click.ClickException(refused.sentence(language))


def _door(brand: str) -> tuple[Any, UUID]:
    from argosy.cli.main import ready

    ready()
    from argosy.programme import api as programme
    from argosy.repricing import api as repricing

    try:
        return repricing, programme.brand(brand).id
    except ArgosyError as trouble:
        raise click.UsageError(trouble.sentence("en")) from None


def _workers() -> int:
    import os

    return os.cpu_count() or 1


def _change(brand_id: UUID, asked: dict[str, Any], language: str) -> Any:
    from argosy.repricing import api as repricing

    markets = tuple(m.strip().lower() for m in (asked["markets"] or "").split(",") if m.strip())
    found = repricing.Change(
        markets=markets,
        audience=asked["audience"],
        category=asked["category"],
        skus=tuple(asked["skus"]),
        terms=_terms(asked),
        amounts=_amounts(brand_id, asked, markets, language),
        by_bp=asked["by_bp"],
        refresh=asked["refresh"],
        from_at=_instant(asked["begin"], markets),
        until=_instant(asked["until"], markets, after=True),
    )
    if found.by_bp is not None and found.terms is not None:
        raise click.UsageError("Give a percentage or a strategy, not both.")
    return found


def _terms(asked: dict[str, Any]) -> Any:
    from argosy.repricing import api as repricing

    ways = {
        "home": asked["factor"],
        "margin": asked["margin_bp"],
        "guidance": asked["guidance_bp"],
        "public": asked["public_bp"],
    }
    given = {source: value for source, value in ways.items() if value is not None}
    if len(given) > 1:
        raise click.UsageError("Give one of --factor, --margin, --guidance and --public.")
    if not given:
        return None
    ((source, value),) = given.items()
    fx = {
        "buffer_bp": asked["fx_buffer_bp"],
        "refresh_bp": asked["fx_refresh_bp"],
        "max_age_days": asked["fx_max_age"],
    }
    told: dict[str, Any] = {"source": source, "step_bp": asked["step_bp"], "local": not asked["exact"], "fx": fx}
    told |= {"home": {"factor": value}, "margin": {"margin_bp": value}}.get(source, {"offset_bp": value})
    return repricing.read(told)


def _amounts(brand_id: UUID, asked: dict[str, Any], markets: tuple[str, ...], language: str) -> tuple[Any, ...]:
    from argosy.catalogue import api as catalogue
    from argosy.repricing import api as repricing

    if asked["file"] is not None:
        problems: list[Any] = []
        rows = repricing.read_csv(asked["file"].read_bytes(), repricing.PRICE_COLUMNS, problems)
        found = repricing.amount_rows(rows, catalogue.variant_ids_by_sku(brand_id), problems)
        if problems:
            for problem in problems:
                click.echo(problem.sentence(language), err=True)
            raise click.UsageError(f"Nothing was changed: {len(problems)} rows of {asked['file']} cannot be taken.")
        return tuple(found)
    if asked["amount"] is None and not asked["back"]:
        return ()
    if not asked["skus"] or not markets or (asked["amount"] is not None and len(markets) > 1):
        raise click.UsageError("A price by hand belongs to articles in one market: add --sku and --market.")
    minor = None
    if asked["amount"] is not None:
        currency = MARKETS[markets[0]].currency if markets[0] in MARKETS else "EUR"
        try:
            minor = parse_amount(asked["amount"], currency)
        except (ValueError, ArithmeticError):
            raise click.UsageError(f"{asked['amount']!r} is no amount of {currency}: write it as 199.95.") from None
    return tuple(repricing.Amount(sku, market, minor) for sku in asked["skus"] for market in markets)


def _instant(day: date | None, markets: tuple[str, ...], *, after: bool = False) -> datetime | None:
    """The beginning of a day (or its end) where the first market is."""
    if day is None:
        return None
    from datetime import timedelta

    zone = ZoneInfo(MARKETS[markets[0]].time_zone if markets and markets[0] in MARKETS else "Europe/Madrid")
    day = day + timedelta(days=1) if after else day
    return datetime(day.year, day.month, day.day, tzinfo=zone)


@click.command("apply")
@click.argument("proposal", type=click.UUID)
@brand_option
@language_option
@json_option
def apply(proposal: UUID, brand: str, language: str, as_json: bool) -> None:
    """Publish what `price set --preview` has shown: exactly that, or nothing when something was written in between."""
    repricing, brand_id = _door(brand)
    try:
        found = repricing.apply(brand_id, proposal)
    except ArgosyError as trouble:
        raise click.ClickException(trouble.sentence(language)) from None
    if as_json:
        click.echo(json.dumps(told_proposal(found, 0), ensure_ascii=False, indent=2, default=str))
    else:
        show_proposal(found, 0, language)


@click.command("tell")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@brand_option
@language_option
def tell(file: Path, brand: str, language: str) -> None:
    """Take costs, floors, minimum advertised prices, ceilings and others' prices from a CSV with the columns sku, kind, amount,
    currency, and, where they apply, market, audience, source, seen_on.

    Rows that cannot be taken are told, one by one; the others are kept.
    """
    repricing, brand_id = _door(brand)
    from argosy.catalogue import api as catalogue

    problems: list[Any] = []
    rows = repricing.read_csv(file.read_bytes(), repricing.FIGURE_COLUMNS, problems)
    found = repricing.figure_rows(rows, catalogue.variant_ids_by_sku(brand_id), problems)
    new = repricing.tell(brand_id, found)
    for problem in problems:
        click.echo(problem.sentence(language), err=True)
    click.echo(f"{new} figures are new, {len(found) - new} were known, {len(problems)} rows were left out.")
    if problems:
        sys.exit(1)


@click.command("rates")
@click.option("--update", is_flag=True, help="Fetch the newest history from the European Central Bank.")
@click.option("--url", default="", metavar="URL", help="Another address of the same file.")
@language_option
def rates(update: bool, url: str, language: str) -> None:
    """The exchange rates on file: of which day the newest are. No price changes by fetching others; `price set --refresh` takes them."""
    from argosy.cli.main import ready

    ready(database=False)
    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    try:
        day = pricing.update_rates(url or pricing.SOURCE_URL) if update else pricing.newest_rates_day()
    except ArgosyError as trouble:
        raise click.ClickException(trouble.sentence(language)) from None
    click.echo(f"The newest ECB reference rates on file are of {day}, {(clock.today() - day).days} days ago.")


@click.command("lists")
@brand_option
@json_option
def lists(brand: str, as_json: bool) -> None:
    """How a brand's prices are found: its lists that hold now or later, the most particular first."""
    repricing, brand_id = _door(brand)
    found = [
        {
            "id": str(x.id),
            "market": x.scope.market or "*",
            "audience": x.scope.audience,
            "category": x.scope.category or "*",
            "from": x.valid_from.isoformat(timespec="minutes"),
            "until": x.valid_to.isoformat(timespec="minutes") if x.valid_to else None,
            "set_by": x.set_by,
            "terms": repricing.as_json(x.terms),
        }
        for x in repricing.lists_of(brand_id)
    ]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    from argosy.cli.rules.showing import table

    if not found:
        click.echo("The brand has set no list: its home prices times its pack's factors hold.")
        return
    heads = ("Market", "Audience", "Category", "From", "Until", "Terms")
    table(
        heads,
        [(*(str(x[h] or "") for h in ("market", "audience", "category", "from", "until")), _words(x)) for x in found],
    )


def _words(told: dict[str, Any]) -> str:
    terms = told["terms"]
    way = {
        "home": f"home price × {terms['factor']}",
        "margin": f"margin {terms['margin_bp'] / 100:g} %",
        "guidance": f"others' price {terms['offset_bp'] / 100:+g} %",
        "public": f"price for everybody {terms['offset_bp'] / 100:+g} %",
        "fixed": "fixed prices",
    }[terms["source"]]
    step = f"; at most {terms['step_bp'] / 100:g} % a day" if terms["step_bp"] else ""
    return way + step
