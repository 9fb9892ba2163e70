"""Plain facts from outside (JSON) made into the facts of a quote; what cannot be taken is refused by its path. Pure.

The format is told in docs/reference/price-facts.md. Every field is checked: unknown ones are refused, with the nearest known name.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError

from argosy.kernel.markets import MARKETS
from argosy.pricing import duty
from argosy.pricing.errors import BadFact, BadHsCode
from argosy.pricing.quote import ABSURD_MINOR, MOST_UNITS, Facts, Line
from argosy.pricing.schemes import Buyer, Platform, Seller
from argosy.pricing.territories import Place

_REGISTERED = ("GB", "CH", "NO")
EARLIEST, LATEST = date(2007, 1, 1), date(2100, 12, 31)
AMOUNTS = ("unit_net_minor", "unit_gross_minor", "net_minor", "gross_minor")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "": (
        *("date", "market", "currency", "audience", "buyer", "seller", "platform", "ship_from", "ship_to", "lines"),
        *("shipping", "discount_minor", "fees", "prepaid"),
    ),
    "buyer": ("kind", "vat_id", "vat_id_checked"),
    "seller": ("country", "turnover_eur_minor", "states", "opted_for_destination", "ioss"),
    "platform": ("facilitates", "ioss", "registered"),
    "ship_from": ("country", "postcode", "city"),
    "ship_to": ("country", "postcode", "city"),
    "line": (
        *("id", "quantity", *AMOUNTS, "discount_minor", "category", "hs_code", "origin", "origin_proof", "currency"),
    ),
    "shipping": ("id", "net_minor", "gross_minor", "discount_minor", "currency"),
}


def read(given: Any, today: date) -> Facts:
    """The facts of a quote. Raises BadFact, BadHsCode."""
    top = _table(given, "", "")
    market = _text(top, "market", "", needed=True, form=r"[A-Za-z]{2}", told="must be two letters, such as es").upper()
    currency = _currency(top, market)
    listed = top.get("lines")
    if not isinstance(listed, list) or not listed:
        raise BadFact("lines", "must be a list of at least one line")
    lines = [_line(entry, number, currency) for number, entry in enumerate(listed)]
    if "shipping" in top:
        lines.append(_shipping(top["shipping"], currency))
    kinds = {kind for _, kind in lines}
    if len(kinds) > 1:
        raise BadFact("lines", "must all be net, or all be gross (carriage too)")
    return Facts(
        on=_day(top, today),
        market=market,
        currency=currency,
        prices=kinds.pop(),
        lines=tuple(line for line, _ in lines),
        ship_from=_place(top, "ship_from"),
        ship_to=_place(top, "ship_to"),
        buyer=_buyer(_table(top.get("buyer", {}), "buyer", "buyer")),
        seller=_seller(_table(top.get("seller"), "seller", "seller")),
        platform=_platform(_table(top.get("platform", {}), "platform", "platform")),
        discount=_whole(top, "discount_minor", "", 0, ABSURD_MINOR - 1, 0),
        fees=_fees(top),
        audience=_text(top, "audience", "") or "public",
        prepaid=_flag(top, "prepaid", "", False),
    )


def _table(given: Any, kind: str, path: str) -> Mapping[str, Any]:
    """A table of known fields. Raises BadFact for anything else."""
    if not isinstance(given, dict):
        raise BadFact(path or "facts", "must be given as a table of fields ({…})")
    for name in given:
        if name not in FIELDS[kind]:
            near = difflib.get_close_matches(str(name), FIELDS[kind], 1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(FIELDS[kind])}"
            raise BadFact(_path(path, str(name)), f"is no field here: {hint}")
    return given


def _path(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _text(
    table: Mapping[str, Any], name: str, path: str, *, needed: bool = False, form: str = ".{0,200}", told: str = ""
) -> str:
    value = table.get(name)
    if value is None:
        if needed:
            raise BadFact(_path(path, name), "is missing" + (f": it {told}" if told else ""))
        return ""
    if not isinstance(value, str) or not re.fullmatch(form, value.strip(), re.S):
        raise BadFact(_path(path, name), told or "must be a text of at most 200 characters")
    return value.strip()


def _country(table: Mapping[str, Any], name: str, path: str, *, needed: bool) -> str:
    told = "must be a country's two letters (ISO 3166-1; Greece is GR), such as ES"
    found = _text(table, name, path, needed=needed, form="[A-Za-z]{2}", told=told).upper()
    return "GR" if found == "EL" else "GB" if found == "UK" else found


def _whole(table: Mapping[str, Any], name: str, path: str, least: int, most: int, default: int | None) -> int:
    value = table.get(name, default)
    if value is None:
        raise BadFact(_path(path, name), "is missing")
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadFact(_path(path, name), "must be a whole number (amounts in minor units, such as 1999 for 19.99)")
    if not least <= value <= most:
        raise BadFact(_path(path, name), f"is {value}: it must lie between {least} and {most}")
    return value


def _flag(table: Mapping[str, Any], name: str, path: str, default: bool) -> bool:
    value = table.get(name, default)
    if not isinstance(value, bool):
        raise BadFact(_path(path, name), "must be true or false")
    return value


def _day(top: Mapping[str, Any], today: date) -> date:
    told = "must be a day that exists, written 2026-11-22"
    written = _text(top, "date", "", form=r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told=told)
    try:
        found = date.fromisoformat(written) if written else today
    except ValueError:
        raise BadFact("date", told) from None
    if not EARLIEST <= found <= LATEST:
        raise BadFact("date", f"must lie between {EARLIEST} and {LATEST}")
    return found


def _currency(top: Mapping[str, Any], market: str) -> str:
    own = MARKETS[market.lower()].currency if market.lower() in MARKETS else None
    given = _text(top, "currency", "", needed=own is None, form="[A-Z]{3}", told="must be three capital letters")
    if own is not None and given and given != own:
        raise BadFact("currency", f"is {given}, but the market {market.lower()} sells in {own}")
    return given or str(own)


def _same(table: Mapping[str, Any], path: str, currency: str) -> None:
    given = _text(table, "currency", path, form="[A-Z]{3}", told="must be three capital letters")
    if given and given != currency:
        raise BadFact(_path(path, "currency"), f"is {given}, but the quote is in {currency}")


def _line(entry: Any, number: int, currency: str) -> tuple[Line, str]:
    path = f"lines[{number}]"
    table = _table(entry, "line", path)
    _same(table, path, currency)
    quantity = _whole(table, "quantity", path, 1, MOST_UNITS, 1)
    amount, prices = _amount(table, path, quantity, AMOUNTS)
    hs_code = _text(table, "hs_code", path)
    if hs_code:
        _known_hs(hs_code, path)
    discount = _whole(table, "discount_minor", path, 0, amount, 0)
    found = Line(
        _text(table, "id", path) or str(number),
        quantity,
        amount,
        _text(table, "category", path).lower() or "standard",
        hs_code,
        _country(table, "origin", path, needed=False),
        _flag(table, "origin_proof", path, False),
        discount,
    )
    return found, prices


def _known_hs(code: str, path: str) -> None:
    try:
        duty.check_hs(code)
    except BadHsCode:
        raise BadFact(
            f"{path}.hs_code",
            f"is {code!r}: it must be six to ten digits in a chapter of the Harmonised System (01 to 97)",
        ) from None


def _amount(table: Mapping[str, Any], path: str, quantity: int, names: tuple[str, ...]) -> tuple[int, str]:
    """The whole line's amount, and whether it is net or gross: exactly one of the fields must be there."""
    named = [name for name in names if name in table]
    if len(named) != 1:
        raise BadFact(_path(path, named[1] if named else names[0]), f"give exactly one of {', '.join(names)}")
    (name,) = named
    times = quantity if name.startswith("unit_") else 1
    value = _whole(table, name, path, 0, ABSURD_MINOR - 1, None) * times
    if value >= ABSURD_MINOR:
        raise BadFact(_path(path, name), "comes to more than any real price")
    return value, "net" if "net" in name else "gross"


