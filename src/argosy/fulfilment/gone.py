"""Variants that were just seen to be sold out: whoever asks again within a tenth of a second is told so without looking again.

In a flash sale most buyers come too late, and telling them must not keep the others waiting. Each process remembers for itself.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from uuid import UUID

from argosy.fulfilment.errors import SoldOut
from argosy.kernel.memo import LONGEST_S

_FOR_S = min(0.1, LONGEST_S)
_MOST = 10_000
_until: dict[tuple[UUID, str], float] = {}


def note(short: Mapping[UUID, int], market: str) -> None:
    """Remember the variants of which nothing was left in a market."""
    if not _FOR_S:
        return
    if len(_until) > _MOST:
        _until.clear()
    until = time.monotonic() + _FOR_S
    _until.update(((variant, market), until) for variant, left in short.items() if not left)


def check(variants: Iterable[UUID], market: str) -> None:
    """Raises SoldOut for a variant that was gone a moment ago."""
    if not _until:
        return
    now = time.monotonic()
    gone = {v: 0 for v in variants if _until.get((v, market), 0.0) > now}
    if gone:
        raise SoldOut(gone)
