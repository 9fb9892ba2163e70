"""Fills in the tables of docs/reference from the code: `python docs/generate.py` (with --check: say what is out of date).

A page keeps its prose; between `<!-- begin NAME -->` and `<!-- end NAME -->` stands what the function of that name gives.
"""

from __future__ import annotations

import importlib
import os
import re
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
SOURCE = DOCS.parent / "src" / "argosy"
_BLOCK = re.compile(r"(<!-- begin (\S+) -->\n).*?(<!-- end \2 -->)", re.S)


def cell(value: Any) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cell(c) for c in row)} |" for row in lines) + "\n"


def code(value: Any) -> str:
    return f"`{value}`" if str(value) else ""


def _notes(name: str) -> dict[str, Any]:
    return tomllib.loads((DOCS / "reference" / f"{name}.toml").read_text("utf-8"))


# --- commands


def commands() -> str:
    from argosy.cli.main import COMMANDS

    listed = [(f"[`argosy {name}`](#argosy-{name})", told) for name, (_, _, told) in COMMANDS.items()]
    found = [table(("Command", "What it does"), listed)]
    for name, (module, attribute, _) in COMMANDS.items():
        found += _command(getattr(importlib.import_module(module), attribute), f"argosy {name}")
    return "\n".join(found)


def _command(command: Any, path: str) -> Iterator[str]:
    import click

    context = click.Context(command, info_name=path)
    yield f"{'##' if path.count(' ') == 1 else '###'} {path}\n"
    yield f"```text\n{' '.join([path, *command.collect_usage_pieces(context)])}\n```\n"
    yield "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n")) + "\n"
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield table(("Option", "Meaning", "Default"), [_option(p, context) for p in options])
    for name, below in getattr(command, "commands", {}).items():
        yield from _command(below, f"{path} {name}")


def _option(option: Any, context: Any) -> tuple[str, str, str]:
    names = ", ".join((*option.opts, *option.secondary_opts))
    kind = "" if option.is_flag else f" {option.make_metavar(context)}"
    default = option.default if isinstance(option.default, str | int) and not option.is_flag else ""
    meaning = (option.help or "") + (f" Also by {option.envvar}." if option.envvar else "")
    return code(names + kind), meaning, code(default)


# --- the catalogue


def categories() -> str:
    from argosy.catalogue import schema

    def row(found: schema.Category) -> tuple[str, ...]:
        depth = len(schema.path(found.code)) - 1
        indent = "&nbsp;" * 4 * depth
        return indent + code(found.code), found.names["en"], " ".join(map(code, found.options)), found.google or ""

    ordered = [schema.category(c) for root in schema.roots() for c in schema.descendants(root.code)]
    headings = ("Category", "Name", "Varies from variant to variant", "Google taxonomy")
    return table(headings, map(row, ordered))


def category_attributes() -> str:
    from argosy.catalogue import schema

    found = []
    for category in (c for c in schema.categories() if c.leaf):
        found.append(f"### {category.code}\n")
        needed = ", ".join(code(a.code) for a in category.attributes if a.required)
        others = ", ".join(code(a.code) for a in category.attributes if not a.required)
        found.append(f"Required: {needed or 'none'}.\n\nOptional: {others}.\n")
    return "\n".join(found)


def attributes() -> str:
    from argosy.catalogue import schema

    by_definition: dict[tuple[str, ...], list[str]] = {}
    for category in (c for c in schema.categories() if c.leaf):
        for a in category.attributes:
            shape = (a.code, a.names["en"], a.type + (" (or own)" if a.free else ""), a.unit, _limits(a), _values(a))
            by_definition.setdefault(shape, []).append(category.code)
    headings = ("Column", "Name", "Type", "Unit", "Limits", "Choices")
    return table(headings, ((code(s[0]), *s[1:]) for s in sorted(by_definition)))


