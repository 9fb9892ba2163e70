"""The table from the law to the rules: it names every rule that ships, and none that does not."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

from argosy.compliance import law

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "market-rules.md"
LAW = (
    "GPSR", "DSA Art. 30–32", "DAC7", "2023/1669", "2019/2013", "2014/53/EU", "2016/425", "2022/2380", "2023/1542", "2025/40",
    "Omnibus", "2011/83", "2023/2673", "2024/825", "2025/1960", "2018/302", "2019/882", "HS6", "98/6/EC", "1272/2008", "1907/2006",
    "648/2004", "2024/1799", "OSS", "Handling fee",
)  # fmt: skip


def rows() -> list[list[str]]:
    text = PAGE.read_text("utf-8").split("## From the law to the rules", 1)[1].split("\n## ", 1)[0]
    listed = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in listed[2:]]


def named() -> list[str]:
    return [name for row in rows() for name in re.findall(r"`([^`]+)`", row[2])]


def test_every_rule_stands_in_the_table() -> None:
    ids = set(law.default().by_id)
    missing = {i for i in ids if not any(fnmatch.fnmatchcase(i, pattern) for pattern in named())}
    assert missing == set()


def test_the_table_names_no_rule_that_is_not_there() -> None:
    ids = set(law.default().by_id)
    assert len(named()) > 40
    assert [pattern for pattern in named() if not fnmatch.filter(ids, pattern)] == []


def test_the_law_that_concerns_our_goods_has_its_row_and_a_row_without_rules_says_why() -> None:
    told = "\n".join(row[0] for row in rows())
    assert [act for act in LAW if act not in told] == []
    for row in rows():
        assert len(row) == 4 and row[1], row
        assert re.search("`", row[2]) or (row[2] == "none" and row[3].endswith(".")), row


def test_the_days_of_the_table_are_days_on_which_its_rules_begin() -> None:
    by_id = law.default().by_id
    for row in rows():
        ids = [i for pattern in re.findall(r"`([^`]+)`", row[2]) for i in fnmatch.filter(by_id, pattern)]
        begins = {str(r.valid_from) for i in ids for r in by_id[i]}
        first = re.search(r"\d{4}-\d{2}-\d{2}", row[1])
        assert not ids or not first or first[0] in begins, row
