"""Sample packs, and what `argosy launch` answers with."""

from __future__ import annotations

import filecmp
import json
from pathlib import Path
from typing import Any

import django
import pytest
from click.testing import CliRunner

django.setup()

from argosy.catalogue import api as catalogue  # noqa: E402
from argosy.cli import packs  # noqa: E402
from argosy.cli.launch import launch  # noqa: E402
from argosy.launch import pack  # noqa: E402


def test_a_sample_pack_has_nothing_wrong_and_every_category(tmp_path: Path) -> None:
    made = packs.write(tmp_path / "p", 300, picture_px=32)
    found = pack.read(tmp_path / "p")
    assert (found.problems, found.rows, len(found.products)) == ([], 300, made.products)
    leaves = {c.code for c in catalogue.schema.categories() if c.leaf}
    assert {p.first.category for p in found.products} == leaves
    assert len({v.gtin for p in found.products for v in p.variants}) == 300


def test_the_same_seed_makes_the_same_pack(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        packs.write(tmp_path / name, 50, seed=seed, picture_px=32)
    files = ["brand.toml", "products.csv", "stock.csv"]
    assert filecmp.cmpfiles(tmp_path / "a", tmp_path / "b", files, shallow=False) == (files, [], [])
    gtins = [{v.gtin for p in pack.read(tmp_path / n).products for v in p.variants} for n in ("a", "c")]
    assert gtins[0].isdisjoint(gtins[1])


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    answer = CliRunner().invoke(packs.pack, ["sample", str(tmp_path)])
    assert answer.exit_code == 1 and "not empty" in answer.output
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.db
def test_exit_codes_and_json(tmp_path: Path, db_real: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media-root")
    packs.write(tmp_path / "p", 30, picture_px=32)

    def run(*words: str) -> tuple[int, Any]:
        answer = CliRunner().invoke(launch, [str(tmp_path / "p"), "--markets", "es", *words])
        return answer.exit_code, answer.stdout

    code, out = run("--check", "--json")
    assert code == 0 and json.loads(out)["rehearsal"]
    assert not (tmp_path / "media-root").exists()
    first, second = run("--json"), run("--json")
    assert (first[0], second[0]) == (0, 0)
    assert json.loads(first[1])["changed"] and not json.loads(second[1])["changed"]
    code, out = run()
    assert code == 0 and "no change" in out
    brand = (tmp_path / "p" / "brand.toml").read_text()
    (tmp_path / "p" / "brand.toml").write_text(brand.replace('slug = "sample"', 'slug = "new"').replace("iban", "ibam"))
    assert run("--check")[0] == run()[0] == 1
    (tmp_path / "p" / "brand.toml").unlink()
    code, out = run("--language", "de")
    assert code == 2 and "Demo-Paket" in out
