"""The words of an evidence sheet: why nothing may be claimed, and the state's rule for reductions with its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

#: By `Evidence.barred`.
BARRED = {
    "never-priced": "it was not on sale before",
    "too-new": "it had not been on sale for as long as the state asks",
    "unsteady": "its price had not stood for thirty days",
}
_NEW = {
    "since-first-offer": "goods newer than 30 days count from their lowest price so far",
    "days": "goods newer than 30 days count from the lowest price of {days} days, once they have been offered for so long",
    "nothing": "of goods newer than 30 days no reduction may be announced",
}


def rule_lines(rule: Any, market: str) -> Iterator[str]:
    """A rule (`pricing.api.ReductionRule`) in two lines: what it says, and where it stands with how sure that is."""
    if not rule.progressive:
        steps = "every step of a reduction counts from before itself"
    elif rule.steps_within:
        steps = f"steps of a reduction count from before the first of the {rule.steps_within} days before them"
    elif rule.steps_until:
        steps = f"steps of a reduction count from before the first, for {rule.steps_until} days from it on"
    else:
        steps = "steps of a reduction count from before the first"
    said = f"{steps}; {_NEW[rule.new_goods].format(days=rule.new_days)}"
    if rule.steady:
        said += "; the price must have stood without a change"
    yield f"Rule of {rule.country or market}: {said}."
    yield f"Where it stands: {rule.source} ({rule.confidence})."
