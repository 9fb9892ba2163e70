"""`argosy coupon` and `argosy consents`: codes made, listed and stopped, and who allows advertising."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argosy.kernel import clock

pytestmark = pytest.mark.db


def told(command: Any, *args: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_a_coupon_is_made_used_listed_and_stopped(db: None, tmp_path: Path) -> None:
    from market import launch_market, request

    from argosy.campaigns import api as campaigns
    from argosy.checkout import api as checkout
    from argosy.cli.consents import consents
    from argosy.cli.coupons import group

    variant = launch_market(tmp_path / "pack", products=1)[0]
    until = (clock.now() + timedelta(days=9)).strftime("%Y-%m-%d")
    common = ("--markets", "es", "--until", until, "--uses", "3")
    made = told(group, "make", "poco-20", "--amount", "20", "--minimum", "199", "--brand", "xiaomi", *common)
    assert made == (0, f"POCO-20 holds in es until {until} 00:00 UTC.\n")
    assert told(group, "make", "bad1", *common)[0] == 2
    assert told(group, "make", "bad1", "--amount", "1,0,0", *common)[0] == 2
    code, refused = told(group, "make", "bad1", "--amount", "20", "--minimum", "20", *common)
    assert code == 1 and "check minimum" in refused
    marketing = checkout.consent_text("marketing", "es").version
    checkout.place(request("k1", {variant: 1}, coupon="POCO-20", marketing=marketing))
    found = json.loads(told(group, "list", "--brand", "xiaomi", "--json")[1])
    assert (found["uses"], found["spent"], found["markets"], found["state"]) == (1, 2000, ["es"], "open")
    assert "1 of 3" in told(group, "list")[1]
    assert told(group, "stop", "poco-20") == (0, "POCO-20 is stopped. Used: 1 of 3.\n")
    assert told(group, "stop", "nosuch")[0] == 1 and told(group, "list", "--brand", "nobody")[0] == 1
    with pytest.raises(campaigns.CouponRefused):
        checkout.place(request("k2", {variant: 1}, coupon="POCO-20", email="second@example.org"))
    allowed = json.loads(told(consents, "--market", "es", "--json")[1])
    assert (allowed["email"], allowed["version"]) == ("ana@example.org", marketing) and "correo" in allowed["words"]
    assert "Nobody." in told(consents, "--market", "de")[1]
