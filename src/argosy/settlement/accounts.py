"""The chart of accounts: codes and kinds (described in the room's docstring)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

PLATFORM_ACCOUNTS = {
    "psp-clearing": "asset",
    "order-clearing": "liability",
    "psp-fees-payable": "liability",
    "customs-payable": "liability",
    "customer-deposits": "liability",
    "commission": "income",
    "fulfilment": "income",
    "delivery": "income",
    "co-funding": "expense",
    "payment-cost": "expense",
}


@lru_cache(maxsize=1024)
def platform(region: str, name: str, currency: str) -> str:
    """The code of one of `PLATFORM_ACCOUNTS`."""
    return f"{region}:platform:{name}:{currency}"


@lru_cache(maxsize=1024)
def vat_payable(region: str, market: str, currency: str) -> str:
    """The code of the VAT owed in a market."""
    return f"{region}:platform:vat-payable:{market}:{currency}"


@lru_cache(maxsize=65536)
def brand_payable(region: str, brand_id: UUID, currency: str) -> str:
    """The code of what is owed to a brand."""
    return f"{region}:brand:{brand_id}:payable:{currency}"


def platform_codes(region: str, currencies: Iterable[str]) -> list[tuple[str, str, str]]:
    """(code, kind, currency) of the platform's accounts that do not belong to a market."""
    return [(platform(region, name, c), kind, c) for c in currencies for name, kind in PLATFORM_ACCOUNTS.items()]
