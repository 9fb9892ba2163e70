"""The line for a hot item whose last units are in other buyers' hands: held, but not paid yet.

Each unit is a token. While all are out and some of them undecided, who comes is not told "sold out" but gets a place in the item's own line; a unit that comes back
(declined, given up) goes to the one who stands first. When all are decided the line ends, and it is sold out.
"""

from __future__ import annotations

import hashlib
from functools import cache
from uuid import UUID

from argosy.checkout import api as checkout
from argosy.fulfilment import api as fulfilment
from argosy.kernel.errors import ArgosyError
from argosy.web.admission import options, tickets
from argosy.web.admission.board import Board

#: How often the stock is looked at while somebody waits for it, how long a unit waits for the one whose turn it is, how long a line lasts, and for how
#: long nobody is asked to wait after that: a bank that does not answer must not keep anybody for ever.
LOOK_S, KEPT_S, LASTS_S, RESTS_S = 0.1, 10.0, 20.0, 60.0


class UnitsHeld(ArgosyError):
    """All units are held by buyers whose payment is undecided; `position` in the item's line, from 1."""

    def __init__(self, position: int) -> None:
        super().__init__("units-held", fields=("lines",), status=503, retryable=True, position=position)
        self.position = position


@cache
def _board() -> Board | None:
    """The board; None where admission is off or only watches."""
    given = options.read()
    return Board(given.file) if given.on and given.acts else None


def place(request: checkout.OrderRequest, buyer: str) -> checkout.Placed:
    """As `checkout.place`. `buyer` is what keeps the place in line: the idempotency key, or the cart. Raises UnitsHeld besides."""
    try:
        return _in_turn(request, buyer)
    except (checkout.PriceChanged, fulfilment.SoldOut):
        checkout.look_again(request.lines, request.market)
        raise


def _in_turn(request: checkout.OrderRequest, buyer: str) -> checkout.Placed:
    board = _board()
    if board is None:
        return checkout.place(request)
    called = _take_turns(board, request, buyer) if board.hot_lines else []
    try:
        return checkout.place(request)
    except fulfilment.SoldOut as short:
        position = _join(board, request, buyer)
        if position is None:
            raise
        raise UnitsHeld(position) from short
    finally:
        for name in called:
            board.hot_came(name)


def _join(board: Board, request: checkout.OrderRequest, buyer: str) -> int | None:
    """The position in the line of an item of which undecided orders hold units; None where there is nothing to wait for."""
    for variant in checkout.held_undecided(request.lines, request.market):
        name = _name(variant, request.market)
        number = board.hot_number(name, tickets.bound(f"{variant} {buyer}"), opens=True, rests_s=RESTS_S)
        if number is not None:
            return max(1, number - board.hot_serving(name))
    return None


def _take_turns(board: Board, request: checkout.OrderRequest, buyer: str) -> list[int]:
    """The lines of the items in which it is this buyer's turn. Raises UnitsHeld where it is not."""
    called = []
    for variant in request.lines:
        name = _name(variant, request.market)
        bound = tickets.bound(f"{variant} {buyer}")
        number = board.hot_number(name, bound)
        if number is None:
            continue
        _advance(board, name, variant, request.market)
        ahead = number - board.hot_serving(name)
        if ahead > 0 and board.hot_number(name, bound) is not None and not checkout.key_known(request.key):
            raise UnitsHeld(ahead)
        called.append(name)
    return called


def _advance(board: Board, name: int, variant: UUID, market: str) -> None:
    """Give the units that came back to those who stand first; end the line when nothing is undecided any more."""
    if not board.hot_due(name, LOOK_S):
        return
    free = fulfilment.available([variant], market).get(variant, 0)
    if free:
        board.hot_grant(name, free, KEPT_S)
    elif board.hot_age_s(name) > LASTS_S:
        board.hot_end(name, rests=True)
    elif not checkout.held_undecided([variant], market):
        board.hot_end(name)


def _name(variant: UUID, market: str) -> int:
    return int.from_bytes(hashlib.blake2b(f"{market} {variant}".encode(), digest_size=8).digest(), "little") or 1
