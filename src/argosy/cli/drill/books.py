"""What the market's own database says: stock of the hot item, the sum of the books, and whether an order is there. Read by the rooms' own doors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.ledger import api as ledger


@dataclass(frozen=True, slots=True)
class Balance:
    """The ledger: whether it verifies, how many transfers it has, and debits less credits over all currencies (minor units)."""

    sound: bool
    transfers: int
    difference: int


def stock(variant: str, market: str) -> int:
    """Units of a variant that can be promised in a market."""
    return fulfilment.available([UUID(variant)], market).get(UUID(variant), 0)


def balance() -> Balance:
    """Read the whole ledger."""
    found = ledger.verify()
    return Balance(found.ok, found.transfers, sum(abs(c.difference) for c in found.currencies))


def differences() -> int:
    """Stock figures that are not the sum of their movements."""
    return len(fulfilment.differences())


def states(orders: Iterable[str]) -> dict[str, str]:
    """The state of each order, "" where there is none."""
    found = {}
    for order in orders:
        try:
            found[order] = checkout.status(UUID(order)).state
        except checkout.UnknownOrder:
            found[order] = ""
    return found


def scarce(variants: Sequence[str], market: str, about: int) -> str:
    """Of these variants the one whose stock is nearest to `about` units; "" where nothing is in stock."""
    free = fulfilment.available([UUID(v) for v in variants], market)
    there = {str(v): n for v, n in free.items() if n > 0}
    return min(there, key=lambda v: abs(there[v] - about), default="")
