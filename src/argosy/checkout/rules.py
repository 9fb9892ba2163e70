"""What an order costs, and whether an address can be delivered to. Pure.

Prices include tax; pricing taxes each line at its own rate and rounds there, and an order's tax is the sum of its lines' (Directive
2006/112/EC leaves the level of rounding to the states; per line is what all five markets accept).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

import phonenumbers
from stdnum.eu import vat
from stdnum.exceptions import ValidationError

from argosy.kernel.money import Taxed

MOST_PER_LINE = 10
NOTE_LENGTH = 200
ADDRESS_FIELDS = ("name", "street", "postal_code", "city")
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")


@dataclass(frozen=True, slots=True)
class Item:
    """A variant in a quote. Amounts are of one unit, minor units with tax; `deposit` is due now instead of the price.

    `fact` is the catalogue's SaleFacts, carried along for the order's line.
    """

    variant_id: UUID
    product_id: UUID
    brand_id: UUID
    sku: str
    category: str
    mode: str
    quantity: int
    unit_gross: int
    list_gross: int
    deposit: int | None
    campaign_id: UUID | None
    fact: Any = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """An item with its taxed amount and the rate within it, in percent. `tax` is the whole of it, import costs included
    (consigning.LineTax); `coupon` is what a coupon has taken off its price."""

    item: Item
    amount: Taxed
    vat_rate: Decimal
    tax: Any = field(repr=False, compare=False, default=None)
    coupon: int = 0

    @property
    def duty(self) -> int:
        """Duty and charges of its import."""
        return self.tax.imported.duty if self.tax and self.tax.imported else 0

    @property
    def duty_vat(self) -> int:
        """The VAT on them."""
        return self.tax.imported.vat if self.tax and self.tax.imported else 0


class Total(NamedTuple):
    """Minor units; net + vat + duty == gross, what the buyer pays in all. `duty` has handling charges within."""

    net: int
    vat: int
    duty: int
    gross: int


@dataclass(frozen=True, slots=True)
class Quote:
    """What an order costs; `due` is asked for now, the rest (deposit goods) at the hand-over. `vat` is by rate in percent, `taxed` the
    quotes of the tax engine by consignment, which can explain themselves; `coupon` is the campaigns' Discount, where one is used."""

    lines: tuple[QuotedLine, ...]
    delivery: Taxed
    vat: Mapping[Decimal, int]
    currency: str
    taxed: tuple[Any, ...] = field(repr=False, compare=False, default=())
    coupon: Any = field(repr=False, compare=False, default=None)
    total: Total = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = [line.amount for line in self.lines] + [self.delivery]
        net, duty = sum(p.net for p in parts), sum(line.duty for line in self.lines)
        vat = sum(p.vat for p in parts) + sum(line.duty_vat for line in self.lines)
        object.__setattr__(self, "total", Total(net, vat, duty, net + vat + duty))

    @property
    def discount(self) -> int:
        """What the coupon takes off, with tax; `goods_gross` is without it already."""
        return sum(line.coupon for line in self.lines)

    @property
    def import_cost(self) -> int:
        """What import adds to the goods' prices: duty, charges and the VAT on them."""
        return sum(line.duty + line.duty_vat for line in self.lines)

    @property
    def goods_gross(self) -> int:
        return sum(line.amount.gross for line in self.lines)

    @property
    def due(self) -> int:
        return (
            self.delivery.gross
            + self.import_cost
            + sum(
                line.amount.gross if line.item.deposit is None else line.item.deposit * line.item.quantity
                for line in self.lines
            )
        )


def stands_alone(items: Sequence[Item]) -> bool:
    """Whether what is sold by deposit is not mixed with anything else: all of it, from one brand, or nothing of it."""
    by_deposit = [item for item in items if item.deposit is not None]
    return not by_deposit or (len(by_deposit) == len(items) and len({item.brand_id for item in items}) == 1)


def check_buyer(email: str, address: Mapping[str, str], country: str) -> dict[str, str]:
    """What is wrong with the buyer's e-mail and address: a message key by field; empty when all is well.

    The postal code is checked against its country by fulfilment.
    """
    problems = {name: "checkout-problem-empty" for name in ADDRESS_FIELDS if not address.get(name, "").strip()}
    if not _MAIL.fullmatch(email.strip()):
        problems["email"] = "checkout-problem-email" if email.strip() else "checkout-problem-empty"
    phone = address.get("phone", "").strip()
    if phone and not _is_phone(phone, country):
        problems["phone"] = "checkout-problem-phone"
    number = address.get("vat_id", "").strip()
    if number and not vat_id(number, country):
        problems["vat_id"] = "checkout-problem-vat-id"
    if number and not address.get("company", "").strip():
        problems["company"] = "checkout-problem-company"
    for name, value in address.items():
        if len(value) > 120:
            problems[name] = "checkout-problem-long"
    return problems


def tidy(note: str) -> str:
    """A note on one line, without what cannot be printed."""
    return " ".join("".join(c if c.isprintable() else " " for c in note).split())


def vat_id(text: str, country: str) -> str:
    """A VAT identification number of a state of the Union in its full form ("ESB12345674"); without a state that of `country` is meant. "" for one
    whose form or check digits are wrong.

    That it is in force is another question, which only VIES can answer; until that has been asked its holder is taxed as a consumer
    (Implementing Regulation (EU) 282/2011 Art. 18).
    """
    state = "EL" if country == "GR" else country
    for number in (text, state + text):
        try:
            found = str(vat.validate(number))
        except ValidationError:
            continue
        return "EL" + found[2:] if found.startswith("GR") else found
    return ""


def _is_phone(text: str, country: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, country))
    except phonenumbers.NumberParseException:
        return False
