"""Terms as people and programs write them: JSON to terms and back, every fault with its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from argosy.catalogue import api as catalogue
from argosy.kernel.markets import market as market_of
from argosy.repricing.errors import BadTerms
from argosy.repricing.rules import SOURCES, FxTerms, Scope, Terms

#: Whom a price is for: everybody, who has an account, and who has one and has not bought yet.
AUDIENCES = ("public", "member", "first")
#: By field: the least and the most allowed. No price becomes a hundredth or a hundredfold of what it is made of.
_RANGES = {
    "factor": (Decimal("0.01"), Decimal(100)),
    "margin_bp": (-5_000, 9_500),
    "offset_bp": (-9_000, 20_000),
    "step_bp": (1, 10_000),
    "buffer_bp": (-1_000, 2_000),
    "refresh_bp": (0, 10_000),
    "max_age_days": (0, 3_650),
}


def as_json(terms: Terms) -> dict[str, Any]:
    """What is kept and shown of terms."""
    told = {name: getattr(terms, name) for name in ("source", "margin_bp", "offset_bp", "step_bp", "local")}
    fx = {name: getattr(terms.fx, name) for name in ("buffer_bp", "refresh_bp", "freeze", "max_age_days")}
    return told | {"factor": str(terms.factor), "fx": fx}


def read(told: Mapping[str, Any]) -> Terms:
    """Terms from JSON; what is not told is as usual. Raises BadTerms."""
    _no_others(told, ("source", "factor", "margin_bp", "offset_bp", "step_bp", "local", "fx"))
    fx = told.get("fx") or {}
    if not isinstance(fx, Mapping):
        raise BadTerms("fx", "number", fx)
    _no_others(fx, ("buffer_bp", "refresh_bp", "freeze", "max_age_days"))
    source = told.get("source", "home")
    if source not in SOURCES:
        raise BadTerms("source", "unknown", source, known=", ".join(SOURCES))
    usual = Terms()
    return Terms(
        source=source,
        factor=_number(told, "factor", _decimal, usual.factor),
        margin_bp=_number(told, "margin_bp", _whole, 0),
        offset_bp=_number(told, "offset_bp", _whole, 0),
        step_bp=_number(told, "step_bp", _whole, None),
        local=_flag(told, "local"),
        fx=FxTerms(
            _number(fx, "buffer_bp", _whole, 0),
            _number(fx, "refresh_bp", _whole, None),
            _flag(fx, "freeze"),
            _number(fx, "max_age_days", _whole, None),
        ),
    )


def check_scope(scope: Scope) -> None:
    """Raises UnknownMarket, BadTerms for an audience or a category that there is not."""
    if scope.market:
        market_of(scope.market)
    if scope.audience not in AUDIENCES:
        raise BadTerms("audience", "unknown", scope.audience, known=", ".join(AUDIENCES))
    known = [c.code for c in catalogue.schema.categories()]
    if scope.category and scope.category not in known:
        raise BadTerms("category", "unknown", scope.category, known=", ".join(known))


def check(scope: Scope, terms: Terms) -> None:
    """Whether terms can hold for a scope: what everybody pays cannot follow what everybody pays. Raises BadTerms."""
    check_scope(scope)
    if terms.source == "public" and scope.audience == "public":
        raise BadTerms("source", "circle", terms.source)


def _no_others(told: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in told:
        if name not in known:
            raise BadTerms(name, "unknown", name, known=", ".join(known))


def _number(told: Mapping[str, Any], name: str, read: Callable[[Any], Any], usual: Any) -> Any:
    value = told.get(name)
    if value is None:
        return usual
    try:
        found = read(value)
    except (ValueError, InvalidOperation, TypeError):
        raise BadTerms(name, "number", value) from None
    low, high = _RANGES[name]
    if not low <= found <= high:
        raise BadTerms(name, "range", value, low=str(low), high=str(high))
    return found


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError
    return int(value)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool | float):
        raise ValueError
    found = Decimal(value)
    if not found.is_finite():
        raise ValueError
    return found


def _flag(told: Mapping[str, Any], name: str) -> bool:
    value = told.get(name, True)
    if not isinstance(value, bool):
        raise BadTerms(name, "number", value)
    return value
