"""One sale as a waterfall, from the price paid to the brand's margin, beside the same sale at a rival.

Our side is what was booked; the rival's is computed from its published fees for the same price, so it carries an
interval. *Operating cost* is commission, payment, fulfilment (storage included), advertising, digital services and plan;
VAT, co-funding and the cost of goods are not part of it. "Half of the rival's operating cost" holds only where the
whole interval of the ratio lies at or below one half, and fails only where the whole interval lies above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from argosy.insight.rivals import Rival, Row, Span, latest
from argosy.kernel.money import exponent, round_half_up

OPERATING = frozenset({"commission", "payment", "fulfilment", "storage", "advertising", "digital_services", "plan"})
PARCEL = frozenset({"fulfilment", "storage"})
# The rival's commission pays for payment processing; our fulfilment charge includes storage. Compared together.
GROUPS = {"payment": "commission", "digital_services": "commission", "plan": "commission", "storage": "fulfilment"}
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Estimate:
    """An amount in minor units with its interval, low <= central <= high; all equal where it is known."""

    low: int
    central: int
    high: int

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(self.low + other.low, self.central + other.central, self.high + other.high)

    def share_of(self, price: int) -> Estimate:
        """Parts per million of `price` (> 0): amounts of different currencies made comparable."""
        return Estimate(*(x * 1_000_000 // price for x in (self.low, self.central, self.high)))


NOTHING = Estimate(0, 0, 0)


def known(minor: int) -> Estimate:
    """An amount without doubt."""
    return Estimate(minor, minor, minor)


@dataclass(frozen=True, slots=True)
class Charges:
    """What was booked for a line, in minor units; `advertising` None where nothing is booked for it yet."""

    commission: int
    payment: int
    fulfilment: int
    co_funding: int = 0
    advertising: int | None = None


@dataclass(frozen=True, slots=True)
class SoldLine:
    """A sold and settled order line. Amounts in minor units for the line, measures per unit, `country` of the shopper.

    `seller_country` is where the brand is established; `landed_cost` what the goods cost landed, where the brand told.
    """

    line_id: UUID
    order_id: UUID
    sold_on: date
    country: str
    currency: str
    category: str
    quantity: int
    gross: int
    net: int
    vat: int
    charges: Charges
    weight_g: int = 0
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0
    seller_country: str = "CN"
    landed_cost: int | None = None

    @property
    def sides(self) -> tuple[int, int, int]:
        """Sides in mm, longest first."""
        longest, middle, shortest = sorted((self.length_mm, self.width_mm, self.height_mm), reverse=True)
        return longest, middle, shortest


@dataclass(frozen=True, slots=True)
class Term:
    """One step of the waterfall: what it takes from the price (negative: what it adds).

    `basis`: booked (the ledger), published (a rival's fees), assumed (a stated guess), same (our own figure taken for
    the rival too), given (by the brand). `source` says from where, empty for what the ledger says.
    """

    kind: str
    cost: Estimate
    basis: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One channel: the price paid, the terms in order, and what is left for the brand."""

    price: int
    terms: tuple[Term, ...]

    @property
    def margin(self) -> Estimate:
        total = sum((t.cost for t in self.terms), NOTHING)
        return Estimate(self.price - total.high, self.price - total.central, self.price - total.low)

    def cost(self, kinds: frozenset[str]) -> Estimate:
        """The terms of these kinds together."""
        return sum((t.cost for t in self.terms if t.kind in kinds), NOTHING)

    @property
    def operating_cost(self) -> Estimate:
        return self.cost(OPERATING)

    @property
    def payout(self) -> int:
        """What was booked to the brand's balance: the price less every booked term (of our side)."""
        return self.price - sum(t.cost.central for t in self.terms if t.basis == "booked")


@dataclass(frozen=True, slots=True)
class Ratio:
    """Our cost over the rival's, to four digits, with its interval."""

    low: Decimal
    central: Decimal
    high: Decimal

    @property
    def half(self) -> str:
        """Whether at most half: holds, fails, or open where the interval does not decide."""
        if self.high <= HALF:
            return "holds"
        return "fails" if self.low > HALF else "open"


@dataclass(frozen=True, slots=True)
class Difference:
    """A group of terms on both sides (central figures); positive `saved` means we are cheaper."""

    kind: str
    ours: int
    rival: int

    @property
    def saved(self) -> int:
        return self.rival - self.ours


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A sale on both sides. `rival` and what follows from it are None where the rival does not compare (cars)."""

    line: SoldLine
    ours: Side
    rival_name: str
    rival: Side | None
    ratio: Ratio | None
    ratio_without_parcel: Ratio | None
    largest_difference: Difference | None

    @property
    def half(self) -> str:
        """holds, fails, open; none where there is nothing to compare with."""
        return self.ratio.half if self.ratio else "none"


def waterfall(line: SoldLine, rival: Rival) -> Waterfall:
    """The sale's waterfall beside the same sale at `rival`, at the fees of the day it was made."""
    ours = Side(line.gross, tuple(_ours(line, rival)))
    terms = tuple(_theirs(line, rival))
    if not terms:
        return Waterfall(line, ours, rival.name, None, None, None, None)
    theirs = Side(line.gross, terms)
    return Waterfall(
        line,
        ours,
        rival.name,
        theirs,
        ratio(ours.operating_cost, theirs.operating_cost),
        ratio(ours.cost(OPERATING - PARCEL), theirs.cost(OPERATING - PARCEL)),
        largest_difference(ours, theirs),
    )


