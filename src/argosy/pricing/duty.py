"""Customs duty and handling charges of a consignment: by HS code, origin, value and day. Pure; the tables are data/duty.toml.

Small consignments have a rule of their own (relief, or an amount for each six-digit code); above it the tariff decides. A code
without a rate is refused: goods are never free of duty because a table is silent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from argosy.kernel.money import allocate, vat_on
from argosy.pricing import datafile
from argosy.pricing.datafile import Row, Shape
from argosy.pricing.errors import BadHsCode, NoTariff
from argosy.pricing.exchange import Exchange
from argosy.pricing.territories import Territory

#: The Harmonised System's chapters; 77 is kept free.
CHAPTERS = frozenset(f"{n:02}" for n in range(1, 98) if n != 77)
_RANGE = re.compile(r"(\d\d)-(\d\d)")


def _chapters(value: object) -> frozenset[str]:
    found = _RANGE.fullmatch(datafile.text(value))
    if found is None:
        raise ValueError('must be a range of chapters such as "25-97"')
    return frozenset(f"{n:02}" for n in range(int(found[1]), int(found[2]) + 1)) & CHAPTERS


def _prefix(value: object) -> str:
    if not re.fullmatch(r"\d{2,10}", datafile.text(value)) or str(value)[:2] not in CHAPTERS:
        raise ValueError("must be two to ten digits of a chapter that exists")
    return str(value)


_AREA = datafile.one_of("EU", "GB", "CH", "NO")
_SHAPES = {
    "consignment": Shape(
        needed={"area": _AREA, "threshold": datafile.minor, "currency": datafile.text, "mode": datafile.text},
        optional={"amount": datafile.minor, "except": datafile.texts},
    ),
    "preference": Shape(
        needed={"area": _AREA, "origins": datafile.texts, "chapters": _chapters, "percent": datafile.percent}
    ),
    "tariff": Shape(
        needed={"area": _AREA, "goods": datafile.text},
        optional={
            "prefix": _prefix,
            "chapters": _chapters,
            "percent": datafile.percent,
            "origins": datafile.texts,
            "refuse": datafile.text,
        },
    ),
}
_FEES = {
    "fee": Shape(
        needed={
            "id": datafile.text,
            "area": datafile.text,
            "amount": datafile.minor,
            "currency": datafile.text,
            "per": datafile.one_of("consignment", "hs6_line", "item"),
            "threshold": datafile.minor,
            "enabled": datafile.flag,
            "in_vat_base": datafile.flag,
        }
    )
}


class Goods(NamedTuple):
    """What customs sees of a line: its code, origin (with proof or not), number, and value in minor units of the sale's currency."""

    line: str
    hs_code: str
    origin: str
    proof: bool
    quantity: int
    value: int


@dataclass(frozen=True, slots=True)
class Duty:
    """Duty on a line: minor units; `percent` where a tariff decided, `rule` "relief", "per_hs6", "tariff", "preference" or "none"."""

    amount: int
    rule: str
    percent: Decimal | None
    source: str


NONE = Duty(0, "none", None, "")


def check_hs(code: str, line: str = "") -> str:
    """The code's digits. Raises BadHsCode for another form or a chapter that does not exist."""
    digits = _digits(code)
    if not digits:
        raise BadHsCode(code, line)
    return digits


@lru_cache(maxsize=8192)
def _digits(code: str) -> str:
    digits = re.sub(r"[\s.]", "", code)
    sound = re.fullmatch(r"[0-9]{6,10}", digits) and digits[:2] in CHAPTERS and digits[2:4] != "00"
    return digits if sound else ""


@lru_cache(maxsize=1)
def tables() -> Mapping[str, tuple[Row, ...]]:
    """The rows of duty.toml by kind. Raises DataFault."""
    found = datafile.read("duty.toml", _SHAPES)
    for row in found["tariff"]:
        if (row["prefix"] is None) == (row["chapters"] is None) or (row["percent"] is None) == (row["refuse"] is None):
            raise datafile.DataFault(
                f"{row.file}:{row.line}: [[tariff]] prefix or chapters, percent or refuse: one of each"
            )
    for row in found["consignment"]:
        if row["mode"] not in ("relief", "per_hs6") or (row["mode"] == "per_hs6") != (row["amount"] is not None):
            raise datafile.DataFault(f"{row.file}:{row.line}: [[consignment]] mode: relief, or per_hs6 with an amount")
    datafile.dated(found["consignment"], lambda row: row["area"])
    return found


def small(area: str, on: date) -> Row | None:
    """The rule for small consignments into an area on a day; None where there is none."""
    return next((row for row in tables()["consignment"] if row["area"] == area and row.holds(on)), None)


