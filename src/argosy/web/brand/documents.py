"""Documents: what is on file and until when, what is asked for and missing, handing one in and taking one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from argosy.catalogue import api as catalogue
from argosy.compliance import api as compliance
from argosy.kernel import clock
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import t
from argosy.web.brand.access import Desk, deed, screen, show

evidence = compliance.evidence
SOON = 60
LAPSED = ("expired", "refused", "withdrawn")
MOST_MB = 20
#: The order of the list: what keeps the brand from selling, what soon will, what waits, the rest.
_ORDER = {
    "expired": 0,
    "refused": 1,
    "ending": 2,
    "submitted": 3,
    "early": 4,
    "valid": 5,
    "withdrawn": 6,
    "replaced": 7,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the list. `state` is its standing today, "ending" within SOON days of its last; `past` the part of its time that is
    over, None without an end; `products` those that hang on it by market, `names` the first of those it was handed in for."""

    document: Any
    title: str
    state: str
    left: int | None
    past: float | None
    products: int
    markets: Sequence[str]
    names: Sequence[str]
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of document that rules ask for and that is not on file, or no longer holds: of how many products, where."""

    kind: str
    title: str
    products: int
    markets: Sequence[str]
    stops: bool
    product_ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class Documents:
    """The screen. `given` is what the form said, `refused` why it was not taken, `field` the input at fault."""

    lines: Sequence[Line]
    asked: Sequence[Asked]
    kinds: Sequence[tuple[str, str]]
    products: Sequence[tuple[UUID, str, str]]
    schemes: Sequence[str]
    markets: Sequence[str]
    given: Mapping[str, Any]
    chosen: Sequence[str]
    most_mb: int
    refused: str = ""
    field: str = ""


def title_of(kind: str, language: str) -> str:
    """A kind of document as the reader calls it."""
    return t(language, f"compliance-document-{kind.replace('_', '-')}")


def kind_of(fact: str) -> str:
    """The kind of document that a fact of evidence speaks of; "" for any other fact."""
    if not fact.startswith("evidence."):
        return ""
    name = fact.rsplit(".", 1)[-1]
    return "registration_certificate" if name.startswith("certificate_") else name


def asked_for(findings: Iterable[Mapping[str, Any]]) -> str:
    """The first kind of document that findings find missing or lapsed; "" where none does."""
    for finding in findings:
        for fact in finding["supply"]:
            name = fact["name"] if isinstance(fact, Mapping) else fact
            if kind_of(name) and finding["facts"].get(name) in (None, *LAPSED):
                return kind_of(name)
    return ""


@screen("documents", "brand/documents.html")
def documents(desk: Desk, asked: QueryDict) -> Documents:
    given: dict[str, Any] = {"kind": "declaration_of_conformity"}
    if asked.get("kind") in compliance.EVIDENCE_KINDS:
        given["kind"] = asked["kind"]
    chosen = [p for p in asked.getlist("product") if _uuid(p)]
    return _page(desk, given, chosen)


def _page(desk: Desk, given: Mapping[str, Any], chosen: Sequence[str], refused: ArgosyError | None = None) -> Documents:
    categories = catalogue.categories_of(desk.brand.id)
    named = [(p.id, p.name, p.model) for p in catalogue.products(list(categories))]
    names = {key: name for key, name, _ in named}
    found = evidence.documents(desk.brand.id)
    holding = [d.paper for d in found if d.standing(clock.today()) == "valid"]
    lines = [_line(desk, each, categories, names, holding) for each in found]
    lines.sort(key=lambda x: (_ORDER[x.state], x.left if x.left is not None else 10_000))
    kinds = sorted(
        ((kind, title_of(kind, desk.language)) for kind in compliance.EVIDENCE_KINDS), key=lambda pair: pair[1]
    )
    return Documents(
        lines=lines,
        asked=_asked(desk),
        kinds=kinds,
        products=sorted(named, key=lambda p: p[1]),
        schemes=compliance.SCHEMES,
        markets=list(MARKETS),
        given=given,
        chosen=chosen,
        most_mb=MOST_MB,
        refused=refused.sentence(desk.language) if refused else "",
        field=refused.fields[0] if refused and refused.fields else "",
    )


def _line(
    desk: Desk, found: Any, categories: Mapping[UUID, str], names: Mapping[UUID, str], holding: Sequence[Any]
) -> Line:
    today = clock.today()
    state, left = found.standing(today), found.days_left(today)
    if state == "valid" and left is not None and left <= SOON:
        state = "ending"
    if state in LAPSED and any(paper.covers(found.paper) for paper in holding):
        state = "replaced"
    places = evidence.concerned(found, categories, MARKETS)
    return Line(
        document=found,
        title=title_of(found.kind, desk.language),
        state=state,
        left=left,
        past=_past(found.valid_from, found.valid_until, today),
        products=len({key for ids in places.values() for key in ids}),
        markets=list(places),
        names=[names[key] for key in found.product_ids if key in names][:3],
        can_withdraw=found.state in ("submitted", "accepted") and desk.may("documents"),
    )


def _past(begins: date, ends: date | None, today: date) -> float | None:
    if ends is None:
        return None
    whole = (ends - begins).days + 1
    return min(1.0, max(0.0, (today - begins).days / whole))


def _asked(desk: Desk) -> list[Asked]:
    """What the verdicts as they stand ask for, the gravest and most frequent first."""
    found: dict[tuple[str, bool], tuple[set[UUID], set[str]]] = {}
    for verdict in compliance.problems(desk.brand.id, MARKETS):
        for finding in verdict.findings:
            stops = finding["severity"] == "block"
            for name in finding["supply"]:
                # A rule may ask for several documents: only those that are missing, or lapsed, are to be handed in.
                if (kind := kind_of(name)) and finding["facts"].get(name) in (LAPSED if stops else (None,)):
                    products, markets = found.setdefault((kind, stops), (set(), set()))
                    products.add(verdict.product_id)
                    markets.add(verdict.market)
    listed = [
        Asked(
            kind,
            title_of(kind, desk.language),
            len(products),
            [m for m in MARKETS if m in markets],
            stops,
            sorted(products) if len(products) <= 20 else [],
        )
        for (kind, stops), (products, markets) in found.items()
    ]
    return sorted(listed, key=lambda a: (not a.stops, -a.products, a.kind))


@deed("documents", needs="documents")
def hand_in(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a document from the form; what cannot be taken is said above the form, which keeps what was filled in."""
    form = request.POST
    try:
        name, content = _content(request.FILES.get("file"))
        draft = _draft(form)
        _, new = evidence.submit(desk.brand.id, draft, content, name, request.user.email)
    except ArgosyError as refusal:
        with desk.walls():
            page = _page(
                desk, form.dict() | {"countries": form.getlist("countries")}, form.getlist("products"), refusal
            )
        return show(request, desk, "documents", "brand/documents.html", page, status=refusal.status)
    if new:
        messages.success(request, desk.say("brand-doc-done"))
    else:
        messages.info(request, desk.say("brand-doc-again"))
    return HttpResponseRedirect(desk.link("documents"))


