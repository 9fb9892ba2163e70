"""The platform's particulars are those in force on the day, from the installation's own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from argosy.invoicing.errors import BadDocument
from argosy.invoicing.platform import PLATFORM_ID, platform

ROW = """
[[platform]]
valid_from = {start}
name = "{name}"
address = ["1 Quay Street", "D01 Dublin"]
country = "IE"
vat_id = "IE1234567T"
prefix = "YM"
"""


def test_the_company_of_the_day_issues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "platform.toml"
    rows = ROW.format(start="2027-01-01", name="New Ltd") + ROW.format(start="2026-01-01", name="Old Ltd")
    own.write_text("format = 1\n" + rows, "utf-8")
    monkeypatch.setenv("ARGOSY_PLATFORM", str(own))
    assert platform(date(2026, 12, 31)).name == "Old Ltd"
    told = platform(date(2027, 1, 1))
    assert (told.name, told.id, told.prefix, told.kind) == ("New Ltd", PLATFORM_ID, "YM", "platform")
    with pytest.raises(BadDocument):
        platform(date(2025, 12, 31))


def test_without_a_file_a_made_up_company_issues(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOSY_PLATFORM", raising=False)
    assert platform(date(2026, 11, 27)).name == "Argosy Demo Marketplace, S.L."
