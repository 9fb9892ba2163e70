"""The box that takes off sale what a pack leaves out: nothing without it, the same as the command with it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from argosy.web.brand.tests.world import COLUMNS, pack

pytestmark = pytest.mark.db


def another(folder: Path, slug: str) -> Path:
    """The tenant's pack with its only product renamed to another model and SKU, so that the first one is left out."""
    folder.mkdir()
    path = pack(folder, slug, "Alderwood", 1101)
    with zipfile.ZipFile(path) as source:
        files = {name: source.read(name) for name in source.namelist()}
    heading, row = files["products.csv"].decode().strip().split("\n")
    assert heading == COLUMNS
    cells = row.split(",")
    cells[0], cells[1], cells[2] = "ALDER-NEW", "2911019999996", "alder-other"
    files["products.csv"] = f"{heading}\n{','.join(cells)}\n".encode()
    files["stock.csv"] = b"warehouse,sku,quantity\nMAD,ALDER-NEW,4\n"
    with zipfile.ZipFile(path, "w") as target:
        for name, content in files.items():
            target.writestr(name, content)
    return path


def send(member: Any, ours: Any, path: Path, **more: str) -> str:
    with path.open("rb") as sent:
        form = {"pack": sent, "markets": ["es", "pl"], "what": "launch"} | more
        answer = member.post(f"/brand/{ours.slug}/launch/", form, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_what_a_pack_leaves_out_is_withdrawn_only_with_the_box_ticked(ours: Any, member: Any, tmp_path: Path) -> None:
    from argosy.channel import api as channel

    path = another(tmp_path / "next", ours.slug)
    before = set(channel.on_sale(ours.id))
    assert before == {ours.product}
    page = send(member, ours, path)
    assert "On sale but not in this pack" in page and "Still on sale" in page and "Withdrawn" not in page
    assert before < set(channel.on_sale(ours.id))
    page = send(member, ours, path, withdraw_missing="yes")
    assert "Withdrawn" in page and "Still on sale" not in page
    assert ours.product not in channel.on_sale(ours.id) and len(channel.on_sale(ours.id)) == 1
    standalone = member.get(f"/brand/{ours.slug}/launch/report.html").content.decode()
    assert "On sale but not in this pack" in standalone and "Withdrawn" in standalone