def _content(given: UploadedFile | None) -> tuple[str, bytes]:
    """The file's name and bytes; one that is too large is not read. Raises EvidenceFile."""
    if given is None:
        raise compliance.EvidenceFile("empty")
    if (given.size or 0) > MOST_MB * 1024**2:
        raise compliance.EvidenceFile("too-big", most=MOST_MB)
    return str(given.name), given.read()


def _draft(form: QueryDict) -> Any:
    """What the form says. Without a choice of products a document is for the whole range. Raises EvidenceInvalid."""
    kind = form.get("kind", "")
    products = [key for text in form.getlist("products") if (key := _uuid(text))]
    scopes = compliance.evidence_scopes(kind)
    scope = "products" if products and "products" in scopes else scopes[-1]
    return evidence.Draft(
        kind=kind,
        scope=scope,
        product_ids=products if scope == "products" else (),
        country=form.get("country", ""),
        scheme=form.get("scheme", ""),
        countries=[MARKETS[m].country for m in form.getlist("countries") if m in MARKETS],
        issued_on=_day(form, "issued_on"),
        valid_from=_day(form, "valid_from"),
        valid_until=_day(form, "valid_until"),
    )


def _uuid(text: str) -> UUID | None:
    with suppress(ValueError):
        return UUID(text)
    return None


def _day(form: QueryDict, name: str) -> date | None:
    text = form.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise compliance.EvidenceInvalid("date", name, value=text[:40]) from None


@deed("documents", needs="documents")
def take_back(request: HttpRequest, desk: Desk, document_id: UUID) -> HttpResponse:
    with desk.walls():
        evidence.of_brand(desk.brand.id, document_id)
    evidence.withdraw(desk.brand.id, document_id, request.user.email)
    messages.success(request, desk.say("brand-doc-withdrawn"))
    return HttpResponseRedirect(desk.link("documents"))


@screen("documents", "")
def file(desk: Desk, asked: QueryDict, document_id: UUID) -> HttpResponse:
    """The document as it was handed in, to save."""
    return attachment(evidence.of_brand(desk.brand.id, document_id))


def attachment(found: Any) -> HttpResponse:
    """A document's file to save: a browser neither runs nor guesses anything. Raises EvidenceFile."""
    answer = HttpResponse(evidence.content(found), content_type=found.mime)
    answer.headers["Content-Disposition"] = _disposition(found.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _disposition(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name) or "attachment"
