"""The command: find goods, let the crowd come, watch, prove, report."""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import click
from rich.console import Console
from rich.live import Live

if TYPE_CHECKING:
    from argosy.cli.drill.books import Balance
    from argosy.cli.drill.figures import Figures
    from argosy.cli.drill.proof import Finding
    from argosy.cli.drill.shoppers import Goods

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ABOUT = 200
_MOST_GOODS = 60
_BOOKS_S = 10
_QUIET_S = 45
_TURN_S = 0.1


@click.command("drill")
@click.option("--shoppers", default=5000, show_default=True, help="How many come.")
@click.option("--minutes", default=5.0, show_default=True, help="How long they stay; parts of a minute are allowed.")
@click.option(
    "--url", default=None, help="The market. Unset: the one of this installation (http://localhost, ARGOSY_PORT)."
)
@click.option("--market", default="es", show_default=True, help="Code of the market they shop in.")
@click.option("--pace", default=8.0, show_default=True, help="Seconds between two steps of a shopper, on the average.")
@click.option("--hot", default="", help="Variant id of the hot item. Unset: one with about 200 units.")
@click.option(
    "--books/--no-books",
    default=True,
    help="Also read stock and ledger from this installation's database, or ask over HTTP alone.",
)
@click.option("--report", default="drill.html", show_default=True, help="Where to write the report page.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@click.option("--yes", is_flag=True, help="Do not ask, also where the market is on another machine.")
def drill(
    shoppers: int,
    minutes: float,
    url: str | None,
    market: str,
    pace: float,
    hot: str,
    books: bool,
    report: str,
    as_json: bool,
    yes: bool,
) -> None:
    """Rehearse a Black Friday over HTTP against the running market, watch it live, and write a report.

    Shoppers come, look around, fill carts and buy with test cards, some of which are declined; after a third of the time a fifth of them want the same hot
    item within a second. At the end: sold ≤ stock, one order per key, ledger sums to zero. The orders are real ones of this market, paid by test cards: rehearse
    where nothing is sent. Exit status 1 when something did not hold.
    """
    from argosy.cli.main import ready
    from argosy.cli.ports import port

    where = (url or f"http://localhost:{port()}").rstrip("/")
    if urlsplit(where).hostname not in _LOOPBACK and not yes:
        click.confirm(f"Send {shoppers:,} shoppers to {where}?", abort=True)
    ready(database=books)
    _allow_files(shoppers + shoppers // 4 + 200)
    console = Console(stderr=as_json, highlight=False)
    told = asyncio.run(_Run(console, where, market, pace, books).all(shoppers, minutes * 60, hot, Path(report)))
    if as_json:
        click.echo(json.dumps(told))
    sys.exit(0 if told["sound"] else 1)


async def _lag(figures: Figures) -> None:
    """How late this process comes to its own turns: on a machine that is short of processor time it is the shoppers that are slow."""
    while True:
        before = time.monotonic()
        await asyncio.sleep(_TURN_S)
        now = figures.now
        now.lag_s = max(now.lag_s, time.monotonic() - before - _TURN_S)


def _allow_files(many: int) -> None:
    """A shopper is an open connection."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = many if hard == resource.RLIM_INFINITY else min(many, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    if wanted < many:
        raise click.ClickException(
            f"This account may open {wanted:,} connections; ask for fewer shoppers or raise ulimit -n."
        )


class _Run:
    """One drill."""

    def __init__(self, console: Console, url: str, market: str, pace_s: float, with_books: bool) -> None:
        self.console, self.url, self.market, self.pace_s, self.with_books = console, url, market, pace_s, with_books
        self.ledger: Balance | None = None

    async def all(self, shoppers: int, seconds: float, hot: str, report_to: Path) -> dict[str, Any]:
        """Everything in order; what to tell."""
        from argosy.cli.drill import proof, report
        from argosy.cli.drill.figures import Figures
        from argosy.cli.drill.shoppers import Crowd
        from argosy.kernel import clock
        from argosy.kernel.markets import market as market_of

        language = market_of(self.market).languages[0]
        goods = await self._goods(language)
        hot = hot or await self._hot(goods)
        name = next((g.slug for g in goods if hot in g.variants), hot)
        before = await asyncio.to_thread(self._stock, hot)
        at, figures = clock.now(), Figures()
        crowd = Crowd(self.url, self.market, language, goods, hot, self.pace_s, time.monotonic() + seconds, figures)
        watching = asyncio.create_task(self._watch(figures, seconds, hot))
        await crowd.come(shoppers, seconds)
        await self._quiet()
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        findings = await proof.check(crowd, before, self.with_books)
        orders = sum(told.status == 201 for told in crowd.told.values())
        about = report.Drill(self.url, self.market, at, shoppers, seconds, self.pace_s, name)
        report_to.write_text(report.page(about, figures, findings, orders), "utf-8")
        self._tell(findings, report_to)
        outcomes = dict(figures.whole().outcomes)
        return {
            "sound": all(f.holds is not False for f in findings),
            **report.summary(figures, orders),
            "outcomes": outcomes,
            "findings": [asdict(f) for f in findings],
            "report": str(report_to),
        }

    async def _goods(self, language: str) -> list[Goods]:
        """What can be bought and sent; raises ClickException where the market does not answer or sells nothing."""
        from argosy.cli.drill.shoppers import Goods
        from argosy.cli.drill.wire import Line, NoAnswer

        line, found, cursor = Line(self.url), list[Goods](), ""
        root = f"/api/v1/markets/{self.market}/products"
        try:
            while len(found) < _MOST_GOODS:
                more = f"&cursor={quote(cursor)}" if cursor else ""
                listed = (await line.ask("GET", f"{root}?language={language}{more}")).json()
                for card in listed.get("items", []):
                    if card["deposit"] is None:
                        told = (await line.ask("GET", f"{root}/{card['slug']}?language={language}")).json()
                        there = tuple(v["id"] for v in told["variants"] if v["in_stock"])
                        found += [Goods(card["slug"], there)] if there else []
                cursor = listed.get("next_cursor") or ""
                if not cursor:
                    break
        except NoAnswer as trouble:
            raise click.ClickException(
                f"{self.url} does not answer ({trouble}). Start it with make run, or name it with --url."
            ) from None
        finally:
            line.close()
        if not found:
            raise click.ClickException(f"Nothing is in stock in market {self.market} at {self.url}.")
        return found

    async def _hot(self, goods: Sequence[Goods]) -> str:
        variants = [v for g in goods for v in g.variants]
        if not self.with_books:
            return variants[0]
        from argosy.cli.drill import books

        found = await asyncio.to_thread(books.scarce, variants, self.market, _ABOUT)
        if not found:
            raise click.ClickException(
                f"{self.url} sells other goods than this installation's database: use --no-books, or --url."
            )
        return found

    def _stock(self, hot: str) -> int:
        if not self.with_books:
            return -1
        from argosy.cli.drill import books

        return books.stock(hot, self.market)

    async def _watch(self, figures: Figures, seconds: float, hot: str) -> None:
        """Ask the market how it is, once a second, and draw it."""
        from argosy.cli.drill import screen

        asking = [asyncio.create_task(self._ask_health(figures)), asyncio.create_task(_lag(figures))]
        if self.with_books:
            asking.append(asyncio.create_task(self._read_books(figures, hot)))
        live = Live(console=self.console, refresh_per_second=2, transient=False) if self.console.is_terminal else None
        try:
            with live or nullcontext():
                for turn in range(100_000):
                    if live is not None:
                        live.update(screen.drawn(figures, seconds, self.ledger))
                    elif turn % 5 == 4:
                        self.console.print(screen.line(figures, self.ledger), markup=False, soft_wrap=True)
                    await asyncio.sleep(1)
        finally:
            for task in asking:
                task.cancel()

    async def _ask_health(self, figures: Figures) -> None:
        while True:
            told = await self._health()
            now = figures.now
            now.mode = told.get("mode", "")
            now.waiting = told.get("waiting", 0)
            now.admitted_per_s = told.get("admitted_per_s", 0.0)
            await asyncio.sleep(1)

    async def _health(self) -> dict[str, Any]:
        from argosy.cli.drill.wire import Line, NoAnswer

        line = Line(self.url)
        try:
            return dict((await line.ask("GET", "/api/v1/health")).json())
        except NoAnswer:
            return {}
        finally:
            line.close()

    async def _read_books(self, figures: Figures, hot: str) -> None:
        from argosy.cli.drill import books

        next_s = 0.0
        while True:
            figures.now.hot = await asyncio.to_thread(self._stock, hot)
            if figures.elapsed_s >= next_s:
                self.ledger = await asyncio.to_thread(books.balance)
                next_s = figures.elapsed_s + _BOOKS_S
            await asyncio.sleep(1)

    async def _quiet(self) -> None:
        """Until nobody is in line and the market is at ease, before it is asked what became of the orders."""
        until = time.monotonic() + _QUIET_S
        while time.monotonic() < until:
            told = await self._health()
            if told.get("mode") == "normal" and not told.get("waiting_room"):
                return
            await asyncio.sleep(1)

    def _tell(self, findings: Sequence[Finding], report_to: Path) -> None:
        marks = {True: "[green]✓[/green]", False: "[red]✗[/red]", None: "[yellow]–[/yellow]"}
        for finding in findings:
            self.console.print(f"{marks[finding.holds]} {finding.name}: {finding.how}", soft_wrap=True)
        self.console.print(f"Report: {report_to}")
