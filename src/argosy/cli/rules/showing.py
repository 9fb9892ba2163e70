"""Verdicts and rules for people: tables, coloured by outcome and told in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from argosy.kernel.text import t

STYLES = {"allowed": "green", "warn": "yellow", "blocked": "red", "unknown": "magenta"}
RESULTS = {"pass": "green", "fail": "red", "unknown": "magenta"}
ORDER = {"fail": 0, "unknown": 1, "pass": 2}
#: So many verdicts are told at length; more are summed up.
AT_LENGTH = 3
MOST_NAMED = 6
MARKETS_ABREAST = 10
NOT_A_TERMINAL = 160


def console() -> Console:
    """Standard output; wide where nobody's terminal says how wide it is."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=NOT_A_TERMINAL)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a plain table."""
    made = Table(*headings, header_style="bold", box=None, pad_edge=False)
    for row in rows:
        made.add_row(*map(escape, row))
    console().print(made)


def severity_word(severity: str, language: str) -> str:
    return t(language, f"compliance-severity-{severity}")


def verdicts(told: Sequence[dict[str, Any]], language: str) -> None:
    """Print verdicts: a few at length, many as a summary with each finding once."""
    out = console()
    if len(told) <= AT_LENGTH:
        for one in told:
            _verdict(out, one, language)
        return
    _matrix(out, told, language)
    _findings(out, told, language)


def _headings(language: str) -> list[str]:
    return [t(language, f"compliance-heading-{name}") for name in ("rule", "remedy", "source")]


def _lined(*headings: str) -> Table:
    """A table with lines between its rows, in which a long address is broken and not cut off."""
    made = Table(header_style="bold", show_lines=True)
    for heading in headings:
        made.add_column(heading, overflow="fold")
    return made


def _outcome(outcome: str, language: str) -> str:
    return f"[{STYLES[outcome]}]{t(language, f'compliance-outcome-{outcome}')}[/]"


def _name(one: dict[str, Any]) -> str:
    return " ".join(filter(None, (one.get("brand"), one.get("product"), one.get("sku")))) or "the facts given"


def _verdict(out: Console, one: dict[str, Any], language: str) -> None:
    out.print(f"\n[bold]{escape(_name(one))}[/bold] · {one['market'].upper()} · {one['on']} · {one['gate']}")
    out.print(_outcome(one["verdict"], language))
    rule_word, remedy_word, source_word = _headings(language)
    made = _lined(rule_word, "", remedy_word, source_word)
    for rule in sorted(one["rules"], key=lambda r: (ORDER[r["outcome"]], r["severity"])):
        result = rule["outcome"]
        word = f"[{RESULTS[result]}]{t(language, f'compliance-finding-{result}')}[/]"
        if result != "pass":
            word += f"\n{severity_word(rule['severity'], language)}"
        cited = rule["citation"]
        source = f"{cited['act']}, {cited['article']} ({rule['confidence']})\n{cited['url']}"
        made.add_row(f"{escape(rule['title'])}\n[dim]{rule['id']}[/dim]", word, escape(_cure(rule)), escape(source))
    out.print(made)
    shown = ", ".join(dict.fromkeys(item["kind"] for item in one["display"]))
    if shown:
        out.print(f"[dim]To be shown: {escape(shown)}[/dim]")


def _cure(rule: dict[str, Any]) -> str:
    """What to do, and the facts that are meant."""
    if rule["outcome"] == "pass":
        return ""
    given = rule["facts"]
    facts = [f"\n→\u00a0{name}" + _given(given.get(name)) for name in rule["supply"]]
    skus = f"\n{', '.join(rule['skus'])}" if rule.get("skus") else ""
    return str(rule["remedy"]) + "".join(facts) + skus


def _given(value: Any) -> str:
    return "" if value is None else f" = {str(value).lower() if isinstance(value, bool) else value}"


def _matrix(out: Console, told: Sequence[dict[str, Any]], language: str) -> None:
    markets = list(dict.fromkeys(one["market"] for one in told))
    rows: dict[str, dict[str, str]] = {}
    for one in told:
        rows.setdefault(_name(one), {})[one["market"]] = one["verdict"]
    for first in range(0, len(markets), MARKETS_ABREAST):
        out.print(_grid(rows, markets[first : first + MARKETS_ABREAST]))
    words = [f"[{STYLES[o]}]{o}[/]: {t(language, f'compliance-outcome-{o}')}" for o in STYLES]
    out.print("[dim]" + " · ".join(words) + "[/dim]\n")


def _grid(rows: dict[str, dict[str, str]], markets: Sequence[str]) -> Table:
    """Products by markets, few enough to stand side by side."""
    made = Table("", *(m.upper() for m in markets), header_style="bold", box=None)
    for name, found in rows.items():
        made.add_row(escape(name), *(f"[{STYLES[found[m]]}]{found[m]}[/]" if m in found else "" for m in markets))
    return made


def _findings(out: Console, told: Sequence[dict[str, Any]], language: str) -> None:
    """Each finding that is not a pass once, with the products and markets that it concerns."""
    found: dict[str, tuple[dict[str, Any], dict[str, list[str]]]] = {}
    for one in told:
        for rule in one["rules"]:
            if rule["outcome"] != "pass":
                _, where = found.setdefault(rule["id"], (rule, {}))
                where.setdefault(_name(one), []).append(one["market"])
    if not found:
        return
    made = _lined(*_headings(language), "Concerns")
    for rule, where in sorted(found.values(), key=lambda pair: (pair[0]["severity"], pair[0]["id"])):
        style = "red" if rule["severity"] == "block" else "yellow"
        cited = rule["citation"]
        listed = [f"{name} ({', '.join(markets)})" for name, markets in where.items()]
        more = f" … and {len(listed) - MOST_NAMED} more" if len(listed) > MOST_NAMED else ""
        made.add_row(
            f"[{style}]{escape(rule['title'])}[/]\n{severity_word(rule['severity'], language)}\n[dim]{rule['id']}[/dim]",
            escape(rule["remedy"]),
            escape(f"{cited['act']}, {cited['article']}\n{cited['url']}"),
            escape(", ".join(listed[:MOST_NAMED]) + more),
        )
    out.print(made)