def _shipping(entry: Any, currency: str) -> tuple[Line, str]:
    table = _table(entry, "shipping", "shipping")
    _same(table, "shipping", currency)
    amount, prices = _amount(table, "shipping", 1, ("net_minor", "gross_minor"))
    discount = _whole(table, "discount_minor", "shipping", 0, amount, 0)
    return Line(_text(table, "id", "shipping") or "shipping", 1, amount, discount=discount, kind="shipping"), prices


def _place(top: Mapping[str, Any], name: str) -> Place:
    table = _table(top.get(name), name, name)
    return Place(
        _country(table, "country", name, needed=True), _text(table, "postcode", name), _text(table, "city", name)
    )


def _buyer(table: Mapping[str, Any]) -> Buyer:
    kind = _text(table, "kind", "buyer") or "consumer"
    if kind not in ("consumer", "business"):
        raise BadFact("buyer.kind", "must be consumer or business")
    number = re.sub(r"[\s.-]", "", _text(table, "vat_id", "buyer")).upper()
    checked = _flag(table, "vat_id_checked", "buyer", False)
    if checked and not number:
        raise BadFact("buyer.vat_id", "is missing, though it is said to be checked")
    if number and kind == "consumer":
        raise BadFact("buyer.vat_id", "belongs to a business: leave it out, or set buyer.kind to business")
    return Buyer(kind, _vat_country(number) if checked else "")


