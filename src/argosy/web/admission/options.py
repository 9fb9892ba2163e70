"""What an operator may set, from the environment; read once, when the first request comes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from argosy.kernel.home import home
from argosy.web.admission import rules
from argosy.web.admission.clients import Network, networks

#: Generous: a family, an office or a mobile carrier may share an address. Purchases, changes of carts, searches, payment providers' messages.
LIMITS = {
    "purchase": rules.Limit(5, 200),
    "cart": rules.Limit(20, 600),
    "search": rules.Limit(20, 400),
    "webhook": rules.Limit(200, 2000),
}
_LOOPBACK = "127.0.0.0/8,::1"


@dataclass(frozen=True, slots=True)
class Options:
    """`acts`: what is measured has consequences; `door` is where this market listens, as it asks itself; `file` the board."""

    on: bool
    limits: dict[str, rules.Limit]
    free: tuple[Network, ...]
    proxies: tuple[Network, ...]
    door: tuple[str, int] | None
    file: Path
    acts: bool = True


def read() -> Options:
    """ARGOSY_ADMISSION, ARGOSY_RATE_LIMITS, ARGOSY_RATE_LIMIT_EXEMPT, ARGOSY_TRUSTED_PROXIES. Raises ValueError for what cannot be read."""
    port = os.environ.get("ARGOSY_PORT", "8000")
    host, _, number = os.environ.get("ARGOSY_LISTENS", f"127.0.0.1:{port}").rpartition(":")
    return Options(
        on=os.environ.get("ARGOSY_ADMISSION", "1") != "0",
        limits=rules.read_limits(os.environ.get("ARGOSY_RATE_LIMITS", ""), LIMITS),
        free=networks(os.environ.get("ARGOSY_RATE_LIMIT_EXEMPT", _LOOPBACK)),
        proxies=networks(os.environ.get("ARGOSY_TRUSTED_PROXIES", "")),
        door=(host.strip("[]"), int(number)) if number.isdigit() else None,
        file=home() / "admission" / (number or port),
        acts=os.environ.get("ARGOSY_ADMISSION", "1") != "watch",
    )
