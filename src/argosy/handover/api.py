"""The door of the hand-over: from a reservation with a deposit to the keys.

Read: agreement, of_brand, history, places, place, slots, terms, balance. Write: appoint, pay, confirm, hand_over, cancel.
The worker's: open_agreements (of orders just placed), advance, finish.
"""

from __future__ import annotations

from argosy.handover.agreeing import (
    Agreement,
    agreement,
    appoint,
    check_withdrawal,
    history,
    known,
    of_brand,
    of_sale,
    open_agreements,
    place,
    places,
    slots,
    terms,
)
from argosy.handover.errors import (
    NoAgreement,
    NotOffered,
    NotPaid,
    NoWithdrawal,
    OdometerFaulty,
    SlotFull,
    TooLate,
    UnitsFaulty,
    UnknownPoint,
    WrongState,
)
from argosy.handover.paying import PART, Receipt, advance, balance, cancel, confirm, finish, hand_over, pay
from argosy.handover.queries import slot_differences
from argosy.handover.rules import Point, Terms, Window, buyer_of, calendar

__all__ = [
    "PART",
    "Agreement",
    "NoAgreement",
    "NoWithdrawal",
    "NotOffered",
    "NotPaid",
    "OdometerFaulty",
    "Point",
    "Receipt",
    "SlotFull",
    "Terms",
    "TooLate",
    "UnitsFaulty",
    "UnknownPoint",
    "Window",
    "WrongState",
    "advance",
    "agreement",
    "appoint",
    "balance",
    "buyer_of",
    "calendar",
    "cancel",
    "check_withdrawal",
    "confirm",
    "finish",
    "hand_over",
    "history",
    "known",
    "of_brand",
    "of_sale",
    "open_agreements",
    "pay",
    "place",
    "places",
    "slot_differences",
    "slots",
    "terms",
]
