"""Side work: done at least once, failures retried, one topic's trouble not another's."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from argosy.kernel import clock, outbox

pytestmark = pytest.mark.db


@pytest.fixture
def handlers(db: None, monkeypatch: pytest.MonkeyPatch) -> dict[str, outbox.Handler]:
    own: dict[str, outbox.Handler] = {}
    monkeypatch.setattr(outbox, "_handlers", own)
    return own


def waiting() -> list[tuple[str, int, str]]:
    from argosy.kernel.models import OutboxMessage

    return list(OutboxMessage.objects.filter(done_at=None).values_list("topic", "attempts", "error"))


def test_a_batch_reaches_its_handler_in_order_and_once(handlers: dict[str, outbox.Handler]) -> None:
    told: list[dict[str, Any]] = []
    outbox.handles("a")(told.extend)
    for number in range(3):
        outbox.put("a", {"n": number})
    assert outbox.relay() == 3
    assert told == [{"n": 0}, {"n": 1}, {"n": 2}]
    assert outbox.relay() == 0
    assert not waiting()


def test_a_failing_topic_is_tried_again_later_and_holds_up_nothing(handlers: dict[str, outbox.Handler]) -> None:
    told: list[dict[str, Any]] = []

    def fail(_: list[dict[str, Any]]) -> None:
        raise RuntimeError("no mail today")

    outbox.handles("bad")(fail)
    outbox.handles("good")(told.extend)
    outbox.put("bad", {})
    outbox.put("good", {"n": 1})
    assert outbox.relay() == 2
    assert told == [{"n": 1}]
    assert waiting() == [("bad", 1, "RuntimeError: no mail today")]
    assert outbox.relay() == 0
    outbox.handles("bad")(told.extend)
    with clock.travel(clock.now() + timedelta(minutes=1)):
        assert outbox.relay() == 1
    assert not waiting()


def test_a_topic_without_a_handler_waits(handlers: dict[str, outbox.Handler]) -> None:
    outbox.put("unknown", {})
    outbox.relay()
    assert waiting() == [("unknown", 1, "LookupError: no handler for unknown")]


def test_what_was_done_long_ago_is_forgotten(handlers: dict[str, outbox.Handler]) -> None:
    outbox.handles("a")(lambda _: None)
    outbox.put("a", {})
    outbox.relay()
    assert outbox.forget_done() == 0
    with clock.travel(clock.now() + timedelta(days=8)):
        assert outbox.forget_done() == 1
