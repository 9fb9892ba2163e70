"""The port of the web server: read, and found free before anything is started."""

from __future__ import annotations

import errno
import os
import socket

from argosy.kernel.postgres import DatabaseTrouble

DEFAULT_PORT = 8000


def port() -> int:
    """ARGOSY_PORT, or 8000. Raises DatabaseTrouble `port-invalid`."""
    given = os.environ.get("ARGOSY_PORT") or str(DEFAULT_PORT)
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= 65535:
        raise DatabaseTrouble("port-invalid", port=given)
    return int(given)


def check_port(host: str, number: int) -> None:
    """Raise DatabaseTrouble `port-taken` or `port-refused`, each naming a port that is free."""
    refused = _refusal(host, number)
    if refused is None:
        return
    free = next((str(n) for n in range(number + 1, min(number + 200, 65536)) if _refusal(host, n) is None), "8080")
    if refused.errno == errno.EADDRINUSE:
        raise DatabaseTrouble("port-taken", port=str(number), free=free)
    raise DatabaseTrouble("port-refused", port=str(number), reason=refused.strerror or str(refused), free=free)


def _refusal(host: str, number: int) -> OSError | None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, number))
            tried.listen(1)
        except OSError as refused:
            return refused
    return None
