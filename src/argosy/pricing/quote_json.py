"""A quote as plain values for JSON: amounts in minor units, percentages as exact text. The format is in docs/reference/price-facts.md."""

from __future__ import annotations

from typing import Any

from argosy.pricing.explain import READERS, by_rate, explain
from argosy.pricing.quote import Quote, QuotedLine
from argosy.pricing.territories import Territory


def as_dict(quote: Quote, language: str = "en") -> dict[str, Any]:
    """Everything of a quote, with its explanation for each reader."""
    facts, decision = quote.facts, quote.decision
    return {
        "date": facts.on.isoformat(),
        "market": facts.market.lower(),
        "audience": facts.audience,
        "currency": facts.currency,
        "prices": facts.prices,
        "ship_from": _territory(quote.ship_from),
        "ship_to": _territory(quote.ship_to),
        "scheme": decision.scheme,
        "owes_vat": decision.owes,
        "vat_collected": decision.collected,
        "imported": decision.imported,
        "why": decision.why,
        "law": decision.law,
        "legs": [
            {"supplier": leg.supplier, "customer": leg.customer, "treatment": leg.treatment} for leg in decision.legs
        ],
        "intrinsic_value_minor": quote.intrinsic,
        "lines": [_line(q, quote) for q in quote.lines],
        "totals": {
            **_amounts(quote.sums),
            "due_now_minor": quote.due_now,
            "due_on_arrival_minor": quote.due_on_arrival,
        },
        "vat_by_rate": [
            {"rate": f"{rate.percent:f}", "net_minor": net, "vat_minor": vat} for rate, net, vat in by_rate(quote)
        ],
        "explanation": {reader: explain(quote, reader, language) for reader in READERS},
    }


def _territory(place: Territory) -> dict[str, Any]:
    return {"country": place.country, "territory": place.code, "vat_area": place.vat, "customs_area": place.customs}


def _amounts(of: Any) -> dict[str, int]:
    return {
        "discount_minor": of.discount,
        "net_minor": of.net,
        "vat_minor": of.vat,
        "gross_minor": of.gross,
        "duty_minor": of.duty,
        "fees_minor": of.charges,
        "total_minor": of.total,
    }


def _line(q: QuotedLine, quote: Quote) -> dict[str, Any]:
    return {
        "id": q.line.id,
        "kind": q.line.kind,
        "quantity": q.line.quantity,
        "scheme": quote.decision.scheme,
        "owes_vat": quote.decision.owes,
        **_amounts(q),
        "vat_rate": f"{q.rate.percent:f}" if q.rate is not None else None,
        "vat_class": q.rate.tax_class if q.rate is not None else None,
        "vat_parts": [
            {
                "rate": f"{p.rate.percent:f}",
                "net_minor": p.net,
                "vat_minor": p.vat,
                "area": p.rate.area,
                "source": p.rate.source,
                "confidence": p.rate.confidence,
            }
            for p in q.parts
            if p.rate is not None
        ],
        "vat_on_duty_minor": q.vat_on_duty,
        "duty_rule": q.customs.rule,
        "duty_percent": f"{q.customs.percent:f}" if q.customs.percent is not None else None,
        "duty_source": q.customs.source or None,
        "fees": [{"id": f.id, "amount_minor": f.amount, "source": f.source} for f in q.fees],
    }
