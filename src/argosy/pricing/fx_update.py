"""Fetching the ECB's reference rates: the whole history, checked before it takes the place of the one on file."""

from __future__ import annotations

import os
import tempfile
import urllib.error
import urllib.request
from datetime import date, timedelta

from argosy.kernel import clock
from argosy.pricing.errors import RatesFault
from argosy.pricing.fx import MOST_BYTES, fetched, newest_day, read_history

#: https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates
SOURCE_URL = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
TIMEOUT_S = 30


def update(url: str = SOURCE_URL) -> date:
    """Fetch the history and keep it where it is newer than the one on file; the newest day there is then.

    No price changes by this: whoever wants the new rates asks for them. Raises RatesFault, and the rates on file stay.
    """
    try:
        # The address is the operator's own choice, and only of these kinds.
        if not url.startswith(("https://", "http://")):
            raise RatesFault("unreachable", url)
        with urllib.request.urlopen(url, timeout=TIMEOUT_S) as answer:  # noqa: S310 - checked above
            packed = answer.read(MOST_BYTES + 1)
    except (urllib.error.URLError, OSError, ValueError) as trouble:
        raise RatesFault("unreachable", url) from trouble
    try:
        _, days, _ = read_history(packed)
    except ValueError as fault:
        raise RatesFault("broken", url) from fault
    if len(packed) > MOST_BYTES or days[-1] > clock.today() + timedelta(days=1):
        raise RatesFault("broken", url)
    if days[-1] > newest_day():
        _keep(packed)
    return newest_day()


def _keep(packed: bytes) -> None:
    """Put the file in its place whole: a reader sees the old one or the new one."""
    place = fetched()
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".rates-", delete=False) as file:
        file.write(packed)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, place)
