"""The group, and what needs nothing but the rule files: facts, list, validate."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from argosy.cli.rules import options
from argosy.cli.rules.check import check
from argosy.cli.rules.diff import diff
from argosy.compliance import law


@click.group("rules")
def rules() -> None:
    """The market rules as data: what may be sold where on which day, and the law that says so.

    All but `check` of a stored product and the products in `diff` work from the rule files alone, without a database.
    """


rules.add_command(check)
rules.add_command(diff)


@rules.command("facts")
@click.argument("prefix", default="")
@options.json_option
def facts(prefix: str, as_json: bool) -> None:
    """The dictionary of facts: what rules may ask, of which type and unit, and what it means. PREFIX narrows it, for instance to
    `product.` or `brand.legal`."""
    found = [entry for name, entry in law.default().facts.items() if name.startswith(prefix)]
    if not found:
        raise click.UsageError(f"No fact begins with {prefix!r}: `argosy rules facts` lists all of them.")
    if as_json:
        click.echo(json.dumps([_fact(entry) for entry in found], ensure_ascii=False, indent=2))
        return
    from argosy.cli.rules.showing import table

    rows = [(e.name, e.type, e.unit, e.meaning + (f" ({', '.join(e.choices)})" if e.choices else "")) for e in found]
    table(("Fact", "Type", "Unit", "Meaning"), rows)


def _fact(entry: law.FactType) -> dict[str, Any]:
    return {
        "name": entry.name,
        "type": entry.type,
        "unit": entry.unit,
        "meaning": entry.meaning,
        "choices": list(entry.choices),
        "field": entry.field,
        "derived": entry.derived,
    }


@rules.command("list")
@options.market_option
@options.category_option
@options.on_option
@click.option("--any-day", is_flag=True, help="Also what has ended or has not begun.")
@click.option("--gate", type=click.Choice(law.GATES), help="Only rules asked at this step.")
@click.option("--severity", type=click.Choice(law.SEVERITIES), help="Only rules of this severity.")
@options.language_option
@options.json_option
def list_(
    markets: tuple[str, ...],
    category: str | None,
    on: date | None,
    any_day: bool,
    gate: str | None,
    severity: str | None,
    language: str,
    as_json: bool,
) -> None:
    """The rules of a market, a category, a day: what they ask and the law they rest on. Without a market, those of all of them."""
    day = None if any_day else on or options.today()
    found: dict[tuple[str, date], law.Rule] = {}
    places: list[str | None] = [*options.market_codes(markets)]
    for market in places or [None]:
        for rule in law.rules_for(law.default(), market, category, day):
            if (gate is None or gate in rule.gates) and severity in (None, rule.severity):
                found.setdefault((rule.id, rule.valid_from), rule)
    if as_json:
        click.echo(json.dumps([told(rule, language) for rule in found.values()], ensure_ascii=False, indent=2))
        return
    from argosy.cli.rules.showing import severity_word, table

    rows = [
        (
            r.id,
            law.say(r.title, language),
            severity_word(r.severity, language),
            str(r.valid_from),
            str(r.valid_to or ""),
            f"{r.citation} ({r.confidence})",
        )
        for r in found.values()
    ]
    table(("Rule", "What it asks", "Severity", "From", "To", "Source (confidence)"), rows)
    click.echo(f"{len(rows)} rules" + (f" in force on {day}" if day else ""), err=True)


def told(rule: law.Rule, language: str) -> dict[str, Any]:
    """A rule for programmes."""
    return {
        "id": rule.id,
        "title": law.say(rule.title, language),
        "jurisdiction": rule.jurisdiction,
        "severity": rule.severity,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "categories": list(rule.categories),
        "exempt": list(rule.exempt),
        "gates": sorted(rule.gates),
        "supply": list(rule.supply),
        "display": [item.kind for item in rule.display],
        "remedy": law.say(rule.remedy, language) if rule.remedy else "",
        "citation": rule.citation.as_dict(),
        "confidence": rule.confidence,
        "last_checked": rule.last_checked.isoformat(),
        "file": rule.file,
        "line": rule.line,
    }


@rules.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def validate(files: tuple[Path, ...]) -> None:
    """Read rule FILEs (or folders of them) together with the shipped rules, and name every fault by file, line, entry and reason.

    A file named as a shipped one stands in its place. Exit code 0: all stand; 1: at least one does not.
    """
    paths = [path for given in files for path in (sorted(given.glob("*.toml")) if given.is_dir() else [given])]
    if not paths:
        raise click.UsageError("There is no .toml file in this folder: name the rule files themselves.")
    try:
        known = law.load(extra=paths)
    except law.RuleFileError as faults:
        places = {path.name: path for path in paths}
        for p in faults.problems:
            click.echo(f"{places.get(p.file, p.file)}:{p.line}: {p.entry}: {p.reason}")
        many = f"{len(faults.problems)} faults" if len(faults.problems) > 1 else "1 fault"
        click.echo(f"{many}: correct what is named and validate again.", err=True)
        sys.exit(1)
    for path in paths:
        click.echo(f"{path}: {_holds(known, path)}")


def _holds(known: law.RuleSet, path: Path) -> str:
    """What a good file holds."""
    rules_here = [r for r in known.rules if r.file == path.name]
    parameters = [p for p in known.parameters if p.file == path.name]
    if not rules_here and not parameters:
        return f"stands; with it {len(known.rules)} rules and {len(known.facts)} facts are known"
    place = (rules_here[0] if rules_here else parameters[0]).jurisdiction
    begins = min([r.valid_from for r in rules_here] + [p.valid_from for p in parameters])
    listed = ", ".join(dict.fromkeys(r.id for r in rules_here))
    return f"stands: {place}, {len(rules_here)} rules and {len(parameters)} parameters from {begins} on" + (
        f"\n  {listed}" if listed else ""
    )
