"""Where the embedded database lies: `<home>/postgres`, or for root a reachable folder to which that name points."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from argosy.kernel.postgres.accounts import Account, account_for, can_read, make_for, name_of
from argosy.kernel.postgres.errors import DatabaseTrouble, folder_trouble
from argosy.kernel.postgres.locks import open_private

#: What root uses when the unprivileged account cannot reach the installation.
SYSTEM_FOLDER = Path("/var/lib/argosy")
#: A unix socket's path has 108 bytes including its end.
_SOCKET_PATH_BYTES = 107
PORT = 5432


@dataclass(frozen=True, slots=True)
class Place:
    """The files of one embedded database. `data` and the socket's folder are the server's; the rest is the caller's."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def lock(self) -> Path:
        """Held by the keeper alone, as long as it keeps a server."""
        return self.folder / "lock"

    @property
    def holders(self) -> Path:
        """Shared by every process that needs the server."""
        return self.folder / "holders"

    @property
    def state(self) -> Path:
        """What the keeper says of itself (JSON)."""
        return self.folder / "state.json"

    def password(self, role: str) -> Path:
        return self.folder / f"password-{role}"

    @property
    def sockets(self) -> Path:
        """The socket's private folder: `run` beside the data, or a short one below /tmp when that path is too long."""
        near = self.folder / "run"
        if len(os.fsencode(near / f".s.PGSQL.{PORT}")) <= _SOCKET_PATH_BYTES:
            return near
        # Anyone may put something there first: `open_socket_folder` trusts the folder only when it is ours and closed.
        return Path("/tmp") / f"argosy-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]}"  # noqa: S108


def find(home: Path) -> Place:
    """The place that belongs to `home`, whether it exists or not. Changes nothing."""
    return Place((home / "postgres").resolve())


def settle(home: Path) -> Place:
    """The place that belongs to `home`, made when it does not exist, reachable for the account that runs the server.

    Raises DatabaseTrouble `data-folder-read-only`, `disk-full`, `data-folder-of-another`, `no-unprivileged-user`.
    """
    with folder_trouble(home):
        home.mkdir(parents=True, exist_ok=True)
        pointer = home / "postgres"
        if pointer.is_symlink():
            _leave_copied(pointer)
        if not pointer.exists():
            _make(pointer)
        place = find(home)
        if os.geteuid() not in (0, owner := place.folder.stat().st_uid):
            raise DatabaseTrouble("data-folder-of-another", folder=str(place.folder), owner=name_of(owner))
        os.close(open_private(place.lock))
        return place


def _make(pointer: Path) -> None:
    """A folder for a new database at `pointer`, or in SYSTEM_FOLDER when the account could not reach it there."""
    account = account_for(pointer / "data")
    mode = 0o711 if account else 0o700
    pointer.unlink(missing_ok=True)
    pointer.mkdir()
    pointer.chmod(mode)
    if can_read(account, pointer):
        return
    pointer.rmdir()
    SYSTEM_FOLDER.mkdir(mode=0o755, exist_ok=True)
    SYSTEM_FOLDER.chmod(0o755)
    elsewhere = Path(tempfile.mkdtemp(prefix="data-", dir=SYSTEM_FOLDER))
    elsewhere.chmod(mode)
    (elsewhere / "home").write_text(str(pointer.parent))
    pointer.symlink_to(elsewhere)


def _leave_copied(pointer: Path) -> None:
    """Let go of a pointer that was copied with its installation: the data belongs to the original.

    A moved installation keeps its data: then the home on record no longer points there.
    """
    target = pointer.resolve()
    record = target / "home"
    if not record.exists():
        return
    original = Path(record.read_text()) / "postgres"
    if original.parent.resolve() == pointer.parent.resolve():
        return
    if original.is_symlink() and original.resolve() == target:
        pointer.unlink()
    else:
        record.write_text(str(pointer.parent))


def open_socket_folder(place: Place, account: Account | None) -> None:
    """Make the socket's folder: the server account's own, closed to everyone else.

    Raises DatabaseTrouble `socket-folder` when something else lies there, as anyone may have put it into /tmp.
    """
    with folder_trouble(place.sockets):
        make_for(account, place.sockets)
        found = place.sockets.lstat()
    ours = account.uid if account else os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != ours or stat.S_IMODE(found.st_mode) != 0o700:
        raise DatabaseTrouble("socket-folder", folder=str(place.sockets))
