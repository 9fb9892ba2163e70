"""The launch report for people: rows and causes for the console, and a page that stands by itself for `argosy launch --html`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.launch import api as launching

STATES = ("live", "warnings", "blocked")
LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Cell:
    """A product in a market; `price_from` in minor units."""

    state: str
    price_from: int | None
    units: int


@dataclass(frozen=True, slots=True)
class Row:
    """A product and its cell in every market of the report."""

    model: str
    name: str
    category: str
    variants: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule that blocks or warns: its source, what to supply, and the products it concerns by market."""

    rule: str
    title: str
    severity: str
    citation: str
    url: str
    remedy: str
    supply: Sequence[tuple[str, str]]
    concerns: Mapping[str, Sequence[str]]

    @property
    def products(self) -> Sequence[str]:
        return sorted({name for names in self.concerns.values() for name in names})


@dataclass(frozen=True, slots=True)
class Missing:
    """A product on sale in `markets` that the pack does not name; `also_in` are markets that the launch did not name."""

    model: str
    name: str
    withdrawn: bool
    markets: Sequence[str]
    also_in: Sequence[str]


@dataclass(frozen=True, slots=True)
class Report:
    """A launch report as it is shown. `tallies` gives (live, warnings, blocked, flagship) of each market."""

    tallies: Mapping[str, tuple[int, int, int, str]]
    currencies: Mapping[str, str]
    rows: Sequence[Row]
    causes: Sequence[Cause]
    problems: Sequence[Mapping[str, Any]]
    failed: Sequence[Mapping[str, Any]]
    missing: Sequence[Missing]


def build(
    raw: Mapping[str, Any],
    language: str,
    market: str = "",
    state: str = "",
    words: Mapping[str, Mapping[str, Any]] | None = None,
) -> Report:
    """The report of `launch.api` for a reader; `market` and `state` narrow it; `words` are rules in the reader's language."""
    listed = {code: raw["markets"][code] for code in sorted(raw["markets"], key=_place)}
    markets = {code: m for code, m in listed.items() if not market or code == market}
    rows: dict[str, dict[str, Any]] = {}
    causes: dict[str, dict[str, Any]] = {}
    for code, found in markets.items():
        for product in found["products"]:
            row = rows.setdefault(product["model"], {"product": product, "cells": {}})
            row["cells"][code] = Cell(product["state"], product["price_from"], product["units"])
            if not state or product["state"] == state:
                _causes(causes, product, code, words or {})
    kept = [
        Row(model, r["product"]["name"], r["product"]["category"], r["product"]["variants"], r["cells"])
        for model, r in rows.items()
        if not state or any(cell.state == state for cell in r["cells"].values())
    ]
    return Report(
        tallies={c: (m["live"], m["warnings"], m["blocked"], m["flagship"]) for c, m in listed.items()},
        currencies={c: m["currency"] for c, m in markets.items()},
        rows=kept,
        causes=sorted(
            (Cause(**cause) for cause in causes.values()),
            key=lambda c: (c.severity != "block", -len(c.products), c.rule),
        ),
        problems=[p | {"sentence": launching.sentence(p, language)} for p in raw["problems"]],
        failed=[c for c in raw["verification"] if c["outcome"] != "passed"],
        missing=_missing(markets),
    )


def _missing(markets: Mapping[str, Mapping[str, Any]]) -> list[Missing]:
    """By model; reports of earlier versions tell nothing of it."""
    found: dict[str, dict[str, Any]] = {}
    for code, market in markets.items():
        for told in market.get("missing", ()):
            found.setdefault(told["model"], dict(told) | {"markets": []})["markets"].append(code)
    return [Missing(**found[model]) for model in sorted(found)]


def _place(code: str) -> int:
    return list(MARKETS).index(code) if code in MARKETS else len(MARKETS)


def _causes(
    causes: dict[str, dict[str, Any]], product: Mapping[str, Any], market: str, words: Mapping[str, Mapping[str, Any]]
) -> None:
    for finding in product["findings"]:
        told = words.get(finding["rule"], finding)
        citation = finding["citation"]
        cause = causes.setdefault(
            finding["rule"],
            {
                "rule": finding["rule"],
                "title": told["title"],
                "severity": finding["severity"],
                "citation": ", ".join(filter(None, (citation.get("act", ""), citation.get("article", "")))),
                "url": citation.get("url", ""),
                "remedy": told["remedy"],
                "supply": [],
                "concerns": {},
            },
        )
        if finding["severity"] == "block":
            cause["severity"] = "block"
        for fact in finding["supply"]:
            where = (str(fact["name"]), str(fact.get("field") or ""))
            if where not in cause["supply"]:
                cause["supply"].append(where)
        cause["concerns"].setdefault(market, []).append(product["name"])


def launch_page(report: Mapping[str, Any], language: str) -> str:
    """A launch report as one HTML page that needs nothing else: no style sheet, font, picture or script from outside.

    `report` is what `launch.api.launch` returned; words are English or Chinese (English for any other language).
    """
    from argosy.web.brand.shell import render

    spoken = language if language in LANGUAGES else "en"
    title = t(spoken, "brand-report-title", brand=report["name"])
    return render("brand/report_page.html", spoken, title=title, raw=report, report=build(report, spoken))
