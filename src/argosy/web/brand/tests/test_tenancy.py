"""No member of a brand reads or writes another brand's rows: not by any address of the console, not past it in SQL."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

pytestmark = pytest.mark.db

FREE = {"brand-home", "brand-language", "brand-apply"}


def routes():
    """(name, parameters) of every address that belongs to a brand."""
    from argosy.web.brand.urls import urlpatterns

    return [(p.name, set(p.pattern.converters)) for p in urlpatterns if p.name not in FREE]


def arguments(names: set[str], slug: str, owner) -> dict[str, object]:
    known = {
        "slug": slug,
        "line_id": owner.line,
        "product_id": owner.product,
        "campaign_id": owner.campaign,
        "key_id": owner.key,
        "document_id": owner.document,
        "statement_id": owner.statement,
        "variant_id": owner.variant,
        "proposal_id": owner.proposal,
        "order_id": owner.reservation,
        "return_id": owner.back,
        "language": "es",
    }
    return {name: known[name] for name in names}


def assert_hidden(response, tenant, asked: str = "") -> None:
    """None of the tenant's strings is said; what the reader asked for himself is not counted."""
    said = response.content.decode().replace(asked, "")
    assert [s for s in tenant.strings if s in said] == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_brands_console_does_not_exist(ours, theirs, member, method: str) -> None:
    from django.urls import reverse

    for name, parameters in routes():
        address = reverse(name, kwargs=arguments(parameters, theirs.slug, theirs))
        response = getattr(member, method)(address)
        assert response.status_code == 404, (method, address)
        assert_hidden(response, theirs, address)


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_brands_ids_do_not_exist_in_ones_own_console(ours, theirs, member, method: str) -> None:
    from django.urls import reverse

    tried = 0
    for name, parameters in routes():
        if parameters - {"slug", "language"}:
            address = reverse(name, kwargs=arguments(parameters, ours.slug, theirs))
            response = getattr(member, method)(address)
            only_other_method = response.status_code == 405
            assert response.status_code == 404 or only_other_method, (method, address, response.status_code)
            assert_hidden(response, theirs, address)
            tried += not only_other_method
    assert tried >= 4


def test_ones_own_console_says_nothing_of_other_brands(ours, theirs, member) -> None:
    from django.urls import reverse

    seen = 0
    for name, parameters in routes():
        response = member.get(reverse(name, kwargs=arguments(parameters, ours.slug, ours)))
        assert response.status_code in (200, 405), (name, response.status_code)
        assert_hidden(response, theirs)
        seen += response.status_code == 200
    assert seen >= 15


def test_a_foreign_id_in_a_form_is_refused_and_changes_nothing(ours, theirs, member) -> None:
    from argosy.campaigns import api as campaigns

    before = campaigns.of_brand(theirs.id)
    form = {
        "market": "es",
        "code": "grab",
        "name": "Oferta",
        "discount": "10",
        "starts": "2030-01-01T00:00",
        "ends": "2030-01-03T00:00",
        "budget": "100",
        "products": [str(theirs.product)],
    }
    response = member.post(f"/brand/{ours.slug}/campaigns/new/", form)
    assert response.status_code == 404
    assert_hidden(response, theirs, str(theirs.product))
    assert campaigns.of_brand(theirs.id) == before
    assert [c.code for c in campaigns.of_brand(ours.id)] == [f"{ours.slug}-week"]


def test_another_brands_pack_is_not_launched(ours, theirs, member, tmp_path: Path) -> None:
    from argosy.launch import api as launching
    from argosy.programme import api as programme
    from argosy.web.brand.tests.world import pack

    (tmp_path / "forged").mkdir()
    forged = pack(tmp_path / "forged", theirs.slug, "Stolen", 3303)
    runs = launching.runs(theirs.id)
    for what in ("launch", "rehearse"):
        with forged.open("rb") as sent:
            response = member.post(f"/brand/{ours.slug}/launch/", {"pack": sent, "markets": ["es"], "what": what})
        assert response.status_code == 422
    assert programme.brand(theirs.slug).name == theirs.name
    assert launching.runs(theirs.id) == runs


def test_a_known_brand_cannot_be_applied_for(ours, theirs, member, tmp_path: Path) -> None:
    from argosy.programme import api as programme
    from argosy.web.brand.tests.world import pack

    (tmp_path / "forged").mkdir()
    with pack(tmp_path / "forged", theirs.slug, "Stolen", 3303).open("rb") as sent:
        response = member.post("/brand/apply/", {"pack": sent, "what": "apply"})
    assert response.status_code == 422
    assert programme.memberships(ours.user) == {ours.id: "lead"}
    assert programme.brand(theirs.slug).name == theirs.name


def test_without_login_every_address_leads_to_the_login(ours) -> None:
    from django.test import Client
    from django.urls import reverse

    for name, parameters in routes():
        for method in ("get", "post"):
            response = getattr(Client(), method)(reverse(name, kwargs=arguments(parameters, ours.slug, ours)))
            assert response.status_code == 302
            assert response["Location"].startswith("/account/login/?next=")


# The second wall: PostgreSQL itself.


def secured() -> list[str]:
    """Tables that a brand's session may read at least in part."""
    from argosy.kernel import db

    return [
        row[0]
        for row in db.rows("SELECT DISTINCT tablename FROM pg_policies WHERE 'argosy_brand' = ANY(roles) ORDER BY 1")
    ]


