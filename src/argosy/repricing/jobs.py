"""Lists that begin or end by themselves: prices are made anew at that time, as a change of their own."""

from __future__ import annotations

from uuid import UUID

from argosy.kernel import clock, db
from argosy.kernel.errors import ArgosyError
from argosy.repricing import queries
from argosy.repricing.errors import NothingChosen
from argosy.repricing.proposals import apply, propose
from argosy.repricing.sharing import Change


def tick() -> tuple[int, dict[str, str]]:
    """Make prices anew where a list has begun or ended: how many prices changed, and why a list could not be followed (by its id).

    Each list is a transaction of its own; one that cannot be followed is tried again.
    """
    changed, refused = 0, {}
    for key, brand_id, market, audience, category in queries.turned(clock.now()):
        try:
            with db.transaction():
                changed += _follow(brand_id, Change((market,) if market else (), audience, category))
                queries.made(brand_id, market, audience, category, clock.now())
        except ArgosyError as trouble:
            refused[str(key)] = str(trouble)
    return changed, refused


def _follow(brand_id: UUID, change: Change) -> int:
    try:
        found = propose(brand_id, change, by="price list")
    except NothingChosen:
        # Nothing is sold there yet: a launch will ask the list.
        return 0
    return int(apply(brand_id, found.id).summary["changed"])
