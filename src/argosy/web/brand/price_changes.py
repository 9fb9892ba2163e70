"""Changing many prices: a form, what it would do, and the yes to it; and a discount tried before it is planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from markupsafe import Markup

from argosy.catalogue import api as catalogue
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.pricing import api as pricing
from argosy.repricing import api as repricing
from argosy.web.brand import price_drawing
from argosy.web.brand.access import Desk, NotThere, deed, screen, show
from argosy.web.brand.prices import PAGE, PriceField, number_of, sold_in

#: The ways prices may be changed on the form.
WAYS = ("by", "home", "margin", "guidance", "public", "file", "refresh")
_FILTERS = ("", "up", "down", "new", "bound", "broken", "loss")


@dataclass(frozen=True, slots=True)
class FormPage:
    """The form; `given` holds what was typed, `problems` the rows of a table that cannot be taken."""

    title: str
    markets: Sequence[str]
    categories: Sequence[tuple[str, str]]
    ways: Sequence[str]
    audiences: Sequence[str]
    given: Mapping[str, Any]
    chosen: frozenset[str]
    refused: str
    problems: Sequence[str]


def categories_of(desk: Desk) -> list[tuple[str, str]]:
    """The categories the brand sells in, with those above them, by name."""
    own = set(catalogue.categories_of(desk.brand.id).values())
    every = {c.code: c for code in own for c in catalogue.schema.path(code)}
    return sorted(((code, c.names[desk.language]) for code, c in every.items()), key=lambda pair: pair[1])


def _form(
    desk: Desk, given: Mapping[str, Any], chosen: Sequence[str], refused: str = "", problems: Sequence[str] = ()
) -> FormPage:
    return FormPage(
        desk.say("brand-price-change"),
        sold_in(desk.brand.id),
        categories_of(desk),
        WAYS,
        repricing.AUDIENCES,
        given,
        frozenset(chosen),
        refused,
        problems,
    )


@screen("prices", "brand/price_change.html", needs="prices")
def form(desk: Desk, asked: QueryDict) -> FormPage:
    return _form(desk, asked.dict(), asked.getlist("market"))


@deed("prices", needs="prices")
def propose(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Work a change out and show it; nothing is changed yet."""
    given, chosen = request.POST, request.POST.getlist("market")
    problems: list[Any] = []
    try:
        change = _change(request, desk, problems)
        found = repricing.propose(desk.brand.id, change, by=str(getattr(request.user, "email", "")))
    except ArgosyError as refusal:
        with desk.walls():
            told = [p.sentence(desk.language) for p in problems[:50]]
            page = _form(desk, given.dict(), chosen, refusal.sentence(desk.language), told)
        return show(request, desk, "prices", "brand/price_change.html", page, status=refusal.status)
    return HttpResponseRedirect(desk.link("price-proposal", found.id))


def _change(request: HttpRequest, desk: Desk, problems: list[Any]) -> repricing.Change:
    given = request.POST
    way = given.get("way", "")
    if way not in WAYS:
        raise PriceField("way")
    common: dict[str, Any] = {
        "markets": tuple(code for code in given.getlist("market") if code in MARKETS),
        "audience": given.get("audience", "public"),
        "category": given.get("category", ""),
    }
    if not common["markets"]:
        raise PriceField("markets")
    if way == "refresh":
        return repricing.Change(**common, refresh=True)
    if way == "file":
        return repricing.Change(**common | {"category": ""}, amounts=_table(request, desk, problems))
    value = number(given.get("value", ""), "value")
    if way == "by":
        return repricing.Change(**common, by_bp=basis_points(value))
    return repricing.Change(**common, terms=_terms(given, way, value))


def _terms(given: QueryDict, way: str, value: Decimal) -> repricing.Terms:
    step = given.get("step", "").strip()
    told: dict[str, Any] = {"source": way, "local": not given.get("exact")}
    if step:
        told["step_bp"] = basis_points(number(step, "step"))
    if way == "home":
        told["factor"] = str(value)
    else:
        told["margin_bp" if way == "margin" else "offset_bp"] = basis_points(value)
    buffer = given.get("buffer", "").strip()
    if buffer:
        told["fx"] = {"buffer_bp": basis_points(number(buffer, "buffer"))}
    return repricing.read(told)


def number(text: str, field: str) -> Decimal:
    """A number as people write it: 12,5 or -10 %. Raises PriceField."""
    try:
        value = Decimal(text.strip().rstrip("%").strip().replace("−", "-").replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) > 10**6:
        raise PriceField(field, value=text[:40])
    return value


def basis_points(value: Decimal) -> int:
    """A percentage in basis points, rounded to whole ones."""
    return int((value * 100).to_integral_value())


