"""`argosy doctor` says what is wrong, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from argosy.cli.doctor import doctor


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that does not exist yet."""
    monkeypatch.setenv("ARGOSY_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "home"


def examined() -> dict[str, dict[str, str]]:
    said = CliRunner().invoke(doctor, ["--json"])
    return {finding["check"]: finding for finding in json.loads(said.output)}


def test_a_fresh_installation_is_in_order_and_stays_untouched(nowhere: Path) -> None:
    found = examined()
    assert found["Data folder"]["level"] == found["Database"]["level"] == found["PostgreSQL programs"]["level"] == "ok"
    assert "not made yet" in found["Database"]["found"]
    assert not nowhere.exists()


def test_every_finding_that_is_not_well_says_what_to_do(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere.write_text("in the way")
    monkeypatch.setenv("ARGOSY_PORT", "none")
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@127.0.0.1:1/none")
    found = examined()
    failed = {name for name, finding in found.items() if finding["level"] == "fail"}
    assert {"Data folder", "Database", "Port"} <= failed
    assert all(finding["todo"] for finding in found.values() if finding["level"] != "ok")
    assert CliRunner().invoke(doctor, []).exit_code == 1
