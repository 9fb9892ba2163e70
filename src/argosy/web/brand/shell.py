"""The frame around every console page: words, formats, navigation, and what an error looks like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from jinja2 import Environment

from argosy.kernel import text
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.money import format_money
from argosy.web.middleware import preferred
from argosy.web.shop import parts, presenters
from argosy.web.shop.rendering import build

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go; `current` marks where the reader is."""

    href: str
    label: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a page: whose console it is, its sections, who is logged in, and what just happened."""

    title: str
    owner: str
    home: str
    nav: Sequence[Link]
    who: str
    role: str
    csrf: str
    path: str
    chooser: bool
    notices: Sequence[tuple[str, str]]
    logo: parts.Picture | None = None
    paper: str = ""


@cache
def _locale(language: str) -> Locale:
    return Locale.parse("en_GB" if language == "en" else language)


def country_name(code: str, language: str) -> str:
    """A country as the reader calls it: country_name("ES", "zh") == "西班牙"."""
    return _locale(language).territories.get(code, code)


def market_name(code: str, language: str) -> str:
    """A market by its country's name."""
    return country_name(MARKETS[code].country, language) if code in MARKETS else code.upper()


def language_name(code: str, language: str) -> str:
    """A language as the reader calls it."""
    return _locale(language).languages.get(code, code).capitalize()


def day(value: date | datetime, language: str) -> str:
    """A day, as the reader writes it."""
    return format_date(value, "medium", locale=_locale(language))


def moment(value: datetime, language: str) -> str:
    """A day and time in UTC."""
    return format_datetime(value, "medium", locale=_locale(language)).rsplit(":", 1)[0] + " UTC"


def whole(value: int, language: str) -> str:
    """A count with the reader's grouping."""
    return format_decimal(value, locale=_locale(language))


def share(bp: int, language: str) -> str:
    """Basis points as a percentage: share(550, "en") == "5.5%"."""
    return format_percent(Decimal(bp) / 10_000, "#,##0.##%", locale=_locale(language))


@cache
def environment(language: str) -> Environment:
    """Templates of one language with its words and formats bound; undefined names are errors."""
    made = build(language)
    made.globals.update(
        has=text.has,
        url=lambda name, *args: reverse(name, args=args),
        money=lambda minor, currency: format_money(minor, currency, language),
        day=lambda value: day(value, language),
        moment=lambda value: moment(value, language),
        whole=lambda value: whole(value, language),
        share=lambda bp: share(bp, language),
        market_name=lambda code: market_name(code, language),
        country_name=lambda code: country_name(code, language),
        language_name=lambda code: language_name(code, language),
    )
    return made


def render(template: str, language: str, **context: Any) -> str:
    """A template of the consoles as HTML text."""
    return environment(language).get_template(template).render(context)


def language_of(request: HttpRequest) -> str:
    """The reader's choice (cookie), else what the account says, else the browser: English or Chinese."""
    kept = request.COOKIES.get("argosy_language", "")
    if kept in LANGUAGES:
        return kept
    known = getattr(request.user, "language", "")
    return known if known in LANGUAGES and known != "en" else preferred(request, LANGUAGES)


def frame(
    request: HttpRequest,
    title: str,
    *,
    owner: str = "",
    home: str = "/",
    nav: Sequence[Link] = (),
    role: str = "",
    chooser: bool = False,
    emblem: Mapping[str, Any] | None = None,
) -> Frame:
    """The frame of a page for whoever is logged in; takes the notices that wait."""
    who = getattr(request.user, "email", "")
    notices = [(m.level_tag, str(m)) for m in get_messages(request)]
    logo, paper = mark(emblem)
    return Frame(
        title, owner, home, nav, who, role, get_token(request), request.get_full_path(), chooser, notices, logo, paper
    )


def mark(emblem: Mapping[str, Any] | None) -> tuple[parts.Picture | None, str]:
    """A brand's logo and the paper that it stands on, out of `channel.emblem`."""
    if emblem is None:
        return None, ""
    return presenters.logo(emblem), presenters.look(emblem["look"]).paper


def respond(template: str, language: str, made: Frame, page: Any, status: int = 200) -> HttpResponse:
    """The page in its frame; never stored by anybody between, as it is one person's."""
    response = HttpResponse(render(template, language, frame=made, page=page), status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def trouble(language: str, made: Frame, error: ArgosyError) -> HttpResponse:
    """An error as a page that says what to do."""
    return respond("brand/error.html", language, made, error.sentence(language), error.status)
