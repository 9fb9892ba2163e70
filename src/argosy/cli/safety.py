"""`argosy safety`: notices by their due day, and restricting, lifting and recalling without a browser."""

from __future__ import annotations

import json
from uuid import UUID

import click
from rich.console import Console
from rich.table import Table

from argosy.catalogue import api as catalogue
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.safety import api as safety

Markets = click.option("--markets", required=True, help="Markets, separated by commas, or all.")
By = click.option("--by", required=True, help="Who decides: a person's e-mail address.")


@click.group("safety")
def group() -> None:
    """Notices of unlawful or unsafe goods, decisions and recalls."""


@group.command("notices")
@click.option(
    "--state", type=click.Choice(["decided", "closed"]), help="Those of one state; without it, those that wait."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per notice and line.")
def notices(state: str | None, as_json: bool) -> None:
    """List notices, the earliest due first."""
    found = safety.queue(state)
    if as_json:
        for n in found:
            told = {"number": n.number, "kind": n.kind, "market": n.market, "ground": n.ground, "state": n.state}
            click.echo(json.dumps(told | {"due_on": n.due_on.isoformat(), "overdue": n.overdue}))
        return
    table = Table(title="Notices", title_justify="left")
    for heading in ("Number", "Due", "From", "Market", "Ground", "State"):
        table.add_column(heading)
    for n in found:
        due = f"[red]{n.due_on} overdue[/red]" if n.overdue else str(n.due_on)
        table.add_row(n.number, due, n.kind, n.market, n.ground, n.state)
    Console(highlight=False).print(table if found else "No notices.")


@group.command("restrict")
@click.argument("goods")
@Markets
@click.option("--ground", type=click.Choice(safety.GROUNDS), required=True, help="What is wrong.")
@click.option("--facts", required=True, help="What was found, 20 characters or more; told to the brand.")
@click.option("--law", required=True, help="The provision it rests on.")
@click.option("--only-sku", is_flag=True, help="Restrict the named variant, not its whole product.")
@click.option("--lot", default="", help="The lot, told to brand and buyers.")
@By
def restrict(goods: str, markets: str, ground: str, facts: str, law: str, only_sku: bool, lot: str, by: str) -> None:
    """Take goods off sale: GOODS is a notice's number, or the SKU of a product for which a notice of our own is recorded.

    Once this returns nothing of it is sold in the named markets.
    """
    with _spoken():
        chosen = tuple(MARKETS) if markets == "all" else tuple(m.strip() for m in markets.split(",") if m.strip())
        number, product_id, sku = _notice(goods, chosen[0] if chosen else "", ground, facts)
        ruling = safety.Ruling(
            "restrict", ground, facts, law, chosen, product_id, (sku,) if only_sku and sku else (), lot
        )
        effect = safety.decide(number, ruling, by)
    on_hand, held = effect.units
    click.echo(
        f"{number}: off sale in {', '.join(chosen)}. {len(effect.stopped)} orders stopped, {on_hand} units frozen ({held} held)."
    )


def _notice(goods: str, market: str, ground: str, facts: str) -> tuple[str, UUID | None, str]:
    """The number of the notice that was named, or of one recorded for the SKU; with the product and the SKU."""
    if goods.upper().startswith("N-"):
        found = safety.notice(goods)
        return found.number, found.product_id, found.sku
    variant = catalogue.variant_by_sku(goods)
    report = safety.Report(
        "operator", market, "en", ground, facts, product_id=variant.product_id, sku=variant.sku, good_faith=True
    )
    # The same finding again is the same notice.
    key = f"cli:{catalogue.digest([goods, market, ground, facts])}"
    return safety.record(report, key=key).number, variant.product_id, variant.sku


@group.command("lift")
@click.argument("number")
@click.option("--because", required=True, help="Why; told to the brand.")
@click.option("--withdraw-recall", is_flag=True, help="Withdraw the recall too.")
@By
def lift(number: str, because: str, withdraw_recall: bool, by: str) -> None:
    """Lift the restriction of a notice."""
    with _spoken():
        changed = safety.lift(number, by, because, withdraw_recall=withdraw_recall)
    click.echo(f"{number}: lifted." if changed else f"{number}: was lifted before.")


@group.command("recall")
@click.argument("number")
@click.option(
    "--hazard", "hazards", multiple=True, type=click.Choice(safety.HAZARDS), help="May be given several times."
)
@click.option(
    "--measure", "measures", multiple=True, type=click.Choice(safety.MEASURES), help="May be given several times."
)
@click.option("--remedy", "remedies", multiple=True, type=click.Choice(safety.REMEDIES), help="At least two.")
@click.option("--contact", nargs=3, required=True, metavar="NAME EMAIL PHONE", help="Whom buyers reach.")
@click.option("--publish", is_flag=True, help="Publish it and list the buyers; without it, keep a draft.")
@By
def recall(
    number: str,
    hazards: tuple[str, ...],
    measures: tuple[str, ...],
    remedies: tuple[str, ...],
    contact: tuple[str, str, str],
    publish: bool,
    by: str,
) -> None:
    """Write the recall of what a notice restricted, and publish it."""
    with _spoken():
        made = safety.save_recall(number, safety.Draft(hazards, measures, remedies, *contact))
        if publish:
            made = safety.publish(made.number, by)
        all_, told = safety.progress(made.id)
    click.echo(f"{made.number}: {made.state}. {all_} buyers listed, {told} told.")


class _spoken:
    """Errors as sentences, not as tracebacks."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ArgosyError):
            raise click.ClickException(str(error)) from None
