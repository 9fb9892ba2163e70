"""What makes an invoice, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from argosy.invoicing.errors import BadDocument
from argosy.invoicing.rules import (
    Buyer,
    CreditLine,
    Facts,
    Issuer,
    Line,
    Sums,
    by_rate,
    check,
    check_credit,
    content,
    digest,
    number,
    sums,
)

ISSUER = Issuer(UUID(int=7), "brand", "Alder Ltd", ("Calle Mayor 1", "28013 Madrid"), "ES", "ESB12345674", "ALDER")
BUYER = Buyer("Ana Ruiz", ("Calle Mayor 2", "28013 Madrid"), "ES")
PHONE = Line("a", "goods", "Phone", "PH-1", 2, 2000, 420, Decimal("21.000"), 2420, "oss_union")
BOOK = Line("b", "goods", "Book", "BK-1", 1, 1000, 40, Decimal(4), 1040, "oss_union")


def facts(*lines: Line, order: int = 1, issuer: Issuer = ISSUER) -> Facts:
    told = lines or (PHONE, BOOK)
    return Facts(issuer, BUYER, "EUR", date(2026, 11, 24), UUID(int=order), "ES-ABC", "es", told)


def test_numbers_say_issuer_series_and_year() -> None:
    assert number("ES", "invoice", 2026, 123) == "ES-2026-000123"
    assert number("ES", "credit", 2026, 1) == "ES-C-2026-000001"


def test_vat_is_told_by_rate_the_highest_first() -> None:
    told = content(facts())
    assert sums(told["lines"]) == Sums(3000, 460, 3460)
    assert by_rate(told["lines"]) == [(Decimal(21), Sums(2000, 420, 2420)), (Decimal(4), Sums(1000, 40, 1040))]


def test_a_rate_written_otherwise_is_the_same_content() -> None:
    same = facts(replace(PHONE, rate=Decimal(21)), BOOK)
    assert digest(content(facts())) == digest(content(same))
    assert digest(content(facts())) != digest(content(facts(PHONE)))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (replace(PHONE, gross=2421), "sums"),
        (replace(PHONE, rate=Decimal(0)), "sums"),
        (replace(PHONE, net=-1, vat=2421), "sums"),
        (replace(PHONE, quantity=0), "quantity"),
        (replace(PHONE, kind="gift"), "kind"),
        (replace(PHONE, id="b"), "line"),
    ],
)
def test_a_line_that_does_not_add_up_makes_no_invoice(wrong: Line, reason: str) -> None:
    with pytest.raises(BadDocument) as caught:
        check(facts(wrong, BOOK))
    assert caught.value.params["reason"] == reason


def test_an_issuer_needs_an_address_and_a_prefix() -> None:
    check(facts())
    for wrong in (replace(ISSUER, address=()), replace(ISSUER, prefix="al-der"), replace(ISSUER, kind="nobody")):
        with pytest.raises(BadDocument):
            check(facts(issuer=wrong))


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (CreditLine("a", 1, 0, 0),),
        (CreditLine("a", 1, -5, 10),),
        (CreditLine("a", -1, 5, 1),),
        (CreditLine("a", 1, 5, 1), CreditLine("a", 1, 5, 1)),
    ],
)
def test_a_credit_note_gives_something_back_once_per_line(lines: tuple[CreditLine, ...]) -> None:
    with pytest.raises(BadDocument):
        check_credit(lines)
