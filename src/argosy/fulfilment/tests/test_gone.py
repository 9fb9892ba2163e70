"""Who asks again for what was sold out a moment ago is told so at once, for a moment."""

from __future__ import annotations

from uuid import uuid4

import pytest

pytestmark = pytest.mark.db


def test_what_was_gone_is_gone_for_a_moment_in_its_market_alone(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from argosy.fulfilment import gone
    from argosy.fulfilment.errors import SoldOut

    now = [100.0]
    monkeypatch.setattr(gone, "_FOR_S", 0.1)
    monkeypatch.setattr(gone.time, "monotonic", lambda: now[0])
    empty, low, other = uuid4(), uuid4(), uuid4()
    gone.note({empty: 0, low: 2}, "es")
    with pytest.raises(SoldOut) as refused:
        gone.check([other, empty], "es")
    assert refused.value.short == {empty: 0}
    gone.check([low, other], "es")
    gone.check([empty], "fr")
    now[0] += 0.1
    gone.check([empty], "es")


def test_tests_and_markets_without_memory_look_every_time(database: str) -> None:
    from argosy.fulfilment import gone

    variant = uuid4()
    gone.note({variant: 0}, "es")
    gone.check([variant], "es")
