"""HTTP/1.1 with as little work as can be: clients share the processor with what they measure."""

from __future__ import annotations

import re
import socket
from collections.abc import Mapping

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
_END = b"\r\n\r\n"


class Line:
    """One kept connection to a port of this machine; one request at a time. Every trouble is an OSError, after which it connects anew."""

    def __init__(self, port: int, timeout_s: float = 60) -> None:
        self._port, self._timeout_s = port, timeout_s
        self._socket: socket.socket | None = None
        self._host = f"Host: 127.0.0.1:{port}\r\n"

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes]:
        """Status and body of the answer."""
        named = "".join([f"{name}: {value}\r\n" for name, value in (headers or {}).items()])
        length = f"Content-Length: {len(body)}\r\n" if body is not None else ""
        sent = f"{method} {path} HTTP/1.1\r\n{self._host}{named}{length}\r\n".encode() + (body or b"")
        try:
            if self._socket is None:
                self._socket = socket.create_connection(("127.0.0.1", self._port), self._timeout_s)
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket.sendall(sent)
            return self._answer(self._socket)
        except OSError:
            self.close()
            raise

    def _answer(self, line: socket.socket) -> tuple[int, bytes]:
        got = b""
        while (end := got.find(_END)) < 0:
            got += _more(line)
        head, body = got[: end + 2], got[end + 4 :]
        if _CHUNKED.search(head):
            while not body.endswith(b"0" + _END):
                body += _more(line)
            return int(head[9:12]), joined(body)
        told = _LENGTH.search(head)
        whole = int(told[1]) if told else 0
        while len(body) < whole:
            body += _more(line)
        return int(head[9:12]), body


def _more(line: socket.socket) -> bytes:
    got = line.recv(65536)
    if not got:
        raise ConnectionResetError("hung up")
    return got


def joined(chunks: bytes) -> bytes:
    """A body that came in chunks (RFC 9112 §7.1)."""
    whole, at = bytearray(), 0
    while size := int(chunks[at : (end := chunks.index(b"\r\n", at))], 16):
        whole += chunks[end + 2 : end + 2 + size]
        at = end + 4 + size
    return bytes(whole)
