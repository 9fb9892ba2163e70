"""`argosy ledger`: prove that the books balance."""

from __future__ import annotations

import json
from uuid import UUID

import click
from rich.console import Console
from rich.table import Table

from argosy.kernel.markets import MARKETS
from argosy.kernel.money import format_money
from argosy.ledger import api as books
from argosy.settlement import api as settlement

Uncleared = list[tuple[UUID, str, int]]


@click.group("ledger")
def ledger() -> None:
    """The books: double entry, append-only."""


@ledger.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.pass_context
def verify(ctx: click.Context, as_json: bool) -> None:
    """Read every transfer and say whether the books hold; the exit code is 1 when they do not.

    Checked: both accounts of a transfer are open, different and kept in its currency; amounts are positive; debits equal credits and
    assets + expenses equal liabilities + income in each currency; totals by kind equal totals by account; every order's takings were
    split to the last cent.
    """
    report = books.verify()
    left = _uncleared()
    if as_json:
        orders = [{"order": str(order), "currency": currency, "minor": minor} for order, currency, minor in left]
        told = report.as_dict() | {"ok": report.ok and not left, "uncleared_orders": orders}
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        _show(report, left)
    ctx.exit(0 if report.ok and not left else 1)


def _uncleared() -> Uncleared:
    pairs = sorted({(m.region, m.currency) for m in MARKETS.values()})
    return [found for region, currency in pairs for found in settlement.uncleared(region, [currency])]


def _show(report: books.LedgerReport, left: Uncleared) -> None:
    console = Console(highlight=False)
    table = Table(title="Balances by currency", title_justify="left")
    table.add_column("Currency")
    for heading in ("Debits", "Credits", "Assets", "Expenses", "Liabilities", "Income", "Difference"):
        table.add_column(heading, justify="right")
    for c in report.currencies:
        figures = [c.debits, c.credits, *(c.balances[k] for k in ("asset", "expense", "liability", "income"))]
        table.add_row(c.currency, *(format_money(n, c.currency, "en") for n in [*figures, c.difference or c.equation]))
    kinds = Table(title="Transfers by kind", title_justify="left")
    kinds.add_column("Kind")
    kinds.add_column("Transfers", justify="right")
    kinds.add_column("Amount", justify="right")
    for k in report.control:
        kinds.add_row(
            settlement.kind_name(k.kind, "en"), f"{k.count:,}", format_money(k.amount_minor, k.currency, "en")
        )
    if report.transfers:
        console.print(table, kinds)
    console.print(f"{report.accounts:,} accounts, {report.transfers:,} transfers, {report.journals:,} journals.")
    for finding in report.findings:
        console.print(f"[red]{finding.rule}[/red]: {finding.count:,} ({', '.join(finding.examples)})")
    for order, currency, minor in left:
        console.print(f"[red]order not split[/red]: {order}, {format_money(minor, currency, 'en')} left")
    if report.ok and not left:
        console.print("[green]The books balance.[/green]")
    else:
        console.print("[red]The books do not balance.[/red] Nothing was changed.")
