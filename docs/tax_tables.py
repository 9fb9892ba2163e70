"""The tables of docs/reference/tax-rates.md and price-reductions.md, from pricing's data."""

from __future__ import annotations

from typing import Any

#: Made by generate.py with its own `table` and `code`.
Rows = tuple[tuple[str, ...], list[tuple[Any, ...]]]


def _days(row: Any) -> str:
    return f"{row['valid_from']} – {row['valid_to'] or ''}".strip()


def vat_standard() -> Rows:
    from argosy.pricing.tables import vat_rates

    rows = [
        (country, f"{r.percent:f} %", f"{r.valid_from} – {r.valid_to or ''}".strip(), r.confidence, r.source)
        for country, rates in sorted(vat_rates().items())
        for r in rates
    ]
    return ("Country", "Rate", "In force", "Confidence", "Source"), rows


def vat_other() -> Rows:
    from argosy.pricing import tax

    rows = [(r["area"], r["class"], f"{r['percent']:f} %", _days(r), r["confidence"], r["source"]) for r in tax.rows()]
    return ("Area", "Class", "Rate", "In force", "Confidence", "Source"), rows


def vat_classes() -> Rows:
    from argosy.pricing.rates import class_rows

    rows = [(r["code"], ", ".join(r["categories"]), r["elsewhere"], r["note"], r["source"]) for r in class_rows()]
    return ("Class", "Categories", "Where no rate is on file", "What it is", "Source"), rows


def territories() -> Rows:
    from argosy.pricing import tax

    rows = [
        (
            r["code"],
            r["name"],
            r["country"],
            ", ".join((*(r["prefixes"] or ()), *(f"{p} with its name" for p in r["shared_prefixes"] or ()))),
            ", ".join(r["aliases"] or ()),
            r["vat"],
            r["customs"],
            r["source"],
        )
        for r in tax.exceptions()
    ]
    return ("Code", "Territory", "Country", "Postal codes begin", "Also", "VAT", "Customs", "Source"), rows


def tax_schemes() -> Rows:
    from argosy.pricing.schemes import law_rows, threshold_rows

    rows = [
        (r["id"], _days(r), f"{r['amount'] / 100:,.0f} {r['currency']}", r["confidence"], r["source"])
        for r in threshold_rows()
    ]
    rows += [(r["id"], _days(r), "", r["confidence"], r["law"]) for r in law_rows()]
    return ("Threshold or scheme", "In force", "Up to", "Confidence", "Law"), rows


def tariff() -> Rows:
    from argosy.pricing import tax

    found = tax.tables()
    rows: list[tuple[Any, ...]] = []
    for r in found["consignment"]:
        rule = (
            "no duty" if r["mode"] == "relief" else f"{r['amount'] / 100:.2f} {r['currency']} for each six-digit code"
        )
        what = f"consignments up to {r['threshold'] // 100:,} {r['currency']}"
        rows.append((r["area"], "all", what, "any", rule, _days(r), r["source"]))
    for r in found["preference"]:
        codes, origins = f"chapters {min(r['chapters'])}–{max(r['chapters'])}", ", ".join(r["origins"])
        rows.append((r["area"], codes, "with proof of origin", origins, f"{r['percent']:f} %", _days(r), r["source"]))
    for r in found["tariff"]:
        codes = r["prefix"] or f"chapters {min(r['chapters'])}–{max(r['chapters'])}"
        rate = f"{r['percent']:f} %" if r["percent"] is not None else f"refused: {r['refuse']}"
        rows.append((r["area"], codes, r["goods"], ", ".join(r["origins"] or ("any",)), rate, _days(r), r["source"]))
    return ("Into", "Code begins", "Goods", "Origin", "Duty", "In force", "Source"), rows


def handling() -> Rows:
    from argosy.pricing import tax

    rows = [
        (
            r["id"],
            r["area"],
            f"{r['amount'] / 100:.2f} {r['currency']} for each {r['per'].replace('_', ' ')}",
            _days(r),
            "on" if r["enabled"] else "off",
            r["confidence"],
            r["source"],
        )
        for r in tax.fee_rows()
    ]
    return ("Charge", "Into", "Amount", "From", "State", "Confidence", "Source"), rows


def reduction_rules() -> Rows:
    from argosy.pricing.tables import reduction_laws, rule_of

    rows: list[tuple[Any, ...]] = []
    for country, laws in sorted(reduction_laws().items()):
        for law in laws:
            steps = {"yes": "from before the first", "no": "each by itself", "unknown": "each by itself (unknown)"}[
                law["progressive"]
            ]
            if law["steps_within"]:
                steps += f" of the {law['steps_within']} days before"
            if law["steps_until"]:
                steps += f", for {law['steps_until']} days"
            rows.append(
                (
                    country,
                    steps,
                    _new_goods(law, rule_of(law).new_goods) + ("; price must have stood" if law["steady"] else ""),
                    _perishable(law["perishable"]),
                    _days(law),
                    law["confidence"],
                    "; ".join(filter(None, (law["source"], law["note"]))),
                )
            )
    return (
        "State",
        "Steps count",
        "New goods count",
        "Goods that deteriorate",
        "In force",
        "Confidence",
        "Source",
    ), rows


def _new_goods(law: Any, counts: str) -> str:
    if counts == "days":
        return f"from the lowest of {law['new_goods']} days (option)"
    how = {"since-first-offer": "option", "exempt": "exempt", "none": "wording", "unknown": "unknown"}[law["new_goods"]]
    return f"since the first offer ({how})" if counts == "since-first-offer" else f"not yet ({how})"


def _perishable(told: int | str) -> str:
    if isinstance(told, int):
        return f"lowest of {told} days"
    return {
        "exempt": "no duty",
        "none": "as all goods",
        "before-first": "price before the first reduction",
        "directly-before": "price right before",
        "own-rule": "a rule of their own",
        "unknown": "unknown",
    }[told]


TABLES = (reduction_rules, vat_standard, vat_other, vat_classes, territories, tax_schemes, tariff, handling)
