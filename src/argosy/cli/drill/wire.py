"""HTTP/1.1 as thousands of shoppers speak it: one kept connection each, no more than a shopper needs of the protocol."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_LONGEST_S = 60.0


class NoAnswer(Exception):
    """The connection broke, or nothing came in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers by lower-case name, body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body read as JSON, an empty object where it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return {}


class Line:
    """A connection to the market at `url`, made when it is needed and again when it broke."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._tls = parts.scheme == "https"
        self._host = parts.hostname or "localhost"
        self._port = parts.port or (443 if self._tls else 80)
        self._name = parts.netloc
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """Ask and wait for the whole answer. Names of headers are written with underscores. Raises NoAnswer.

        A kept connection that the market closed meanwhile is made anew, as a browser does.
        """
        kept = self._streams is not None
        try:
            try:
                return await asyncio.wait_for(self._ask(method, path, body, headers), _LONGEST_S)
            except (ConnectionError, asyncio.IncompleteReadError) as trouble:
                if not kept or (isinstance(trouble, asyncio.IncompleteReadError) and trouble.partial):
                    raise
                self.close()
                return await asyncio.wait_for(self._ask(method, path, body, headers), _LONGEST_S)
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError) as trouble:
            self.close()
            raise NoAnswer(type(trouble).__name__) from None

    async def _ask(self, method: str, path: str, body: object, headers: Mapping[str, str]) -> Answer:
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port, ssl=self._tls or None)
        reader, writer = self._streams
        sent = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._name}"]
        if sent:
            lines += ["Content-Type: application/json", f"Content-Length: {len(sent)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + sent)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        told = {n.strip().lower(): v.strip() for n, _, v in (line.partition(":") for line in head[1:]) if n}
        answer = Answer(int(head[0].split(" ", 2)[1]), told, await self._body(reader, told, method))
        if told.get("connection") == "close":
            self.close()
        return answer

    @staticmethod
    async def _body(reader: asyncio.StreamReader, told: Mapping[str, str], method: str) -> bytes:
        if told.get("transfer-encoding") == "chunked":
            whole = b""
            while size := int(await reader.readline(), 16):
                whole += (await reader.readexactly(size + 2))[:-2]
            await reader.readline()
            return whole
        length = int(told.get("content-length", "0"))
        return await reader.readexactly(length) if length and method != "HEAD" else b""
