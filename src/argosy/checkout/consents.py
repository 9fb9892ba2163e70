"""What a buyer acknowledges and allows: in which words, when, and until when.

The terms' version stands on the order itself, beside its language and time (Directive 2011/83/EU Art. 8(2): what the buyer is told right before the
button). Advertising by mail is a record of its own, made only where a box was ticked that was empty before (Directive 2002/58/EC Art. 13(1),
Regulation (EU) 2016/679 Art. 4(11), 7; C-673/17 Planet49), and taken back as easily as it was given (Art. 7(3)).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from argosy.checkout import consent_queries
from argosy.checkout.consent_queries import Consent
from argosy.checkout.errors import ConsentUnknown
from argosy.kernel import clock, db
from argosy.kernel.text import t

TERMS, MARKETING = "terms", "marketing"
KINDS = (TERMS, MARKETING)
_FILE = Path(__file__).parent / "data" / "consents.toml"


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The words in force: `version` is what a record of them names."""

    kind: str
    version: str
    words: str


@cache
def versions() -> Mapping[str, Any]:
    """All versions by kind, with the day from which each is shown."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def consent_text(kind: str, language: str, on: date | None = None) -> ConsentText:
    """What is shown on a day (today)."""
    day = on or clock.today()
    found = max((v for v in versions()[kind] if v["valid_from"] <= day), key=lambda v: v["valid_from"])
    return ConsentText(kind, found["version"], consent_words(kind, found["version"], language))


def consent_words(kind: str, version: str, language: str) -> str:
    """The words of a version."""
    return t(language, f"checkout-consent-{kind}-{version}")


def check(kind: str, version: str) -> None:
    """Raises ConsentUnknown for a version that nobody was ever shown; "" is no consent."""
    if version and version not in {v["version"] for v in versions()[kind]}:
        raise ConsentUnknown(kind, version)


def allow(order_id: UUID, version: str, language: str, email: str, user_id: UUID | None, at: datetime) -> None:
    """Record that the buyer of an order wants advertising by mail, within the caller's transaction."""
    consent_queries.record(order_id, MARKETING, version, language, email.strip(), user_id, at)


def allows(order_id: UUID) -> bool:
    """Whether an order's buyer has allowed advertising with it and not taken that back."""
    return consent_queries.stands(order_id, MARKETING)


def forbid(order_id: UUID) -> bool:
    """Take back every consent to advertising of the address that an order was placed with; False when there was none."""
    with db.joined():
        return consent_queries.withdraw(order_id, MARKETING, clock.now()) > 0


def consents(market: str = "") -> list[Consent]:
    """Who allows advertising by mail, one entry for each address (its latest), in one market or all."""
    return consent_queries.standing(MARKETING, market)
