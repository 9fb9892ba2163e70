"""Locks that the kernel of the operating system drops when their holder dies, however it died (flock)."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argosy.kernel.postgres.errors import DatabaseTrouble, folder_trouble


def open_private(path: Path, flags: int = os.O_RDWR | os.O_CREAT) -> int:
    """Open `path` for the owner of its folder alone, not through a symbolic link, and not passed on to child processes."""
    descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    if os.geteuid() == 0 and os.fstat(descriptor).st_uid == 0:
        # Root may run what another user installed; that user must still be able to afterwards.
        owner = path.parent.stat()
        os.fchown(descriptor, owner.st_uid, owner.st_gid)
    return descriptor


def try_lock(path: Path) -> int | None:
    """The descriptor of `path`, locked for this process alone; None when another holds it."""
    descriptor = open_private(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def try_share(descriptor: int) -> bool:
    """Lock `descriptor` together with others; False while one holds it alone."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_locked(path: Path) -> bool:
    """Whether any process holds the lock of `path` alone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        return not try_share(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def claim(path: Path) -> Iterator[None]:
    """Be the only one in this block among all processes that claim `path`; the file holds the claimant's process id.

    Raises DatabaseTrouble `second-instance` naming the process that was first.
    """
    with folder_trouble(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = open_private(path)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            first = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() or "?"
            raise DatabaseTrouble("second-instance", pid=first, folder=str(path.parent)) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)
