"""What a transfer must be before it is written, and what the books must add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from argosy.ledger.errors import AccountConflict, BadTransfer

KINDS = ("asset", "liability", "income", "expense")
DEBIT_NORMAL = frozenset({"asset", "expense"})


class AccountSpec(NamedTuple):
    """An account to open. `code` ends in `:<currency>`; `kind` is one of `KINDS`; `owner_id` is who may read it."""

    code: str
    kind: str
    currency: str
    owner_id: UUID | None = None


class TransferRow(NamedTuple):
    """`amount_minor` (> 0, minor units of `currency`) from the account `credit` to the account `debit`.

    `journal_id` groups what belongs together, `subject_id` says what it is for, `kind` (at most 30 letters) why;
    the three together happen once.
    """

    debit: str
    credit: str
    amount_minor: int
    currency: str
    kind: str
    journal_id: UUID
    subject_id: UUID
    at: datetime


def currency_of(code: str) -> str:
    """The currency in which an account is kept: the last part of its code."""
    return code.rpartition(":")[2]


def check_accounts(specs: Sequence[AccountSpec]) -> None:
    """Raises AccountConflict where a code contradicts its currency, its kind is unknown, or two specs disagree."""
    seen: dict[str, AccountSpec] = {}
    for spec in specs:
        if (
            spec.kind not in KINDS
            or currency_of(spec.code) != spec.currency
            or seen.setdefault(spec.code, spec) != spec
        ):
            raise AccountConflict(spec.code)


def check_transfers(rows: Sequence[TransferRow]) -> None:
    """Raises BadTransfer for the first row that may not be written."""
    keys = set()
    for row in rows:
        ending = ":" + row.currency
        if type(row.amount_minor) is not int or row.amount_minor <= 0:
            raise BadTransfer("amount", row.kind)
        if row.debit == row.credit:
            raise BadTransfer("accounts", row.kind)
        if not (row.debit.endswith(ending) and row.credit.endswith(ending)):
            raise BadTransfer("currency", row.kind)
        keys.add((row.journal_id, row.kind, row.subject_id))
    if len(keys) != len(rows):
        raise BadTransfer("twice", ", ".join(sorted({row.kind for row in rows})))


def normal_balance(kind: str, debits: int, credits: int) -> int:
    """The balance on the account's normal side."""
    return debits - credits if kind in DEBIT_NORMAL else credits - debits


@dataclass(frozen=True, slots=True)
class CurrencyTotal:
    """Everything debited and credited on the accounts of one currency, and the balances by kind of account."""

    currency: str
    debits: int
    credits: int
    balances: dict[str, int]

    @property
    def difference(self) -> int:
        return self.debits - self.credits

    @property
    def equation(self) -> int:
        """Assets + expenses - liabilities - income: zero in sound books."""
        b = self.balances
        return b["asset"] + b["expense"] - b["liability"] - b["income"]


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """How many transfers of a kind there are in a currency, and their sum in minor units."""

    kind: str
    currency: str
    count: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must not be: `rule` names it, `count` says how often, `examples` are ids or codes (at most 10)."""

    rule: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """The outcome of reading every transfer."""

    accounts: int
    transfers: int
    journals: int
    currencies: tuple[CurrencyTotal, ...]
    control: tuple[ControlTotal, ...]
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        return not self.findings

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values, for JSON."""
        totals = [asdict(c) | {"difference": c.difference, "equation": c.equation} for c in self.currencies]
        return asdict(self) | {"ok": self.ok, "currencies": totals}


def currency_totals(sums: Sequence[tuple[str, str, int, int]]) -> tuple[CurrencyTotal, ...]:
    """Fold (currency, kind of account, debits, credits) into one total per currency."""
    found: dict[str, CurrencyTotal] = {}
    for currency, kind, debits, credits in sums:
        old = found.get(currency) or CurrencyTotal(currency, 0, 0, dict.fromkeys(KINDS, 0))
        balances = old.balances | {kind: old.balances[kind] + normal_balance(kind, debits, credits)}
        found[currency] = CurrencyTotal(currency, old.debits + debits, old.credits + credits, balances)
    return tuple(found[c] for c in sorted(found))


def judge(
    counted: tuple[int, int, int],
    sums: Sequence[tuple[str, str, int, int]],
    control: Sequence[ControlTotal],
    faults: Sequence[Finding],
) -> LedgerReport:
    """The report on (accounts, transfers, journals), sums by currency and kind, totals, and faulty rows found."""
    totals = currency_totals(sums)
    findings = [f for f in faults if f.count]
    uneven = tuple(t.currency for t in totals if t.difference or t.equation)
    if uneven:
        findings.append(Finding("currency-does-not-balance", len(uneven), uneven))
    if sum(c.amount_minor for c in control) != sum(t.debits for t in totals):
        findings.append(Finding("control-total-differs", 1))
    if sum(c.count for c in control) != counted[1]:
        findings.append(Finding("control-count-differs", 1))
    return LedgerReport(*counted, totals, tuple(control), tuple(findings))
