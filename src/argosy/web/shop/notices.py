"""Telling of unlawful or unsafe goods, following one's notice, and recalls: pages that work without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods

from argosy.catalogue import api as catalogue
from argosy.channel import api as channel
from argosy.kernel import clock
from argosy.kernel.text import t
from argosy.safety import api as safety
from argosy.web import letters, recalls
from argosy.web.shop import formats, frames, parts
from argosy.web.shop.answers import page, shown
from argosy.web.shop.caching import kept as remembered
from argosy.web.shop.shelf import Place

FIELDS = ("ground", "explanation", "location", "lot", "reporter_name", "reporter_email")


@dataclass(frozen=True, slots=True)
class ReportPage:
    """The form; `product` names what it is about where that is known, `problems` are sentences by field."""

    frame: parts.Frame
    product: str
    slug: str
    grounds: tuple[parts.Choice, ...]
    given: Mapping[str, str]
    problems: Mapping[str, str]
    once: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class FollowPage:
    """A notice as its reporter sees it."""

    frame: parts.Frame
    number: str
    new: bool
    email: str
    product: str
    state: str
    decided: bool
    complaint: str
    answer: str
    token: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RecallPage:
    """A recall notice; `off_sale` where it stands in the place of the product's own page."""

    frame: parts.Frame
    notice: recalls.RecallNotice
    off_sale: bool = False


@dataclass(frozen=True, slots=True)
class RecallsPage:
    """The recalls of a market, the latest first."""

    frame: parts.Frame
    notices: tuple[recalls.RecallNotice, ...]


def origin(request: HttpRequest) -> str:
    """A digest of where a request comes from, of one day only; behind our proxy the address that the proxy saw."""
    address = request.META.get("REMOTE_ADDR", "")
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    return salted_hmac("argosy.safety.origin", f"{clock.today()} {address}", algorithm="sha256").hexdigest()[:32]


@require_http_methods(["GET", "HEAD", "POST"])
@page
def report(request: HttpRequest, place: Place) -> HttpResponse:
    slug = (request.POST if request.method == "POST" else request.GET).get("product", "")[:120]
    if request.method == "POST":
        return _send(request, place, slug)
    return shown("shop/report.html", place, _form(request, place, slug, {}, {}))


def _form(
    request: HttpRequest,
    place: Place,
    slug: str,
    given: Mapping[str, str],
    problems: Mapping[str, str],
    trouble: str = "",
) -> ReportPage:
    language = place.language
    product = _named(place, slug)
    return ReportPage(
        frame=frames.frame(request, place, t(language, "notice-link"), writes=True, noindex=True),
        product=product,
        slug=slug if product else "",
        grounds=tuple(
            parts.Choice(label=t(language, f"safety-ground-{g}"), value=g, chosen=given.get("ground") == g)
            for g in safety.GROUNDS
        ),
        given={name: given.get(name, "") for name in (*FIELDS, "good_faith")},
        problems=problems,
        once=given.get("once") or uuid4().hex,
        trouble=trouble,
    )


def _named(place: Place, slug: str) -> str:
    """The name of the product at an address, empty where there is none."""
    found = channel.known(place.market, place.language, slug) if slug else None
    product = catalogue.products_by_id([found]).get(found) if found else None
    return product.name if product else ""


