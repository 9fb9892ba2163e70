"""The tables of tax and duty cases in vectors/*.csv, as facts and what must come of them.

A row says in few words: places COUNTRY/POSTCODE/CITY; seller COUNTRY and facts (`turnover=500000 states=2 opted ioss`); buyer `consumer`,
`business` (VAT id not checked) or `business FR` (checked, of France); platform `own` (nobody facilitates), `no-ioss`, `registered=CH,NO`;
lines `category QUANTITYxUNIT hs=… origin=… proof disc=…; shipping AMOUNT`. Amounts are minor units. `working` shows the arithmetic as it
was done by hand, `source` the rule. `scheme` may be `error:CODE`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from argosy.pricing import tax

FOLDER = Path(__file__).parent / "vectors"
AMOUNTS = ("net", "vat", "gross", "duty", "charges", "total")


def rows() -> Iterator[dict[str, str]]:
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def facts(row: dict[str, str]) -> tax.Facts:
    return tax.Facts(
        on=date.fromisoformat(row["date"]),
        market=row["market"],
        currency=row["currency"],
        prices=row["prices"],
        lines=tuple(_line(text.split(), number) for number, text in enumerate(row["lines"].split("; "))),
        ship_from=_place(row["ship_from"]),
        ship_to=_place(row["ship_to"]),
        buyer=_buyer(row["buyer"]),
        seller=_seller(row["seller"]),
        platform=_platform(row["platform"]),
        discount=int(row["discount"] or 0),
        fees=frozenset(row["fees"].split()),
    )


def _line(words: list[str], number: int) -> tax.Line:
    if words[0] == "shipping":
        return tax.Line(str(number), 1, int(words[1]), kind="shipping")
    quantity, unit = map(int, words[1].split("x"))
    named = dict(word.split("=") for word in words[2:] if "=" in word)
    return tax.Line(
        str(number),
        quantity,
        quantity * unit,
        words[0],
        named.get("hs", ""),
        named.get("origin", ""),
        "proof" in words,
        int(named.get("disc", 0)),
    )


def _place(text: str) -> tax.Place:
    return tax.Place(*text.split("/"))


def _buyer(text: str) -> tax.Buyer:
    kind, _, country = text.partition(" ")
    return tax.Buyer(kind, country)


def _seller(text: str) -> tax.Seller:
    country, *words = text.split()
    named = dict(word.split("=") for word in words if "=" in word)
    turnover = int(named["turnover"]) if "turnover" in named else None
    return tax.Seller(country, turnover, int(named.get("states", 1)), "opted" in words, "ioss" in words)


def _platform(text: str) -> tax.Platform:
    if text.startswith("registered="):
        return tax.Platform(registered=tuple(text.removeprefix("registered=").split(",")))
    return tax.Platform(facilitates=text != "own", ioss=text != "no-ioss")
