"""API keys in the console: told once, revoked for good, by the lead alone."""

from __future__ import annotations

import re

import pytest

from argosy.web.brand.tests.test_screens import text, with_role

pytestmark = pytest.mark.db


def issue(ours, client, **form):
    return client.post(f"/brand/{ours.slug}/company/keys/", {"name": "Warehouse", "kind": "read", **form})


@pytest.mark.parametrize(("kind", "scopes"), [("read", ["read"]), ("write", ["read", "write"])])
def test_a_secret_is_told_once_and_opens_the_api(ours, member, kind: str, scopes: list[str]) -> None:
    from argosy.programme import api as programme

    answer = issue(ours, member, kind=kind)
    assert answer["Cache-Control"] == "private, no-store"
    secret = re.search(r">(argosy_[\w-]{40,})<", text(answer))[1]
    resolved = programme.resolve_key(secret)
    assert (resolved.brand_id, resolved.name, list(resolved.scopes)) == (ours.id, "Warehouse", scopes)
    page = text(member.get(f"/brand/{ours.slug}/company/"))
    assert secret not in page
    assert secret[:12] in page
    assert "Warehouse" in page


def test_a_revoked_key_opens_nothing_and_stays_listed(ours, member) -> None:
    from argosy.programme import api as programme

    secret = re.search(r">(argosy_[\w-]{40,})<", text(issue(ours, member)))[1]
    key = programme.resolve_key(secret)
    page = text(member.post(f"/brand/{ours.slug}/company/keys/{key.id}/revoke/", follow=True))
    assert "The key is revoked." in page
    assert "Warehouse" in page
    assert programme.resolve_key(secret) is None


@pytest.mark.parametrize("form", [{"name": "  "}, {"kind": "everything"}])
def test_a_key_needs_a_name_and_a_kind(ours, member, form: dict[str, str]) -> None:
    from argosy.programme import api as programme

    before = programme.keys_of(ours.id)
    assert issue(ours, member, **form).status_code == 302
    assert programme.keys_of(ours.id) == before


@pytest.mark.parametrize("role", ["editor", "marketer", "finance"])
def test_others_than_the_lead_see_keys_and_change_none(ours, role: str) -> None:
    from argosy.programme import api as programme

    client, before = with_role(ours, role), programme.keys_of(ours.id)
    page = text(client.get(f"/brand/{ours.slug}/company/"))
    assert "Alderwood ERP" in page
    assert "/company/keys/" not in page
    assert issue(ours, client).status_code == 403
    assert client.post(f"/brand/{ours.slug}/company/keys/{ours.key}/revoke/").status_code == 403
    assert programme.keys_of(ours.id) == before