def _send(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    given = {name: request.POST.get(name, "").replace("\0", "") for name in (*FIELDS, "once", "good_faith")}
    told = safety.Report(
        kind="user",
        market=place.market,
        language=place.language,
        product_id=channel.known(place.market, place.language, slug) if slug else None,
        good_faith=given["good_faith"] == "yes",
        **{name: given[name] for name in FIELDS},
    )
    try:
        notice = safety.record(
            told, key=f"form:{given['once'][:64]}" if given["once"] else None, origin=origin(request)
        )
    except safety.NoticeFaulty as faulty:
        said = {name: t(place.language, f"safety-problem-{why}") for name, why in faulty.problems.items()}
        return shown("shop/report.html", place, _form(request, place, slug, given, said), 422)
    except (safety.TooManyNotices, safety.NoticeReused) as refused:
        made = _form(request, place, slug, given | {"once": ""}, {}, refused.sentence(place.language))
        return shown("shop/report.html", place, made, refused.status)
    return HttpResponseRedirect(f"{place.root}report/{notice.number}/?token={letters.token_of(notice.number)}&new=1")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def follow(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """A notice for whoever holds its token; a complaint about the decision is taken here too."""
    given = request.POST if request.method == "POST" else request.GET
    token = given.get("token", "")
    if not letters.opens(number, token):
        raise safety.UnknownNotice(number)
    notice = safety.notice(number)
    decision = safety.decision_of(notice.id)
    if request.method == "POST":
        if decision is None:
            raise safety.WrongState(number, notice.state)
        text = given.get("text", "").replace("\0", "")
        try:
            safety.complain(decision.id, "reporter", text, notice.reporter_email or "reporter", place.language)
        except safety.ComplaintEmpty as empty:
            made = _followed(request, place, notice, decision, token, empty.sentence(place.language))
            return shown("shop/followed.html", place, made, empty.status)
        return HttpResponseRedirect(f"{place.root}report/{number}/?token={token}")
    return shown("shop/followed.html", place, _followed(request, place, notice, decision, token))


def _followed(
    request: HttpRequest,
    place: Place,
    notice: safety.NoticeRecord,
    decision: safety.DecisionRecord | None,
    token: str,
    problem: str = "",
) -> FollowPage:
    language = place.language
    product = catalogue.products_by_id([notice.product_id]).get(notice.product_id) if notice.product_id else None
    due = formats.whole_date(notice.due_on, language)
    own = [c for c in safety.complaints(decision.id) if c.side == "reporter"] if decision else []
    last = own[-1] if own else None
    return FollowPage(
        frame=frames.frame(request, place, t(language, "notice-title", number=notice.number), writes=True),
        number=notice.number,
        new=bool(request.GET.get("new")),
        email=notice.reporter_email,
        product=product.name if product else notice.location,
        state=t(language, f"notice-state-{decision.action}")
        if decision
        else t(language, "notice-state-received", due=due),
        decided=decision is not None,
        complaint=t(language, f"notice-complaint-{last.state}") if last else "",
        answer=last.answer if last else "",
        token=token,
        problem=problem,
    )


@page
def recall_list(request: HttpRequest, place: Place) -> HttpResponse:
    title = t(place.language, "recall-list")
    found = tuple(recalls.of(r, place.language, place.market) for r in safety.recalls(place.market))
    frame = frames.frame(request, place, title, tail="recalls/", alternates=frames.everywhere("recalls/"))
    return shown("shop/recalls.html", place, RecallsPage(frame, found))


@page
def recall(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    found = safety.recall(number)
    if found.state == "draft" or place.market not in found.restriction.markets:
        raise safety.UnknownRecall(number)
    return shown("shop/recall.html", place, _recall_page(request, place, found))


def _recall_page(
    request: HttpRequest, place: Place, found: safety.RecallRecord, *, off_sale: bool = False
) -> RecallPage:
    notice = recalls.of(found, place.language, place.market)
    frame = frames.frame(
        request, place, f"{notice.headline}: {notice.brand} {notice.product}", tail=f"recalls/{found.number}/"
    )
    return RecallPage(frame, notice, off_sale)


def off_sale(request: HttpRequest, place: Place, slug: str) -> HttpResponse:
    """The page of a product that is not on sale: its recall, where there is one. Raises NotListed otherwise."""
    product = channel.known(place.market, place.language, slug)
    found = safety.recalls(place.market, product_id=product) if product else []
    if not found:
        raise channel.NotListed(slug, place.market)
    return shown("shop/recall.html", place, _recall_page(request, place, found[0], off_sale=True))


@remembered(2)
def banner(place: Place, product_id: str) -> parts.Link | None:
    """The way to the recall notice of a product that is on sale; at most two seconds old."""
    found = safety.recalls(place.market, product_id=UUID(product_id))
    if not found:
        return None
    skus = ", ".join(found[0].restriction.skus)
    label = t(place.language, "recall-banner-skus", skus=skus) if skus else t(place.language, "recall-banner")
    return parts.Link(label=label, href=f"{place.root}recalls/{found[0].number}/")
