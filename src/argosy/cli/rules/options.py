"""What the commands on rules are told: days, markets, categories, each refused with a sentence that says what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import click

from argosy.compliance import law
from argosy.kernel import clock
from argosy.kernel.markets import LANGUAGES, MARKETS

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
Command = Callable[..., Any]


class Day(click.ParamType):
    """A day, written 2026-11-22."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            self.fail(f"{value!r} is no day: write it as year-month-day, such as 2026-11-22.", param, ctx)
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"There is no day {value}: look at the month and the day.", param, ctx)
        if not EARLIEST <= day <= LATEST:
            self.fail(
                f"{value} lies outside what the rules tell of: choose a day from {EARLIEST} to {LATEST}.", param, ctx
            )
        return day


class Category(click.ParamType):
    """A category that the rules cover."""

    name = "category"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        known = law.default().categories
        if value not in known:
            self.fail(
                f"The rules cover no category {value!r}{_near(value, known)}: choose one of {_all(known)}.", param, ctx
            )
        return str(value)


def market_codes(given: Iterable[str]) -> list[str]:
    """The markets named, singly, by comma lists or as "all", each once. Raises UsageError for one without rules."""
    known = sorted(country.lower() for country in law.default().countries)
    chosen: list[str] = []
    for word in (part.strip().lower() for one in given for part in one.split(",")):
        if word == "all":
            chosen += known
        elif word in known:
            chosen.append(word)
        elif word:
            raise click.UsageError(f"There are no rules for the market {word!r}: choose one of {_all(known)}, or all.")
    return list(dict.fromkeys(chosen))


def open_markets() -> list[str]:
    """The markets that are open and have rules: what is asked about where nobody names a market."""
    return sorted(code for code, market in MARKETS.items() if market.country in law.default().countries)


def _near(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word.lower(), list(known), 1)
    return f" (did you mean {found[0]}?)" if found else ""


def _all(known: Iterable[str]) -> str:
    return ", ".join(known)


def market_option(command: Command) -> Command:
    return click.option(
        "--market", "markets", multiple=True, metavar="CODE", help="A market, several by commas, or all; repeatable."
    )(command)


def category_option(command: Command) -> Command:
    return click.option("--category", type=Category(), help="Only what this category is asked.")(command)


def on_option(command: Command) -> Command:
    return click.option("--on", type=Day(), help="The day asked for, as 2026-11-22; today when left out.")(command)


def gate_option(command: Command) -> Command:
    told = "The step at which is asked: a missing fact blocks from publish on, at import it leaves open."
    return click.option("--gate", type=click.Choice(law.GATES), default="publish", show_default=True, help=told)(
        command
    )


def language_option(command: Command) -> Command:
    kind = click.Choice(LANGUAGES)
    return click.option("--language", type=kind, default="en", show_default=True, help="Language of the law's words.")(
        command
    )


def json_option(command: Command) -> Command:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def today() -> date:
    """The day to take when none is given."""
    return clock.today()
