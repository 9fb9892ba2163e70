"""A table of facts that does not stand is refused by file and line, and the tables at hand stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from argosy.pricing import datafile, duty, rates, schemes, tables, territories
from argosy.pricing.datafile import DataFault, Shape

SHAPE = {
    "rate": Shape(
        needed={"area": datafile.text, "percent": datafile.percent}, optional={"per": datafile.one_of("a", "b")}
    )
}
GOOD = """format = 1

[[rate]]
area = "ES"
percent = "21"
valid_from = 2012-09-01
source = "a law"
confidence = "known"
"""


def load(folder: Path, text: str) -> dict[str, tuple[datafile.Row, ...]]:
    (folder / "x.toml").write_text(text, "utf-8")
    return datafile.read("x.toml", SHAPE, folder)


def test_a_table_is_read_with_the_place_of_each_entry(tmp_path: Path) -> None:
    (row,) = load(tmp_path, GOOD)["rate"]
    assert (row.file, row.line, row["percent"], row["valid_to"]) == ("x.toml", 3, Decimal(21), None)
    assert row.holds(date(2012, 9, 1)) and not row.holds(date(2012, 8, 31))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('percent = "21"', "percent = 21", "x.toml:5: [[rate]] percent: must be a percentage in quotation marks"),
        ('percent = "21"', 'percent = "2l"', "x.toml:5: [[rate]] percent: '2l' is no percentage"),
        ('percent = "21"', 'percent = "-1"', "x.toml:5: [[rate]] percent: -1 does not lie between 0 and 100"),
        ('percent = "21"\n', "", "x.toml:3: [[rate]] percent: is missing"),
        ('area = "ES"', 'area = " "', "x.toml:4: [[rate]] area: must be a text that is not empty"),
        ('area = "ES"', 'area = "ES"\nrte = 1', "x.toml:5: [[rate]] rte: is no field of [[rate]]"),
        ('area = "ES"', 'area = "ES"\nper = "c"', "x.toml:5: [[rate]] per: must be one of a, b"),
        ("2012-09-01", '"2012-09-01"', "x.toml:6: [[rate]] valid_from: must be a day"),
        ("2012-09-01", "2012-09-01\nvalid_to = 2011-01-01", "x.toml:7: [[rate]] valid_to: 2011-01-01 lies before"),
        ('"known"', '"sure"', "x.toml:8: [[rate]] confidence: must be one of official"),
        ('source = "a law"\n', "", "x.toml:3: [[rate]] source: is missing"),
        ("[[rate]]", "[[rates]]", "x.toml:3: there is no table 'rates' here"),
        ('area = "ES"', "area = ES", "x.toml:4: "),
    ],
)
def test_a_fault_is_told_by_file_line_and_field(tmp_path: Path, before: str, after: str, told: str) -> None:
    assert before in GOOD
    with pytest.raises(DataFault) as refused:
        load(tmp_path, GOOD.replace(before, after, 1))
    assert str(refused.value).startswith(told)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataFault) as refused:
        load(tmp_path, GOOD.replace('"21"', "21").replace('"known"', '"x"'))
    assert len(str(refused.value).splitlines()) == 2


def test_two_entries_for_one_day_are_refused_with_both_lines(tmp_path: Path) -> None:
    rows = load(tmp_path, GOOD + GOOD.removeprefix("format = 1\n"))["rate"]
    with pytest.raises(DataFault, match=r"x\.toml:\d+: ES has two entries on 2012-09-01, the other at line 3"):
        datafile.dated(rows, lambda row: row["area"])


def test_the_tables_at_hand_stand_and_cite_their_sources() -> None:
    assert len(rates.rows()) > 100
    assert duty.tables()["tariff"] and duty.fee_rows() and territories.exceptions()
    assert {row["id"] for rows in schemes._tables()[1].values() for row in rows} >= set(schemes.SCHEMES)
    assert all(not row["enabled"] for row in duty.fee_rows() if row["confidence"] == "announced")


def test_every_area_with_a_rate_is_a_country_or_a_territory() -> None:
    known = {*territories.EU, *territories.OTHERS, *(row["code"] for row in territories.exceptions())}
    assert {row["area"] for row in rates.rows()} <= known
    assert set(territories.EU) <= set(tables.vat_rates())


STATE = """format = 1

[[state]]
country = "AT"
progressive = "yes"
new_goods = "since-first-offer"
perishable = "exempt"
valid_from = 2022-07-20
source = "a law"
confidence = "known"
"""


def laws(folder: Path, text: str) -> dict[str, tuple[datafile.Row, ...]]:
    (folder / "reductions.toml").write_text(text, "utf-8")
    return tables.laws_of(datafile.read("reductions.toml", tables.REDUCTION_SHAPE, folder)["state"])


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"yes"', '"perhaps"', "reductions.toml:5: [[state]] progressive: must be one of yes, no, unknown"),
        (
            '"since-first-offer"',
            '"weekly"',
            "reductions.toml:6: [[state]] new_goods: must be a whole number of days, or",
        ),
        ('"since-first-offer"', "0", "reductions.toml:6: [[state]] new_goods: must be a whole number of days, or"),
        ('"since-first-offer"', "true", "reductions.toml:6: [[state]] new_goods: must be a whole number of days, or"),
        ('"since-first-offer"', "30", "reductions.toml:3: [[state]] new_goods: must be fewer days than 30"),
        ('"since-first-offer"', '"none"', 'reductions.toml:3: [[state]] meanwhile: goes with new_goods = "none"'),
        (
            '"since-first-offer"',
            '7\nmeanwhile = "nothing"',
            'reductions.toml:3: [[state]] meanwhile: goes with new_goods = "none"',
        ),
        ('"exempt"', '"never"', "reductions.toml:7: [[state]] perishable: must be a whole number of days, or one of"),
        (
            '"yes"',
            '"no"\nsteps_within = 30',
            "reductions.toml:3: [[state]] progressive: steps have a limit that do not count at all",
        ),
        (
            '"yes"',
            '"yes"\nsteps_within = 30\nsteps_until = 60',
            "reductions.toml:3: [[state]] steps_until: there is another limit already",
        ),
        ('"yes"', '"yes"\nsteps_until = 0', "reductions.toml:6: [[state]] steps_until: must be a whole number of days"),
        ('"yes"', '"yes"\nsteady = "yes"', "reductions.toml:6: [[state]] steady: must be true or false"),
    ],
)
def test_a_rule_for_reductions_that_contradicts_itself_is_refused(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    assert laws(tmp_path, STATE)["AT"][0]["new_goods"] == "since-first-offer"
    with pytest.raises(DataFault) as refused:
        laws(tmp_path, STATE.replace(before, after, 1))
    assert told in str(refused.value)


def test_a_rule_for_reductions_holds_from_its_day_and_strictly_before() -> None:
    before = tables.reduction_rule("it", date(2023, 6, 30))
    after = tables.reduction_rule("it", date(2023, 7, 1))
    assert (before.country, before.progressive, before.new_goods, before.confidence) == (
        "IT",
        False,
        "nothing",
        "assumed",
    )
    assert (after.progressive, after.new_goods, after.confidence) == (True, "since-first-offer", "official")
    assert "17-bis" in after.source