def _limits(a: Any) -> str:
    if (a.min, a.max) != (None, None):
        return " – ".join("" if n is None else str(n) for n in (a.min, a.max)).strip()
    return a.format or (f"{a.max_length} characters" if a.type == "text" else "")


def _values(a: Any) -> str:
    return " ".join(code(c.code) for c in a.choices)


def pack_columns() -> str:
    from argosy.catalogue import schema
    from argosy.launch import pack

    told = _notes("pack-columns")
    if unknown := told.keys() ^ schema.BASE_COLUMNS:
        raise SystemExit(f"pack-columns.toml and the pack reader differ in: {', '.join(sorted(unknown))}")
    needed = {*pack.REQUIRED_COLUMNS, "length_mm", "width_mm", "height_mm"}
    rows = ((code(name), "yes" if name in needed else "", meaning) for name, meaning in told.items())
    return table(("Column", "Required", "What it holds"), rows)


def pack_limits() -> str:
    from argosy.catalogue import api as catalogue
    from argosy.launch import source, tables

    megabyte = 1024**2
    rows = [
        ("All files together", f"{source.MAX_TOTAL // megabyte:,} MB"),
        ("Number of files", f"{source.MAX_FILES:,}"),
        ("One table", f"{tables.MAX_TABLE // megabyte} MB, {tables.MAX_ROWS:,} rows, {tables.MAX_COLUMNS} columns"),
        ("One cell", f"{tables.MAX_CELL:,} characters"),
        (
            "One picture",
            f"{catalogue.media.MAX_BYTES // megabyte} MB, {catalogue.media.MAX_PIXELS // 10**6} million pixels",
        ),
    ]
    return table(("What", "At most"), rows)


def text_columns() -> str:
    from argosy.launch import pack

    return ", ".join(map(code, ("model", *pack.TEXT_COLUMNS))) + "\n"


def document_columns() -> str:
    from argosy.compliance import api as compliance
    from argosy.launch import documents

    notes = _notes("document-columns")
    if tuple(notes) != documents.COLUMNS:
        raise SystemExit("document-columns.toml: not the columns that the launch reads")
    words = {
        "kinds": ", ".join(code(kind.replace("_", "-")) for kind in compliance.EVIDENCE_KINDS),
        "schemes": ", ".join(map(code, compliance.SCHEMES)),
    }
    rows = [(code(name), "yes" if name in documents.REQUIRED else "", notes[name].format(**words)) for name in notes]
    return table(("Column", "Required", "What it holds"), rows)


# --- errors


def errors() -> str:
    from error_sentences import sentences

    return table(("Code", "Room", "HTTP", "Sentence"), ((code(c), *told) for c, *told in sentences(SOURCE)))


# --- money


def accounts() -> str:
    from argosy.settlement import accounts as chart

    told = _notes("account-notes")
    kinds = dict(chart.PLATFORM_ACCOUNTS)
    if kinds.keys() != told["platform"].keys():
        raise SystemExit("account-notes.toml and settlement's chart of accounts differ")
    rows = [(code(f"eu:platform:{name}:EUR"), kind, told["platform"][name]) for name, kind in kinds.items()]
    others = (("eu:platform:vat-payable:es:EUR", "vat"), ("eu:brand:<brand id>:payable:EUR", "brand"))
    rows += [(code(account), "liability", told[note]) for account, note in others]
    return table(("Account", "Kind", "What stands on it"), rows)


def transfer_kinds() -> str:
    from argosy.settlement import prepaid, rules

    told = [(module.__doc__ or "").split("    psp-clearing", 1)[1].split("\n\n", 1)[0] for module in (rules, prepaid)]
    rows = []
    for line in "\n".join("psp-clearing" + source for source in told).splitlines():
        m = re.fullmatch(r"\s*(.+?)\s*<-\s*(.+?)\s{2,}(\S.*?)(?:\s{2,}(.*))?", line)
        if m is None:
            raise SystemExit(f"a posting in settlement cannot be read: {line}")
        rows.append(
            (", ".join(code(kind) for kind in m[3].split(", ")), m[1], m[2], m[4] or "the delivery charge and its VAT")
        )
    return table(("Kind", "Debit", "Credit", "Amount"), rows)


