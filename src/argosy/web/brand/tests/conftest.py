"""Two tenants and a browser for each; addresses as the consoles have them."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def ours(db: None, tmp_path: Path):
    from argosy.web.brand.tests.world import tenant

    return tenant(tmp_path, "alder", "Alderwood", 1101)


@pytest.fixture
def theirs(ours, tmp_path: Path):
    from argosy.web.brand.tests.world import tenant

    return tenant(tmp_path, "zephyr", "Zephyrine", 2202)


@pytest.fixture
def member(ours):
    return browser(ours.user)


def browser(user_id, language: str = "en"):
    """Django's test client, logged in as that user."""
    from django.test import Client

    from argosy.kernel.models import User

    client = Client()
    client.force_login(User.objects.get(id=user_id))
    client.cookies["argosy_language"] = language
    return client