def duties(
    goods: Sequence[Goods], area: str, on: date, intrinsic: int, carriage: int, exchange: Exchange
) -> list[Duty]:
    """The duty of each line of a consignment that enters an area's customs territory.

    `intrinsic` is the goods' value without carriage and tax, `carriage` what comes on top for the customs value (Regulation (EU)
    952/2013 Art. 70 and 71), both in minor units of the sale's currency. Amounts by code are shared among its lines by value. Raises BadHsCode, NoTariff.
    """
    codes = [check_hs(g.hs_code, g.line) for g in goods]
    rule = small(area, on)
    low = rule is not None and intrinsic <= exchange.most(rule["threshold"], rule["currency"])
    if rule is not None and low and rule["mode"] == "per_hs6":
        return _per_hs6(goods, codes, rule, exchange.nearest(rule["amount"], rule["currency"]))
    values = [g.value for g in goods]
    shares = allocate(carriage, values) if carriage else [0] * len(goods)
    found = []
    for item, code, share in zip(goods, codes, shares, strict=True):
        if rule is not None and low and not code.startswith(rule["except"] or ("-",)):
            found.append(Duty(0, "relief", Decimal(0), rule["source"]))
        else:
            found.append(_tariff(item, code, area, on, item.value + share))
    return found


def _per_hs6(goods: Sequence[Goods], codes: Sequence[str], rule: Row, amount: int) -> list[Duty]:
    lines: dict[str, list[int]] = {}
    for number, code in enumerate(codes):
        lines.setdefault(code[:6], []).append(number)
    found = [NONE] * len(goods)
    whole = Duty(amount, "per_hs6", None, rule["source"])
    for numbers in lines.values():
        if len(numbers) == 1:
            found[numbers[0]] = whole
            continue
        for number, share in zip(numbers, allocate(amount, [goods[n].value for n in numbers]), strict=True):
            found[number] = Duty(share, "per_hs6", None, rule["source"])
    return found


def _tariff(item: Goods, code: str, area: str, on: date, customs_value: int) -> Duty:
    try:
        percent, rule, source = tariff(code, area, item.origin if item.proof else "", item.origin, on)
    except NoTariff as trouble:
        raise trouble.of(item.line) from None
    return Duty(vat_on(customs_value, percent).vat, rule, percent, source)


@lru_cache(maxsize=8192)
def tariff(code: str, area: str, proven: str, origin: str, on: date) -> tuple[Decimal, str, str]:
    """Rate, rule and source for a code: `proven` is the origin with proof (it may bring a preference), `origin` the one declared.

    Raises NoTariff: no rate, a code too short for its rates, or duties on top that this table does not hold.
    """
    found = [r for r in tables()["tariff"] if r["area"] == area and r.holds(on) and _meets(r, code, origin)]
    if not found:
        longer = any(
            r["area"] == area and r["prefix"] and r["prefix"].startswith(code) and r.holds(on)
            for r in tables()["tariff"]
        )
        raise NoTariff(code, area, on, "short" if longer else "unknown")
    if not origin and any(r["origins"] for r in tables()["tariff"] if r["area"] == area and _meets(r, code, None)):
        raise NoTariff(code, area, on, "refused", "the country of origin decides")
    # A row for this origin goes before one for all; then the longest prefix.
    row = max(found, key=lambda r: (r["origins"] is not None, len(r["prefix"] or "")))
    if row["refuse"] is not None:
        raise NoTariff(code, area, on, "refused", row["refuse"])
    for p in tables()["preference"]:
        if p["area"] == area and proven in p["origins"] and code[:2] in p["chapters"] and p.holds(on):
            return p["percent"], "preference", p["source"]
    return row["percent"], "tariff", row["source"]


def _meets(row: Row, code: str, origin: str | None) -> bool:
    """Whether a row is for the code and the origin (None: for any)."""
    if row["origins"] is not None and origin is not None and origin not in row["origins"]:
        return False
    return code.startswith(row["prefix"]) if row["prefix"] else code[:2] in row["chapters"]


@dataclass(frozen=True, slots=True)
class Fee:
    """A charge on a line for handling, in minor units of the sale's currency."""

    id: str
    amount: int
    in_vat_base: bool
    source: str


@lru_cache(maxsize=1)
def fee_rows() -> tuple[Row, ...]:
    """The rows of handling.toml. Raises DataFault."""
    rows = datafile.read("handling.toml", _FEES)["fee"]
    datafile.dated(rows, lambda row: row["id"])
    return rows


def fees(
    goods: Sequence[Goods],
    to: Territory,
    on: date,
    intrinsic: int,
    enabled: frozenset[str],
    exchange: Exchange,
) -> list[list[Fee]]:
    """The handling charges of each line, for those parameters that are switched on in the table or by `enabled`."""
    found: list[list[Fee]] = [[] for _ in goods]
    for row in _switched_on(enabled):
        on_now = row.holds(on) and intrinsic <= exchange.most(row["threshold"], "EUR")
        if on_now and row["area"] in (to.customs, to.state, to.country):
            amount = exchange.nearest(row["amount"] * _count(goods, row["per"]), row["currency"])
            for listed, share in zip(found, allocate(amount, [g.value for g in goods]), strict=True):
                if share:
                    listed.append(Fee(row["id"], share, row["in_vat_base"], row["source"]))
    return found


@lru_cache(maxsize=64)
def _switched_on(enabled: frozenset[str]) -> tuple[Row, ...]:
    return tuple(row for row in fee_rows() if row["enabled"] or row["id"] in enabled)


def _count(goods: Sequence[Goods], per: str) -> int:
    if per == "hs6_line":
        return len({check_hs(g.hs_code)[:6] for g in goods})
    return 1 if per == "consignment" else sum(g.quantity for g in goods)
