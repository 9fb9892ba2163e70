"""A brand with three variants for each test that asks for one."""

from __future__ import annotations

import pytest

from argosy.pricing.tests.world import World, make


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    """Nothing has a price yet."""
    request.getfixturevalue("db")
    return make(3)
