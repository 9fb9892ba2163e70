"""`argosy price set`, `apply`, `tell` and `lists`: shown first, published whole, refused with what to do."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner

pytestmark = pytest.mark.db


@pytest.fixture
def brand(db: None, tmp_path: Path) -> dict[str, Any]:
    from argosy.web.brand.tests.world import tenant

    made = tenant(tmp_path, "alder", "Alderwood", 1101)
    return {"slug": "alder", "sku": "ALDERWOOD-SKU", "variant": made.variant}


def run(*words: str) -> Any:
    from argosy.cli.price import price

    return CliRunner().invoke(price, list(words))


def gross(brand: dict[str, Any]) -> int:
    from argosy.pricing import api as pricing

    variant: UUID = brand["variant"]
    return pricing.current([variant], "es")[variant].gross


def test_a_preview_changes_nothing_and_apply_does_exactly_that(brand: dict[str, Any]) -> None:
    before = gross(brand)
    shown = run("set", "--brand", "alder", "--market", "es", "--by", "10%", "--preview", "--json")
    told = json.loads(shown.stdout)
    assert (shown.exit_code, told["state"], told["can_apply"], gross(brand)) == (0, "open", True, before)
    (offer,) = told["offers"]
    assert (offer["sku"], offer["before"]) == (brand["sku"], before)
    done = run("apply", told["proposal"], "--brand", "alder")
    assert done.exit_code == 0 and "Published at" in done.stdout
    assert gross(brand) == offer["after"]
    assert run("apply", told["proposal"], "--brand", "alder").exit_code == 0


def test_a_preview_tells_people_the_command_that_does_it(brand: dict[str, Any]) -> None:
    shown = run("set", "--brand", "alder", "--market", "es", "--by", "10%", "--preview")
    (hint,) = [line for line in shown.stdout.splitlines() if line.startswith("Nothing is changed yet.")]
    words = hint.partition("argosy price ")[2].split()
    assert (words[0], words[2:]) == ("apply", ["--brand", "alder"])
    assert "Published at" in run(*words).stdout


def test_a_proof_names_the_state_s_rule_and_where_it_stands(brand: dict[str, Any]) -> None:
    from uuid import uuid4

    from argosy.kernel import clock
    from argosy.pricing import api as pricing

    listed, now = gross(brand), clock.now()
    pricing.reduce(uuid4(), [brand["variant"]], "es", 1_000, now + timedelta(days=1), now + timedelta(days=3))
    with clock.travel(now + timedelta(days=2)):
        shown = run("prove", brand["sku"], "--market", "es")
        told = json.loads(run("prove", brand["sku"], "--market", "es", "--json").stdout)
    assert shown.exit_code == 0, shown.stderr
    assert "It may claim −10 %." in shown.stdout
    assert (
        "Rule of ES: every step of a reduction counts from before itself; goods newer than 30 days count from"
        in shown.stdout
    )
    assert "Where it stands: Ley 7/1996 (LOCM) Art. 20" in shown.stdout and "(known)" in shown.stdout
    assert (told["lowest"], told["percent"], told["barred"]) == (listed, 10, "")
    assert (told["rule"]["country"], told["rule"]["progressive"], told["rule"]["new_goods"]) == (
        "ES",
        False,
        "since-first-offer",
    )
    assert told["rule"]["source"].startswith("Ley 7/1996") and told["rule"]["confidence"] == "known"


def test_every_rule_has_words() -> None:
    from argosy.cli.price.evidence import BARRED, rule_lines
    from argosy.pricing.tables import reduction_laws, rule_of

    said = {country: next(rule_lines(rule_of(rows[-1]), "")) for country, rows in reduction_laws().items()}
    assert said["PL"] == (
        "Rule of PL: every step of a reduction counts from before itself; goods newer than 30 days count from their lowest price so far."
    )
    assert "count from the lowest price of 15 days, once they have been offered for so long" in said["HU"]
    assert "for 60 days from it on; of goods newer than 30 days no reduction may be announced." in said["FI"]
    assert "from before the first of the 30 days before them" in said["SE"]
    assert said["CH"].endswith("the price must have stood without a change.")
    assert set(BARRED) == {"never-priced", "too-new", "unsteady"}


def test_without_preview_it_is_done_and_told(brand: dict[str, Any]) -> None:
    answer = run("set", "--brand", "alder", "--sku", brand["sku"], "--market", "es", "--to", "31.90")
    assert (answer.exit_code == 0 and "1 of 1 offers change: 1 up" in answer.stdout) or "1 down" in answer.stdout
    assert gross(brand) == 3_190
    back = run("set", "--brand", "alder", "--sku", brand["sku"], "--market", "es", "--back")
    assert back.exit_code == 0 and gross(brand) != 3_190


def test_a_broken_rail_changes_nothing_and_is_an_error(brand: dict[str, Any]) -> None:
    before = gross(brand)
    answer = run("set", "--brand", "alder", "--market", "es", "--by", "-85")
    assert answer.exit_code == 1 and "ALDERWOOD-SKU (es): below cost" in answer.stderr
    assert gross(brand) == before


def test_a_strategy_is_set_and_listed(brand: dict[str, Any]) -> None:
    assert run("set", "--brand", "alder", "--market", "es", "--margin", "30", "--step", "20%").exit_code == 0
    listed = run("lists", "--brand", "alder")
    assert "margin 30 %; at most 20 % a day" in listed.stdout
    (first, *_) = json.loads(run("lists", "--brand", "alder", "--json").stdout)
    assert first["terms"]["margin_bp"] == 3_000


def test_figures_are_taken_row_by_row(brand: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("sku,kind,amount,currency,market\nALDERWOOD-SKU,minimum,20.00,EUR,es\nNOBODY,cost,1,EUR,es\n")
    answer = run("tell", str(file), "--brand", "alder")
    assert answer.exit_code == 1
    assert "1 figures are new, 0 were known, 1 rows were left out." in answer.stdout
    assert 'Row 3, sku: There is no article "NOBODY"' in answer.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "ten"), "is no percentage"),
        (("--margin", "10", "--factor", "2"), "Give one of"),
        (("--to", "9.99"), "belongs to articles in one market"),
        (("--sku", "ALDERWOOD-SKU", "--market", "es", "--to", "cheap"), "is no amount of EUR"),
        (("--sku", "NOBODY", "--by", "1"), 'no article "NOBODY"'),
        (("--market", "xx", "--by", "1"), "xx"),
        (("--factor", "1e9"), "must lie between"),
        (("--from", "2020-01-01", "--by", "1"), "has passed"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(brand: dict[str, Any], words: tuple[str, ...], said: str) -> None:
    before = gross(brand)
    answer = run("set", "--brand", "alder", *words)
    assert answer.exit_code == 2 and said in answer.stderr, answer.stderr
    assert gross(brand) == before


def test_a_table_with_a_bad_row_is_refused_whole(brand: dict[str, Any], tmp_path: Path) -> None:
    before = gross(brand)
    file = tmp_path / "prices.csv"
    file.write_text("sku,market,price\nALDERWOOD-SKU,es,31.90\nALDERWOOD-SKU,es,32.90\n")
    answer = run("set", "--brand", "alder", "--file", str(file))
    assert (
        answer.exit_code == 2 and "stands in row 2 already" in answer.stderr and "Nothing was changed" in answer.stderr
    )
    assert gross(brand) == before


def test_goods_of_the_catalogue_are_quoted_with_every_tax(brand: dict[str, Any]) -> None:
    told = json.loads(run("quote", "ALDERWOOD-SKU:2", "--market", "es", "--ship-to", "28013", "--json").stdout)
    assert (told["totals"]["gross_minor"], told["totals"]["duty_minor"]) == (2 * gross(brand), 0)
    assert told["scheme"] == "deemed_supplier_domestic"
    # From China its tariff code is one line of duty, told before anything is ordered.
    told = json.loads(run("quote", "ALDERWOOD-SKU:2", "--market", "es", "--ship-from", "cn", "--json").stdout)
    assert (told["scheme"], told["totals"]["duty_minor"]) == ("deemed_supplier_ioss", 300)
    assert "duty" in " ".join(told["explanation"]["shopper"]).lower()
    told = json.loads(run("quote", "ALDERWOOD-SKU", "--market", "es", "--ship-to", "38001", "--json").stdout)
    assert told["ship_to"]["territory"] != "ES"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name goods by SKU"),
        (("ALDERWOOD-SKU",), "Name goods by SKU"),
        (("ALDERWOOD-SKU:x", "--market", "es"), "write the number of units"),
        (("NOBODY", "--market", "es"), "NOBODY"),
        (("ALDERWOOD-SKU", "--market", "fr"), "has no price in market fr"),
        (("ALDERWOOD-SKU", "--market", "es", "--facts", "x.json"), "leave goods and the other options out"),
        (("ALDERWOOD-SKU", "--market", "es", "--business", "ES123"), "vat_id"),
    ],
)
def test_a_quote_that_cannot_be_says_what_to_give(brand: dict[str, Any], words: tuple[str, ...], said: str) -> None:
    answer = run("quote", *words)
    assert answer.exit_code == 2 and said in answer.stderr, answer.stderr
