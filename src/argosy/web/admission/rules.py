"""When the house is busy, when the waiting room opens and closes, how fast it lets in, and what a client may ask: pure arithmetic.

Everything is decided from what is measured: how long a request waits before it is served, and how many purchases are done a second.
Times are seconds, rates per second.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

NORMAL, BUSY, SHEDDING = 0, 1, 2
MODES = ("normal", "busy", "shedding")
#: A mode begins when requests wait so long (for `RISE_S` without a break) and ends when they wait less than the second figure (for `FALL_S`).
ENTER_S = (0.0, 0.25, 0.6)
LEAVE_S = (0.0, 0.1, 0.25)
RISE_S, FALL_S = 0.3, 3.0
#: The waiting room opens at this wait and closes when requests have waited less than `CALM_S` for `CLOSES_AFTER_S`. While it is open, fewer are let in
#: as long as requests wait longer than OPENS_S, and more as long as they wait less than CALM_S.
OPENS_S, CALM_S, CLOSES_AFTER_S = 1.0, 0.4, 2.0
SLOWEST, FASTEST = 5.0, 5000.0
#: While shedding, so many pages may be made at once in a process; and so many where the wait is still as long as OPENS_S.
LOOKS, LOOKS_AT_WORST = 3, 1
_SMOOTH_S = 5.0
#: How often somebody who waits should look again.
SOONEST_S, LATEST_S = 1, 30


@dataclass(frozen=True, slots=True)
class Load:
    """The mode, and for how long the measured wait has spoken for a higher or a lower one."""

    mode: int = NORMAL
    higher_s: float = 0.0
    lower_s: float = 0.0


def decide(before: Load, wait_s: float, passed_s: float) -> Load:
    """The mode after `passed_s` more seconds with such a wait: one step at a time, up quickly and down slowly, so that it does not flutter."""
    mode = before.mode
    higher = before.higher_s + passed_s if mode < SHEDDING and wait_s >= ENTER_S[mode + 1] else 0.0
    lower = before.lower_s + passed_s if mode > NORMAL and wait_s < LEAVE_S[mode] else 0.0
    if higher >= RISE_S:
        return Load(mode + 1)
    if lower >= FALL_S:
        return Load(mode - 1)
    return Load(mode, higher, lower)


@dataclass(frozen=True, slots=True)
class Room:
    """The waiting room. `rate` is how many may go in a second; `credit` the part of one that is saved; `measured` how many really went."""

    open: bool = False
    pressed_s: float = 0.0
    calm_s: float = 0.0
    rate: float = 0.0
    credit: float = 0.0
    measured: float = 0.0


def room(
    before: Room, wait_s: float, buying: bool, waiting: int, done_per_s: float, passed_s: float
) -> tuple[Room, int]:
    """The room after `passed_s` seconds, and how many of those who wait may go now.

    `buying`: purchases are among what is asked; `done_per_s`: purchases done lately. It opens when requests wait too long, begins with the
    rate that the house has just shown, and from then on follows the wait: down while requests wait, up while they do not.
    """
    if not before.open:
        pressed = before.pressed_s + passed_s if wait_s >= OPENS_S and buying else 0.0
        if pressed < RISE_S:
            return replace(before, pressed_s=pressed), 0
        begin = min(max(done_per_s, SLOWEST), FASTEST)
        return Room(open=True, rate=begin, measured=begin), 0
    calm = before.calm_s + passed_s if wait_s < CALM_S else 0.0
    rate = _followed(before.rate, wait_s, done_per_s, passed_s)
    if calm >= CLOSES_AFTER_S and waiting <= rate:
        return Room(), waiting
    credit = before.credit + rate * passed_s
    going = min(int(credit), waiting)
    # What nobody came for is not saved up: a line that forms later must not go in at once.
    credit = min(credit - going, max(1.0, rate * passed_s))
    if going or waiting:
        share = min(1.0, passed_s / _SMOOTH_S)
        measured = before.measured + (going / passed_s - before.measured) * share if passed_s else before.measured
    else:
        measured = before.measured
    return Room(True, 0.0, calm, rate, credit, measured), going


def _followed(rate: float, wait_s: float, done_per_s: float, passed_s: float) -> float:
    """Down by a third a second, though never below half of what is being done: that much is served whatever else makes requests wait."""
    if wait_s > OPENS_S:
        return max(SLOWEST, done_per_s / 2, rate * 0.66**passed_s)
    if wait_s < CALM_S:
        return min(FASTEST, rate * 1.5**passed_s + passed_s)
    return rate


def looks(mode: int, wait_s: float) -> float:
    """How many pages that can be left out may be made at once in a process."""
    if mode < SHEDDING:
        return float("inf")
    return LOOKS_AT_WORST if wait_s >= OPENS_S else LOOKS


def estimate_s(ahead: int, measured: float) -> int:
    """How long somebody waits who has so many before him, at the measured rate; whole seconds, at least one."""
    return max(1, round((ahead + 1) / max(measured, 0.1)))


def again_s(estimate: int) -> int:
    """When to look again: half of the time that is left, so that nobody who is far behind asks often and nobody misses his turn by much."""
    return min(LATEST_S, max(SOONEST_S, estimate // 2))


@dataclass(frozen=True, slots=True)
class Limit:
    """So many a second on the whole, and so many at once."""

    per_s: float
    at_once: float


def take(tokens: float, passed_s: float, limit: Limit) -> tuple[float, float]:
    """A token out of a bucket that was left with `tokens` so long ago: what is left then, and 0; or what is there, and the seconds until there is one."""
    there = min(limit.at_once, tokens + max(0.0, passed_s) * limit.per_s)
    if there >= 1.0:
        return there - 1.0, 0.0
    return there, (1.0 - there) / limit.per_s


class LimitsUnreadable(ValueError):
    """ARGOSY_RATE_LIMITS is not of the form `purchase=2/120,search=off`."""


def read_limits(text: str, defaults: dict[str, Limit]) -> dict[str, Limit]:
    """The limits by what is asked for: `name=per_s/at_once` or `name=off`, separated by commas; `off` alone lifts all. Raises LimitsUnreadable."""
    if text.strip() == "off":
        return {}
    found = dict(defaults)
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, _, said = part.partition("=")
        if name not in defaults:
            raise LimitsUnreadable(f"{name!r} is none of {', '.join(defaults)}")
        if said == "off":
            found.pop(name, None)
            continue
        per_s, _, at_once = said.partition("/")
        try:
            limit = Limit(float(per_s), float(at_once))
        except ValueError:
            raise LimitsUnreadable(f"{part!r}: write {name}=per second/at once, or {name}=off") from None
        if not (limit.per_s > 0 and limit.at_once >= 1):
            raise LimitsUnreadable(f"{part!r}: more than nothing a second, and at least one at once")
        found[name] = limit
    return found
