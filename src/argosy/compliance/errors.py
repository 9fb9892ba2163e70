"""What this room refuses, each with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from argosy.kernel.errors import ArgosyError


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a rule file: where (file, line, entry) and why."""

    file: str
    line: int
    entry: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.entry}: {self.reason}"


class RuleFileError(ArgosyError):
    """Rule files that do not stand; `problems` names each fault by file, line and entry."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        listed = "\n".join(str(p) for p in self.problems)
        super().__init__("compliance-rule-file", status=422, count=len(self.problems), problems=listed)


class UncoveredMarket(ArgosyError):
    """The rules have no file for this market's country: nothing can be said, so nothing is passed."""

    def __init__(self, market: str) -> None:
        super().__init__("compliance-uncovered-market", fields=("market",), status=404, market=market)


class UnknownRule(ArgosyError):
    """No rule has this id."""

    def __init__(self, rule_id: str) -> None:
        super().__init__("compliance-unknown-rule", fields=("rule",), status=404, rule=rule_id)


class UnknownGate(ArgosyError):
    """A gate that the rules do not know."""

    def __init__(self, gate: str, known: Sequence[str]) -> None:
        super().__init__("compliance-unknown-gate", fields=("gate",), gate=gate, known=", ".join(known))


class RegistrationInvalid(ArgosyError):
    """A producer registration that cannot be recorded."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__("compliance-registration-invalid", fields=(field,), status=422, field=field, value=value)


class EvidenceFile(ArgosyError):
    """A file that cannot be taken as a document: empty, too-big, kind, broken, locked, active; or kept and now lost."""

    def __init__(self, code: str, **params: Any) -> None:
        status = 413 if code == "too-big" else 410 if code == "lost" else 422
        super().__init__(f"compliance-evidence-file-{code}", fields=("file",), status=status, **params)
        self.reason = code


class EvidenceInvalid(ArgosyError):
    """A document whose particulars cannot be recorded: kind, scope, products, country, scheme, countries or dates; or a note."""

    def __init__(self, code: str, field: str, **params: Any) -> None:
        super().__init__(f"compliance-evidence-{code}", fields=(field,), status=422, **params)


class UnknownEvidence(ArgosyError):
    """The brand has no such document."""

    def __init__(self, document: object) -> None:
        super().__init__("compliance-evidence-unknown", fields=("document",), status=404, document=str(document))


class EvidenceState(ArgosyError):
    """What was asked cannot be done to a document in this state: review one that was reviewed, take back one that is gone."""

    def __init__(self, code: str) -> None:
        super().__init__(f"compliance-evidence-{code}", fields=("document",), status=409)


class OwnReview(ArgosyError):
    """Whoever handed a document in does not review it."""

    def __init__(self) -> None:
        super().__init__("compliance-evidence-own-review", fields=("reviewer",), status=403)
