"""Notices: recorded once, confirmed to whoever told, kept in order of their due day, with every change of state."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db import transaction as _transaction
from django.db.models import Count

from argosy.catalogue import api as catalogue
from argosy.kernel import clock, db, outbox
from argosy.kernel.markets import market as market_of
from argosy.safety import rules
from argosy.safety.errors import NoticeFaulty, NoticeReused, TooManyNotices, UnknownNotice, WrongState
from argosy.safety.models import Event, Notice

# Without 0, 1, I, O, U: numbers are read aloud on the telephone.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
MOST_PER_HOUR = 5
_LONGEST = {
    "authority": 200, "authority_reference": 120, "reporter_name": 120, "reporter_email": 254, "sku": 64, "lot": 80,
    "location": 500, "explanation": 5000,
}  # fmt: skip
_SHORTEST_EXPLANATION = 20


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody tells. `location` is the address of the offer where it is no product of ours that can be named."""

    kind: str
    market: str
    language: str
    ground: str
    explanation: str
    product_id: UUID | None = None
    sku: str = ""
    lot: str = ""
    location: str = ""
    authority: str = ""
    authority_reference: str = ""
    reporter_name: str = ""
    reporter_email: str = ""
    good_faith: bool = False


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A notice as the marketplace sees it."""

    id: UUID
    number: str
    kind: str
    authority: str
    authority_reference: str
    reporter_name: str
    reporter_email: str
    language: str
    market: str
    product_id: UUID | None
    brand_id: UUID | None
    sku: str
    lot: str
    location: str
    ground: str
    explanation: str
    received_at: datetime
    due_on: date
    state: str

    @property
    def overdue(self) -> bool:
        """Whether nothing was decided by the end of the due day."""
        return self.state in ("received", "confirmed") and clock.now() >= rules.due_at(self.due_on)


_COLUMNS = tuple(NoticeRecord.__dataclass_fields__)


def number(letter: str) -> str:
    """A new number that people can read aloud, such as N-7KQ2MXRT."""
    return f"{letter}-" + "".join(secrets.choice(_ALPHABET) for _ in range(8))


def digest(value: Any) -> str:
    """What tells the same content from other content."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


def record(report: Report, key: str | None = None, origin: str = "") -> NoticeRecord:
    """Record a notice and ask for its confirmation to be sent. The same under the same key gives the same notice.

    `origin`, a digest of where it came from, limits how many come from one place in an hour. Raises UnknownMarket, NoticeFaulty,
    NoticeReused, TooManyNotices.
    """
    market_of(report.market)
    clean = replace(report, **{n: getattr(report, n).strip() for n in ("explanation", *_LONGEST)})
    told = digest(asdict(clean))
    with db.joined():
        if key and (before := Notice.objects.filter(key=key).first()):
            return _same(before, told)
        product = catalogue.products_by_id([clean.product_id]).get(clean.product_id) if clean.product_id else None
        _check(clean, known=product is not None)
        _limit(origin, clean.kind)
        now = clock.now()
        values = asdict(clean)
        del values["good_faith"]
        try:
            with _transaction.atomic():
                row = Notice.objects.create(
                    **values,
                    number=number("N"),
                    brand_id=product.brand_id if product else None,
                    received_at=now,
                    due_on=rules.due_on(clean.kind, now),
                    key=key,
                    digest=told,
                    origin=origin,
                )
        except IntegrityError:
            # Another request with this key came first, and has committed by now.
            return _same(Notice.objects.get(key=key), told)
        Event.objects.create(notice=row, at=now, after="received", by=clean.reporter_email or clean.kind)
        outbox.put("safety.received", {"notice": str(row.id)})
    return _record(row)


def _same(row: Notice, told: str) -> NoticeRecord:
    if row.digest != told:
        raise NoticeReused
    return _record(row)


