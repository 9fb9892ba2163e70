"""Values that many pages share, kept in the process for some seconds: the shelf of categories, rankings, warehouses."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings

from argosy.web.admission import stale

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 2000
_SLOW_S, _GRACE_S = 10, 60
_every: list[dict[object, tuple[float, object]]] = []


def kept(seconds: float) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep a function's result by its (hashable) arguments. In tests nothing is kept.

    While the house sheds load, what is kept for ten seconds or more (rankings, shelves, recommendations) may be a minute older.
    """
    grace = _GRACE_S if seconds >= _SLOW_S else 0.0

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        store: dict[object, tuple[float, T]] = {}
        lock = threading.Lock()
        _every.append(store)  # type: ignore[arg-type]

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            if settings.TESTING:
                return function(*args, **kwargs)
            key = (args, tuple(sorted(kwargs.items())))
            found = store.get(key)
            now = time.monotonic()
            if found and (found[0] > now or (stale.shedding() and found[0] + grace > now)):
                return found[1]
            made = function(*args, **kwargs)
            with lock:
                if len(store) >= _MOST:
                    store.clear()
                store[key] = (now + seconds, made)
            return made

        return call

    return decorate


def forget() -> None:
    """Drop everything that is kept."""
    for store in _every:
        store.clear()
