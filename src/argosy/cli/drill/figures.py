"""What was measured, second by second."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

#: What becomes of a request, in the order in which a report shows it.
OUTCOMES = ("sold", "declined", "sold out", "in line", "shed", "limited", "refused", "no answer", "error")
REFUSALS = OUTCOMES[1:]


@dataclass(slots=True)
class Second:
    """One second: outcomes, how long answers took (seconds), and what the market said of itself. `hot` is the hot item's stock, -1 unknown.

    `lag_s`: how late the drill itself came to its own turns; latencies hold it too.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    buy_s: list[float] = field(default_factory=list)
    look_s: list[float] = field(default_factory=list)
    shoppers: int = 0
    mode: str = ""
    waiting: int = 0
    admitted_per_s: float = 0.0
    hot: int = -1
    lag_s: float = 0.0


def quantile_ms(values: list[float], share: float) -> float:
    """The nearest rank, in milliseconds; 0 without values."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Figures:
    """All seconds of a drill. `waited_s`: how long those who were in line stood there until they were served."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self.seconds: list[Second] = [Second()]
        self.waited_s: list[float] = []
        self.shoppers = 0

    @property
    def elapsed_s(self) -> float:
        return time.monotonic() - self._began

    @property
    def now(self) -> Second:
        """The second that runs."""
        while len(self.seconds) <= int(self.elapsed_s):
            before = self.seconds[-1]
            before.shoppers = self.shoppers
            self.seconds.append(
                Second(
                    shoppers=self.shoppers,
                    mode=before.mode,
                    waiting=before.waiting,
                    admitted_per_s=before.admitted_per_s,
                    hot=before.hot,
                )
            )
        return self.seconds[-1]

    def bought(self, outcome: str, took_s: float) -> None:
        """An order was answered."""
        second = self.now
        second.outcomes[outcome] += 1
        if outcome != "no answer":
            second.buy_s.append(took_s)

    def looked(self, outcome: str, took_s: float) -> None:
        """A page or a change of a cart was answered; `outcome` "" where all is well."""
        second = self.now
        second.outcomes["look"] += 1
        if outcome:
            second.outcomes[outcome] += 1
        second.look_s.append(took_s)

    def lately(self, seconds: int = 5) -> Second:
        """The last whole seconds as one."""
        told = Second()
        part = self.seconds[max(0, len(self.seconds) - 1 - seconds) : max(1, len(self.seconds) - 1)]
        for one in part:
            told.outcomes += one.outcomes
            told.buy_s += one.buy_s
            told.look_s += one.look_s
            told.lag_s = max(told.lag_s, one.lag_s)
        return told

    def whole(self) -> Second:
        """All seconds as one."""
        return self.lately(len(self.seconds) + 1) if len(self.seconds) > 1 else self.seconds[0]