def _check(report: Report, *, known: bool) -> None:
    """DSA Art. 16(2): reasons, exact location, who tells, good faith."""
    problems: dict[str, str] = {}
    if report.kind not in rules.KINDS:
        problems["kind"] = "choose"
    if report.ground not in rules.GROUNDS:
        problems["ground"] = "choose"
    if len(report.explanation) < _SHORTEST_EXPLANATION:
        problems["explanation"] = "explain"
    if report.product_id and not known:
        problems["product_id"] = "product"
    elif not report.product_id and not report.location:
        problems["location"] = "location"
    if report.reporter_email and not _EMAIL.fullmatch(report.reporter_email):
        problems["reporter_email"] = "email"
    if report.kind in ("regulator", "trusted") and not report.authority:
        problems["authority"] = "authority"
    if not report.reporter_email and _must_be_named(report):
        problems["reporter_email"] = "named"
    if not report.reporter_name and _must_be_named(report):
        problems["reporter_name"] = "named"
    if not report.good_faith:
        problems["good_faith"] = "good-faith"
    problems |= {n: "long" for n, most in _LONGEST.items() if len(getattr(report, n)) > most}
    if problems:
        raise NoticeFaulty(problems)


def _must_be_named(report: Report) -> bool:
    """A danger is taken from anybody; whatever else is said of goods needs a name."""
    return report.kind != "operator" and not (report.kind == "user" and report.ground == "dangerous")


def _limit(origin: str, kind: str) -> None:
    """Authorities and trusted flaggers send many at a time; that they are what they say is not known before somebody looks."""
    most = MOST_PER_HOUR if kind == "user" else 10 * MOST_PER_HOUR
    since = clock.now() - timedelta(hours=1)
    if origin and Notice.objects.filter(origin=origin, kind=kind, received_at__gt=since).count() >= most:
        raise TooManyNotices(most)


def _record(row: Notice) -> NoticeRecord:
    return NoticeRecord(**{name: getattr(row, name) for name in _COLUMNS})


def notice(wanted: str) -> NoticeRecord:
    """The notice of that number. Raises UnknownNotice."""
    row = Notice.objects.filter(number=wanted.strip().upper()).first()
    if row is None:
        raise UnknownNotice(wanted)
    return _record(row)


def notice_by_id(notice_id: UUID) -> NoticeRecord:
    """The notice of that id. Raises UnknownNotice."""
    row = Notice.objects.filter(id=notice_id).first()
    if row is None:
        raise UnknownNotice(str(notice_id))
    return _record(row)


def queue(state: str | None = None, limit: int = 200) -> list[NoticeRecord]:
    """Notices that wait for a decision, the earliest due first, an authority's before others; or those of one state."""
    rows = Notice.objects.filter(state__in=[state] if state else ["received", "confirmed"])
    newest_first = state in ("decided", "closed")
    found = [_record(row) for row in rows.order_by("-received_at" if newest_first else "due_on")[:limit]]
    if newest_first:
        return found
    return sorted(found, key=lambda n: (n.due_on, rules.KINDS.index(n.kind), n.received_at))


def tally() -> Mapping[str, int]:
    """How many notices are in which state, and how many of them are overdue."""
    counted = dict(Notice.objects.values_list("state").annotate(Count("id")))
    return {state: counted.get(state, 0) for state in rules.STEPS} | {"overdue": sum(n.overdue for n in queue())}


def history(notice_id: UUID) -> list[dict[str, Any]]:
    """A notice's changes of state, oldest first: at, before, after, by, note."""
    rows = Event.objects.filter(notice_id=notice_id).order_by("id")
    return list(rows.values("at", "before", "after", "by", "note"))


def locked(wanted: str) -> Notice:
    """The notice's row, locked until the transaction ends. Raises UnknownNotice."""
    row = Notice.objects.select_for_update().filter(number=wanted.strip().upper()).first()
    if row is None:
        raise UnknownNotice(wanted)
    return row


def move(row: Notice, after: str, by: str, note: str = "") -> None:
    """Bring a locked notice into its next state and note it. Raises WrongState."""
    if not rules.may(row.state, after):
        raise WrongState(row.number, row.state)
    Event.objects.create(notice=row, at=clock.now(), before=row.state, after=after, by=by, note=note)
    row.state = after
    row.save(update_fields=["state"])


def confirm(wanted: str, by: str) -> bool:
    """Note that receipt was confirmed (DSA Art. 16(4)); False when that was done, or it is decided already."""
    with db.joined():
        row = locked(wanted)
        if row.state != "received":
            return False
        move(row, "confirmed", by)
    return True


def close(wanted: str, by: str, note: str = "") -> bool:
    """Note that everybody has been told; False when that was done before. Raises UnknownNotice, WrongState."""
    with db.joined():
        row = locked(wanted)
        if row.state == "closed":
            return False
        move(row, "closed", by, note)
    return True
