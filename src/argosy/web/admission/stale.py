"""Pages kept for the worst moments: what was answered to a visitor without basket and session, to be shown again while there is no time to look it up."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any

#: How old a page may be that is shown under load, and how many are kept by each process.
OLDEST_S = 120
_MOST = 300
_LARGEST = 400_000
_OWN = ("argosy_cart_", "sessionid", "csrftoken")

_shedding = False


def shedding() -> bool:
    """Whether this process leaves out what it can."""
    return _shedding


def shed(on: bool) -> None:
    """Say so."""
    global _shedding
    _shedding = on


Kept = tuple[str, list[tuple[str, str]], bytes]


def key(asked: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """What the page is kept under; None where it may hold something of the visitor's own."""
    if asked.get("REQUEST_METHOD") != "GET" or "HTTP_AUTHORIZATION" in asked:
        return None
    cookies = asked.get("HTTP_COOKIE", "")
    if any(name in cookies for name in _OWN):
        return None
    # The API says errors and names in the language of its parameter or of this header.
    spoken = "" if not str(asked["PATH_INFO"]).startswith("/api/") else str(asked.get("HTTP_ACCEPT_LANGUAGE", ""))
    return str(asked["PATH_INFO"]), str(asked.get("QUERY_STRING", "")), spoken[:40]


class Shelf:
    """The pages of one process, the latest read last to go."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], tuple[float, Kept]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, name: tuple[str, str, str]) -> Kept | None:
        """The page, if one is kept that is not too old."""
        with self._lock:
            found = self._kept.get(name)
            if found is None:
                return None
            if time.monotonic() - found[0] > OLDEST_S:
                del self._kept[name]
                return None
            self._kept.move_to_end(name)
            return found[1]

    def put(self, name: tuple[str, str, str], status: str, headers: Iterable[tuple[str, str]], body: bytes) -> None:
        """Keep an answer, unless it is an error, large, or gives the visitor a form's token."""
        listed = list(headers)
        if not status.startswith("200") or len(body) > _LARGEST:
            return
        if any(n.lower() == "set-cookie" and v.startswith(_OWN) for n, v in listed):
            return
        shared = [(n, v) for n, v in listed if n.lower() != "set-cookie"]
        with self._lock:
            self._kept[name] = time.monotonic(), (status, shared, body)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
