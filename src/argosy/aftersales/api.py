"""The door: cancel an order, withdraw from a contract in two steps (withdraw, confirm), and the worker's finish.

`undo` and `settle` are the two halves of a cancellation, for who cancels by terms of a contract (`handover`)."""

from __future__ import annotations

from argosy.aftersales.cancelling import CancellationView, cancel, cancellation, finish, settle, undo
from argosy.aftersales.errors import (
    AlreadySent,
    DeclarationFaulty,
    LinesFaulty,
    NothingLeft,
    NotPlaced,
    PeriodOver,
    UnknownWithdrawal,
)
from argosy.aftersales.withdrawing import (
    Declaration,
    WithdrawalView,
    confirm,
    last_day,
    open_lines,
    withdraw,
    withdrawal,
    withdrawal_of,
    withdrawals,
)

__all__ = [
    "AlreadySent",
    "CancellationView",
    "Declaration",
    "DeclarationFaulty",
    "LinesFaulty",
    "NotPlaced",
    "NothingLeft",
    "PeriodOver",
    "UnknownWithdrawal",
    "WithdrawalView",
    "cancel",
    "cancellation",
    "confirm",
    "finish",
    "last_day",
    "open_lines",
    "settle",
    "undo",
    "withdraw",
    "withdrawal",
    "withdrawal_of",
    "withdrawals",
]
