"""Orders of businesses: the VAT id is checked by its form, kept in full, printed on the invoice, and changes no tax."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from argosy.checkout.rules import check_buyer, vat_id

ADDRESS = {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"}


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("ESB58378431", "ES", "ESB58378431"),
        ("b-58378431", "ES", "ESB58378431"),
        ("136 695 976", "DE", "DE136695976"),
        ("de136695976", "ES", "DE136695976"),
        ("40303265045", "FR", "FR40303265045"),
        ("00743110157", "IT", "IT00743110157"),
        ("856-734-62-15", "PL", "PL8567346215"),
        ("NL004495445B01", "PL", "NL004495445B01"),
        ("GR094259216", "DE", "EL094259216"),
        ("DE136695977", "DE", ""),
        ("B58378432", "ES", ""),
        ("GB123456789", "DE", ""),
        ("nonsense", "FR", ""),
    ],
)
def test_a_vat_id_is_kept_in_full_or_refused(typed: str, country: str, kept: str) -> None:
    assert vat_id(typed, country) == kept


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ({"company": "Ruiz SL"}, {}),
        ({"company": "Ruiz SL", "vat_id": "B58378431"}, {}),
        ({"vat_id": "B58378431"}, {"company": "checkout-problem-company"}),
        ({"company": "Ruiz SL", "vat_id": "B58378432"}, {"vat_id": "checkout-problem-vat-id"}),
    ],
)
def test_what_a_business_must_give(more: dict[str, str], problems: dict[str, str]) -> None:
    assert check_buyer("ana@example.org", ADDRESS | more, "ES") == problems


@pytest.mark.db
def test_the_invoice_bears_it_and_the_tax_stays(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.invoicing import api as invoicing
    from argosy.web.invoices import issue_invoices

    client, told = Client(), []
    for key, more in (("private", {}), ("business", {"company": "Ruiz SL", "vat_id": "b58378431"})):
        body: dict[str, Any] = {
            "market": "es",
            "email": "ana@example.org",
            "lines": [{"variant_id": str(variants[0])}],
            "address": ADDRESS | more,
            "payment": {"token": "test-4242"},
        }
        answer = client.post("/api/v1/orders", body, "application/json", headers={"Idempotency-Key": key})
        told.append(checkout.order(UUID(answer.json()["id"])))
    private, business = told
    assert business.address["vat_id"] == "ESB58378431"
    assert (private.vat, private.gross) == (business.vat, business.gross)
    issue_invoices([{"order_id": str(o.id)} for o in told])
    buyers = [invoicing.of_order(o.id)[0].content["buyer"] for o in told]
    assert [(b["name"], b["vat_id"]) for b in buyers] == [("Ana Ruiz", ""), ("Ruiz SL", "ESB58378431")]
    assert buyers[1]["address"][0] == "Ana Ruiz"


@pytest.mark.db
def test_a_wrong_one_is_said_beside_its_field(variants: list[UUID]) -> None:
    body: dict[str, Any] = {
        "market": "es",
        "email": "ana@example.org",
        "lines": [{"variant_id": str(variants[0])}],
        "address": ADDRESS | {"company": "Ruiz SL", "vat_id": "B58378432"},
        "payment": {"token": "test-4242"},
    }
    answer = Client().post("/api/v1/orders", body, "application/json", headers={"Idempotency-Key": "k"})
    assert answer.status_code == 400 and "vat_id" in str(answer.json())
