"""The one way into a brand's console: the brand is found among the user's memberships, never by an id alone.

`screen` is for reading: its view runs inside `db.as_brand`, so row security confines whatever the view may get wrong.
`deed` is for changes: the role is checked first; the view must look its objects up within `desk.walls()` before it calls a
use case, which opens its own transaction outside.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.urls import reverse

from argosy.channel import api as channel
from argosy.kernel import db
from argosy.kernel.errors import ArgosyError
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.web.brand import shell

#: Who may do what; reading a section that is not listed is open to the whole team.
MAY = {
    "launch": ("lead", "editor"),
    "documents": ("lead", "editor"),
    "content": ("lead", "editor"),
    "facts": ("lead", "editor"),
    "campaigns": ("lead", "marketer"),
    "settlement": ("lead", "finance"),
    "keys": ("lead",),
    "notices": ("lead", "editor"),
    "prices": ("lead", "marketer"),
    "handovers": ("lead", "editor"),
}
SECTIONS = (
    "overview",
    "orders",
    "returns",
    "launch",
    "readiness",
    "products",
    "campaigns",
    "prices",
    "stock",
    "documents",
    "notices",
    "settlement",
    "company",
)


class NotThere(ArgosyError):
    """Nothing of the reader's own has this address; whether somebody else's has is not told."""

    def __init__(self) -> None:
        super().__init__("brand-not-there", status=404)


class NotYourRole(ArgosyError):
    """The member's role does not cover this."""

    def __init__(self, needed: tuple[str, ...], language: str) -> None:
        roles = ", ".join(t(language, f"brand-role-{role}") for role in needed)
        super().__init__("brand-role", status=403, roles=roles)


@dataclass(frozen=True, slots=True)
class Desk:
    """A member at work for one brand."""

    brand: programme.BrandRecord
    role: str
    language: str
    several: bool

    def walls(self) -> AbstractContextManager[None]:
        """A transaction that reads and writes nothing but this brand's rows."""
        return db.as_brand([self.brand.id])

    def may(self, what: str) -> bool:
        """Whether the member's role covers it."""
        return self.role in MAY[what]

    def link(self, name: str, *args: Any) -> str:
        """The address of one of this brand's screens."""
        return reverse(f"brand-{name}", args=[self.brand.slug, *args])

    def say(self, key: str, **args: Any) -> str:
        """A message in the member's language."""
        return t(self.language, key, **args)


def my_brands(user_id: UUID) -> tuple[dict[UUID, str], list[programme.BrandRecord]]:
    """The user's role by brand, and those brands by name; read behind the wall of those very brands."""
    roles = programme.memberships(user_id)
    with db.as_brand(roles):
        return roles, programme.brands()


def enter(request: HttpRequest, slug: str) -> Desk:
    """The desk of the logged-in user for the brand of that slug. Raises NotThere unless the user is one of its team."""
    roles, brands = my_brands(request.user.id)
    for brand in brands:
        if brand.slug == slug:
            return Desk(brand, roles[brand.id], request.language, len(brands) > 1)  # type: ignore[attr-defined]
    raise NotThere


def desk_frame(request: HttpRequest, desk: Desk, section: str, title: str = "") -> shell.Frame:
    """The frame of one of the brand's screens."""
    nav = [
        shell.Link(desk.link(name), desk.say(f"brand-nav-{name}"), name == section)
        for name in SECTIONS
        if name not in MAY or name != "settlement" or desk.may(name)
    ]
    named = title or desk.say(f"brand-nav-{section}")
    return shell.frame(
        request,
        f"{named} · {desk.brand.name}",
        owner=desk.brand.name,
        home=desk.link("overview"),
        nav=nav,
        role=desk.say(f"brand-role-{desk.role}"),
        chooser=desk.several,
        emblem=channel.emblem(desk.brand.id),
    )


def show(
    request: HttpRequest, desk: Desk, section: str, template: str, page: Any, *, status: int = 200, title: str = ""
) -> HttpResponse:
    """A page of the brand's console."""
    made = desk_frame(request, desk, section, title or getattr(page, "title", ""))
    context = {"frame": made, "page": page, "desk": desk}
    response = HttpResponse(shell.render(template, desk.language, **context), status=status)
    response["Cache-Control"] = "private, no-store"
    return response


View = Callable[..., Any]


def _guarded(section: str, method: str, needs: str, body: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Login, brand, role, method, and every error as a page; then `body(request, desk, **ids)`."""

    @wraps(body)
    def run(request: HttpRequest, slug: str, **ids: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        request.language = shell.language_of(request)  # type: ignore[attr-defined]
        desk = None
        try:
            desk = enter(request, slug)
            if request.method not in (method, "HEAD" if method == "GET" else method):
                return HttpResponseNotAllowed([method])
            if needs and not desk.may(needs):
                raise NotYourRole(MAY[needs], desk.language)
            return body(request, desk, **ids)
        except ArgosyError as error:
            language = request.language  # type: ignore[attr-defined]
            made = (
                desk_frame(request, desk, section)
                if desk
                else shell.frame(request, t(language, "brand-console"), home=reverse("brand-home"))
            )
            return shell.trouble(language, made, error)

    return run


def screen(section: str, template: str, *, needs: str = "") -> Callable[[View], Callable[..., HttpResponse]]:
    """A page to read: `view(desk, asked, **ids) -> page`, run inside the brand's session; `asked` is the query string."""

    def wrap(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def body(request: HttpRequest, desk: Desk, **ids: Any) -> HttpResponse:
            asked: QueryDict = request.GET
            with desk.walls():
                page = view(desk, asked, **ids)
            if isinstance(page, HttpResponse):
                return page
            return show(request, desk, section, template, page)

        return _guarded(section, "GET", needs, body)

    return wrap


def deed(section: str, *, needs: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """A change (POST): `view(request, desk, **ids) -> response`, run outside the brand's session, role checked."""

    def wrap(view: View) -> Callable[..., HttpResponse]:
        return _guarded(section, "POST", needs, view)

    return wrap
