"""What this room refuses, each with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
