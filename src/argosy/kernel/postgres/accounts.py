"""Who runs the server: the caller, or for root an account without rights, since PostgreSQL refuses to run as root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argosy.kernel.postgres.errors import DatabaseTrouble

#: In this order; the first that exists runs the server. `argosy` is made when none of the first two exists.
_NAMES = ("postgres", "argosy")
_LAST_RESORT = "nobody"


@dataclass(frozen=True, slots=True)
class Account:
    """An unprivileged account of this machine."""

    uid: int
    gid: int
    name: str

    def becoming(self) -> dict[str, Any]:
        """Arguments with which `subprocess` starts a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def account_for(data: Path, *, make: bool = True) -> Account | None:
    """The account that runs the server of `data`, None for the caller itself.

    An existing data folder is run by its owner. `make` lets one be made when none fits. Raises DatabaseTrouble `no-unprivileged-user` or `data-folder-of-another`.
    """
    owner = data.stat().st_uid if data.exists() else None
    if os.geteuid() != 0:
        if owner is not None and owner != os.geteuid():
            raise DatabaseTrouble("data-folder-of-another", folder=str(data), owner=name_of(owner))
        return None
    if owner:
        return Account(owner, data.stat().st_gid, name_of(owner))
    return _existing(_NAMES) or (_made("argosy") if make else None) or _existing([_LAST_RESORT]) or _none()


def _none() -> Account:
    raise DatabaseTrouble("no-unprivileged-user")


def name_of(uid: int) -> str:
    """The account's name, or its number."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _existing(names: Iterable[str]) -> Account | None:
    for name in names:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_uid, entry.pw_gid, name)
    return None


def _made(name: str) -> Account | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if not useradd:
        return None
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false"]
    subprocess.run([useradd, *options, name], capture_output=True, check=False)
    return _existing([name])


def can_read(account: Account | None, *paths: Path) -> bool:
    """Whether the account reaches and reads (a folder: enters) every one of `paths`. The system is asked, not the mode bits."""
    if account is None:
        return True
    test = 'for f; do if [ -d "$f" ]; then [ -x "$f" ] || exit 1; else [ -r "$f" ] || exit 1; fi; done'
    asked = ["/bin/sh", "-c", test, "sh", *map(str, paths)]
    return subprocess.run(asked, cwd="/", stderr=subprocess.DEVNULL, check=False, **account.becoming()).returncode == 0


def make_for(account: Account | None, folder: Path) -> None:
    """Make `folder` the account's own and private, if it does not exist."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    if account:
        os.chown(folder, account.uid, account.gid)
