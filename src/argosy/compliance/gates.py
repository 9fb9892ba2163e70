"""The gates after publishing: at which of them a product may not pass, judged with the verdict and kept beside it.

Most rules hold at every gate, so that a later gate mostly asks what publishing asked. Only where the rules that can block there
are others is the product judged again for that gate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from argosy.compliance import rules
from argosy.compliance.expressions import Facts
from argosy.compliance.rules import Plan
from argosy.compliance.verdicts import Verdict

LATER = ("price", "campaign", "checkout", "dispatch")
#: What may not be published may be neither advertised nor sold. A promised parcel may leave if only publishing is barred.
_FOLLOWS_PUBLISHING = ("publish", "campaign", "checkout")
_CLOSING = ("blocked", "unknown")


@dataclass(frozen=True, slots=True)
class Gates:
    """The plans of one country, category and day: publishing, and by gate those that can block for other reasons."""

    publish: Plan
    others: Mapping[str, Plan]
    alike: tuple[str, ...]

    def digest(self, sheets: Mapping[str, Facts], on: date) -> str:
        """A digest of all that can change the verdict, its display, or a gate."""
        listed = list(sheets.values())
        made = self.publish.digest(listed, on)
        return "-".join([made, *(plan.digest(listed, on)[:7] for plan in self.others.values())])

    def judge(self, sheets: Mapping[str, Facts], market: str, on: date) -> Judgement:
        """The verdict at publishing, the gates at which the product does not pass, and what else blocks there."""
        verdict = self.publish.family(sheets, market, on)
        closed = set[str]()
        if verdict.outcome in _CLOSING:
            closed.update(_FOLLOWS_PUBLISHING, self.alike)
        known = {finding.rule_id for finding in verdict.problems}
        beyond: dict[str, dict[str, Any]] = {}
        for gate, plan in self.others.items():
            later = plan.family(sheets, market, on)
            if later.outcome not in _CLOSING:
                continue
            closed.add(gate)
            for finding in later.problems:
                if finding.severity == "block" and finding.rule_id not in known:
                    beyond.setdefault(finding.rule_id, finding.stored() | {"gates": []})["gates"].append(gate)
        return Judgement(verdict, tuple(g for g in ("publish", *LATER) if g in closed), tuple(beyond.values()))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the gates `closed`; `beyond` are findings that block only at the gates they name."""

    verdict: Verdict
    closed: tuple[str, ...]
    beyond: tuple[dict[str, Any], ...]


def gates(known: rules.RuleSet, market: str, category: str | None, on: date) -> Gates:
    """The plans of all gates from publishing on, put together once. Raises UncoveredMarket."""
    publish = rules.plan(known, market, category, on)
    key = (
        "gates",
        publish.country,
        category if category in known.categories else None,
        known.period(publish.country, on),
    )
    found = known.plans.get(key)
    if found is None:
        plans = {gate: rules.plan(known, market, category, on, gate) for gate in LATER}
        asked = publish.blocking
        others = {gate: plan for gate, plan in plans.items() if plan.blocking != asked}
        found = Gates(
            publish,
            {gate: plan for gate, plan in others.items() if plan.blocking},
            tuple(gate for gate in LATER if gate not in others),
        )
        known.plans[key] = found
    return found
