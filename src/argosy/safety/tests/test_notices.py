"""Notices are recorded once, limited by origin, and shown in the order in which they are due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from argosy.safety.tests import scene

pytestmark = pytest.mark.db


@pytest.fixture
def product(db: None, tmp_path: Path) -> UUID:
    return scene.product_of(scene.market(tmp_path / "pack", ("es",), products=1)[0]).id


def test_a_notice_is_recorded_confirmed_and_keeps_its_history(product: UUID) -> None:
    from argosy.safety import api as safety

    made = scene.told(product)
    assert (made.state, made.product_id, made.kind) == ("received", product, "user")
    assert made.brand_id == safety.notice(made.number.lower()).brand_id is not None
    assert safety.confirm(made.number, "worker")
    assert not safety.confirm(made.number, "worker")
    told = [(e["before"], e["after"], e["by"]) for e in safety.history(made.id)]
    assert told == [("", "received", "ana@example.org"), ("received", "confirmed", "worker")]
    with pytest.raises(safety.WrongState):
        safety.close(made.number, "worker")


def test_the_same_key_records_once_and_other_content_under_it_is_refused(product: UUID) -> None:
    from argosy.kernel import db
    from argosy.safety import api as safety

    first = scene.told(product, key="k")
    assert scene.told(product, key="k") == first
    with pytest.raises(safety.NoticeReused):
        scene.told(product, key="k", lot="L2")
    assert db.one("SELECT count(*) FROM safety_notice")[0] == 1
    assert db.one("SELECT count(*) FROM kernel_outbox WHERE topic = 'safety.received'")[0] == 1
    assert scene.told(product, key="other").number != first.number


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"explanation": "Bad."}, {"explanation": "explain"}),
        ({"ground": ""}, {"ground": "choose"}),
        ({"good_faith": False}, {"good_faith": "good-faith"}),
        ({"product_id": None}, {"location": "location"}),
        ({"product_id": UUID(int=7)}, {"product_id": "product"}),
        ({"reporter_email": "nobody"}, {"reporter_email": "email"}),
        ({"reporter_email": "", "ground": "counterfeit"}, {"reporter_email": "named"}),
        ({"kind": "regulator", "reporter_email": ""}, {"reporter_email": "named"}),
        ({"lot": "x" * 81}, {"lot": "long"}),
        ({"kind": "sheriff"}, {"kind": "choose"}),
    ],
)
def test_what_is_missing_is_told_by_field_and_nothing_is_recorded(
    product: UUID, changes: dict[str, object], problems: dict[str, str]
) -> None:
    from argosy.kernel import db
    from argosy.safety import api as safety

    with pytest.raises(safety.NoticeFaulty) as refused:
        scene.told(product, **changes)
    assert refused.value.problems == problems
    assert db.one("SELECT count(*) FROM safety_notice")[0] == 0


def test_a_danger_is_taken_from_somebody_without_a_name(product: UUID) -> None:
    assert scene.told(product, reporter_name="", reporter_email="").reporter_email == ""


def test_one_place_tells_five_times_an_hour(product: UUID) -> None:
    from argosy.kernel import clock
    from argosy.safety import api as safety

    for n in range(safety.MOST_PER_HOUR):
        scene.told(product, origin="here", lot=str(n))
    with pytest.raises(safety.TooManyNotices):
        scene.told(product, origin="here")
    scene.told(product, origin="there")
    scene.told(product, kind="regulator", origin="here")
    with clock.travel(clock.now() + timedelta(minutes=61)):
        scene.told(product, origin="here")


def test_the_queue_is_in_the_order_of_due_days_with_authorities_first(product: UUID) -> None:
    from argosy.kernel import clock
    from argosy.safety import api as safety

    monday = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with clock.travel(monday):
        user = scene.told(product)
    with clock.travel(monday + timedelta(days=1)):
        order = scene.told(product, kind="regulator")
        later = scene.told(product, kind="trusted")
        assert [n.number for n in safety.queue()] == [order.number, user.number, later.number]
        assert safety.tally() == {"received": 3, "confirmed": 0, "decided": 0, "closed": 0, "overdue": 0}
    with clock.travel(datetime(2026, 11, 26, 23, 30, tzinfo=UTC)):
        assert [n.overdue for n in safety.queue()] == [True, True, False]
        safety.decide(order.number, scene.ruling(action="none"), "olga")
        assert safety.tally()["overdue"] == 1
        assert [n.number for n in safety.queue("decided")] == [order.number]
