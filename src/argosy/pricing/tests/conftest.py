"""A brand with three variants for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argosy.pricing.tests.world import World, make


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    """Nothing has a price yet."""
    request.getfixturevalue("db")
    return make(3)


@pytest.fixture
def every_state(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A market in every state with a rule for reductions, and in one without (gb), priced in euros."""
    from argosy.kernel.markets import MARKETS, Market
    from argosy.pricing.tables import reduction_laws, reduction_rule

    for country in (*reduction_laws(), "GB"):
        code = country.lower()
        if code not in MARKETS:
            made = Market(code, country, "EUR", ("en",), "eu", "Europe/Madrid", "eu")
            monkeypatch.setitem(MARKETS, code, made)
    yield
    reduction_rule.cache_clear()