def brand_tables(*, readable: bool = True) -> list[str]:
    """Tables whose rows belong to a brand: those that its session may read, or those that it may not touch at all."""
    from argosy.kernel import db

    return [
        table
        for table, may in db.rows(
            "SELECT c.table_name, has_any_column_privilege('argosy_brand', c.table_name::regclass, 'SELECT, INSERT, UPDATE')"
            " FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name"
            " WHERE c.column_name = 'brand_id' AND c.table_schema = 'public' ORDER BY 1"
        )
        if may == readable
    ]


@pytest.mark.usefixtures("db")
def test_every_table_of_brands_is_behind_the_wall() -> None:
    assert set(brand_tables()) <= set(secured())
    assert len(brand_tables()) >= 15


def test_a_brands_session_sees_its_own_rows_and_none_of_another(ours, theirs) -> None:
    from argosy.kernel import db

    counted = {t: db.one(f"SELECT count(*) FROM {t} WHERE brand_id = %s", [theirs.id])[0] for t in brand_tables()}
    with db.as_brand([ours.id]):
        for table in brand_tables():
            mine = db.one(f"SELECT count(*) FROM {table} WHERE brand_id = %s", [ours.id])[0]
            others = db.one(f"SELECT count(*) FROM {table} WHERE brand_id <> %s OR brand_id IS NULL", [ours.id])[0]
            assert others == 0, table
            assert mine > 0, table
        assert db.rows("SELECT id FROM programme_brand") == [(ours.id,)]
        assert db.one("SELECT count(*) FROM checkout_order")[0] == 1
        assert db.rows("SELECT email FROM kernel_user") == [(f"lead@{ours.slug}.example",)]
        assert {o for (o,) in db.rows("SELECT owner_id FROM ledger_account")} == {ours.id}
        lines = {line for (line,) in db.rows("SELECT subject_id FROM ledger_transfer")}
        assert ours.line in lines
        assert theirs.line not in lines
        commissions = db.one("SELECT count(*) FROM programme_commissionline")[0]
    assert all(counted.values()), counted
    assert db.one("SELECT count(*) FROM programme_commissionline")[0] == 2 * commissions


def test_a_session_without_brands_sees_nothing(ours) -> None:
    from argosy.kernel import db

    with db.as_brand([]):
        for table in brand_tables():
            assert db.one(f"SELECT count(*) FROM (SELECT brand_id FROM {table}) x")[0] == 0, table


def refused(sql: str, values: list[object], brand_id: UUID) -> bool:
    """Whether the database refuses the statement, or touches no row."""
    from django.db import transaction
    from django.db.utils import DatabaseError

    from argosy.kernel import db

    try:
        with transaction.atomic(), db.as_brand([brand_id]):
            return db.run(sql, values) == 0
    except DatabaseError as error:
        return "row-level security" in str(error) or "permission denied" in str(error)


def columns_of(table: str) -> list[str]:
    from argosy.kernel import db

    return [
        row[0]
        for row in db.rows(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'",
            [table],
        )
    ]


def updatable(table: str) -> list[str]:
    from argosy.kernel import db

    return [
        row[0]
        for row in db.rows(
            "SELECT column_name FROM information_schema.column_privileges"
            " WHERE grantee = 'argosy_brand' AND privilege_type = 'UPDATE' AND table_name = %s",
            [table],
        )
    ]


def test_a_brands_session_cannot_write_another_brands_rows(ours, theirs) -> None:
    from argosy.kernel import db
    from argosy.kernel.ids import uuid7

    for table in brand_tables():
        changed = {"id": "%s", "brand_id": "%s"}
        names = columns_of(table)
        chosen = ", ".join(changed.get(c, c) for c in names)
        copy = f"INSERT INTO {table} ({', '.join(names)}) SELECT {chosen} FROM {table} WHERE brand_id = %s LIMIT 1"
        values: list[object] = [uuid7() if c == "id" else theirs.id for c in names if c in changed]
        assert refused(copy, [*values, ours.id], ours.id), f"{table}: a row for another brand"
        assert refused(f"UPDATE {table} SET brand_id = %s", [theirs.id], ours.id), f"{table}: give away"
        for column in updatable(table):
            sql = f"UPDATE {table} SET {column} = {column} WHERE brand_id = %s"
            assert refused(sql, [theirs.id], ours.id), f"{table}.{column}"
        assert refused(f"DELETE FROM {table} WHERE brand_id = %s", [theirs.id], ours.id), f"{table}: delete"
    assert refused("UPDATE programme_brand SET status = 'suspended' WHERE id = %s", [theirs.id], ours.id)
    assert db.one("SELECT status FROM programme_brand WHERE id = %s", [theirs.id])[0] == "active"


def test_secrets_of_shoppers_and_people_are_not_readable(ours) -> None:
    for sql in (
        "SELECT email FROM checkout_order",
        "SELECT address FROM checkout_order",
        "SELECT password FROM kernel_user",
        "SELECT * FROM checkout_payment",
        "SELECT * FROM checkout_cart",
        "SELECT * FROM django_session",
    ):
        assert refused(sql, [], ours.id), sql
