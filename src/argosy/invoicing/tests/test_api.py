"""Numbers without gaps, documents that stay, and credit notes that never exceed what was invoiced."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argosy.invoicing.tests.test_rules import BOOK, ISSUER, PHONE, facts

pytestmark = pytest.mark.db


def numbers() -> list[str]:
    from argosy.invoicing.models import Document

    return sorted(Document.objects.values_list("number", flat=True))


@pytest.fixture
def in_2026(db: None):
    from argosy.kernel import clock

    with clock.travel(datetime(2026, 11, 27, 12, tzinfo=UTC)):
        yield


def test_an_invoice_is_issued_once_for_its_key_and_keeps_what_it_says(in_2026: None) -> None:
    from argosy.invoicing import api

    first = api.issue(facts(), "k1")
    assert (first.number, first.net, first.vat, first.gross) == ("ALDER-2026-000001", 3000, 460, 3460)
    assert api.issue(facts(), "k1") == first
    with pytest.raises(api.DocumentConflict):
        api.issue(facts(PHONE), "k1")
    assert api.issue(facts(order=2), "k2").number == "ALDER-2026-000002"
    assert numbers() == ["ALDER-2026-000001", "ALDER-2026-000002"]
    assert api.of_order(UUID(int=1)) == [first] and api.document(first.id) == first
    assert api.verify().ok and api.verify().documents == 2


def test_each_issuer_series_and_year_counts_from_one(in_2026: None) -> None:
    from argosy.invoicing import api
    from argosy.kernel import clock

    invoice = api.issue(facts(), "k1")
    other = replace(ISSUER, id=UUID(int=8), prefix="OAK")
    assert api.issue(facts(issuer=other), "k2").number == "OAK-2026-000001"
    note = api.credit(invoice.id, [api.CreditLine("a", 1, 1000, 210)], "returned", "c1")
    assert note.number == "ALDER-C-2026-000001"
    with clock.travel(datetime(2027, 1, 1, tzinfo=UTC)):
        assert api.issue(facts(order=3), "k3").number == "ALDER-2027-000001"
    assert api.verify().ok


def test_what_is_rolled_back_leaves_no_gap(in_2026: None) -> None:
    from argosy.invoicing import api
    from argosy.kernel import db as database

    with pytest.raises(ZeroDivisionError), database.whole():
        api.issue(facts(), "k1")
        _ = 1 / 0
    assert api.issue(facts(), "k2").number == "ALDER-2026-000001"


def test_an_issued_document_cannot_be_changed_or_deleted(in_2026: None) -> None:
    from django.db import IntegrityError, transaction

    from argosy.invoicing import api
    from argosy.invoicing.models import Document

    issued = api.issue(facts(), "k1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.update(currency="PLN")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(id=issued.id)._raw_delete("default")
    assert api.document(issued.id) == issued


def test_a_credit_note_says_what_it_amends_and_comes_once(in_2026: None) -> None:
    from argosy.invoicing import api

    invoice = api.issue(facts(), "k1")
    note = api.credit(invoice.id, [api.CreditLine("b", 1, 1000, 40)], "returned", "c1")
    assert (note.gross, note.invoice_id, note.content["reason"]) == (1040, invoice.id, "returned")
    assert note.content["amends"] == {"number": invoice.number, "issued_on": "2026-11-27"}
    assert api.credit(invoice.id, [api.CreditLine("b", 1, 1000, 40)], "returned", "c1") == note
    with pytest.raises(api.DocumentConflict):
        api.credit(invoice.id, [api.CreditLine("a", 1, 1000, 210)], "returned", "c1")
    with pytest.raises(api.CreditTooMuch):
        api.credit(invoice.id, [api.CreditLine("a", 1, 1000, 210), api.CreditLine("b", 0, 1, 0)], "again", "c2")
    # The refused note took nothing of line a.
    assert api.credit(invoice.id, [api.CreditLine("a", 2, 2000, 420)], "returned", "c3").number.endswith("000002")
    with pytest.raises(api.UnknownDocument):
        api.credit(note.id, [api.CreditLine("b", 1, 1, 0)], "no", "c4")
    with pytest.raises(api.BadDocument):
        api.credit(invoice.id, [api.CreditLine("z", 1, 1, 0)], "no", "c5")
    assert api.verify().ok


WANTED = st.lists(
    st.tuples(st.sampled_from("ab"), st.integers(0, 2), st.integers(0, 1500), st.integers(0, 300)), max_size=8
)


@settings(max_examples=40)
@given(wanted=WANTED)
def test_never_more_is_credited_than_was_invoiced(database: str, wanted: list[tuple[str, int, int, int]]) -> None:
    from django.db import transaction

    from argosy.invoicing import api

    with transaction.atomic():
        invoice = api.issue(facts(), "property")
        left = {"a": [PHONE.quantity, PHONE.net, PHONE.vat], "b": [BOOK.quantity, BOOK.net, BOOK.vat]}
        given_back = 0
        for n, (line, quantity, net, vat) in enumerate(wanted):
            asked = (quantity, net, vat)
            fits = net + vat > 0 and all(x <= y for x, y in zip(asked, left[line], strict=True))
            try:
                note = api.credit(invoice.id, [api.CreditLine(line, quantity, net, vat)], "r", f"p{n}")
            except (api.CreditTooMuch, api.BadDocument):
                assert not fits
                continue
            assert fits and (note.net, note.vat, note.gross) == (net, vat, net + vat)
            left[line] = [y - x for x, y in zip(asked, left[line], strict=True)]
            given_back += note.gross
        assert given_back == invoice.gross - sum(x[1] + x[2] for x in left.values()) <= invoice.gross
        assert api.verify().ok
        transaction.set_rollback(True)


def test_many_at_once_some_rolled_back_number_from_one_without_a_gap(db_real: str) -> None:
    from django.db import connection, transaction

    from argosy.invoicing import api
    from argosy.invoicing.models import Document

    barrier = threading.Barrier(6)
    failures: list[BaseException] = []

    def work(worker: int) -> None:
        try:
            barrier.wait()
            for n in range(8):
                with transaction.atomic():
                    api.issue(facts(order=worker * 100 + n), f"{worker}:{n}")
                    # Every third is undone on purpose; the same key of all workers comes once.
                    if (worker + n) % 3 == 0:
                        transaction.set_rollback(True)
                api.issue(facts(order=9999), "shared")
        except BaseException as trouble:
            failures.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(w,)) for w in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    kept = sum((w + n) % 3 != 0 for w in range(6) for n in range(8)) + 1
    assert sorted(Document.objects.values_list("sequence", flat=True)) == list(range(1, kept + 1))
    assert api.verify().ok
