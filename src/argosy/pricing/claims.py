"""What may be said of a reduction: since when it runs, from which price it counts, and what the state's rule makes of both.

Pure, in minor units. Directive 98/6/EC Art. 6a: a reduction counts from the lowest price of the 30 days before it began (CJEU C-330/23).
Each state decides whether steps of one reduction count from before its first (paragraph 5), and what holds for goods newer than 30
days (paragraph 4); a `ReductionRule` is what it decided, `STRICT` what holds where nothing is on file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

REDUCTION_WINDOW = timedelta(days=30)
_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ReductionRule:
    """A state's rule for announced reductions, with where it stands.

    `progressive`: a step counts from before the first, `steps_within`: if that began at most so many days before the step,
    `steps_until`: for so many days from the first on. `new_goods` says what goods newer than 30 days count from: "since-first-offer"
    (their lowest price so far), "days" (the lowest of `new_days`, once they have been offered for so long) or "nothing" (no
    reduction may be announced until the 30 days have passed). `steady`: the price counts that held all the time; where it changed,
    none does.
    """

    country: str
    progressive: bool
    new_goods: str
    new_days: int | None = None
    steps_within: int | None = None
    steps_until: int | None = None
    steady: bool = False
    source: str = ""
    confidence: str = ""


#: A state of which nothing is on file.
STRICT = ReductionRule("", False, "nothing", source="no rule on file: read strictly", confidence="assumed")


@dataclass(frozen=True, slots=True)
class Point:
    """A price in minor units that holds from `from_at` until the next point; `reduced` marks an announced reduction."""

    from_at: datetime
    gross: int
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What may be said of a reduction that began at `began` and now costs `gross`.

    `prior` is the lowest price from `opens` until it began; `percent` and `true_bp` count from it, rounded down. Where nothing may
    be said `prior` is None, `barred` tells why ("never-priced", "too-new" or "unsteady") and `claimable_from` the first instant at
    which a reduction could be announced, were the price to stay as it was. At `lapses_at` the claim changes by law alone.
    """

    began: datetime
    gross: int
    opens: datetime
    prior: int | None
    barred: str = ""
    claimable_from: datetime | None = None
    lapses_at: datetime | None = None

    @property
    def claimed(self) -> bool:
        """Whether there is a reduction that may be shown: the price lies below the one it counts from."""
        return self.prior is not None and self.gross < self.prior

    @property
    def percent(self) -> int:
        """The whole percentage that may be claimed; 0 where none."""
        return percent_off(self.gross, self.prior) if self.prior is not None else 0

    @property
    def true_bp(self) -> int:
        """The discount in basis points that may be claimed; 0 where none."""
        return reached_bp(self.gross, self.prior) if self.prior is not None else 0

    @property
    def days(self) -> int:
        """Of how many days `prior` is the lowest price: 30, or fewer of new goods; a part counts as a whole one."""
        return max(1, -((self.opens - self.began) // _DAY))


@dataclass(frozen=True, slots=True)
class Reduction:
    """What a discount would make of one variant's price, in minor units, and what may truthfully be said of it.

    `prior` is the price it counts from (None: nothing may be claimed, see `Claim.barred`), `true_bp` the discount that `price`
    reaches from it; the reduction is honest when that is no less than the one claimed. `rule` is the state's.
    """

    variant_id: UUID
    brand_id: UUID
    currency: str
    list_gross: int
    price: int
    prior: int | None
    began: datetime
    claimed_bp: int
    true_bp: int
    rule: ReductionRule = STRICT
    barred: str = ""
    claimable_from: datetime | None = None

    @property
    def honest(self) -> bool:
        """Whether the percentage claimed is reached from the price it counts from."""
        return self.prior is not None and self.price * 10_000 <= self.prior * (10_000 - self.claimed_bp)


def percent_off(price: int, prior: int) -> int:
    """The whole percentage by which `price` lies below `prior`, rounded down: a claim never overstates. 0 when not lower."""
    return max(0, (prior - price) * 100 // prior)


def reduced_price(list_gross: int, discount_bp: int) -> int:
    """A list price less `discount_bp` basis points, rounded down so that the discount claimed is reached."""
    return list_gross * (10_000 - discount_bp) // 10_000


def reached_bp(price: int, prior: int) -> int:
    """The discount in basis points that may be claimed truthfully against `prior`, rounded down. 0 when not lower."""
    return max(0, (prior - price) * 10_000 // prior)


def claim(history: Sequence[Point], at: datetime, rule: ReductionRule) -> Claim | None:
    """What may be said at `at` by the state's rule: the one place where every shown reference and percentage comes from.

    None when the price then is not a reduced one. `history` ascends in time and goes back to the price in force 30 days before the
    unbroken row of reduced prices, or to the first one ever.
    """
    began = reduction_began(history, at, rule)
    if began is None:
        return None
    gross = history[bisect_right(history, at, key=lambda p: p.from_at) - 1].gross
    lapses_at = _lapse(history, began, rule)
    before = history[: bisect_left(history, began, key=lambda p: p.from_at)]
    opens = _opens(before, began, rule)
    if opens is None:
        if not before:
            return Claim(began, gross, began, None, "never-priced", None, lapses_at)
        wait = timedelta(days=rule.new_days) if rule.new_days else REDUCTION_WINDOW
        return Claim(began, gross, before[0].from_at, None, "too-new", before[0].from_at + wait, lapses_at)
    prior = lowest_30d(history, began, rule)
    if prior is None:
        return Claim(began, gross, opens, None, "unsteady", before[-1].from_at + REDUCTION_WINDOW, lapses_at)
    return Claim(began, gross, opens, prior, lapses_at=lapses_at)


def reduction_began(history: Sequence[Point], at: datetime, rule: ReductionRule) -> datetime | None:
    """When the reduction in force at `at` began; None when the price then is not a reduced one.

    `history` ascends in time. Where the state took the option over, one that deepens step by step without a break counts from its
    first step, within the state's limits; otherwise every step is a reduction of its own. One whose price rises again while still
    reduced is a new reduction.
    """
    i = bisect_right(history, at, key=lambda p: p.from_at) - 1
    if i < 0 or not history[i].reduced:
        return None
    step = _beginning(history, i)
    if not rule.progressive:
        return history[step].from_at
    first = step
    earliest = history[step].from_at - timedelta(days=rule.steps_within) if rule.steps_within else None
    while first > 0 and history[first - 1].reduced and history[first - 1].gross > history[first].gross:
        earlier = _beginning(history, first - 1)
        if earliest is not None and history[earlier].from_at < earliest:
            break
        first = earlier
    if rule.steps_until and at >= history[first].from_at + timedelta(days=rule.steps_until):
        return history[step].from_at
    return history[first].from_at


def _beginning(history: Sequence[Point], i: int) -> int:
    """Where the reduced price of a point was first set: points that follow one another at one price are one step."""
    while i > 0 and history[i - 1].reduced and history[i - 1].gross == history[i].gross:
        i -= 1
    return i


def _lapse(history: Sequence[Point], began: datetime, rule: ReductionRule) -> datetime | None:
    """When the steps cease to count from before the first."""
    if not rule.steps_until:
        return None
    ends = began + timedelta(days=rule.steps_until)
    return ends if reduction_began(history, ends, rule) not in (None, began) else None


def _opens(before: Sequence[Point], began: datetime, rule: ReductionRule) -> datetime | None:
    """From when prices count for a reduction; None where goods are too new. `before` are all points before it began."""
    if not before:
        return None
    offered = before[0].from_at
    if offered <= began - REDUCTION_WINDOW:
        return began - REDUCTION_WINDOW
    if rule.new_goods == "since-first-offer":
        return offered
    if rule.new_goods == "days" and rule.new_days and offered <= began - timedelta(days=rule.new_days):
        return began - timedelta(days=rule.new_days)
    return None


def lowest_30d(history: Sequence[Point], began: datetime, rule: ReductionRule) -> int | None:
    """The lowest price of the 30 days before a reduction began, or of what the state's rule has instead for newer goods.

    `history` ascends in time. The price in force when the window opens counts, a price set at the very start of the reduction does
    not. None: no reduction can be claimed (no earlier price, goods too new, or a price that must have held did not).
    """
    last = bisect_left(history, began, key=lambda p: p.from_at)
    opens = _opens(history[:last], began, rule)
    if opens is None:
        return None
    first = max(0, bisect_right(history, opens, key=lambda p: p.from_at) - 1)
    held = {p.gross for p in history[first:last]}
    return None if rule.steady and len(held) > 1 else min(held)


def lowest_series(
    history: Sequence[Point], since: datetime, until: datetime, rule: ReductionRule
) -> list[tuple[datetime, int | None]]:
    """From which price a reduction counts, at every instant of [since, until): (from when, amount), each until the next.

    While a reduction runs, what it counts from; otherwise what one would count from that began then. `history` ascends in time;
    None where nothing could be claimed.
    """
    turns = [REDUCTION_WINDOW, *(timedelta(days=d) for d in (rule.new_days, rule.steps_until) if d)]
    edges = {since}
    for point in history:
        turned = (point.from_at, *(point.from_at + turn for turn in turns))
        edges |= {at for at in turned if since < at < until}
    found: list[tuple[datetime, int | None]] = []
    for at in sorted(edges):
        # What is set at the very instant does not count for a reduction that begins then, but from there on.
        lowest = lowest_30d(history, reduction_began(history, at, rule) or at + _INSTANT, rule)
        if not found or found[-1][1] != lowest:
            found.append((at, lowest))
    return found
