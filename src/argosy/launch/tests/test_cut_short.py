"""A launch killed at any moment is completed by launching again: the end is that of a launch nobody disturbed."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from argosy.kernel import db
from argosy.launch import api
from argosy.launch.tests.packs import build, row

pytestmark = [pytest.mark.db]
MARKETS = ["es", "de"]
#: Columns that tell when or under which number something was written, not what.
PASSING = {"writes", "at", "created_at", "updated_at", "refreshed_at", "opened_at", "applied_at", "verified_at", "checked_at", "recorded_at", "written_at", "evaluated_at", "from_at", "started_at", "finished_at"}  # fmt: skip
SKIPPED = {"django_migrations", "django_content_type", "auth_permission", "launch_launchrun", "kernel_outbox"}

CHILD = """
import os, signal, sys
import django
django.setup()
from pathlib import Path
from django.conf import settings
from argosy.launch import api
settings.MEDIA_ROOT = Path(sys.argv[2])
left = int(sys.argv[3])
def step(stage, done, total):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
api.launch(Path(sys.argv[1]), sys.argv[4].split(","), progress=step)
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return build(tmp_path / "p", products=[row(n) for n in range(1, 9)])


def start(pack: Path, media: Path, kill_at: int, url: str) -> int:
    """Launch in a process of its own, killed at its n-th step; its exit code."""
    env = os.environ | {"DATABASE_URL": url, "PYTHONPATH": str(Path(api.__file__).parents[2])}
    run = [sys.executable, "-c", CHILD, str(pack), str(media), str(kill_at), ",".join(MARKETS)]
    return subprocess.run(run, env=env, capture_output=True, timeout=60, check=False).returncode


def dump() -> dict[str, list[str]]:
    """Every row without what differs from run to run: keys become what they stand for, times go."""
    rows: dict[str, list[dict[str, Any]]] = {}
    names: dict[str, str] = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table in SKIPPED or not model._meta.managed:
            continue
        rows[table] = db.dicts(f'SELECT * FROM "{table}"')
    for table, label in (("programme_brand", "slug"), ("catalogue_product", "model"), ("catalogue_variant", "sku")):
        names |= {str(r["id"]): str(r[label]) for r in rows[table]}
    names |= {str(r["id"]): f"contract from {r['valid_from']}" for r in rows["programme_contract"]}
    names |= {str(r["id"]): f"basis {sorted(r['facts'].items())}" for r in rows["pricing_basis"]}
    return {t: sorted(_plain(r, names) for r in found) for t, found in rows.items()}


def _plain(row: dict[str, Any], names: dict[str, str]) -> str:
    own = {k: v for k, v in row.items() if k not in PASSING and k != "id" and k != "reference"}
    if "document" in row or "card" in row:
        own.pop("digest", None)
    text = repr(sorted(own.items()))
    for key, name in names.items():
        text = text.replace(key, name)
    return text


def media_files(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file() and p.suffix != ".part"
    }


def cleared() -> None:
    """Everything a launch writes is gone."""
    tables = ", ".join(
        f'"{m._meta.db_table}"' for m in apps.get_models() if m._meta.managed and m._meta.db_table not in SKIPPED
    )
    db.run(f"TRUNCATE {tables}, launch_launchrun, kernel_outbox CASCADE")


def test_killed_at_any_step_and_started_again(
    pack: Path, tmp_path: Path, db_real: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "calm")
    settings.MEDIA_ROOT.mkdir()
    calm = api.launch(pack, MARKETS, progress=lambda stage, *_: steps.append(stage))
    wanted, pictures = dump(), media_files(settings.MEDIA_ROOT)
    assert len(wanted["channel_listing"]) == 16 and len(wanted["pricing_price"]) == 16
    chance = random.Random(7)
    moments = sorted(chance.sample(range(2, len(steps)), 5))
    for number, moment in enumerate(moments):
        cleared()
        settings.MEDIA_ROOT = tmp_path / f"cut-{number}"
        settings.MEDIA_ROOT.mkdir()
        assert start(pack, settings.MEDIA_ROOT, moment, db_real) == -9, steps[moment]
        again = api.launch(pack, MARKETS)
        assert {k: v for k, v in again.items() if k not in ("changed", "counts")} == {
            k: v for k, v in calm.items() if k not in ("changed", "counts")
        }
        assert dump() == wanted, steps[moment]
        assert media_files(settings.MEDIA_ROOT) == pictures
        assert not api.launch(pack, MARKETS)["changed"]
