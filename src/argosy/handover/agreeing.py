"""An agreement from its opening to the appointment: what every other part reads, and the slots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from argosy.checkout import api as checkout
from argosy.handover import queries, rules
from argosy.handover.errors import NoAgreement, NotOffered, NoWithdrawal, SlotFull, TooLate, UnknownPoint, WrongState
from argosy.handover.queries import AgreementRow
from argosy.handover.rules import Point, Terms, Window
from argosy.kernel import clock, db, outbox
from argosy.kernel.markets import market as market_of


@dataclass(frozen=True, slots=True)
class Agreement:
    """A reservation on its way to the hand-over. Amounts in minor units of `currency`; deposit + balance = the order's total.

    state: reserved, appointed, paid, handed-over, cancelled, expired. `kept` of the deposit is not given back. `goods` has line_id, variant_id,
    sku, title and quantity; `units` the vehicle identification or serial numbers of what was handed over.
    """

    order_id: UUID
    number: str
    brand_id: UUID
    market: str
    language: str
    currency: str
    state: str
    buyer: str
    holder: str
    goods: tuple[dict[str, Any], ...]
    count: int
    deposit: int
    balance: int
    terms: Terms
    ready_on: date
    ordered_at: datetime
    appoint_by: datetime
    point: str
    starts_at: datetime | None
    ends_at: datetime | None
    changes: int
    paid_at: datetime | None
    handed_at: datetime | None
    handed_by: str
    units: tuple[str, ...]
    odometer_km: int | None
    closed_at: datetime | None
    kept: int

    @property
    def total(self) -> int:
        return self.deposit + self.balance

    @property
    def due(self) -> int:
        """What is still to be paid."""
        return self.balance if self.state in ("reserved", "appointed") else 0

    @property
    def pay_by(self) -> datetime | None:
        """Until when the rest is to be paid; None without an appointment."""
        return rules.pay_by(self.terms, self.starts_at) if self.starts_at else None

    @property
    def may_change(self) -> bool:
        """Whether an appointment, or another one, may be taken now."""
        return self.state in rules.OPEN and rules.may_change(self.terms, self.starts_at, clock.now())

    def kept_if_cancelled(self) -> int:
        """What the seller would keep of the deposit if the buyer called it off now."""
        if self.state not in rules.OPEN:
            return 0
        return rules.kept(self.terms, self.deposit, self.ordered_at, self.starts_at, clock.now())

    @property
    def place(self) -> Point | None:
        """Where the appointment is; the version of the place that held when it was taken, as far as known."""
        return place(self.point, self.starts_at.date() if self.starts_at else None) if self.point else None


def view(row: AgreementRow) -> Agreement:
    """The row as others read it."""
    same = {name: getattr(row, name) for name in Agreement.__dataclass_fields__ if hasattr(row, name)}
    terms = Terms(**row.terms | {"valid_from": date.fromisoformat(row.terms["valid_from"])})
    return Agreement(
        **same
        | {
            "terms": terms,
            "goods": tuple(row.goods),
            "units": tuple(row.units),
            "deposit": row.deposit_minor,
            "balance": row.balance_minor,
            "kept": row.kept_minor,
        }
    )


def place(code: str, on: date | None = None) -> Point | None:
    """A place by its code: its version of a day, else its latest; None for one that never was."""
    versions = rules.points().get(code, ())
    held = [p for p in versions if on is None or p.valid_from <= on]
    return held[-1] if held else (versions[-1] if versions else None)


def places(market: str, on: date | None = None) -> tuple[Point, ...]:
    """The places of hand-over of a market on a day (today)."""
    return rules.points_of(market, on or clock.today())


def terms(market: str, buyer: str = "consumer", on: date | None = None) -> Terms | None:
    """What holds for reservations made on a day (today); None where a market has no places for such buyers."""
    return rules.terms_on(market, buyer, on or clock.today())


def open_agreements(order_ids: Iterable[UUID]) -> int:
    """Open the agreements of those orders that have deposit goods; how many were new. Repeatable.

    An order that mixes them with other goods or brands, as was possible once, has none: it is settled by hand.
    """
    return sum(_open(order_id) for order_id in checkout.sold_by_deposit(order_ids))


def _open(order_id: UUID) -> bool:
    order = checkout.order(order_id)
    ordered = order.placed_at or order.created_at
    brands = {line.brand_id for line in order.lines}
    zone = ZoneInfo(market_of(order.market).time_zone)
    buyer = rules.buyer_of(order.address)
    held = rules.terms_on(order.market, buyer, ordered.date())
    if held is None or len(brands) > 1 or any(line.deposit is None for line in order.lines):
        return False
    ready = rules.first_day(order.promised_on, ordered.astimezone(zone).date())
    last = datetime.combine(ready + timedelta(days=held.appoint_days), time(23, 59), zone)
    written = {
        "order": order.id,
        "number": order.number,
        "brand": brands.pop(),
        "market": order.market,
        "language": order.language,
        "currency": order.currency,
        "buyer": buyer,
        "holder": order.address.get("name", "")[:120],
        "goods": [
            {
                "line_id": str(line.line_id),
                "variant_id": str(line.variant_id),
                "sku": line.sku,
                "title": line.title,
                "quantity": line.quantity,
            }
            for line in order.lines
        ],
        "count": sum(line.quantity for line in order.lines),
        "deposit": order.due,
        "balance": order.gross - order.due,
        "terms": asdict(held) | {"valid_from": held.valid_from.isoformat()},
        "ready": ready,
        "ordered": ordered,
        "until": last.astimezone(UTC),
    }
    with db.joined():
        if not queries.opened(written):
            return False
        row = queries.of_order(order_id)
        assert row is not None
        queries.event(row, "reserved", "buyer")
    return True


def find(order_id: UUID) -> AgreementRow:
    """The agreement of an order, opened now if the worker has not come to it yet. Raises NoAgreement."""
    row = queries.of_order(order_id)
    if row is None and open_agreements([order_id]):
        row = queries.of_order(order_id)
    if row is None:
        raise NoAgreement
    return row


def agreement(order_id: UUID) -> Agreement:
    """Raises NoAgreement."""
    return view(find(order_id))


def known(order_id: UUID) -> Agreement | None:
    """The agreement of an order as far as there is one; opens none, so that a brand's session can ask too."""
    row = queries.of_order(order_id)
    return view(row) if row else None


