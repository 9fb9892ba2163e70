"""The command: one round for each fault, and a table of what held."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from argosy.cli.chaos.faults import FAULTS

if TYPE_CHECKING:
    from argosy.cli.chaos.place import Place

#: No round begins later than this, so that the whole run ends within four minutes.
LAST_ROUND_S = 165
_BEFORE_S = 1.5
_AFTER_S = 1.5


@dataclass(frozen=True)
class Round:
    """What one fault did. `found` by invariant: what is wrong, nothing where it holds. `retries`: requests sent again with their key."""

    fault: str
    did: str
    answers: dict[int, int]
    retries: int
    troubles: dict[str, int]
    found: dict[str, list[str]]
    seconds: float

    @property
    def sound(self) -> bool:
        return not any(self.found.values())


@click.command("chaos")
@click.option(
    "--fault", "chosen", multiple=True, type=click.Choice(list(FAULTS)), help="Only this one; may be repeated."
)
@click.option("--buyers", default=12, show_default=True, type=click.IntRange(2, 64), help="So many buy at a time.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def chaos(chosen: tuple[str, ...], buyers: int, as_json: bool) -> None:
    """Prove that orders are taken exactly once whatever fails.

    Makes a market of its own in a temporary folder, lets buyers order over HTTP, breaks one thing at a time, and checks afterwards what must
    hold. Takes up to four minutes; exit status 1 when anything does not hold. Your own data is not touched. Linux only.
    """
    console = Console(stderr=True, highlight=False)
    began = time.monotonic()
    # Told to end, it takes its processes and its folder along.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    from argosy.cli.chaos.place import market

    names = chosen or tuple(FAULTS)
    rounds: list[Round] = []
    with console.status("Making a market to break …") as status, market(24) as place:
        for number, name in enumerate(names, 1):
            if time.monotonic() - began > LAST_ROUND_S:
                break
            status.update(f"{number} of {len(names)}: {name}")
            rounds.append(_round(place, name, number, buyers))
    skipped = dict.fromkeys(names[len(rounds) :], "no time left")
    seconds = round(time.monotonic() - began, 1)
    if as_json:
        click.echo(json.dumps(_told(rounds, skipped, seconds)))
    else:
        _show(rounds, skipped, seconds)
    if not all(one.sound for one in rounds) or len(rounds) < len(names):
        raise SystemExit(1)


def _round(place: Place, name: str, number: int, buyers: int) -> Round:
    from argosy.cli.chaos import invariants
    from argosy.cli.chaos.load import Load

    began = time.monotonic()
    _restock(place, number)
    load = Load(place, buyers)
    load.start()
    time.sleep(_BEFORE_S)
    try:
        did, broken = FAULTS[name](place), []
        time.sleep(_AFTER_S)
    except RuntimeError as trouble:
        did, broken = "", [str(trouble)]
    finally:
        load.end()
    found = {"happened": broken} | invariants.check(place, load)
    answers = Counter(told.status for told in load.told.values())
    retries = sum(told.tries - 1 for told in load.told.values())
    return Round(name, did, dict(answers), retries, dict(load.troubles), found, round(time.monotonic() - began, 1))


def _restock(place: Place, number: int) -> None:
    """Plenty of most goods and a few of the scarce ones, more in each round than in the one before."""
    from argosy.cli.chaos.place import SCARCE
    from argosy.cli.packs import WAREHOUSES
    from argosy.fulfilment import api as fulfilment

    rows = [(v, "MAD", 8 * number if n < SCARCE else 10_000 + number) for n, v in enumerate(place.variants)]
    rows += [(v, warehouse, 0) for v in place.variants[:SCARCE] for warehouse in WAREHOUSES if warehouse != "MAD"]
    fulfilment.declare_stock(place.brand, rows)


def _told(rounds: list[Round], skipped: dict[str, str], seconds: float) -> dict[str, object]:
    told = [
        {
            "fault": one.fault,
            "did": one.did,
            "answers": {str(status): count for status, count in sorted(one.answers.items())},
            "retries": one.retries,
            "troubles": one.troubles,
            "violations": {name: found[:20] for name, found in one.found.items() if found},
            "invariants": list(one.found),
            "seconds": one.seconds,
        }
        for one in rounds
    ]
    return {"sound": all(one.sound for one in rounds), "seconds": seconds, "rounds": told, "skipped": skipped}


def _show(rounds: list[Round], skipped: dict[str, str], seconds: float) -> None:
    console = Console(highlight=False, width=max(180, Console().width))
    names = list(rounds[0].found) if rounds else []
    table = Table(
        "fault", "placed", "declined", "sold out", "asked again", *names, "what happened", header_style="bold", box=None
    )
    for one in rounds:
        marks = ["[red]✗[/red]" if one.found[name] else "[green]✓[/green]" for name in names]
        counts = [str(sum(one.answers.get(s, 0) for s in group)) for group in ((201, 202), (402,), (409,))]
        table.add_row(one.fault, *counts, str(one.retries), *marks, one.did)
    for name, why in skipped.items():
        table.add_row(name, *["–"] * (4 + len(names)), f"skipped: {why}", style="yellow")
    console.print(table)
    for one in rounds:
        for name, found in one.found.items():
            for said in found[:5]:
                console.print(f"{one.fault}, {name}: {said}", style="red", markup=False)
    verdict = "Everything held." if all(one.sound for one in rounds) else "Something did not hold."
    console.print(f"{verdict} {seconds:.0f} s.")
