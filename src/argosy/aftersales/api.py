"""The door: send an order off, cancel it, withdraw from a contract in two steps (withdraw, confirm), claim, take goods back, give money back.

`undo` and `settle` are the two halves of a cancellation, for who cancels by terms of a contract (`handover`).

dispatch · cancel · withdraw, confirm · claim, decide, receive, send_replacement · reduce · finish (the worker's) · brand_returns and its
siblings (what a brand is told).
"""

from __future__ import annotations

from argosy.aftersales.brand_returns import (
    BrandReduction,
    BrandReturn,
    BrandReturnLine,
    brand_open_returns,
    brand_reductions,
    brand_return,
    brand_returns,
    brand_units_back,
)
from argosy.aftersales.cancelling import CancellationView, cancel, cancellation, settle, undo
from argosy.aftersales.dispatching import DispatchView, dispatch, dispatched
from argosy.aftersales.errors import (
    AlreadySent,
    ClaimFaulty,
    DeclarationFaulty,
    GuaranteeOver,
    HandedOver,
    Incomplete,
    LinesFaulty,
    NotDelivered,
    NotExpected,
    NothingLeft,
    NotPlaced,
    NotTheSamePrice,
    PeriodOver,
    ReductionFaulty,
    UnknownReturn,
    UnknownWithdrawal,
)
from argosy.aftersales.exchanging import exchangeable
from argosy.aftersales.finishing import finish
from argosy.aftersales.refunding import RefundView, reduce, refund_by_id, refunds
from argosy.aftersales.returning import (
    Claim,
    Reception,
    ReturnView,
    claim,
    decide,
    guarantee_ends,
    held,
    receive,
    return_by_id,
    returned,
    returns,
    returns_in,
    send_replacement,
)
from argosy.aftersales.rules import Given
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
    "BrandReduction",
    "BrandReturn",
    "BrandReturnLine",
    "CancellationView",
    "Claim",
    "ClaimFaulty",
    "Declaration",
    "DeclarationFaulty",
    "DispatchView",
    "Given",
    "GuaranteeOver",
    "HandedOver",
    "Incomplete",
    "LinesFaulty",
    "NotDelivered",
    "NotExpected",
    "NotPlaced",
    "NotTheSamePrice",
    "NothingLeft",
    "PeriodOver",
    "Reception",
    "ReductionFaulty",
    "RefundView",
    "ReturnView",
    "UnknownReturn",
    "UnknownWithdrawal",
    "WithdrawalView",
    "brand_open_returns",
    "brand_reductions",
    "brand_return",
    "brand_returns",
    "brand_units_back",
    "cancel",
    "cancellation",
    "claim",
    "confirm",
    "decide",
    "dispatch",
    "dispatched",
    "exchangeable",
    "finish",
    "guarantee_ends",
    "held",
    "last_day",
    "open_lines",
    "receive",
    "reduce",
    "refund_by_id",
    "refunds",
    "return_by_id",
    "returned",
    "returns",
    "returns_in",
    "send_replacement",
    "settle",
    "undo",
    "withdraw",
    "withdrawal",
    "withdrawal_of",
    "withdrawals",
]
