"""Consents: words that never change under a version, boxes never ticked before, and a way back."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

LANGUAGES = ("de", "en", "es", "fr", "it", "pl", "zh")


@pytest.mark.parametrize("kind", ["terms", "marketing"])
def test_the_words_of_a_version_never_change(kind: str) -> None:
    """Other words are another version: see data/consents.toml."""
    from argosy.checkout.consents import consent_words, versions

    for version in versions()[kind]:
        words = [consent_words(kind, version["version"], language) for language in LANGUAGES]
        assert len(set(words)) == len(LANGUAGES)
        assert hashlib.sha256("\n".join(words).encode()).hexdigest() == version["digest"]


def buy(variants: list[UUID], key: str, **more: Any) -> Any:
    body: dict[str, Any] = {
        "market": "es",
        "email": "Ana@example.org",
        "lines": [{"variant_id": str(variants[0])}],
        "address": {"name": "Ana Ruiz", "street": "Calle Mayor 1", "postal_code": "28013", "city": "Madrid"},
        "payment": {"token": "test-4242"},
    }
    return Client().post("/api/v1/orders", body | more, "application/json", headers={"Idempotency-Key": key})


@pytest.mark.db
def test_what_was_shown_and_ticked_is_recorded_and_can_be_taken_back(variants: list[UUID]) -> None:
    from argosy.checkout import api as checkout
    from argosy.checkout.models import Consent

    listed = Client().get("/api/v1/markets/es/consents", {"language": "es"}).json()["consents"]
    terms, marketing = (c["version"] for c in listed)
    assert [c["kind"] for c in listed] == ["terms", "marketing"] and "correo" in listed[1]["words"]
    silent = buy(variants, "a").json()
    assert checkout.order(UUID(silent["id"])).terms == "" and not checkout.consents("es")
    told = buy(variants, "b", terms_version=terms, marketing_version=marketing).json()
    order = UUID(told["id"])
    assert (checkout.order(order).terms, checkout.allows(order)) == (terms, True)
    (found,) = checkout.consents("es")
    assert (found.email, found.version, found.language) == ("Ana@example.org", marketing, "es")
    # The same call again records nothing more.
    buy(variants, "b", terms_version=terms, marketing_version=marketing)
    assert Consent.objects.count() == 1
    address = f"/api/v1/orders/{order}/consents/marketing"
    assert Client().delete(address).status_code == 404
    assert Client().delete(address, headers={"Order-Token": told["token"]}).json() == {"allowed": False}
    assert not checkout.allows(order) and checkout.consents() == []
    assert Consent.objects.get().withdrawn_at is not None


@pytest.mark.db
def test_words_that_nobody_was_shown_are_refused(variants: list[UUID]) -> None:
    from argosy.checkout.models import Order

    before = Order.objects.count()
    answer = buy(variants, "a", marketing_version="1999-01")
    assert answer.status_code == 400 and answer.json()["type"].endswith("consent-unknown")
    assert Order.objects.count() == before
