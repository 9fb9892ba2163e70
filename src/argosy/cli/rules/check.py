"""`argosy rules check`: the verdict on stored products, on a pack, or on plain facts, for any day."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from argosy.cli.rules import options
from argosy.compliance import law

MOST_PROBLEMS = 10


@click.command("check")
@click.argument("products", nargs=-1, metavar="[PRODUCT|PACK]...")
@click.option(
    "--facts", type=click.Path(path_type=Path), help="A JSON file of plain facts instead; - reads standard input."
)
@click.option("--lenient", is_flag=True, help="Leave out facts that cannot be taken instead of refusing them.")
@options.market_option
@options.on_option
@options.gate_option
@click.option("--brand", metavar="SLUG", help="The brand, where several use one SKU or model.")
@options.language_option
@options.json_option
def check(
    products: tuple[str, ...],
    facts: Path | None,
    lenient: bool,
    markets: tuple[str, ...],
    on: date | None,
    gate: str,
    brand: str | None,
    language: str,
    as_json: bool,
) -> None:
    """May it be sold in --market on that day, and if not, why and what to do? Without --market: in all that are open.

    A PRODUCT is an id, SKU, GTIN or model of the stored catalogue, judged by what is stored now; a PACK is a brand's folder or zip,
    judged by what it alone says, without a database and without writing anything; --facts takes plain facts (see `argosy rules
    facts`). Every rule that applies is told with its outcome, the facts it read, what to do and the law.

    Exit code 0: all allowed or allowed with warnings; 1: something is blocked or unknown; 2: the question cannot be answered.
    """
    if (facts is None) == (not products):
        raise click.UsageError("Name products or a pack, or give --facts FILE.json: one of the two.")
    if facts is not None and brand:
        raise click.UsageError("--brand belongs to stored products: plain facts have theirs in them.")
    day, codes = on or options.today(), options.market_codes(markets) or options.open_markets()
    if facts is not None:
        told = list(_of_facts(facts, lenient, codes, day, gate, language))
    else:
        told = [row for name in products for row in _of_name(name, brand, codes, day, gate, language)]
    _answer(told, language, as_json)


def _answer(told: list[dict[str, Any]], language: str, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(told[0] if len(told) == 1 else told, ensure_ascii=False, indent=2, default=str))
    else:
        from argosy.cli.rules.showing import verdicts

        verdicts(told, language)
    sys.exit(0 if told and all(row["verdict"] in ("allowed", "warn") for row in told) else 1)


# --- plain facts


def _of_facts(
    path: Path, lenient: bool, markets: Sequence[str], on: date, gate: str, language: str
) -> Iterator[dict[str, Any]]:
    known = law.default()
    facts, misfits = law.read_facts(read_json(path), known)
    for told_of in (*misfits, *law.hints(facts, known)):
        click.echo(str(told_of), err=True)
    if misfits and not lenient:
        told = "1 fact" if len(misfits) == 1 else f"{len(misfits)} facts"
        click.echo(f"{told} cannot be taken: correct the file, or leave them out by --lenient.", err=True)
        sys.exit(2)
    for market in markets:
        yield law.evaluate(facts, market, on, gate).as_dict(language)


def read_json(path: Path) -> Any:
    """The file's content. Raises UsageError for what cannot be read."""
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return json.loads(
            raw.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_each_once,
        )
    except OSError as trouble:
        raise click.UsageError(f"{path} cannot be read ({trouble.strerror}): give a JSON file of facts.") from None
    except (ValueError, RecursionError) as trouble:
        raise click.UsageError(f"{path} is no JSON that can be read: {trouble}.") from None


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(n for n in names if names.count(n) > 1)!r} is given twice")
    return found


# --- products and packs


def _of_name(
    name: str, brand: str | None, markets: Sequence[str], on: date, gate: str, language: str
) -> Iterator[dict[str, Any]]:
    from argosy.kernel.errors import ArgosyError

    path = Path(name)
    try:
        if path.is_dir() or path.suffix.lower() == ".zip":
            yield from _of_pack(path, markets, on, gate, language)
        else:
            yield from _of_product(name, brand, markets, on, gate, language)
    except ArgosyError as trouble:
        raise click.UsageError(trouble.sentence(language)) from None


def _of_pack(path: Path, markets: Sequence[str], on: date, gate: str, language: str) -> Iterator[dict[str, Any]]:
    from argosy.cli.main import ready

    ready(database=False)
    from argosy.compliance import api as compliance
    from argosy.launch import api as launching

    pack = launching.look(path)
    for problem in pack.problems[:MOST_PROBLEMS]:
        click.echo(f"{problem.file}:{problem.row}: {launching.sentence(problem, language)}", err=True)
    if len(pack.problems) > MOST_PROBLEMS:
        click.echo(f"… and {len(pack.problems) - MOST_PROBLEMS} more problems in the pack", err=True)
    for product, verdict in compliance.assess(pack.brand, pack.products, pack.numbers, markets, on, gate):
        skus = [v["sku"] for v in product["variants"]]
        yield _row(pack.brand["slug"], product["model"], None, skus, verdict, language)


def _of_product(
    name: str, brand: str | None, markets: Sequence[str], on: date, gate: str, language: str
) -> Iterator[dict[str, Any]]:
    from argosy.cli.main import ready

    ready()
    from argosy.catalogue import api as catalogue
    from argosy.compliance import api as compliance
    from argosy.programme import api as programme

    found = catalogue.find(name, programme.brand(brand).id if brand else None)
    records = catalogue.products([product_id for product_id, _ in found])
    owners = {r.brand_id: programme.brand_by_id(r.brand_id) for r in records}
    if not records:
        raise click.UsageError(_not_found(name, brand))
    if len(records) > 1:
        slugs = ", ".join(sorted({owner.slug for owner in owners.values()}))
        raise click.UsageError(f"{name!r} is a name that several products have ({slugs}): say whose by --brand.")
    (record,) = records
    owner, sku = owners[record.brand_id], found[0][1]
    numbers = compliance.registrations(owner.id)
    skus = [v.sku for v in record.variants]
    for _, verdict in compliance.assess(owner, [record], numbers, markets, on, gate, owner.id):
        yield {**_row(owner.slug, record.model, sku or None, skus, verdict, language), "product_id": str(record.id)}


def _not_found(name: str, brand: str | None) -> str:
    of = f" of the brand {brand}" if brand else ""
    return (
        f"There is no product {name!r}{of} and no pack there: give an id, SKU, GTIN or model as the catalogue has it, "
        "or the path of a pack."
    )


def _row(
    brand: str, model: str, sku: str | None, skus: list[str], verdict: law.Verdict, language: str
) -> dict[str, Any]:
    """A verdict with the product it speaks of; `sku` is the one asked for, or the only one."""
    told = verdict.as_dict(language)
    named = {"brand": brand, "product": model, "sku": sku or (skus[0] if len(skus) == 1 else None), "skus": skus}
    return {"verdict": told.pop("verdict"), **named, **told}
