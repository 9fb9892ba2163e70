"""Keys of the brand's own software to the API: issued, told once, revoked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from argosy.programme import api as programme
from argosy.web.brand.access import Desk, NotThere, deed, show

#: What the form offers, by the value it sends; writing without reading would be of no use.
KINDS: dict[str, Sequence[str]] = {"read": ("read",), "write": ("read", "write")}


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made. `secret` is on this page and nowhere else, not even in the database."""

    title: str
    key: programme.ApiKeyRecord
    secret: str


@deed("company", needs="keys")
def key_issue(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make a key and answer with its secret; there is no address at which it could be read again."""
    name, scopes = request.POST.get("name", "").strip(), KINDS.get(request.POST.get("kind", ""))
    if not name or not scopes:
        messages.error(request, desk.say("brand-key-unnamed"))
        return HttpResponseRedirect(desk.link("company") + "#keys")
    made = programme.issue_key(desk.brand.id, name, scopes)
    page = NewKey(desk.say("brand-key-new"), made.key, made.secret)
    return show(request, desk, "company", "brand/key.html", page)


@deed("company", needs="keys")
def key_revoke(request: HttpRequest, desk: Desk, key_id: UUID) -> HttpResponse:
    """Make a key of the brand's own useless. Raises NotThere for any other."""
    with desk.walls():
        if key_id not in {key.id for key in programme.keys_of(desk.brand.id)}:
            raise NotThere
    programme.revoke_key(desk.brand.id, key_id)
    messages.success(request, desk.say("brand-key-revoked-done"))
    return HttpResponseRedirect(desk.link("company") + "#keys")
