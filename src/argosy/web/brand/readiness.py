"""The readiness board: what is missing in each market, the most costly first, with the field to fill in right there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from argosy.catalogue import api as catalogue
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import has, t
from argosy.launch import api as launching
from argosy.web.brand.access import Desk, deed, screen, show
from argosy.web.brand.shell import market_name

#: So many products are listed under one thing; its own page lists all.
SHOWN = 8
SEVERITIES = ("block", "warn")


@dataclass(frozen=True, slots=True)
class Page:
    """The board with what the reader chose. `wrong` and `kept` are sentences and inputs of a form that came back, by field."""

    board: launching.Board
    market: str
    severity: str
    fact: str
    shown: int
    most: int
    wrong: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    can_fill: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)

    def query(self, **change: str) -> str:
        """The address of the same page with other choices."""
        chosen = {"market": self.market, "severity": self.severity, "fact": self.fact} | change
        asked = "&".join(f"{name}={value}" for name, value in chosen.items() if value)
        return f"?{asked}" if asked else "?"


def label(thing: launching.Thing, language: str) -> str:
    """What is asked, in the reader's language: an attribute's name, a register's, a field's of the company; else the dictionary's words."""
    kind, *rest = thing.fact.split(".")
    if kind == "product" and len(rest) == 1 and thing.gaps:
        known = {a.code: a.names for a in catalogue.schema.attributes(thing.gaps[0].category)}
        if rest[0] in known:
            return str(known[rest[0]].get(language) or known[rest[0]]["en"])
    key = (
        {"registration": "brand-scheme-", "brand": "brand-legal-"}.get(kind, "") + rest[-1].replace("_", "-")
        if rest
        else ""
    )
    return t(language, key) if kind != "product" and key and has(key, language) else thing.meaning


def _page(
    desk: Desk, asked: QueryDict, wrong: Mapping[str, str] | None = None, kept: Mapping[str, str] | None = None
) -> Page:
    market = asked.get("market", "") if asked.get("market", "") in MARKETS else ""
    severity = asked.get("severity", "") if asked.get("severity", "") in SEVERITIES else ""
    fact = asked.get("fact", "")[:120]
    found = launching.readiness(desk.brand.id, desk.language, market=market, severity=severity, fact=fact)
    most = max((thing.stake.minor for thing in found.things), default=0)
    shown = 10**6 if fact else SHOWN
    labels = {thing.key: label(thing, desk.language) for thing in found.things}
    return Page(found, market, severity, fact, shown, most, wrong or {}, kept or {}, desk.may("facts"), labels)


@screen("readiness", "brand/readiness.html")
def board(desk: Desk, asked: QueryDict) -> Page:
    return _page(desk, asked)


@deed("readiness", needs="facts")
def fill(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give one fact: of the brand, or of each product whose field is filled in. What is good is kept, what is not comes back."""
    given = request.POST
    fact = given.get("fact", "")
    wrong: dict[str, str] = {}
    done: list[launching.Supply] = []
    for name, product_id, value in _values(given):
        try:
            by = str(getattr(request.user, "email", ""))
            done.append(launching.supply(desk.brand.id, fact, value, product_id=product_id, by=by))
        except ArgosyError as refusal:
            wrong[name] = refusal.sentence(desk.language)
    if not done and not wrong:
        wrong["value"] = desk.say("brand-readiness-empty")
    for sentence in _told(desk, done):
        messages.success(request, sentence)
    if not wrong:
        return HttpResponseRedirect(f"{desk.link('readiness')}?{request.GET.urlencode()}")
    with desk.walls():
        kept = {name: value for name, _, value in _values(given)}
        page = _page(desk, request.GET, {f"{fact}/{name}": why for name, why in wrong.items()}, kept)
    return show(request, desk, "readiness", "brand/readiness.html", page, status=422)


def _values(given: QueryDict) -> Iterable[tuple[str, UUID | None, str]]:
    """(field, product, value) of every field that is filled in; `same` stands for the chosen products' empty ones."""
    if (one := given.get("value", "").strip()) and not given.getlist("product"):
        yield "value", None, one
    same = given.get("same", "").strip()
    for text in given.getlist("product"):
        try:
            product_id = UUID(text)
        except ValueError:
            continue
        if value := given.get(f"value-{text}", "").strip() or same:
            yield f"value-{text}", product_id, value


def _told(desk: Desk, done: Sequence[launching.Supply]) -> list[str]:
    """What came of it, in sentences."""
    if not done:
        return []
    live: dict[str, set[UUID]] = {}
    for one in done:
        for moved in one.went_live:
            live.setdefault(moved.market, set()).add(moved.product_id)
    told = [
        desk.say("brand-readiness-live", count=len(live[code]), market=market_name(code, desk.language))
        for code in MARKETS
        if code in live
    ]
    written = sum(one.written for one in done)
    return told or [desk.say("brand-readiness-saved" if written else "brand-readiness-known", count=written)]
