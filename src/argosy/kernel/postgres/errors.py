"""Trouble with the database that a person can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from argosy.kernel.errors import ArgosyError


class DatabaseTrouble(ArgosyError):
    """The database cannot be prepared, started, reached or used by this version. HTTP status 503."""

    def __init__(self, code: str, *, retryable: bool = False, **params: Any) -> None:
        super().__init__(code, status=503, retryable=retryable, **params)


@contextmanager
def folder_trouble(folder: Path) -> Iterator[None]:
    """Turn the system's refusals to write below `folder` into sentences."""
    try:
        yield
    except OSError as refused:
        if refused.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DatabaseTrouble("disk-full", folder=str(folder)) from refused
        at = refused.filename or folder
        raise DatabaseTrouble("data-folder-read-only", folder=str(at), reason=refused.strerror or "") from refused
