"""Changes of many prices: worked out, looked at, and then published exactly so, all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from argosy.catalogue import api as catalogue
from argosy.kernel import clock, db
from argosy.kernel.ids import uuid7
from argosy.kernel.markets import MARKETS
from argosy.kernel.markets import market as market_of
from argosy.pricing import api as pricing
from argosy.repricing import queries, terms
from argosy.repricing.errors import (
    BadFigure,
    BadTerms,
    GuardBroken,
    NothingChosen,
    ProposalClosed,
    ProposalStale,
    UnknownProposal,
    UnknownSku,
)
from argosy.repricing.lists import Figure, set_list, tell
from argosy.repricing.making import Rate
from argosy.repricing.planning import Wish
from argosy.repricing.rules import Scope
from argosy.repricing.sharing import Change, Task, share_out

#: Products looked at together: their facts fit in memory, and a query for them is worth its round trip.
CHUNK = 400


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change worked out. `summary` counts its offers (see planning.Tally) and tells the rates it was made with."""

    id: UUID
    brand_id: UUID
    change: Mapping[str, Any]
    stands: Mapping[str, int] = field(repr=False)
    summary: Mapping[str, Any]
    from_at: datetime | None
    state: str
    made_by: str
    made_at: datetime
    applied_at: datetime | None

    @property
    def can_apply(self) -> bool:
        """Whether it is open and breaks no rail."""
        return self.state == "open" and not self.summary["broken"]


def propose(brand_id: UUID, change: Change, *, by: str, workers: int = 1) -> Proposal:
    """Work out what a change does, and keep it until it is applied or dropped; no price changes yet.

    With more `workers` (processes; only outside of a transaction and of a server with threads) a large catalogue is shared out among
    them. Raises UnknownBrand, NoContract, UnknownMarket, UnknownSku, NothingChosen, BadTerms, BadFigure, and pricing's
    MissingFxRate, StaleRate and MissingRate.
    """
    key, now = uuid7(), clock.now()
    markets = _markets(brand_id, change)
    _check(change, markets)
    stands = pricing.stands(brand_id, markets)
    named = frozenset({a.sku for a in change.amounts} or set(change.skus))
    ids = _ids_of(brand_id, named)
    task = Task(key, brand_id, change, tuple(markets), change.from_at or now, clock.today(), _wish(change, ids), named)
    parts = _chosen(brand_id, change, ids)
    with db.whole() if workers == 1 or len(parts) < workers else nullcontext():
        done = share_out(task, parts, workers)
        if not done.tally.offers:
            raise NothingChosen
        pricing.keep_bases(brand_id, done.bases)
        summary = done.tally.as_json() | {"rates": _rates(done.rates), "by_hand": task.wish != Wish()}
        row = (key, brand_id, Jsonb(change.as_json()), Jsonb(stands), Jsonb(summary), change.from_at, by[:120], now)
        queries.insert_proposal(row)
    return proposal(brand_id, key)


def _markets(brand_id: UUID, change: Change) -> list[str]:
    if change.amounts:
        return sorted({market_of(a.market).code for a in change.amounts})
    if change.markets:
        return [market_of(code).code for code in dict.fromkeys(change.markets)]
    return [code for code, writes in pricing.stands(brand_id, list(MARKETS)).items() if writes]


def _check(change: Change, markets: Sequence[str]) -> None:
    if not markets:
        raise NothingChosen
    if change.from_at is not None and change.from_at < clock.now() - pricing.GRACE:
        raise BadFigure("time", change.from_at.isoformat())
    kinds = (change.terms is not None, bool(change.amounts), change.by_bp is not None)
    if sum(kinds) > 1:
        raise BadTerms("change", "several")
    if change.terms is not None:
        if change.skus:
            raise BadTerms("skus", "sku-terms")
        for scope in change.scopes:
            terms.check(scope, change.terms)
    terms.check_scope(Scope("", change.audience, change.category))
    if change.by_bp is not None and not -9_000 <= change.by_bp <= 20_000:
        raise BadTerms("by_bp", "range", change.by_bp, low="-9000", high="20000")
    for amount in change.amounts:
        if amount.minor is not None and not 0 < amount.minor < pricing.ABSURD_MINOR:
            raise BadFigure("amount", amount.minor)


def _ids_of(brand_id: UUID, named: Collection[str]) -> dict[str, UUID]:
    """The named variants by SKU."""
    known = catalogue.variant_ids_by_sku(brand_id) if named else {}
    for sku in sorted(named):
        if sku not in known:
            raise UnknownSku(sku)
    return {sku: known[sku] for sku in named}


def _wish(change: Change, ids: Mapping[str, UUID]) -> Wish:
    if not change.amounts:
        return Wish(by_bp=change.by_bp)
    return Wish({(ids[a.sku], a.market, change.audience): a.minor for a in change.amounts})


