"""The Jinja2 environment of all screens: `t` speaks the reader's language, `static` names hashed files."""

from __future__ import annotations

from typing import Any

from django.middleware.csrf import get_token
from django.urls import reverse
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from argosy.kernel import text
from argosy.kernel.money import format_money


@pass_context
def t(context: Context, key: str, /, **args: Any) -> str:
    """The message in the language of the page (`language` in the context, else the request's)."""
    language = context.get("language") or getattr(context.get("request"), "language", "en")
    return text.t(language, key, **args)


@pass_context
def money(context: Context, minor: int, currency: str) -> str:
    """An amount as the page's reader writes it."""
    language = context.get("language") or getattr(context.get("request"), "language", "en")
    return format_money(minor, currency, language)


@pass_context
def csrf(context: Context) -> Markup:
    """The hidden field that every form with an effect needs."""
    token = escape(get_token(context["request"]))
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="%s">') % token


def environment(**options: Any) -> Environment:
    """Called by Django once."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**options)  # noqa: S701 - Django passes autoescape
    made.globals.update(t=t, money=money, csrf=csrf, url=reverse)
    return made
