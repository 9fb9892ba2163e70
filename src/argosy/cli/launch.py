"""`argosy launch`: from a brand's pack to live flagships, with progress and the report."""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.kernel.money import format_money
from argosy.launch import api as launching

STYLES = {"live": "green", "warnings": "yellow", "blocked": "red"}
MOST_PROBLEMS = 40


@click.command("launch")
@click.argument("pack", type=click.Path(path_type=Path))
@click.option("--markets", default=",".join(MARKETS), show_default=True, help="Market codes, separated by commas.")
@click.option("--check", is_flag=True, help="Report what would happen; change nothing.")
@click.option(
    "--withdraw-missing",
    is_flag=True,
    help="Take off sale what is on sale in these markets but not in the pack.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option("--html", type=click.Path(path_type=Path), help="Also write the report as a page.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the report."
)
def launch(
    pack: Path, markets: str, check: bool, withdraw_missing: bool, as_json: bool, html: Path | None, language: str
) -> None:
    """Launch a brand's PACK (a folder or zip) into MARKETS: verify the brand, import its catalogue, write local content, check it
    against each market's rules, price it, put stock in reach and open the flagship in Brand+.

    Launching again completes what was cut short and changes nothing that is unchanged. Products on sale that the pack does not
    name are listed and stay on sale, unless --withdraw-missing is given. Exit code 0: something is live;
    1: nothing is; 2: the pack cannot be read.
    """
    console = Console(stderr=as_json, highlight=False)
    try:
        with _progress(console) as shown:
            report = launching.launch(
                pack,
                [m.strip().lower() for m in markets.split(",") if m.strip()],
                rehearsal=check,
                language=language,
                progress=shown,
                withdraw_missing=withdraw_missing,
            )
    except ArgosyError as trouble:
        console.print(f"[red]{trouble.sentence(language)}[/red]")
        sys.exit(2)
    if html:
        from argosy.web.reports import launch_page

        html.write_text(launch_page(report, language), "utf-8")
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        show(console, report, language)
    live = sum(m["live"] + m["warnings"] for m in report["markets"].values())
    sys.exit(0 if live else 1)


class _progress(AbstractContextManager["_progress"]):
    """A bar for each stage; called with (stage, done, total)."""

    def __init__(self, console: Console) -> None:
        self.bars = Progress(
            TextColumn("  {task.description:<11}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        )
        self.tasks: dict[str, Any] = {}
        self.holder: AbstractContextManager[Any] = nullcontext() if not console.is_terminal else self.bars

    def __enter__(self) -> _progress:
        self.holder.__enter__()
        return self

    def __exit__(self, *trouble: Any) -> None:
        self.holder.__exit__(*trouble)

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self.tasks:
            self.tasks[stage] = self.bars.add_task(stage, total=total or 1)
        known = self.bars.tasks[self.tasks[stage]].total or 1
        if (done, total) == (1, 1):
            self.bars.update(self.tasks[stage], completed=known)
        else:
            self.bars.update(self.tasks[stage], completed=done, total=max(total, 1))


def show(console: Console, report: dict[str, Any], language: str) -> None:
    """Print the report as tables."""
    title = f"{report['name']} — {report['pack']}" + (
        " (check only: nothing was changed)" if report["rehearsal"] else ""
    )
    console.print(f"\n[bold]{title}[/bold]")
    if not report["admitted"]:
        console.print("[red]The brand cannot trade yet. What is missing:[/red]")
        for check in report["verification"]:
            if check["outcome"] != "passed":
                console.print(
                    f"  [red]✗[/red] {check['check']}: {check['outcome']} {check['subject']} {', '.join(check['missing'])}"
                )
    else:
        console.print(f"Verified · tier {report['tier']} · {'changed' if report['changed'] else 'no change'}")
        _summary(console, report, language)
        _blocked(console, report)
        _missing(console, report)
    _problems(console, report)


def _summary(console: Console, report: dict[str, Any], language: str) -> None:
    table = Table("Market", "Flagship", "Live", "Warnings", "Blocked", "Prices from", box=None, header_style="bold")
    for code, market in report["markets"].items():
        lowest = min((p["price_from"] for p in market["products"] if p["price_from"]), default=None)
        price = format_money(lowest, market["currency"], language) if lowest else "–"
        cells = [str(market["live"]), str(market["warnings"]), str(market["blocked"])]
        styled = [f"[{s}]{c}[/{s}]" for c, s in zip(cells, STYLES.values(), strict=True)]
        table.add_row(code.upper(), market["flagship"], *styled, price)
    console.print(table)


def _blocked(console: Console, report: dict[str, Any]) -> None:
    """Each finding once, with the markets and products that it concerns."""
    found: dict[tuple[str, str, str], dict[str, set[str]]] = {}
    for code, market in report["markets"].items():
        for product in market["products"]:
            if product["state"] != "live":
                for finding in product["findings"]:
                    key = (
                        finding["title"],
                        f"{finding['citation'].get('act', '')}, {finding['citation'].get('article', '')}",
                        finding["remedy"],
                    )
                    found.setdefault(key, {"severity": {finding["severity"]}, "on": set()})["on"].add(
                        f"{product['model']} ({code})"
                    )
    if not found:
        return
    table = Table("Rule and source", "What to supply", "Concerns", header_style="bold", show_lines=True)
    for (rule, citation, remedy), where in sorted(found.items()):
        style = "red" if "block" in where["severity"] else "yellow"
        concerned = sorted(where["on"])
        shown = ", ".join(concerned[:6]) + (f" … and {len(concerned) - 6} more" if len(concerned) > 6 else "")
        table.add_row(f"[{style}]{rule}[/{style}]\n{citation}", remedy, shown)
    console.print(table)


def _missing(console: Console, report: dict[str, Any]) -> None:
    """What the pack leaves out although it is on sale, with the markets and what was done."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for code, market in report["markets"].items():
        for missing in market["missing"]:
            where = found.setdefault((missing["model"], missing["name"]), missing | {"in": []})
            where["in"].append(code.upper())
    if not found:
        return
    table = Table("Model", "Name", "Was on sale in", "Now", header_style="bold")
    for (model, name), missing in sorted(found.items()):
        now = "withdrawn" if missing["withdrawn"] else "[yellow]still on sale[/yellow]"
        table.add_row(model, name, " ".join(missing["in"] + [c.upper() for c in missing["also_in"]]), now)
    console.print("\n[bold]On sale but not in this pack[/bold]")
    console.print(table)


def _problems(console: Console, report: dict[str, Any]) -> None:
    if not report["problems"]:
        return
    table = Table("File", "Row", "Column", "What is wrong and what to do", header_style="bold")
    for p in report["problems"][:MOST_PROBLEMS]:
        table.add_row(p["file"], str(p["row"] or ""), p["column"], p["sentence"])
    console.print(f"\n[bold]{len(report['problems'])} problems in the pack[/bold]; everything else went on")
    console.print(table)
