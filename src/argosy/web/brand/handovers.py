"""What a brand has sold by deposit: who comes when and where, what is paid, and recording the hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from argosy.handover import api as handover
from argosy.kernel.errors import ArgosyError
from argosy.kernel.markets import MARKETS
from argosy.kernel.text import has
from argosy.web.brand.access import Desk, NotThere, deed, screen, show
from argosy.web.shop import formats, handover_words


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement with its appointment and place in words, at the place's own time."""

    found: handover.Agreement
    goods: str
    when: str
    where: str
    kind: str


@dataclass(frozen=True, slots=True)
class Handovers:
    """Upcoming ones, the next first; then those that have ended."""

    title: str
    rows: Sequence[Row]
    ended: Sequence[Row]


def _row(found: handover.Agreement, language: str) -> Row:
    point = found.place
    zone = point.zone if point else MARKETS[found.market].time_zone
    when = formats.moment(found.starts_at, language, zone) if found.starts_at else ""
    kind = {"reserved": "warn", "appointed": "info", "paid": "good", "handed-over": "plain"}.get(found.state, "bad")
    return Row(found, handover_words.goods(found), when, handover_words.address(point) if point else "", kind)


@screen("orders", "brand/handovers.html")
def handovers(desk: Desk, asked: QueryDict) -> Handovers:
    ids = [desk.brand.id]
    return Handovers(
        desk.say("brand-handovers"),
        [_row(x, desk.language) for x in handover.of_brand(ids)],
        [_row(x, desk.language) for x in reversed(handover.of_brand(ids, ended=True))],
    )


@dataclass(frozen=True, slots=True)
class Handover:
    """One agreement; `given` is what the form said, `refused` why it was not taken."""

    title: str
    row: Row
    history: Sequence[tuple[str, str, datetime]]
    may_record: bool
    given: dict[str, Any]
    refused: str = ""


def _own(desk: Desk, order_id: UUID) -> handover.Agreement:
    """One of the brand's own. Raises NotThere."""
    found = handover.known(order_id)
    if found is None or found.brand_id != desk.brand.id:
        raise NotThere
    return found


def _page(desk: Desk, order_id: UUID, given: dict[str, Any], refused: str = "") -> Handover:
    found = _own(desk, order_id)
    history = [
        (desk.say(f"brand-handover-event-{what}"), _by(desk, by), at) for what, by, _, at in handover.history(order_id)
    ]
    title = desk.say("brand-handover", number=found.number)
    return Handover(title, _row(found, desk.language), history, desk.may("handovers"), given, refused)


def _by(desk: Desk, by: str) -> str:
    key = f"brand-handover-by-{by}"
    return desk.say(key) if has(key) else by


@screen("orders", "brand/handover.html")
def one(desk: Desk, asked: QueryDict, order_id: UUID) -> Handover:
    return _page(desk, order_id, {})


@deed("orders", needs="handovers")
def record(request: HttpRequest, desk: Desk, order_id: UUID) -> HttpResponse:
    """Record the hand-over: the platform sends the goods and books the sale once the brand was seen to own them."""
    with desk.walls():
        _own(desk, order_id)
    given = {name: request.POST.get(name, "").replace("\0", "")[:2000] for name in ("units", "odometer")}
    odometer = given["odometer"].strip()
    by = str(request.user.email)  # type: ignore[union-attr]
    try:
        if odometer and not (odometer.isascii() and odometer.isdigit() and len(odometer) < 10):
            raise handover.OdometerFaulty
        receipt = handover.Receipt(
            by, given["units"].split("\n") if given["units"].strip() else [], int(odometer) if odometer else None
        )
        handover.hand_over(order_id, receipt)
    except ArgosyError as refused:
        with desk.walls():
            page = _page(desk, order_id, given, refused.sentence(desk.language))
        return show(request, desk, "orders", "brand/handover.html", page, status=refused.status)
    messages.success(request, desk.say("brand-handover-done"))
    return HttpResponseRedirect(desk.link("handover", order_id))
