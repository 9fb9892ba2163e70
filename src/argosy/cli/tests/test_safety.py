"""`argosy safety`: restricting, recalling and lifting from the command line, each once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from argosy.safety.tests import scene

pytestmark = pytest.mark.db


@pytest.fixture
def product(db: None, tmp_path: Path) -> Any:
    return scene.product_of(scene.market(tmp_path / "pack", ("es", "de"), products=1)[0])


def told(*args: str) -> tuple[int, str]:
    from argosy.cli.safety import group

    result = CliRunner().invoke(group, args)
    return result.exit_code, result.output


def test_goods_are_restricted_recalled_and_lifted(product: Any) -> None:
    from argosy.fulfilment import api as fulfilment
    from argosy.safety import api as safety

    sku, by = product.variants[0].sku, ("--by", "olga@argosy.example")
    restrict = (
        "restrict",
        sku,
        "--markets",
        "de",
        "--ground",
        "dangerous",
        "--facts",
        scene.FACTS,
        "--law",
        scene.LAW,
        *by,
    )
    code, output = told(*restrict)
    number = output.split(":")[0]
    assert code == 0 and "off sale in de. 0 orders stopped" in output
    assert told(*restrict)[0] == 0
    assert [r.number for r in safety.restrictions(active=True)] == [number]
    assert fulfilment.available([product.variants[0].id], "de") == {}
    recall = ("recall", number, "--hazard", "fire", "--measure", "unplug", "--remedy", "refund")
    contact = ("--contact", "Service", "recall@xiaomi.example", "+49 30 1234567")
    code, output = told(*recall, *contact, *by)
    assert code == 1 and "Offer a choice of two" in output
    code, output = told(*recall, "--remedy", "repair", *contact, "--publish", *by)
    assert code == 0 and "published. 0 buyers listed, 0 told." in output
    assert told("lift", number, "--because", "Repaired.", *by) == (0, f"{number}: lifted.\n")
    assert told("lift", number, "--because", "Repaired.", *by) == (0, f"{number}: was lifted before.\n")
    assert fulfilment.available([product.variants[0].id], "de") == {product.variants[0].id: 20}


def test_notices_are_listed_and_a_mistake_is_a_sentence(product: Any) -> None:
    notice = scene.told(product.id, kind="regulator")
    code, output = told("notices", "--json")
    assert code == 0
    listed = json.loads(output)
    assert (listed["number"], listed["kind"], listed["overdue"]) == (notice.number, "regulator", False)
    assert notice.number in told("notices")[1]
    code, output = told("lift", "N-22222222", "--because", "Why not.", "--by", "olga")
    assert code == 1 and "There is no restriction N-22222222" in output
