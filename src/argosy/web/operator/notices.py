"""Notices by their due day, decisions, recalls and the buyers whom they concern."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from markupsafe import Markup

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.fulfilment import api as fulfilment
from argosy.kernel import clock
from argosy.kernel.markets import LANGUAGES, MARKETS
from argosy.kernel.text import t
from argosy.programme import api as programme
from argosy.safety import api as safety
from argosy.web import letters, recalls
from argosy.web.operator.access import deed, screen
from argosy.web.shop import rendering

VIEWS = ("open", "decided", "closed")


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice in the queue; `days` until the end of its due day, negative when that is past."""

    notice: safety.NoticeRecord
    product: str
    brand: str
    days: int


@dataclass(frozen=True, slots=True)
class Queue:
    """Notices that wait, or those decided or closed; complaints that wait stand first."""

    rows: Sequence[NoticeRow]
    view: str
    views: Sequence[str]
    counts: Mapping[str, int]
    complaints: Sequence[tuple[str, safety.ComplaintRecord]]


@screen("notices", "operator/notices.html")
def queue(request: HttpRequest, language: str) -> Queue:
    view = request.GET.get("view", "open")
    view = view if view in VIEWS else "open"
    counted = safety.tally()
    counts = {"open": counted["received"] + counted["confirmed"], "overdue": counted["overdue"]}
    counts |= {name: counted[name] for name in ("decided", "closed")}
    found = safety.queue(None if view == "open" else view)
    waiting = [(_number(c.decision_id), c) for c in safety.complaints(state="open")]
    return Queue(_rows(found), view, VIEWS, counts, waiting)


def _rows(found: Sequence[safety.NoticeRecord]) -> list[NoticeRow]:
    products = catalogue.products_by_id([n.product_id for n in found if n.product_id])
    brands = {b.id: b.name for b in programme.brands()}
    today = clock.today()
    return [
        NoticeRow(
            n,
            products[n.product_id].name if n.product_id in products else n.location,
            brands.get(n.brand_id, "") if n.brand_id else "",
            (n.due_on - today).days,
        )
        for n in found
    ]


def _number(decision_id: UUID) -> str:
    return safety.notice_by_id(safety.decision(decision_id).notice_id).number


@dataclass(frozen=True, slots=True)
class NoticePage:
    """A notice with all that was decided, told and recalled."""

    title: str
    row: NoticeRow
    product: catalogue.ProductRecord | None
    markets: Sequence[str]
    grounds: Sequence[str]
    history: Sequence[Mapping[str, Any]]
    decision: safety.DecisionRecord | None
    statement: safety.StatementRecord | None
    rows: Sequence[tuple[str, str]]
    orders: Sequence[Any]
    stopped: Set[UUID]
    complaints: Sequence[safety.ComplaintRecord]
    recall: safety.RecallRecord | None
    buyers: tuple[int, int]


@screen("notices", "operator/notice.html")
def notice(request: HttpRequest, language: str, number: str) -> NoticePage:
    found = safety.notice(number)
    row = _rows([found])[0]
    decision = safety.decision_of(found.id)
    kept = decision.restriction if decision else None
    told = safety.statement_of(kept.id) if kept else None
    recall = safety.recall_of(kept.id) if kept else None
    product = catalogue.products_by_id([found.product_id]).get(found.product_id) if found.product_id else None
    live = (
        channel.on_sale(found.brand_id).get(found.product_id, set()) if found.brand_id and found.product_id else set()
    )
    orders = safety.stopped_orders(kept) if kept else []
    return NoticePage(
        title=t(language, "operator-notice", number=found.number),
        row=row,
        product=product,
        markets=[m for m in MARKETS if m in live] or list(MARKETS),
        grounds=safety.GROUNDS,
        history=safety.history(found.id),
        decision=decision,
        statement=told,
        rows=letters.statement_rows(told, language) if told else (),
        orders=orders,
        stopped=fulfilment.stopped(o.order_id for o in orders),
        complaints=safety.complaints(decision.id) if decision else (),
        recall=recall,
        buyers=safety.progress(recall.id) if recall else (0, 0),
    )


def _to(number: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("operator-notice", args=[number]))


def _by(request: HttpRequest) -> str:
    return str(request.user.email)  # type: ignore[union-attr]


