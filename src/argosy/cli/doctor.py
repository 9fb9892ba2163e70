"""`argosy doctor`: what is wrong with an installation, and what to do about it. It starts and changes nothing."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

import argosy
from argosy.cli.ports import check_port, port
from argosy.kernel import postgres
from argosy.kernel.errors import ArgosyError
from argosy.kernel.home import home
from argosy.kernel.postgres.accounts import account_for
from argosy.kernel.postgres.binaries import binaries
from argosy.kernel.postgres.locks import is_locked

OK, WARN, FAIL = "ok", "warn", "fail"
_COLOURS = {OK: "green", WARN: "yellow", FAIL: "red"}
_LITTLE_DISK_BYTES = 2 * 1024**3
_NO_DISK_BYTES = 256 * 1024**2
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """`level` is ok, warn or fail; `todo` says what to do, empty when all is well."""

    check: str
    level: str
    found: str
    todo: str = ""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(as_json: bool) -> None:
    """Say what is wrong with this installation and what to do. Exits with 1 when something must be repaired."""
    findings = list(examine())
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], indent=2, ensure_ascii=False))
    else:
        _show(findings)
    if any(finding.level == FAIL for finding in findings):
        sys.exit(1)


def _show(findings: list[Finding]) -> None:
    table = Table(title=f"Argosy {argosy.__version__}", title_justify="left")
    for heading in ("", "Check", "Found", "What to do"):
        table.add_column(heading, overflow="fold")
    for finding in findings:
        colour = _COLOURS[finding.level]
        table.add_row(f"[{colour}]{finding.level}", finding.check, finding.found, finding.todo)
    Console(highlight=False).print(table)


def examine() -> Iterator[Finding]:
    """All findings, in the order in which they matter."""
    checks: tuple[tuple[str, Callable[[], Finding]], ...] = (
        ("Python", _python),
        ("Dependencies", _dependencies),
        ("Data folder", _data_folder),
        ("Disk space", _disk),
        ("PostgreSQL programs", _programs),
        ("Database", _database),
        ("Schema", _schema),
        ("Port", _port),
        ("Browser for tests", _browser),
        ("Fonts for tests", _fonts),
    )
    for name, look in checks:
        try:
            yield look()
        except ArgosyError as trouble:
            yield Finding(name, FAIL, trouble.code, str(trouble))
        except Exception as surprise:
            yield Finding(
                name, FAIL, f"{type(surprise).__name__}: {surprise}", "This check itself failed; please report it."
            )


def _python() -> Finding:
    return Finding("Python", OK, f"{platform.python_version()} ({sys.executable})")


def _dependencies() -> Finding:
    root = Path(argosy.__file__).parents[2]
    wanted, installed = root / "requirements.lock", Path(sys.prefix) / "argosy-lock"
    if not wanted.exists():
        return Finding("Dependencies", OK, "installed as a package; requirements.lock is not beside the sources")
    if not installed.exists():
        return Finding("Dependencies", WARN, f"{sys.prefix} was not made by bin/setup", "Run bin/setup.")
    if wanted.read_bytes() != installed.read_bytes():
        return Finding(
            "Dependencies", FAIL, "requirements.lock has changed since they were installed", "Run bin/setup."
        )
    return Finding("Dependencies", OK, "as requirements.lock says")


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _data_folder() -> Finding:
    folder = home()
    nearest = _nearest(folder)
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        reason = "no folder" if not nearest.is_dir() else "not writable"
        raise postgres.DatabaseTrouble("data-folder-read-only", folder=str(nearest), reason=reason)
    lies = postgres.status().folder
    found = str(folder) if folder.exists() else f"{folder} (made at the first start)"
    if lies.exists() and lies.parent != folder.resolve():
        found += f"; the database in {lies}, since the unprivileged user cannot enter the other"
    return Finding("Data folder", OK, found)


def _disk() -> Finding:
    free = shutil.disk_usage(_nearest(postgres.status().folder)).free
    found = f"{free / 1024**3:.1f} GB free"
    if free < _NO_DISK_BYTES:
        return Finding("Disk space", FAIL, found, "Free some space: PostgreSQL stops when the disk is full.")
    if free < _LITTLE_DISK_BYTES:
        return Finding("Disk space", WARN, found, "Free some space soon; 2 GB is comfortable.")
    return Finding("Disk space", OK, found)


def _programs() -> Finding:
    if os.environ.get("DATABASE_URL"):
        return Finding("PostgreSQL programs", OK, "not needed: DATABASE_URL is set")
    account = account_for(postgres.status().folder / "data", make=False)
    runs_as = f"run as {account.name}" if account else "run as you"
    return Finding("PostgreSQL programs", OK, f"{binaries(None)} ({runs_as})")


def _database() -> Finding:
    given = os.environ.get("DATABASE_URL")
    if given:
        version = postgres.check_server(given)
        return Finding("Database", OK, f"PostgreSQL {version // 10000}.{version % 10000} of DATABASE_URL")
    seen = postgres.status()
    if seen.running:
        version = postgres.check_server(postgres.database_url())
        found = f"PostgreSQL {version // 10000}.{version % 10000} runs (process {seen.server}, keeper {seen.keeper})"
        return Finding("Database", OK, found)
    if seen.exists:
        return Finding("Database", OK, "not running; “argosy up” starts it")
    return Finding("Database", OK, "not made yet; “argosy up” makes it")


def _schema() -> Finding:
    if not os.environ.get("DATABASE_URL") and not postgres.status().running:
        return Finding("Schema", OK, "seen only while the database runs")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "argosy.web.settings")
    import django

    from argosy.cli import schema

    django.setup()
    found = schema.compare()
    if found.unknown:
        raise postgres.DatabaseTrouble("newer-schema", migration=found.unknown[-1])
    if found.pending:
        todo = "“argosy up” applies them at its next start."
        return Finding("Schema", WARN, f"{len(found.pending)} migrations to apply, from {found.pending[0]}", todo)
    return Finding("Schema", OK, "up to date")


def _port() -> Finding:
    number = port()
    if is_locked(home() / "up.lock"):
        return Finding("Port", OK, f"“argosy up” runs (process {(home() / 'up.lock').read_text().strip()})")
    check_port(os.environ.get("ARGOSY_HOST", "127.0.0.1"), number)
    return Finding("Port", OK, f"{number} is free")


def find_browser() -> str | None:
    """An installed Chromium or Chrome: ARGOSY_BROWSER, one on the PATH, or one that Playwright has fetched."""
    for name in (os.environ.get("ARGOSY_BROWSER", ""), *_BROWSERS):
        if name and (found := shutil.which(name)):
            return found
    fetched = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(path) for path in sorted(fetched.glob("chromium*/chrome-linux*/chrome"))), None)


def _browser() -> Finding:
    if found := find_browser():
        return Finding("Browser for tests", OK, found)
    todo = "Install Chromium or Chrome (Debian: apt install chromium), or name one in ARGOSY_BROWSER; until then the journeys are skipped."
    return Finding("Browser for tests", WARN, "none", todo)


def _fonts() -> Finding:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    names = [
        path.name.lower() for folder in folders for kind in ("ttf", "otf", "ttc") for path in folder.rglob(f"*.{kind}")
    ]
    if not names:
        todo = "Debian: apt install fonts-dejavu-core fonts-noto-cjk"
        return Finding("Fonts for tests", WARN, "none: screenshots would show empty boxes", todo)
    if not any(
        mark in name for name in names for mark in ("cjk", "wqy", "droidsansfallback", "han", "hei", "song", "ming")
    ):
        return Finding(
            "Fonts for tests", WARN, f"{len(names)}, none of them Chinese", "Debian: apt install fonts-noto-cjk"
        )
    return Finding("Fonts for tests", OK, str(len(names)))
