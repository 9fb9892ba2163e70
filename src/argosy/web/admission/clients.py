"""Whose request it is: the address it came from, or that which our own proxy saw; and which clients are not limited.

X-Forwarded-For is what anybody may write. It is believed only as far as addresses in ARGOSY_TRUSTED_PROXIES handed it on.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(text: str) -> tuple[Network, ...]:
    """Addresses and networks, separated by commas. Raises ValueError for what is neither."""
    return tuple(ipaddress.ip_network(part.strip(), strict=False) for part in text.split(",") if part.strip())


@lru_cache(maxsize=4096)
def within(address: str, among: tuple[Network, ...]) -> bool:
    """Whether an address belongs to one of the networks; what is no address belongs to none."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in network for network in among if network.version == found.version)


def address(asked: Mapping[str, Any], proxies: tuple[Network, ...]) -> str:
    """The client's address: the last one of X-Forwarded-For that is none of our proxies, if one of them handed the request on."""
    seen = str(asked.get("REMOTE_ADDR", ""))
    if not proxies or not within(seen, proxies):
        return seen
    for part in reversed(str(asked.get("HTTP_X_FORWARDED_FOR", "")).split(",")):
        told = part.strip()
        if told and not within(told, proxies):
            return told
    return seen


def name(asked: Mapping[str, Any], seen: str) -> str:
    """Whom a limit counts: the holder of an API key by the key, everybody else by address; of IPv6 the network that one customer has (/64)."""
    if (given := asked.get("HTTP_AUTHORIZATION", "")) and given[:7].lower() == "bearer ":
        return f"key:{given[7:]}"
    if ":" in seen:
        try:
            return str(ipaddress.ip_network(f"{seen}/64", strict=False))
        except ValueError:
            return seen
    return seen


def digest(of: str, kind: str) -> int:
    """A client's bucket of one kind, as a number that is not 0."""
    return int.from_bytes(hashlib.blake2b(f"{kind} {of}".encode(), digest_size=8).digest(), "little") or 1