@deed("notices")
def decide(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Decide as the form says; the product may be named by a SKU where the notice named none."""
    given = request.POST
    product_id = None
    if sku := given.get("product_sku", "").strip():
        product_id = catalogue.variant_by_sku(sku).product_id
    ruling = safety.Ruling(
        action=given.get("action", ""),
        ground=given.get("ground", ""),
        facts=given.get("facts", ""),
        law=given.get("law", ""),
        markets=tuple(given.getlist("markets")),
        product_id=product_id,
        skus=tuple(given.getlist("skus")),
        lot=given.get("lot", ""),
        automated=given.get("automated") == "yes",
    )
    effect = safety.decide(number, ruling, _by(request))
    if effect.decision.action == "restrict":
        messages.success(
            request, t(language, "operator-notice-restricted", orders=len(effect.stopped), units=effect.units[0])
        )
    else:
        messages.success(request, t(language, "operator-notice-no-action"))
    return _to(number)


@deed("notices")
def lift(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Lift the restriction, for a reason that is told to the brand."""
    if safety.lift(number, _by(request), request.POST.get("because", "")):
        messages.success(request, t(language, "operator-notice-lifted"))
    return _to(number)


@deed("notices")
def answer(request: HttpRequest, language: str, number: str, complaint_id: UUID) -> HttpResponse:
    """Answer a complaint."""
    safety.answer(complaint_id, request.POST.get("outcome", ""), request.POST.get("answer", ""), _by(request))
    messages.success(request, t(language, "operator-complaint-answered"))
    return _to(number)


@dataclass(frozen=True, slots=True)
class RecordPage:
    """The form for an authority's order that came by letter, or for the marketplace's own finding."""

    title: str
    kinds: Sequence[str]
    grounds: Sequence[str]
    markets: Sequence[str]


@screen("notices", "operator/notice_new.html")
def new(request: HttpRequest, language: str) -> RecordPage:
    return RecordPage(
        t(language, "operator-notice-new"), ("regulator", "trusted", "brand", "operator"), safety.GROUNDS, list(MARKETS)
    )


@deed("notices")
def record(request: HttpRequest, language: str) -> HttpResponse:
    """Record a notice that came otherwise than by the form or the API."""
    given = request.POST
    sku = given.get("sku", "").strip()
    product_id = catalogue.variant_by_sku(sku).product_id if sku else None
    names = (
        "kind",
        "market",
        "ground",
        "explanation",
        "lot",
        "location",
        "authority",
        "authority_reference",
        "reporter_name",
        "reporter_email",
    )
    told = {name: given.get(name, "") for name in names}
    made = safety.record(safety.Report(**told, language=language, product_id=product_id, sku=sku, good_faith=True))
    messages.success(request, t(language, "operator-notice-recorded", number=made.number))
    return _to(made.number)


@dataclass(frozen=True, slots=True)
class RecallPage:
    """The editor of a recall with its preview in a language, and who has been told."""

    title: str
    number: str
    restriction: safety.RestrictionRecord
    recall: safety.RecallRecord | None
    preview: Markup
    language: str
    languages: Sequence[str]
    hazards: Sequence[str]
    measures: Sequence[str]
    remedies: Sequence[str]
    buyers: Sequence[safety.BuyerRecord]
    told: int


@screen("notices", "operator/recall.html")
def recall(request: HttpRequest, language: str, number: str) -> RecallPage:
    kept = safety.restriction(number)
    found = safety.recall_of(kept.id)
    spoken = list(dict.fromkeys(tag for m in kept.markets for tag in MARKETS[m].languages))
    shown = request.GET.get("language", spoken[0])
    shown = shown if shown in LANGUAGES else spoken[0]
    buyers = safety.buyers(found.id) if found else []
    return RecallPage(
        title=t(language, "operator-recall", number=number),
        number=number,
        restriction=kept,
        recall=found,
        preview=_preview(found, shown) if found else Markup(""),
        language=shown,
        languages=spoken,
        hazards=safety.HAZARDS,
        measures=safety.MEASURES,
        remedies=safety.REMEDIES,
        buyers=buyers,
        told=sum(b.informed_at is not None for b in buyers),
    )


def _preview(found: safety.RecallRecord, language: str) -> Markup:
    """The notice as its readers will see it."""
    drawn = rendering.part("notice", language, recalls.of(found, language), 3, of="recall_notice")
    return Markup(drawn)  # noqa: S704 - our own template, which escapes what it prints


def _day(text: str, name: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise safety.RecallFaulty(name) from None


@deed("notices")
def save_recall(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Keep the draft; nothing is published yet."""
    given = request.POST
    details = {tag: given.get(f"details_{tag}", "") for tag in LANGUAGES}
    draft = safety.Draft(
        hazards=given.getlist("hazards"),
        measures=given.getlist("measures"),
        remedies=given.getlist("remedies"),
        details={tag: text for tag, text in details.items() if text.strip()},
        why_one_remedy=given.get("why_one_remedy", ""),
        sold_from=_day(given.get("sold_from", ""), "sold_from"),
        sold_until=_day(given.get("sold_until", ""), "sold_until"),
        **{
            name: given.get(name, "").strip()
            for name in ("contact_name", "contact_email", "contact_phone", "contact_url")
        },
    )
    safety.save_recall(number, draft)
    messages.success(request, t(language, "operator-recall-saved"))
    return HttpResponseRedirect(reverse("operator-recall", args=[number]))


@deed("notices")
def publish_recall(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Publish the recall and list its buyers; the worker tells them."""
    found = safety.recall_of(safety.restriction(number).id)
    if found is None:
        raise safety.UnknownRecall(number)
    made = safety.publish(found.number, _by(request))
    messages.success(request, t(language, "operator-recall-published", buyers=safety.progress(made.id)[0]))
    return HttpResponseRedirect(reverse("operator-recall", args=[number]))


@screen("notices", "operator/recall.html")
def buyers_csv(request: HttpRequest, language: str, number: str) -> HttpResponse:
    """Everybody whom the recall concerns, a line each."""
    found = safety.recall_of(safety.restriction(number).id)
    if found is None:
        raise safety.UnknownRecall(number)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("recall", "email", "language", "market", "orders", "skus", "quantity", "lot", "informed_at"))
    for b in safety.buyers(found.id):
        told = b.informed_at.isoformat() if b.informed_at else ""
        orders, skus = (" ".join(dict.fromkeys(str(o[name]) for o in b.orders)) for name in ("number", "sku"))
        quantity = sum(o["quantity"] for o in b.orders)
        row = (found.number, b.email, b.language, b.market, orders, skus, quantity, found.restriction.lot, told)
        # No spreadsheet may take a cell for a formula.
        writer.writerow([f"'{c}" if str(c).startswith(("=", "+", "-", "@")) else c for c in row])
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{found.number}-buyers.csv"'
    response["Cache-Control"] = "private, no-store"
    return response
