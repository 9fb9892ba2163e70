"""Pages that are the same for everybody but for a few places: drawn once, kept for some seconds, filled in for each shopper.

The places are `tools` (account and basket in the masthead), `csrf`, `once` (the key of the form that adds to the basket), `promise`,
and of a search, whose frame alone is kept, `title`, `query` and `main`.
While a page is drawn each of them is a token that no text contains; the drawn page is cut at the tokens and kept as pieces.
"""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from types import SimpleNamespace

from django.conf import settings
from markupsafe import Markup

NAMES = ("tools", "csrf", "once", "promise", "title", "query", "main")
_OPEN, _SHUT = "\ue010", "\ue011"
_TOKEN = re.compile(f"{_OPEN}({'|'.join(NAMES)}){_SHUT}")
_KEEP_S = 10.0
_MOST = 600
TOKENS = SimpleNamespace(**{name: Markup(f"{_OPEN}{name}{_SHUT}") for name in NAMES})  # noqa: S704

Pieces = tuple[str, ...]
_kept: OrderedDict[Hashable, tuple[float, Pieces]] = OrderedDict()
_lock = threading.Lock()


def cut(html: str) -> Pieces:
    """The page in pieces: text, name of a place, text, name, …, text."""
    return tuple(_TOKEN.split(html))


def fill(pieces: Pieces, values: Mapping[str, str]) -> str:
    """The page with its places filled."""
    return "".join(values[piece] if n % 2 else piece for n, piece in enumerate(pieces))


def kept(key: Hashable, draw: Callable[[], str]) -> Pieces:
    """The pieces of the page of that key; drawn anew after ten seconds, and in tests every time."""
    if settings.TESTING:
        return cut(draw())
    now = time.monotonic()
    found = _kept.get(key)
    if found and found[0] > now:
        return found[1]
    pieces = cut(draw())
    with _lock:
        _kept[key] = (now + _KEEP_S, pieces)
        _kept.move_to_end(key)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return pieces


def forget() -> None:
    """Drop every page that is kept."""
    with _lock:
        _kept.clear()