def of_sale(order: checkout.OrderView) -> Agreement | None:
    """The agreement of an order that is at hand; None where nothing of it was sold by deposit, or it was never placed."""
    if order.placed_at is None or all(line.deposit is None for line in order.lines):
        return None
    row = queries.of_order(order.id)
    if row is None and open_agreements([order.id]):
        row = queries.of_order(order.id)
    return view(row) if row else None


def check_withdrawal(order: checkout.OrderView) -> None:
    """Raises NoWithdrawal for a business's reservation: it is called off by its terms, not by a consumer's right."""
    found = of_sale(order)
    if found is not None and found.buyer == "business":
        raise NoWithdrawal


def slots(order_id: UUID, point: str) -> list[tuple[Window, int]]:
    """What a place offers for an order: each time with the places left, at least one. Raises NoAgreement, UnknownPoint."""
    row = find(order_id)
    found, now = _point(row.market, point), clock.now()
    used = queries.taken(found.code, now)
    offered = rules.windows(found, row.ready_on, now)
    return [(w, w.capacity - used.get(w.starts_at, 0)) for w in offered if used.get(w.starts_at, 0) < w.capacity]


def _point(market: str, code: str) -> Point:
    offered = places(market)
    found = next((p for p in offered if p.code == code), None)
    if found is None:
        raise UnknownPoint(code, [p.code for p in offered])
    return found


def appoint(order_id: UUID, point: str, starts_at: datetime) -> Agreement:
    """Take an appointment, or another one instead; the same again changes nothing.

    Raises NoAgreement, UnknownPoint, NotOffered, SlotFull, TooLate, WrongState.
    """
    row = find(order_id)
    if row.state in ("appointed", "paid") and (row.point, row.starts_at) == (point, starts_at):
        return view(row)
    found, now = _point(row.market, point), clock.now()
    window = next((w for w in rules.windows(found, row.ready_on, now) if w.starts_at == starts_at), None)
    if window is None:
        raise NotOffered
    with db.transaction():
        in_force = checkout.hold_placed(order_id)
        locked = queries.of_order(order_id, lock=True)
        assert locked is not None
        if not in_force or locked.state not in rules.OPEN:
            raise WrongState(locked.state if in_force else "cancelled")
        if (locked.point, locked.starts_at) != (point, starts_at):
            _exchange(locked, window, now)
    return agreement(order_id)


def _exchange(row: AgreementRow, window: Window, now: datetime) -> None:
    held = view(row)
    if not rules.may_change(held.terms, row.starts_at, now):
        assert row.starts_at is not None
        raise TooLate(row.starts_at - timedelta(hours=held.terms.change_hours))
    old = (row.point, row.starts_at) if row.starts_at else None
    # In the order of the slots, so that two who exchange theirs cannot wait for each other.
    for point, at in sorted({(window.point, window.starts_at), *([old] if old else [])}):
        if (point, at) == old:
            queries.free(point, at)
        elif not queries.take(point, at, window.capacity):
            raise SlotFull
    queries.appointed(row.order_id, window.point, window.starts_at, window.ends_at)
    if not row.balance_minor:
        queries.paid(row.order_id)
    queries.event(row, "appointed", "buyer", {"point": window.point, "starts_at": window.starts_at.isoformat()})
    outbox.put("handover.appointed", {"order_id": str(row.order_id), "starts_at": window.starts_at.isoformat()})


def of_brand(brand_ids: Iterable[UUID] | None, *, ended: bool = False, limit: int = 200) -> list[Agreement]:
    """Agreements of brands (None: of all), the next appointment first; `ended` those that are handed over, cancelled or expired."""
    states: Sequence[str] = [s for s in rules.STATES if s not in rules.OPEN] if ended else rules.OPEN
    return [view(row) for row in queries.of_brand(brand_ids, states, limit)]


def history(order_id: UUID) -> list[tuple[str, str, dict[str, Any], datetime]]:
    """What happened, oldest first: what, by whom, details, when."""
    return queries.events(order_id)
