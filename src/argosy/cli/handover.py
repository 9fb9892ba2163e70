"""`argosy handover`: reservations from the command line: who comes when, and recording the hand-over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

import click

from argosy.kernel.errors import ArgosyError
from argosy.kernel.money import format_money

if TYPE_CHECKING:
    from argosy.handover.api import Agreement


@click.group("handover")
def handover() -> None:
    """Goods sold by deposit: appointments, what is due, hand-overs. NUMBER is an order's, as ES-K3M9…"""


@contextmanager
def _market() -> Iterator[ModuleType]:
    """The room's door, once all is set up; what the house refuses is said in a sentence."""
    from argosy.cli.main import ready

    ready()
    from argosy.handover import api

    try:
        yield api
    except ArgosyError as refused:
        raise click.ClickException(str(refused)) from refused


def _plain(found: Agreement) -> dict[str, object]:
    same = (
        "number state market holder buyer deposit balance due kept currency point units odometer_km handed_by".split()
    )
    told: dict[str, object] = {name: getattr(found, name) for name in same}
    told |= {
        name: value.isoformat() if (value := getattr(found, name)) else None for name in ("starts_at", "handed_at")
    }
    return {**told, "goods": [f"{g['quantity']} × {g['title']}" for g in found.goods]}


def _show(found: Agreement, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_plain(found), ensure_ascii=False))
        return
    when = (
        f"{found.starts_at:%Y-%m-%d %H:%M} UTC, {found.point}" if found.starts_at else f"by {found.appoint_by:%Y-%m-%d}"
    )
    money = f"{format_money(found.due, found.currency, 'en')} due" if found.due else "nothing due"
    goods = ", ".join(f"{g['quantity']} × {g['title']}" for g in found.goods)
    click.echo(f"{found.number}: {found.state}, {when}, {money}  {goods}")
    if found.units:
        click.echo(f"  {', '.join(found.units)}, handed over {found.handed_at:%Y-%m-%d %H:%M} UTC by {found.handed_by}")


json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, one object a line; amounts in minor units."
)


@handover.command("list")
@click.option("--brand", metavar="SLUG", help="Only this brand's.")
@click.option("--ended", is_flag=True, help="Those handed over, cancelled or expired.")
@json_option
def listed(brand: str | None, ended: bool, as_json: bool) -> None:
    """Reservations, the next appointment first."""
    with _market() as api:
        from argosy.programme import api as programme

        ids = [programme.brand(brand).id] if brand else None
        for found in api.of_brand(ids, ended=ended):
            _show(found, as_json)


@handover.command("show")
@click.argument("number")
@json_option
def show(number: str, as_json: bool) -> None:
    """Where the reservation of order NUMBER stands; the deposit and the rest are taken as far as they are held."""
    with _market() as api:
        from argosy.checkout import api as checkout

        _show(api.advance(checkout.order_by_number(number)), as_json)


@handover.command("record")
@click.argument("number")
@click.option(
    "--unit", "units", multiple=True, required=True, help="Vehicle identification or serial number; one for each unit."
)
@click.option("--odometer", type=int, metavar="KM", help="Reading at the hand-over.")
@click.option("--by", required=True, help="Who hands over; kept with it.")
@json_option
def record(number: str, units: tuple[str, ...], odometer: int | None, by: str, as_json: bool) -> None:
    """Record the hand-over of order NUMBER: the goods leave the stock and the sale is booked. The same again changes nothing."""
    with _market() as api:
        from argosy.checkout import api as checkout

        _show(api.hand_over(checkout.order_by_number(number), api.Receipt(by, list(units), odometer)), as_json)


@handover.command("check")
def check() -> None:
    """Whether the places taken of every slot are the appointments there are. Exit code 1 where they are not."""
    with _market() as api:
        wrong = api.slot_differences()
        for point, starts_at, taken, appointments in wrong:
            click.echo(f"{point} {starts_at}: {taken} places taken, {appointments} appointments")
        if wrong:
            raise click.ClickException(f"{len(wrong)} slots differ from their appointments.")
        click.echo("Every slot agrees with its appointments.")
