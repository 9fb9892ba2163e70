"""The platform as an issuer: from data/platform.toml, or from the file that ARGOSY_PLATFORM names."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path

from argosy.invoicing.errors import BadDocument
from argosy.invoicing.rules import Issuer
from argosy.kernel.ids import named

PLATFORM_ID = named("invoicing:platform")
_FILE = Path(__file__).parent / "data" / "platform.toml"


@lru_cache(maxsize=4)
def _rows(path: str) -> tuple[tuple[date, Issuer], ...]:
    found = tomllib.loads(Path(path).read_text("utf-8"))["platform"]
    made = [
        (
            row["valid_from"],
            Issuer(
                PLATFORM_ID,
                "platform",
                row["name"],
                tuple(row["address"]),
                row["country"],
                row["vat_id"],
                row["prefix"],
            ),
        )
        for row in found
    ]
    return tuple(sorted(made, key=lambda pair: pair[0]))


def platform(on: date) -> Issuer:
    """The platform's particulars in force on a day. Raises BadDocument where there are none."""
    held = [issuer for start, issuer in _rows(os.environ.get("ARGOSY_PLATFORM") or str(_FILE)) if start <= on]
    if not held:
        raise BadDocument("issuer")
    return held[-1]
