"""A small market that sells cars, launched once for each file; every test's own changes are undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from argosy.checkout.tests.conftest import as_no_transaction, local

__all__ = ["cars", "local", "showroom"]


@pytest.fixture(scope="module")
def showroom(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[UUID]]:
    from django.db import transaction
    from market import launch_market

    with transaction.atomic():
        as_no_transaction()
        try:
            folder = Path(tmp_path_factory.mktemp("market")) / "pack"
            yield launch_market(folder, brand="leapmotor", products=1, stock=5)
        finally:
            transaction.set_rollback(True)


@pytest.fixture
def cars(showroom: list[UUID]) -> Iterator[list[UUID]]:
    from django.db import transaction

    with transaction.atomic():
        as_no_transaction()
        try:
            yield showroom
        finally:
            transaction.set_rollback(True)