def _table(request: HttpRequest, desk: Desk, problems: list[Any]) -> tuple[repricing.Amount, ...]:
    file = request.FILES.get("file")
    if file is None or isinstance(file, list) or (file.size or 0) > 8 * 1024**2:
        raise PriceField("file")
    with desk.walls():
        ids = catalogue.variant_ids_by_sku(desk.brand.id)
    rows = repricing.read_csv(file.read(), repricing.PRICE_COLUMNS, problems)
    found = repricing.amount_rows(rows, ids, problems)
    if problems or not found:
        raise PriceField("rows", count=len(problems))
    return tuple(found)


# --- what it would do -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A proposal with some of its offers; `only` narrows them."""

    title: str
    proposal: repricing.Proposal
    rows: Sequence[pricing.Drafted]
    names: Mapping[UUID, tuple[UUID, str]]
    titles: Mapping[UUID, str]
    count: int
    only: str
    filters: Sequence[str]
    page: int
    pages: int
    can_change: bool
    chart: Markup


def _own(desk: Desk, proposal_id: UUID) -> repricing.Proposal:
    try:
        return repricing.proposal(desk.brand.id, proposal_id)
    except repricing.UnknownProposal:
        raise NotThere from None


@screen("prices", "brand/price_proposal.html")
def proposal(desk: Desk, asked: QueryDict, proposal_id: UUID) -> ProposalPage:
    found = _own(desk, proposal_id)
    only = asked.get("only", "") if asked.get("only", "") in _FILTERS else ""
    turn = number_of(asked, "page", 10**6)
    rows, count = pricing.drafted(found.id, only=only, limit=PAGE, offset=(turn - 1) * PAGE)
    variants = [r.variant_id for r in rows]
    titles = catalogue.titles(catalogue.sale_facts(variants).values(), desk.language)
    return ProposalPage(
        desk.say("brand-price-proposal"),
        found,
        rows,
        catalogue.products_of(variants),
        titles,
        count,
        only,
        _FILTERS,
        turn,
        max(1, -(-count // PAGE)),
        desk.may("prices"),
        price_drawing.moves(pricing.drafted(found.id, limit=2000)[0], desk.language, f"m-{found.id.hex[-8:]}"),
    )


@deed("prices", needs="prices")
def decide(request: HttpRequest, desk: Desk, proposal_id: UUID) -> HttpResponse:
    """Publish a proposal as it was looked at, or let it go."""
    with desk.walls():
        _own(desk, proposal_id)
    try:
        if request.POST.get("decision") == "drop":
            repricing.drop(desk.brand.id, proposal_id)
            messages.success(request, desk.say("brand-price-dropped"))
            return HttpResponseRedirect(desk.link("prices"))
        done = repricing.apply(desk.brand.id, proposal_id)
        messages.success(request, desk.say("brand-price-applied", count=done.summary["changed"]))
    except ArgosyError as refusal:
        messages.error(request, refusal.sentence(desk.language))
    return HttpResponseRedirect(desk.link("price-proposal", proposal_id))


# --- a discount tried -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TrialPage:
    """The simulator: what was asked, and what would come of it (None before anything was asked)."""

    title: str
    markets: Sequence[str]
    categories: Sequence[tuple[str, str]]
    given: Mapping[str, str]
    forecast: repricing.Forecast | None
    rows: Sequence[repricing.TrialRow]
    refused: str
    page: int
    pages: int
    query: str
    chart: Markup


_USUAL = {"discount": "10", "elasticity": "1.8", "days": "4", "platform": "0", "category": ""}


@screen("prices", "brand/price_trial.html")
def trial(desk: Desk, asked: QueryDict) -> TrialPage:
    markets = sold_in(desk.brand.id)
    given = _USUAL | {"market": markets[0]} | {k: v[:40] for k, v in asked.dict().items()}
    found, refused = None, ""
    if asked:
        try:
            found = repricing.simulate(desk.brand.id, _trial(given, markets), desk.language)
        except ArgosyError as refusal:
            refused = refusal.sentence(desk.language)
    rows = found.rows if found else ()
    pages = max(1, -(-len(rows) // PAGE))
    turn = number_of(asked, "page", pages)
    chart = price_drawing.outcome(found, desk.language, "trial") if found else Markup("")
    kept = "".join(f"&{name}={quote(given[name])}" for name in ("market", *_USUAL))
    shown = rows[(turn - 1) * PAGE : turn * PAGE]
    said = desk.say("brand-price-trial")
    return TrialPage(said, markets, categories_of(desk), given, found, shown, refused, turn, pages, kept, chart)


def _trial(given: Mapping[str, str], markets: Sequence[str]) -> repricing.Trial:
    if given["market"] not in markets:
        raise PriceField("market", known=", ".join(markets))
    days = number(given["days"], "days")
    return repricing.Trial(
        given["market"],
        basis_points(number(given["discount"], "discount")),
        number(given["elasticity"], "elasticity"),
        int(days),
        basis_points(number(given["platform"], "platform")),
        given["category"],
    )