def commissions() -> str:
    terms = tomllib.loads((SOURCE / "programme" / "data" / "terms.toml").read_text("utf-8"))
    rows = []
    for version, offered in terms.items():
        for tier in ("launch", "growth", "super"):
            rates = {line["category"] or "all else": line["rate_bp"] for line in offered[tier]["commission"]}
            told = ", ".join(f"{name} {percent(rate)}" for name, rate in sorted(rates.items()))
            p = offered[tier]["promises"]
            promises = f"live in {p['launch_days']} days, texts reviewed in {p['content_review_days']}, paid out in {p['payout_days']}"
            rows.append((version, offered["valid_from"], tier, told, percent(offered[tier]["co_funding_bp"]), promises))
    headings = ("Terms", "From", "Tier", "Commission on the price paid", "Platform's share of campaigns", "Promises")
    return table(headings, rows)


def percent(bp: int) -> str:
    return f"{(Decimal(bp) / 100).normalize():f} %"


def payment_costs() -> str:
    from argosy.settlement.fees import PaymentSchedule, load

    rows = [
        (
            s.valid_from,
            m.code,
            percent(m.rate_bp),
            ", ".join(f"{c} {n}" for c, n in m.fixed.items()),
            s.confidence,
            s.source,
        )
        for s in load("payment.toml", PaymentSchedule)
        for m in s.method
    ]
    return table(("From", "Method", "Rate", "Fixed", "Confidence", "Source"), rows)


def fulfilment_costs() -> str:
    from argosy.settlement.fees import FulfilmentSchedule, load

    found = []
    for s in load("fulfilment.toml", FulfilmentSchedule):
        found.append(f"`{s.id}`, from {s.valid_from}, {s.currency} without VAT ({s.confidence}: {s.source}).\n")
        countries = sorted({c for b in s.band for c in b.price})
        rows = [(b.mode, f"{b.max_weight_g / 1000:g} kg", *(b.price.get(c, "–") for c in countries)) for b in s.band]
        found.append(table(("Mode", "Up to", *countries), rows))
        beyond = ", ".join(f"{b.mode} {b.per_kg}" for b in s.beyond)
        crossing = ", ".join(f"{c.zone} {c.base} + {c.per_kg} per kg" for c in s.crossing)
        found.append(
            f"Pick and pack: {s.pick_pack.first_unit} for the first unit, {s.pick_pack.next_unit} for each more. Each started "
            f"kilogram above the last band: {beyond}. From a warehouse in another country: {crossing}. Chargeable weight is the "
            f"greater of weight and volume / {s.volumetric_divisor} mm³ per g.\n"
        )
    return "\n".join(found)


def rival_fees() -> str:
    from argosy.insight.rivals import load

    rival, found = load(), []
    rows = [
        (r.category, ", ".join(r.stores), r.valid_from, _tiers(r), r.min_fee, r.confidence, r.source)
        for r in rival.referral
    ]
    found.append(table(("Their category", "Stores", "From", "Commission", "Least", "Confidence", "Source"), rows))
    kinds = ("fulfilment", "storage", "digital_services", "plan", "advertising", "own_advertising")
    others = [
        (kind, ", ".join(getattr(r, "stores", ())) or "all", r.valid_from, r.confidence, r.source)
        for kind in kinds
        for r in getattr(rival, kind)
    ]
    found.append(table(("Also", "Stores", "From", "Confidence", "Source"), others))
    spread = ", ".join(f"{name} ± {value} %" for name, value in rival.spread.model_dump().items())
    found.append(f"How far a figure may be off: {spread}; an assumed one states its own low and high.\n")
    return "\n".join(found)


