"""Documents through any course of acts and days: what is sold is exactly what may be sold."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from argosy.channel.tests.test_evidence import LEAD, OPERATOR, identity
from argosy.kernel import clock

pytestmark = pytest.mark.db


class Life(RuleBasedStateMachine):
    """Documents of one kind through any order of acts; a model says whether the brand may sell."""

    evidence: Any
    brand: Any

    def __init__(self) -> None:
        from django.db import transaction

        super().__init__()
        self.mark = transaction.savepoint()

    def teardown(self) -> None:
        from django.db import transaction

        transaction.savepoint_rollback(self.mark)

    @initialize()
    def begin(self) -> None:
        self.day = date(2027, 1, 10)
        self.known: dict[Any, list[Any]] = {}
        self.count = 0
        self.salt = uuid4().hex

    def _at(self) -> Any:
        return clock.travel(datetime(self.day.year, self.day.month, self.day.day, 9, tzinfo=clock.now().tzinfo))

    @rule(days=st.none() | st.integers(0, 40))
    def submit(self, days: int | None) -> None:
        self.count += 1
        with self._at():
            until = None if days is None else self.day + timedelta(days=days)
            made = identity(self.evidence, self.brand, until, f"{self.salt} {self.count}")
        self.known[made.id] = ["submitted", until, False]

    def _in(self, *states: str) -> list[Any]:
        return [key for key, (state, _, _) in self.known.items() if state in states]

    @precondition(lambda self: self._in("submitted"))
    @rule(data=st.data(), accept=st.booleans())
    def review(self, data: st.DataObject, accept: bool) -> None:
        key = data.draw(st.sampled_from(self._in("submitted")))
        until = self.known[key][1]
        accept = accept and (until is None or until >= self.day)
        with self._at():
            self.evidence.review(key, accept, OPERATOR, "" if accept else "Not good.")
        self.known[key][0] = "accepted" if accept else "refused"
        self.known[key][2] = accept

    @precondition(lambda self: self._in("submitted", "accepted"))
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(self._in("submitted", "accepted")))
        with self._at():
            self.evidence.withdraw(self.brand.id, key, LEAD)
        self.known[key][0] = "withdrawn"

    @rule(days=st.integers(1, 25))
    def wait(self, days: int) -> None:
        from argosy.compliance import api as compliance

        self.day += timedelta(days=days)
        with self._at():
            compliance.rejudge(self.brand.id)

    @invariant()
    def sold_as_the_documents_say(self) -> None:
        from argosy.catalogue import api as catalogue
        from argosy.compliance import api as compliance

        standing = self.known.values()
        holds = any(s == "accepted" and (u is None or u >= self.day) for s, u, _ in standing)
        lapsed = any(
            s == "refused" or (s == "accepted" and u is not None and u < self.day) or (s == "withdrawn" and was)
            for s, u, was in standing
        )
        found = compliance.verdicts(catalogue.brand_product_ids(self.brand.id), "es").values()
        assert {v.sellable for v in found} == {holds or not lapsed}


def test_any_course_of_documents_sells_exactly_what_may_be_sold(evidence: Any, tiny: Any) -> None:
    Life.evidence, Life.brand = evidence, tiny
    calm = settings(
        max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Life, settings=calm)
