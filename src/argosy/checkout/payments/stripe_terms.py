"""Stripe's words in ours: amounts, reasons and the state of a PaymentIntent. Pure; the lists and their sources stand in data/stripe.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from argosy.checkout.payments.protocol import Challenge, Outcome
from argosy.kernel.money import exponent

DATA = Path(__file__).parent.parent / "data" / "stripe.toml"


class NotPayable(ValueError):
    """An amount that Stripe cannot take in this currency: a fraction where there are none."""


@cache
def _facts() -> Mapping[str, Any]:
    return tomllib.loads(DATA.read_text("utf-8"))


@cache
def _reasons() -> Mapping[str, str]:
    lists = {ours: codes for ours, codes in _facts()["reasons"].items() if isinstance(codes, list)}
    return {code: ours for ours, codes in lists.items() for code in codes}


@cache
def _digits(currency: str) -> tuple[int, int]:
    """Digits after the mark in Stripe's amounts, and by how much an amount must be divisible there."""
    listed = _facts()["currencies"]
    if currency in listed["zero"]:
        return 0, 1
    if currency in listed["three"]:
        return 3, 10
    return 2, 100 if currency in listed["two_without_fractions"] else 1


def to_stripe(minor: int, currency: str) -> int:
    """Our minor units in Stripe's. Raises NotPayable."""
    digits, step = _digits(currency)
    scaled, rest = divmod(minor * 10**digits, 10 ** exponent(currency))
    if rest or scaled % step:
        raise NotPayable(f"{minor} minor units of {currency} cannot be paid through Stripe")
    return scaled


def from_stripe(amount: int, currency: str) -> int:
    """Stripe's amount in our minor units. Raises ValueError where ours have fewer digits than the amount needs."""
    scaled, rest = divmod(amount * 10 ** exponent(currency), 10 ** _digits(currency)[0])
    if rest:
        raise ValueError(f"{amount} of {currency} at Stripe is no whole number of our minor units")
    return scaled


def reason(trouble: Mapping[str, Any] | None) -> str:
    """Why a card was refused, by the decline code or else the error's code; "card-declined" for all that a buyer need not know."""
    codes = (str((trouble or {}).get(name)) for name in ("decline_code", "code"))
    return next((_reasons()[c] for c in codes if c in _reasons()), "card-declined")


def refused(trouble: Mapping[str, Any], reference: str, state: str) -> Outcome:
    """An error's meaning: what the PaymentIntent within it says; without one, `state` with the reason of the card or the request."""
    why = str(trouble.get("code") or "not-accepted").replace("_", "-")[:40]
    if found := trouble.get("payment_intent"):
        told = outcome(found)
        return told if told.reason else replace(told, reason=why)
    if trouble.get("type") == "card_error":
        return Outcome(state, reference, reason(trouble))
    return Outcome(state, reference, why, known=state != "pending")


def outcome(found: Mapping[str, Any]) -> Outcome:
    """Where a PaymentIntent stands."""
    reference, status = str(found["id"]), found["status"]
    if status == "requires_capture":
        return Outcome("authorised", reference)
    if status == "succeeded":
        return Outcome("captured", reference, amount=_received(found))
    if status == "requires_action":
        return Outcome("challenged", reference, challenge=challenge(found))
    if status == "requires_payment_method":
        return Outcome("declined", reference, reason(found.get("last_payment_error")))
    if status == "canceled":
        return Outcome("declined", reference, _why_canceled(found))
    return Outcome("pending", reference)


def session(found: Mapping[str, Any]) -> Outcome:
    """Where a Checkout Session stands: open, given up, or paid as its PaymentIntent says."""
    reference, status = str(found["id"]), found["status"]
    if status == "open":
        return Outcome("challenged", reference, challenge=Challenge(url=str(found.get("url") or "")))
    if status == "expired":
        return Outcome("declined", reference, "canceled")
    paid = found.get("payment_intent")
    return Outcome("pending", reference) if paid is None or isinstance(paid, str) else outcome(paid)


def _received(found: Mapping[str, Any]) -> int:
    return from_stripe(found.get("amount_received") or 0, found["currency"].upper())


def _why_canceled(found: Mapping[str, Any]) -> str:
    if found.get("last_payment_error"):
        return reason(found["last_payment_error"])
    known = _facts()["cancellations"]
    return str(known.get(found.get("cancellation_reason"), "canceled"))


def challenge(found: Mapping[str, Any]) -> Challenge:
    """How the buyer answers the bank: by going to an address, or through Stripe's script with the secret."""
    action = found.get("next_action") or {}
    url = (action.get("redirect_to_url") or {}).get("url") or ""
    return Challenge(url=str(url), client_secret=str(found.get("client_secret") or ""))


def refund(found: Mapping[str, Any]) -> Outcome:
    """Where a Refund stands."""
    states = {"succeeded": "done", "failed": "failed", "canceled": "failed"}
    state = states.get(found["status"], "pending")
    why = str(found.get("failure_reason") or found["status"]).replace("_", "-")[:40] if state == "failed" else ""
    return Outcome(state, str(found["id"]), why, from_stripe(found["amount"], found["currency"].upper()))


def payment_id(found: Mapping[str, Any]) -> UUID | None:
    """Our payment that a PaymentIntent, Charge or Refund belongs to; None for what is not ours."""
    try:
        return UUID(str((found.get("metadata") or {})["payment_id"]))
    except (KeyError, ValueError, TypeError):
        return None