def _chosen(brand_id: UUID, change: Change, named: Mapping[str, UUID]) -> list[list[UUID]]:
    """The ids of the brand's products of the change's part, some at a time."""
    ids = catalogue.brand_product_ids(brand_id, change.category)
    if named:
        owners = {p for p, _ in catalogue.products_of(named.values()).values()}
        ids = [p for p in ids if p in owners]
    return [ids[first : first + CHUNK] for first in range(0, len(ids), CHUNK)]


def _rates(rates: Iterable[Rate]) -> list[dict[str, Any]]:
    return [
        {
            "market": r.market,
            "base": r.base,
            "quote": r.used.quote,
            "rate": str(r.used.rate),
            "dated": r.used.dated.isoformat(),
            "age_days": r.age_days,
            "newest": str(r.newest.rate),
            "newest_dated": r.newest.dated.isoformat(),
            "adopts": r.adopts,
        }
        for r in sorted(rates, key=lambda r: (r.market, r.base))
        if r.base != r.used.quote
    ]


def proposal(brand_id: UUID, proposal_id: UUID) -> Proposal:
    """One proposal of the brand. Raises UnknownProposal."""
    return _found(brand_id, proposal_id)


def _found(brand_id: UUID, proposal_id: UUID, *, lock: bool = False) -> Proposal:
    """`lock`: nobody else decides on it until the transaction ends."""
    row = queries.proposal(proposal_id, brand_id, lock=lock)
    if row is None:
        raise UnknownProposal(proposal_id)
    return Proposal(*row)


def proposals(
    brand_id: UUID, *, states: Sequence[str] = ("open", "applied", "dropped"), limit: int = 20
) -> list[Proposal]:
    """The brand's proposals, the latest first."""
    return [Proposal(*row) for row in queries.proposals(brand_id, states, limit)]


def apply(brand_id: UUID, proposal_id: UUID) -> Proposal:
    """Publish a proposal as it was looked at, all or nothing; applying it again changes nothing.

    Raises UnknownProposal, ProposalClosed (dropped), GuardBroken (prices by hand that break rails), ProposalStale (something was
    written in between: propose again), ListOverlaps.
    """
    with db.whole():
        found = _found(brand_id, proposal_id, lock=True)
        if found.state == "applied":
            return found
        if found.state == "dropped":
            raise ProposalClosed(proposal_id)
        if found.summary["broken"]:
            raise _guard_broken(found)
        by_hand = _figures(found) if found.summary["by_hand"] else []
        if not pricing.release(found.id, brand_id, found.stands, found.summary["changed"], found.from_at):
            raise ProposalStale(proposal_id)
        _keep(found, by_hand)
        queries.close_proposal(found.id, "applied", clock.now())
    return proposal(brand_id, proposal_id)


def _keep(found: Proposal, by_hand: Sequence[Figure]) -> None:
    """What the new prices follow from holds from now on: the list, the prices by hand, the rates taken."""
    told = found.change
    if told["terms"]:
        until = datetime.fromisoformat(told["until"]) if told["until"] else None
        for market in told["markets"] or [""]:
            scope = Scope(market, told["audience"], told["category"])
            set_list(
                found.brand_id,
                scope,
                terms.read(told["terms"]),
                by=found.made_by,
                valid_from=found.from_at,
                valid_to=until,
            )
            queries.made(found.brand_id, market, told["audience"], told["category"], found.from_at or clock.now())
    tell(found.brand_id, by_hand)
    queries.adopt(
        (uuid7(), found.brand_id, r["market"], r["base"], date.fromisoformat(r["dated"]), found.made_at)
        for r in found.summary["rates"]
        if r["adopts"]
    )


def _figures(found: Proposal) -> list[Figure]:
    """The prices by hand as figures: what a person set holds until a person sets another or takes it back."""
    return [
        Figure(r.variant_id, "fixed", r.after if r.reason == "set" else None, r.currency, r.market, r.audience, found.made_by, None, found.from_at)
        for r in pricing.all_drafted(found.id)
    ]  # fmt: skip


def _guard_broken(found: Proposal) -> GuardBroken:
    rows, count = pricing.drafted(found.id, only="broken", limit=3)
    known = catalogue.products_of([r.variant_id for r in rows])
    return GuardBroken(count, [(known[r.variant_id][1], r.market, r.breaks) for r in rows])


def drop(brand_id: UUID, proposal_id: UUID) -> None:
    """Let a proposal go; dropping it again changes nothing. Raises UnknownProposal, ProposalClosed (it was applied)."""
    with db.joined():
        found = _found(brand_id, proposal_id, lock=True)
        if found.state == "applied":
            raise ProposalClosed(proposal_id)
        if found.state == "open":
            pricing.drop_drafts(found.id)
            queries.close_proposal(found.id, "dropped", None)
