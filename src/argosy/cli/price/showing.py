"""A quote for people: a table of lines, the sums, and the words for a brand."""

from __future__ import annotations

from rich.markup import escape
from rich.table import Table

from argosy.cli.rules.showing import console
from argosy.kernel.money import format_money
from argosy.pricing import tax


def show(quote: tax.Quote, language: str) -> None:
    """Print a quote."""
    currency, out = quote.facts.currency, console()
    made = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("Line", "Units", "Rate"):
        made.add_column(heading)
    for heading in ("Discount", "Net", "VAT", "Gross", "Duty", "Charges", "Total"):
        made.add_column(heading, justify="right")

    def money(*amounts: int) -> list[str]:
        return [format_money(a, currency, language) for a in amounts]

    for q in quote.lines:
        rates = ", ".join(f"{p.rate.percent:f} %" for p in q.parts if p.rate is not None)
        amounts = money(q.discount, q.net, q.vat, q.gross, q.duty, q.charges, q.total)
        made.add_row(escape(q.line.id), str(q.line.quantity), rates or "–", *amounts)
    made.add_section()
    made.add_row("In all", "", "", *money(*quote.sums))
    out.print(made)
    if quote.due_on_arrival:
        now, later = money(quote.due_now, quote.due_on_arrival)
        out.print(f"Paid at checkout {now}, at the border {later}")
    out.print()
    for line in tax.explain(quote, "brand", language):
        out.print(escape(line))
    out.print(f"[dim]{escape(quote.decision.law)}[/dim]")
