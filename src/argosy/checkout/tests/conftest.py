"""A small market to buy in, launched once for each file; a local Stripe beside it. Every test's own changes are undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from argosy.cli.stripe_server.server import SECRET_KEY, LocalStripe

WEBHOOK_SECRET = "whsec_local"


@pytest.fixture(scope="module")
def launched(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[UUID]]:
    from django.db import transaction
    from market import launch_market

    with transaction.atomic():
        as_no_transaction()
        try:
            yield launch_market(Path(tmp_path_factory.mktemp("market")) / "pack", products=1, stock=1000)
        finally:
            transaction.set_rollback(True)


@pytest.fixture
def variants(launched: list[UUID]) -> Iterator[list[UUID]]:
    from django.db import transaction

    with transaction.atomic():
        as_no_transaction()
        try:
            yield launched
        finally:
            transaction.set_rollback(True)


def as_no_transaction() -> None:
    """The block just opened is the test's own: a door's durable transaction may open inside it."""
    from django.db import connection

    connection.atomic_blocks[-1]._from_testcase = True


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalStripe]:
    """A local Stripe that the environment names."""
    with LocalStripe().running() as server:
        monkeypatch.setenv("ARGOSY_STRIPE_SECRET_KEY", SECRET_KEY)
        monkeypatch.setenv("ARGOSY_STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET)
        monkeypatch.setenv("ARGOSY_STRIPE_API_BASE", server.url)
        yield server
