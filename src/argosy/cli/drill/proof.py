"""What must hold when all have left: nothing sold twice, each key one order, the books in balance, and everybody told what is true."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from argosy.cli.drill import books
from argosy.cli.drill.shoppers import Crowd, Told
from argosy.cli.drill.wire import Line, NoAnswer

_SAMPLE = 300
_AT_A_TIME = 8


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must hold: `holds` None where it could not be looked at; `how` says what was compared."""

    name: str
    holds: bool | None
    how: str


async def check(crowd: Crowd, before: int, with_books: bool) -> list[Finding]:
    """All of them. `before` is the hot item's stock at the start, -1 unknown."""
    placed = [t for t in crowd.told.values() if t.status in (201, 202)]
    found = [_answered(crowd), _twice(placed), await _again(crowd)]
    if not with_books:
        unseen = "not looked at: the market's database is not this installation's"
        return [
            *found,
            *(Finding(name, None, unseen) for name in ("Sold ≤ stock", "Told = kept", "Ledger sums to zero")),
        ]
    return [*found, *await asyncio.to_thread(_in_the_books, crowd, placed, before)]


def _answered(crowd: Crowd) -> Finding:
    left = len(crowd.unanswered)
    return Finding("Everybody was told", not left, f"{len(crowd.told):,} orders decided, {left:,} without an answer")


def _twice(placed: Sequence[Told]) -> Finding:
    orders = Counter(t.order_id for t in placed)
    double = [o for o, n in orders.items() if n > 1] + [t.order_id for t in placed if t.again and t.again != t.order_id]
    sent = sum(bool(t.again) for t in placed)
    return Finding("One order per key", not double, f"{len(orders):,} orders, {sent:,} of them sent twice under load")


async def _again(crowd: Crowd) -> Finding:
    """A part of all keys is sent once more, now that it is quiet: the same answer must come."""
    keys = random.sample(sorted(crowd.told), min(_SAMPLE, len(crowd.told)))
    keys = [k for k in keys if crowd.told[k].status in (201, 202)]
    other: list[str] = []

    async def ask(some: Sequence[str]) -> None:
        line = Line(crowd.url)
        for key in some:
            told = crowd.told[key]
            try:
                answer = await line.ask("POST", told.path, told.body, Idempotency_Key=key)
            except NoAnswer:
                other.append(key)
                continue
            if answer.status in (200, 201, 202) and answer.json().get("id") == told.order_id:
                continue
            # What was undecided then may have been declined by the bank since.
            if not (told.status == 202 and answer.status == 402):
                other.append(key)
        line.close()

    await asyncio.gather(*(ask(keys[n::_AT_A_TIME]) for n in range(_AT_A_TIME)))
    how = f"{len(keys):,} keys sent once more, {len(other)} answered otherwise"
    return Finding("A key keeps its answer", not other, how)


def _in_the_books(crowd: Crowd, placed: Sequence[Told], before: int) -> list[Finding]:
    sold = sum(t.units.get(crowd.hot, 0) for t in placed)
    after, wrong = books.stock(crowd.hot, crowd.market), books.differences()
    fits = sold <= before and after >= 0 and not wrong
    how = f"hot item: {before} in stock, {sold} sold, {after} left; {wrong} stock figures differ from their movements"
    states = books.states(t.order_id for t in placed[-2000:])
    lost = [
        t for t in placed[-2000:] if states[t.order_id] not in ("placed", *(("pending", "refused") * (t.status == 202)))
    ]
    ledger = books.balance()
    kept = f"{len(states):,} orders looked up, {len(lost)} not as told"
    summed = f"{ledger.transfers:,} transfers, debits less credits {ledger.difference}"
    return [
        Finding("Sold ≤ stock", fits, how),
        Finding("Told = kept", not lost, kept),
        Finding("Ledger sums to zero", ledger.sound and not ledger.difference, summed),
    ]
