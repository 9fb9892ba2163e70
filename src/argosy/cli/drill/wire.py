"""HTTP/1.1 as thousands of shoppers speak it: one kept connection each, and no more work for an answer than to know that it is there.

Written on asyncio's transports: the market is what is to be measured, and on one machine the shoppers take their processor time from it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from argosy.cli.bench.wire import joined

_LONGEST_S = 60.0
_HEAD_END = b"\r\n\r\n"
_JSON = "json"


class NoAnswer(Exception):
    """The connection broke, or nothing came in time."""


class _Closed(ConnectionError):
    """The market closed a kept connection before it answered anything."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers by lower-case name, body (empty where it is no JSON: pages are counted and let go)."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body read as JSON, an empty object where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return {}


class _Wire(asyncio.Protocol):
    """One connection; one question at a time."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.answered: asyncio.Future[Answer] | None = None
        self._begin()

    def _begin(self) -> None:
        self._read = bytearray()
        self._status, self._headers, self._left = 0, dict[str, str](), -1
        self._chunked = self._keeps = False

    def ask(self, sent: bytes) -> asyncio.Future[Answer]:
        """Send a request; the answer will come."""
        assert self.transport is not None
        self._begin()
        self.answered = asyncio.get_running_loop().create_future()
        self.transport.write(sent)
        return self.answered

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        begun = bool(self._status or self._read)
        self.transport = None
        if self.answered is not None and not self.answered.done():
            self.answered.set_exception(ConnectionError("cut off") if begun else _Closed("closed"))

    def data_received(self, data: bytes) -> None:
        if self.answered is None or self.answered.done():
            return
        if not self._status:
            self._read += data
            end = self._read.find(_HEAD_END)
            if end < 0:
                return
            self._head(bytes(self._read[:end]))
            data = bytes(self._read[end + 4 :])
            self._read.clear()
        self._body(data)

    def _head(self, head: bytes) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self._status = int(first.split(" ", 2)[1])
        self._headers = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in lines)}
        self._chunked = self._headers.get("transfer-encoding") == "chunked"
        self._keeps = _JSON in self._headers.get("content-type", "")
        self._left = 0 if self._status in (204, 304) else int(self._headers.get("content-length", "0"))

    def _body(self, data: bytes) -> None:
        if self._chunked:
            self._read += data
            if self._read.endswith(b"0\r\n\r\n"):
                self._finish(joined(bytes(self._read)) if self._keeps else b"")
            return
        self._left -= len(data)
        if self._keeps:
            self._read += data
        if self._left <= 0:
            self._finish(bytes(self._read))

    def _finish(self, body: bytes) -> None:
        assert self.answered is not None
        self.answered.set_result(Answer(self._status, self._headers, body))


class Line:
    """A connection to the market at `url`, made when it is needed and again when it broke."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._tls = parts.scheme == "https"
        self._host = parts.hostname or "localhost"
        self._port = parts.port or (443 if self._tls else 80)
        self._name = parts.netloc
        self._wire: _Wire | None = None

    def close(self) -> None:
        """Hang up."""
        if self._wire is not None and self._wire.transport is not None:
            self._wire.transport.close()
        self._wire = None

    async def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Ask and wait for the whole answer. Names of headers are written with underscores. Raises NoAnswer.

        A kept connection that the market closed meanwhile is made anew, as a browser does.
        """
        sent = self._written(method, path, body, headers)
        kept = self._wire is not None
        try:
            async with asyncio.timeout(_LONGEST_S):
                try:
                    return await self._asked(sent)
                except _Closed:
                    if not kept:
                        raise
                    self.close()
                    return await self._asked(sent)
        except (OSError, ValueError, TimeoutError) as trouble:
            self.close()
            raise NoAnswer(type(trouble).__name__.strip("_")) from None

    async def _asked(self, sent: bytes) -> Answer:
        if self._wire is not None and self._wire.transport is None:
            self._wire = None
            raise _Closed("closed")
        if self._wire is None:
            loop = asyncio.get_running_loop()
            _, self._wire = await loop.create_connection(_Wire, self._host, self._port, ssl=self._tls or None)
        answer = await self._wire.ask(sent)
        if answer.headers.get("connection") == "close":
            self.close()
        return answer

    def _written(self, method: str, path: str, body: object, headers: Mapping[str, str]) -> bytes:
        sent = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._name}"]
        if sent:
            lines += ["Content-Type: application/json", f"Content-Length: {len(sent)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode() + sent
