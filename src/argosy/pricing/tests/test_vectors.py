"""Every case of the tables in vectors/ comes out as it was worked out by hand, and the tables reach every branch."""

from __future__ import annotations

from decimal import Decimal

import pytest

from argosy.kernel.errors import ArgosyError
from argosy.pricing import tax
from argosy.pricing.tests.cases import AMOUNTS, facts, rows

CASES = list(rows())
QUOTED = [row for row in CASES if not row["scheme"].startswith("error:")]
REFUSED = [row for row in CASES if row["scheme"].startswith("error:")]


@pytest.mark.parametrize("row", QUOTED, ids=lambda row: row["id"])
def test_a_sale_is_taxed_as_worked_out(row: dict[str, str]) -> None:
    quote = tax.quote(facts(row))
    found = {name: str(getattr(quote.sums, name)) for name in AMOUNTS}
    by_line = "|".join(str(line.vat) for line in quote.lines)
    told = (quote.decision.scheme, quote.decision.owes, found, by_line)
    assert told == (row["scheme"], row["owes"], {name: row[name] for name in AMOUNTS}, row["vat_by_line"])


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: row["id"])
def test_what_is_not_known_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(ArgosyError) as refused:
        tax.quote(facts(row))
    assert f"error:{refused.value.code}" == row["scheme"]
    assert refused.value.fields


def test_the_tables_are_whole() -> None:
    assert len(CASES) >= 200
    assert len({row["id"] for row in CASES}) == len(CASES)
    for row in CASES:
        assert row["source"] and row["working"], row["id"]
    for row in QUOTED:
        net, vat, gross, duty, charges, total = (int(row[name]) for name in AMOUNTS)
        assert (net + vat, gross + duty + charges) == (gross, total), row["id"]
        assert sum(map(int, row["vat_by_line"].split("|"))) == vat, row["id"]


def test_every_scheme_territory_class_and_rule_is_in_the_tables() -> None:
    quotes = [tax.quote(facts(row)) for row in QUOTED]
    assert {q.decision.scheme for q in quotes} == set(tax.SCHEMES)
    assert {q.decision.owes for q in quotes} == {"seller", "platform", "buyer", "none"}
    reached = {t.code for q in quotes for t in (q.ship_from, q.ship_to)}
    assert {row["code"] for row in tax.exceptions()} <= reached
    standard = {
        p.rate.area for q in quotes for x in q.lines for p in x.parts if p.rate and p.rate.tax_class == "standard"
    }
    assert {*tax.EU, "GB", "CH", "NO"} <= standard
    classes = {p.rate.tax_class for q in quotes for x in q.lines for p in x.parts if p.rate}
    assert classes == {"standard", *tax.classes()}
    assert {x.customs.rule for q in quotes for x in q.lines} == {"none", "relief", "per_hs6", "tariff", "preference"}
    assert {f.id for q in quotes for x in q.lines for f in x.fees} == {row["id"] for row in tax.fee_rows()}
    assert {row["scheme"] for row in REFUSED} == {
        f"error:pricing-{name}"
        for name in "missing-rate no-scheme bad-hs-code tariff-unknown tariff-short tariff-refused".split()
    }
    whys = {q.decision.why for q in quotes}
    assert len(whys) == 19


@pytest.mark.parametrize(
    "row", [r for r in QUOTED if r["id"].startswith(("standard-", "book-", "change-"))], ids=lambda r: r["id"]
)
def test_the_rate_in_the_working_is_the_one_on_file(row: dict[str, str]) -> None:
    written = Decimal(row["working"].split(" x ")[1].split(" %")[0])
    (line,) = tax.quote(facts(row)).lines
    assert line.rate is not None
    assert line.rate.percent == written
    assert line.rate.source