#: Where the form of a VAT id is checked otherwise than by the Union's list.
_OTHER_IDS: Mapping[str, str] = {"GB": r"GB(\d{9}|\d{12})", "CH": r"CHE\d{9}(MWST|TVA|IVA)?", "NO": r"NO\d{9}(MVA)?"}


def _vat_country(number: str) -> str:
    """The state of a VAT id. Raises BadFact for one whose form or check digit is wrong."""
    country = "GR" if number.startswith("EL") else number[:2]
    if country in _OTHER_IDS:
        valid = re.fullmatch(_OTHER_IDS[country], number) is not None
    elif country == "XI":
        valid = re.fullmatch(r"XI(\d{9}|\d{12})", number) is not None
    else:
        valid = _sound(eu_vat.validate, number)
    if not valid:
        raise BadFact("buyer.vat_id", f"is {number!r}, which is no VAT id: correct it, or leave it out")
    return country


def _sound(validate: Callable[[str], str], number: str) -> bool:
    try:
        validate(number)
    except ValidationError:
        return False
    return True


def _seller(table: Mapping[str, Any]) -> Seller:
    turnover = None
    if table.get("turnover_eur_minor") is not None:
        turnover = _whole(table, "turnover_eur_minor", "seller", 0, 10**15, None)
    return Seller(
        _country(table, "country", "seller", needed=True),
        turnover,
        _whole(table, "states", "seller", 1, 27, 1),
        _flag(table, "opted_for_destination", "seller", False),
        _flag(table, "ioss", "seller", False),
    )


def _platform(table: Mapping[str, Any]) -> Platform:
    registered = table.get("registered", list(_REGISTERED))
    if not isinstance(registered, list) or not {*map(str, registered)} <= {*_REGISTERED}:
        raise BadFact("platform.registered", "must be a list of GB, CH and NO")
    return Platform(
        _flag(table, "facilitates", "platform", True),
        _flag(table, "ioss", "platform", True),
        tuple(code for code in _REGISTERED if code in registered),
    )


def _fees(top: Mapping[str, Any]) -> frozenset[str]:
    known = {row["id"] for row in duty.fee_rows()}
    given = top.get("fees", [])
    if not isinstance(given, list) or not {*map(str, given)} <= known:
        raise BadFact("fees", f"must be a list of charges to switch on: {', '.join(sorted(known))}")
    return frozenset(map(str, given))
