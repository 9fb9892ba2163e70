"""Sign in, sign up, sign out, forgotten password (allauth's own views with our pages), and the shopper's orders."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import views as allauth
from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from argosy.checkout import api as checkout
from argosy.kernel.text import t
from argosy.web.shop import baskets, frames, orders, pages, parts
from argosy.web.shop.answers import last_place, page, shown
from argosy.web.shop.shelf import Place

_FIELDS = {
    "login": ("email", "email", "username"),
    "email": ("email", "email", "email"),
    "password": ("password", "password", "current-password"),
    "password1": ("password", "password", "new-password"),
    "password2": ("password", "password", "new-password"),
}


def fields(form: Form, language: str) -> tuple[tuple[parts.Field, ...], tuple[parts.Choice, ...]]:
    """The form's text fields and its check boxes, as the shop draws them."""
    drawn, checks = [], []
    for bound in form:
        if bound.is_hidden:
            continue
        if bound.name == "remember":
            checks.append(
                parts.Choice(
                    label=t(language, "shop-field-remember"), value=bound.html_name, chosen=bool(bound.value())
                )
            )
            continue
        word, kind, autocomplete = _FIELDS.get(bound.name, (bound.name, "text", ""))
        typed = "" if kind == "password" else str(bound.value() or "")
        hint = t(language, "shop-field-password-hint") if bound.name == "password1" else ""
        drawn.append(
            parts.Field(
                name=bound.html_name,
                label=t(language, f"shop-field-{word}"),
                value=typed,
                kind=kind,
                autocomplete=autocomplete,
                hint=hint,
                error=" ".join(map(str, bound.errors)),
            )
        )
    return tuple(drawn), tuple(checks)


class Formed:
    """Draws an allauth view with the shop's form page. `words` gives heading, lead and button."""

    words: ClassVar[tuple[str, str, str]]
    links: ClassVar[tuple[tuple[str, str, str], ...]] = ()  # (note, label, address name)
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """allauth's own sentences and mails in the reader's language too."""
        with translation.override(last_place(request).language):
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
        place = last_place(self.request)
        language = place.language
        form = context.get("form")
        drawn, checks = fields(form, language) if form is not None else ((), ())
        heading, lead, button = (t(language, w) if w else "" for w in self.words)
        goal = self.request.POST.get("next") or self.request.GET.get("next") or ""
        made = pages.FormPage(
            frame=frames.frame(self.request, place, heading, writes=True),
            heading=heading,
            lead=lead,
            action=self.request.path,
            submit=button,
            fields=drawn,
            checks=checks,
            hidden=(("next", goal),) if goal else (),
            problems=tuple(map(str, form.non_field_errors())) if form is not None else (),
            links=tuple(
                parts.Link(
                    label=t(language, label),
                    href=_with_next(reverse(name), goal),
                    note=t(language, note) if note else "",
                )
                for note, label, name in self.links
            ),
        )
        return shown("shop/form.html", place, made, 422 if form is not None and form.errors else 200)


def _with_next(href: str, goal: str) -> str:
    from urllib.parse import urlencode

    return f"{href}?{urlencode({'next': goal})}" if goal else href


class Login(Formed, allauth.LoginView):
    words = ("shop-sign-in", "shop-login-lead", "shop-sign-in")
    links = (
        ("shop-login-new", "shop-sign-up", "account_signup"),
        ("shop-login-forgot", "shop-reset", "account_reset_password"),
    )

    def form_valid(self, form: Form) -> HttpResponse:
        answer = super().form_valid(form)
        _take_home(self.request, answer)
        return answer


class Signup(Formed, allauth.SignupView):
    words = ("shop-sign-up", "shop-signup-lead", "shop-sign-up")
    links = (("shop-login-have", "shop-sign-in", "account_login"),)

    def form_valid(self, form: Form) -> HttpResponse:
        answer = super().form_valid(form)
        _take_home(self.request, answer)
        return answer


class Logout(Formed, allauth.LogoutView):
    words = ("shop-logout-ask", "", "shop-sign-out")

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().post(*args, **kwargs)
        baskets.forget(answer)
        return answer


class Confirm(Formed, allauth.ConfirmEmailView):
    words = ("shop-confirm", "shop-confirm-lead", "shop-confirm")


class ConfirmSent(Formed, allauth.EmailVerificationSentView):
    words = ("shop-confirm", "shop-confirm-sent", "")

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        return _told(self.request, self.words)


class Reset(Formed, allauth.PasswordResetView):
    words = ("shop-reset", "shop-reset-lead", "shop-reset-send")
    links = (("shop-login-have", "shop-sign-in", "account_login"),)


class ResetSent(Formed, allauth.PasswordResetDoneView):
    words = ("shop-reset", "shop-reset-sent", "shop-sign-in")

    def render_to_response(self, context: dict[str, Any], **more: Any) -> HttpResponse:
        return _told(self.request, self.words)


class ResetFromKey(Formed, allauth.PasswordResetFromKeyView):
    words = ("shop-reset", "shop-field-password-hint", "shop-reset")


class ResetDone(ResetSent):
    words = ("shop-reset", "shop-reset-done", "shop-sign-in")


def _told(request: HttpRequest, words: tuple[str, str, str]) -> HttpResponse:
    """A page that only says something."""
    place = last_place(request)
    heading, lead, _ = (t(place.language, w) if w else "" for w in words)
    made = pages.ErrorPage(frame=frames.frame(request, place, heading), code=0, heading=heading, body=lead)
    return shown("shop/error.html", place, made)


def _take_home(request: HttpRequest, answer: HttpResponse) -> None:
    if request.user.is_authenticated:
        baskets.take_home(request, answer, last_place(request))


def home(request: HttpRequest) -> HttpResponse:
    """Where a shopper lands after signing in."""
    return HttpResponseRedirect(last_place(request).account)


@never_cache
@page
def account(request: HttpRequest, place: Place) -> HttpResponse:
    """The shopper's orders in all markets."""
    if not baskets.signed_in(request):
        return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={place.account}")
    user = request.user
    found = [checkout.order(i) for i in checkout.orders_of(user.id)]  # type: ignore[union-attr]
    made = pages.AccountPage(
        frame=frames.frame(request, place, t(place.language, "shop-account-orders"), writes=True),
        email=user.email,  # type: ignore[union-attr]
        orders=orders.rows(found, place),
        logout_href=reverse("account_logout"),
    )
    return shown("shop/account.html", place, made)