def _tiers(r: Any) -> str:
    told = [f"{t.rate} %" + (f" up to {t.up_to}" if t.up_to is not None else "") for t in r.tiers]
    how = {"flat": "", "portion": " (each on its part)", "whole": " (on the whole price)"}[r.tier_mode]
    return ", then ".join(told) + how


# --- rules


def market_rules() -> str:
    from argosy.compliance.loading import load

    rules, found = load(), []
    for place in dict.fromkeys(["EU", *sorted(r.jurisdiction for r in rules.rules)]):
        countries = [c for c in rules.sets.get(place, (place,)) if c in rules.countries]
        told = f"Countries: {', '.join(countries)}.\n\n" if len(countries) > 1 else ""
        rows = [_rule_row(r) for r in rules.rules if r.jurisdiction == place]
        headings = ("Rule", "Severity", "In force", "Gates", "What it asks", "Source", "Confidence")
        found.append(f"### {place}\n\n{told}{table(headings, rows)}")
    return "\n".join(found)


def _rule_row(r: Any) -> tuple[str, ...]:
    from argosy.compliance.records import GATES

    gates = "all" if r.gates == frozenset(GATES) else ", ".join(g for g in GATES if g in r.gates)
    return (
        code(r.id),
        r.severity,
        f"{r.valid_from} – {r.valid_to or ''}".strip(),
        gates,
        r.title["en"],
        f"[{r.citation.act}, {r.citation.article}]({r.citation.url})",
        r.confidence,
    )


def guarantee_years() -> str:
    from argosy.compliance.loading import load

    rows = [
        (
            p.jurisdiction,
            p.value,
            p.valid_from,
            f"[{p.citation.act}, {p.citation.article}]({p.citation.url})",
            p.confidence,
        )
        for p in load().parameters
        if p.name == "market.legal_guarantee_years"
    ]
    return table(("Where", "Years", "From", "Source", "Confidence"), rows)


# --- tax


def _tax_tables() -> dict[str, Callable[[], str]]:
    sys.path[:0] = [] if str(DOCS) in sys.path else [str(DOCS)]
    from tax_tables import TABLES

    return {made.__name__.replace("_", "-"): lambda made=made: table(*made()) for made in TABLES}  # type: ignore[misc]


_PARTS = (
    commands,
    categories,
    category_attributes,
    attributes,
    pack_columns,
    pack_limits,
    text_columns,
    document_columns,
    errors,
)
_MONEY = (
    accounts,
    transfer_kinds,
    commissions,
    payment_costs,
    fulfilment_costs,
    rival_fees,
    market_rules,
    guarantee_years,
)
BLOCKS: dict[str, Callable[[], str]] = {f.__name__.replace("_", "-"): f for f in (*_PARTS, *_MONEY)} | _tax_tables()


def prepare() -> None:
    """Set Django up without a database: commands and the pack reader import models."""
    sys.path[:0] = [path for path in (str(DOCS), str(SOURCE.parent)) if path not in sys.path]
    given = {
        "DJANGO_SETTINGS_MODULE": "argosy.web.settings",
        "DATABASE_URL": "postgresql://nobody@/none?host=/nonexistent",
        "ARGOSY_SECRET_KEY": "not-used",
        "ARGOSY_HOME": tempfile.gettempdir(),
    }
    os.environ.update(given | os.environ)
    import django

    django.setup()


def filled(page: str) -> str:
    """The page with its blocks made anew. Raises KeyError for a block that nothing makes."""
    return _BLOCK.sub(lambda m: f"{m[1]}{BLOCKS[m[2]]().rstrip()}\n{m[3]}", page)


def main() -> int:
    prepare()
    stale = []
    for path in sorted(DOCS.glob("**/*.md")):
        after = filled(before := path.read_text("utf-8"))
        if after != before:
            stale.append(path.relative_to(DOCS.parent).as_posix())
            if "--check" not in sys.argv:
                path.write_text(after, "utf-8")
    print("\n".join(stale) if stale else "everything is up to date")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
