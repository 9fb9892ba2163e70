"""A change of prices for people and programs: what changes, by how much, what remains, and which rails have a say."""

from __future__ import annotations

from typing import Any

import click

from argosy.kernel.money import format_money
from argosy.kernel.text import t


def told_proposal(found: Any, rows: int) -> dict[str, Any]:
    """A proposal as JSON, with so many of its offers."""
    offers, count = _offers(found, rows)
    return {
        "proposal": str(found.id),
        "state": found.state,
        "change": found.change,
        "from": found.from_at,
        "summary": found.summary,
        "can_apply": found.can_apply,
        "offers": offers,
        "offers_in_all": count if found.state == "open" else found.summary["changed"],
    }


def _offers(found: Any, rows: int) -> tuple[list[dict[str, Any]], int]:
    from argosy.catalogue import api as catalogue
    from argosy.pricing import api as pricing

    if rows <= 0 or found.state != "open":
        return [], 0
    drafted, count = pricing.drafted(found.id, limit=rows)
    known = catalogue.products_of([r.variant_id for r in drafted])
    return [
        {
            "sku": known[r.variant_id][1],
            "market": r.market,
            "audience": r.audience,
            "currency": r.currency,
            "before": r.before,
            "after": r.after,
            "change_bp": (r.after - r.before) * 10_000 // r.before if r.before else None,
            "left_before": r.left_before,
            "left": r.left_after,
            "margin_before_bp": r.margin_before_bp,
            "margin_bp": r.margin_bp,
            "moved_by": r.bounds.split(",") if r.bounds else [],
            "breaks": r.breaks.split(",") if r.breaks else [],
            "waits_for_reduction": r.held,
        }
        for r in drafted
    ], count


def show_proposal(found: Any, rows: int, language: str) -> None:
    """Print a proposal."""
    from argosy.cli.rules.showing import table

    offers, count = _offers(found, rows)
    if offers:
        heads = ("Article", "Market", "Before", "After", "Change", "Margin before", "Margin after", "Rails")
        table(heads, [_line(o, language) for o in offers])
        if count > len(offers):
            click.echo(f"… and {count - len(offers)} more; --rows shows more of them.")
    s = found.summary
    click.echo(
        f"{s['changed']} of {s['offers']} offers change: {s['up']} up, {s['down']} down, {s['new']} new; "
        f"{s['held']} wait for the end of a reduction, {s['barred']} are barred by the market's rules, {s['loss']} make a loss."
    )
    for name, told in (
        ("lacking", "repricing-lacking-"),
        ("bound", "repricing-guard-"),
        ("broken", "repricing-guard-"),
    ):
        for key, number in s[name].items():
            what = {"lacking": "keep their price", "bound": "were moved by a rail", "broken": "break a rail"}[name]
            click.echo(f"{number} {what}: {t(language, told + key)}.")
    for rate in s["rates"]:
        news = "newly taken" if rate["adopts"] else "in use"
        click.echo(
            f"{rate['market']}: 1 {rate['base']} = {rate['rate']} (ECB, {rate['dated']}, {rate['age_days']} days old, {news})"
        )
    click.echo(_state(found))


def _state(found: Any) -> str:
    if found.state == "applied":
        return f"Published at {found.applied_at:%Y-%m-%d %H:%M} UTC."
    if found.summary["broken"]:
        return f"Proposal {found.id} cannot be applied: prices break rails."
    from argosy.programme import api as programme

    brand = programme.brand_by_id(found.brand_id).slug
    return f"Nothing is changed yet. To do it: argosy price apply {found.id} --brand {brand}"


def _line(o: dict[str, Any], language: str) -> tuple[str, ...]:
    def money(minor: int | None) -> str:
        return format_money(minor, o["currency"], language) if minor is not None else "–"

    def share(bp: int | None) -> str:
        return f"{bp / 100:.1f} %" if bp is not None else "–"

    rails = ", ".join(t(language, f"repricing-guard-{name}") for name in (*o["breaks"], *o["moved_by"]))
    change = f"{o['change_bp'] / 100:+.1f} %" if o["change_bp"] is not None else "new"
    where = o["market"] if o["audience"] == "public" else f"{o['market']} {o['audience']}"
    margins = share(o["margin_before_bp"]), share(o["margin_bp"])
    return o["sku"], where, money(o["before"]), money(o["after"]), change, *margins, rails
