"""The door of launching."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from argosy.kernel import clock, db
from argosy.kernel.markets import market as market_of
from argosy.launch import pack as packs
from argosy.launch.course import ALL, STAGES
from argosy.launch.errors import LaunchRunning, PackTrouble
from argosy.launch.looking import Sample, look
from argosy.launch.models import LaunchRun
from argosy.launch.readiness import Board, Gap, MarketReady, RuleAsks, Thing, readiness
from argosy.launch.report import make, sentence
from argosy.launch.stages import Progress, Voyage
from argosy.launch.stakes import Stake, Total, stakes
from argosy.launch.stakes import total as stake_total
from argosy.launch.supply import Moved, Supply, can_supply, measure, supply
from argosy.programme import api as programme

__all__ = [
    "STAGES",
    "Board",
    "Contents",
    "Gap",
    "LaunchRunning",
    "MarketReady",
    "Moved",
    "PackTrouble",
    "Progress",
    "RuleAsks",
    "Sample",
    "Stake",
    "Supply",
    "Thing",
    "Total",
    "apply",
    "can_supply",
    "contents",
    "latest",
    "launch",
    "look",
    "measure",
    "readiness",
    "runs",
    "sentence",
    "stake_total",
    "stakes",
    "supply",
]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack says it is: the brand it speaks for, and how much there is to launch."""

    slug: str
    name: str
    products: int
    variants: int


def _quiet(stage: str, done: int, total: int) -> None:
    """Shows nothing."""


class _Undo(Exception):
    """Ends a rehearsal."""


def launch(
    path: Path,
    markets: Sequence[str],
    *,
    rehearsal: bool = False,
    language: str = "en",
    progress: Progress = _quiet,
    withdraw_missing: bool = False,
) -> dict[str, Any]:
    """Launch a brand's pack into markets and return the report (see `report.make`).

    With `withdraw_missing`, products on sale in these markets that the pack does not name are taken off sale.
    Running it again completes what was cut short and changes nothing that is unchanged. A rehearsal does everything within one
    transaction and undoes it. Raises PackTrouble, UnknownMarket, LaunchRunning and the programme's errors.
    """
    chosen = [market_of(code) for code in dict.fromkeys(markets)]
    pack = packs.read(path)
    voyage = Voyage(pack, chosen, Path(settings.MEDIA_ROOT), rehearsal, progress, withdraw_missing=withdraw_missing)
    if rehearsal:
        return _rehearse(voyage, language)
    with _alone(pack.application.slug):
        run = LaunchRun.objects.create(
            pack_name=pack.source.name, pack_digest=pack.digest, markets=[m.code for m in chosen]
        )
        _sail(voyage, run)
        report = make(voyage, language)
        LaunchRun.objects.filter(id=run.id).update(
            brand_id=voyage.brand_id, finished_at=clock.now(), changed=report["changed"], report=report, stage=""
        )
    return report


def _sail(voyage: Voyage, run: LaunchRun | None) -> None:
    for name, stage in ALL:
        if run is not None:
            LaunchRun.objects.filter(id=run.id).update(stage=name)
        voyage.progress(name, 0, 1)
        stage(voyage)
        voyage.progress(name, 1, 1)
        if voyage.admission is not None and not voyage.admission.admitted:
            return


def _rehearse(voyage: Voyage, language: str) -> dict[str, Any]:
    report: dict[str, Any] = {}
    try:
        with transaction.atomic():
            _sail(voyage, None)
            report = make(voyage, language)
            raise _Undo
    except _Undo:
        return report


@contextmanager
def _alone(slug: str) -> Iterator[None]:
    """One launch of a brand at a time; the lock goes with the connection, so a killed launch leaves none behind."""
    key = f"argosy-launch:{slug}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [key])
        if not cursor.fetchone()[0]:
            raise LaunchRunning(slug)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [key])


def contents(path: Path) -> Contents:
    """Look into a pack before anything is done with it. Raises PackTrouble."""
    pack = packs.read(path)
    variants = sum(len(p.variants) for p in pack.products)
    return Contents(pack.application.slug, pack.application.name, len(pack.products), variants)


def apply(path: Path) -> programme.Admission:
    """Hand in a new brand's application: recorded and checked, not signed. Raises PackTrouble and the programme's errors."""
    pack = packs.read(path)
    with db.transaction():
        return programme.admit(pack.application, pack.fields, pack.brand_digest, hold=True)


def latest(brand_id: UUID) -> dict[str, Any] | None:
    """The report of a brand's latest finished launch, with `finished_at`; None when there is none."""
    row = LaunchRun.objects.filter(brand_id=brand_id, finished_at__isnull=False).order_by("-started_at").first()
    return None if row is None else row.report | {"finished_at": row.finished_at, "run_id": row.id}


def runs(brand_id: UUID | None = None, limit: int = 20) -> list[dict[str, Any]]:
    """The latest runs, of one brand or of all, without their reports."""
    rows = LaunchRun.objects.order_by("-started_at")
    if brand_id:
        rows = rows.filter(brand_id=brand_id)
    names = ("id", "brand_id", "pack_name", "markets", "stage", "started_at", "finished_at", "changed")
    return list(rows.values(*names)[:limit])