def ratio(ours: Estimate, theirs: Estimate) -> Ratio | None:
    """Ours over theirs with the interval of both; None where theirs may be nothing."""
    if theirs.low <= 0:
        return None
    pairs = ((ours.low, theirs.high), (ours.central, theirs.central), (ours.high, theirs.low))
    return Ratio(*((Decimal(a) / b).quantize(Decimal("0.0001")) for a, b in pairs))


def differences(ours: Side, theirs: Side) -> list[Difference]:
    """Operating costs of both sides by group, the largest difference first."""
    found: dict[str, list[int]] = {}
    for position, side in enumerate((ours, theirs)):
        for term in side.terms:
            if term.kind in OPERATING:
                found.setdefault(GROUPS.get(term.kind, term.kind), [0, 0])[position] += term.cost.central
    listed = [Difference(kind, a, b) for kind, (a, b) in found.items()]
    return sorted(listed, key=lambda d: (-abs(d.saved), d.kind))


def largest_difference(ours: Side, theirs: Side) -> Difference | None:
    """The group of terms in which the sides differ most, or None where they do not differ."""
    found = differences(ours, theirs)
    return found[0] if found and found[0].saved else None


def _ours(line: SoldLine, rival: Rival) -> Iterator[Term]:
    c = line.charges
    yield Term("vat", known(line.vat), "booked")
    yield Term("commission", known(c.commission), "booked")
    yield Term("payment", known(c.payment), "booked")
    yield Term("fulfilment", known(c.fulfilment), "booked")
    if c.co_funding:
        yield Term("co_funding", known(-c.co_funding), "booked")
    own = latest(rival.own_advertising, line.sold_on)
    if c.advertising is not None:
        yield Term("advertising", known(c.advertising), "booked")
    elif own:
        s = own.share
        cost = Span(s.low, s.central, s.high).times(Decimal(line.gross) / 100)
        yield Term("advertising", _rounded(cost), "assumed", own.source)
    yield from _goods(line)


def _goods(line: SoldLine) -> Iterator[Term]:
    if line.landed_cost is not None:
        yield Term("goods", known(line.landed_cost), "given")


def _theirs(line: SoldLine, rival: Rival) -> Iterator[Term]:
    """The rival's terms; none at all where it has no comparable commission."""
    store, day = line.country, line.sold_on
    row = rival.referral_for(line.category, store, day)
    if row is None or line.currency not in rival.fx:
        return
    minor = rival.fx[line.currency] * 10 ** exponent(line.currency)
    base = Decimal(line.gross if row.tax_base == "gross" else line.net) / minor
    referral = rival.widen(row.fee(base / line.quantity) * line.quantity, row.confidence)
    yield Term("vat", known(line.vat), "same")
    yield _term("commission", referral, minor, row)
    carried, terms = _carriage(line, rival, minor)
    yield from terms
    digital = rival.digital_for(line.seller_country, store, day)
    if digital:
        on = {"commission": referral, "fulfilment": carried}
        cost = _sum(on[kind].times(digital.rate / 100) for kind in digital.on)
        yield _term("digital_services", cost, minor, digital)
    plan = latest(rival.plan, day)
    if plan:
        yield _term("plan", plan.cost().times(Decimal(line.quantity)), minor, plan)
    advertising = rival.advertising_for(line.category, day)
    if advertising:
        yield _term("advertising", advertising.cost(Decimal(line.gross) / minor), minor, advertising)
    yield from _goods(line)


def _carriage(line: SoldLine, rival: Rival, minor: Decimal) -> tuple[Span, list[Term]]:
    """What the rival charges to carry and store the line, in euros (carriage only) and as terms."""
    store, day = line.country, line.sold_on
    found = rival.fulfilment_for(store, day, line.weight_g, line.sides)
    if found is None:
        return _sum(()), [Term("fulfilment", known(line.charges.fulfilment), "same")]
    row, fee = found
    carried = rival.widen(fee * line.quantity, row.confidence)
    terms = [_term("fulfilment", carried, minor, row)]
    storage = rival.storage_for(store, day)
    volume = line.length_mm * line.width_mm * line.height_mm
    if storage and volume:
        cost = storage.cost(volume * line.quantity, line.sides, day.month)
        terms.append(_term("storage", cost, minor, storage))
    return carried, terms


def _term(kind: str, euros: Span, minor: Decimal, row: Row) -> Term:
    basis = "assumed" if row.confidence == "assumed" else "published"
    return Term(kind, _rounded(euros.times(minor)), basis, row.source)


def _rounded(span: Span) -> Estimate:
    return Estimate(*(round_half_up(value) for value in span))


def _sum(spans: Iterable[Span]) -> Span:
    total = Span(Decimal(0), Decimal(0), Decimal(0))
    for span in spans:
        total = Span(*(a + b for a, b in zip(total, span, strict=True)))
    return total
