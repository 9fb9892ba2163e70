"""A folder for data that the unprivileged account can reach (pytest's own are closed to it when root tests)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from argosy.kernel import postgres


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """One cluster for the tests of a module; each leaves it stopped."""
    folder = Path(tempfile.mkdtemp(prefix="argosy-postgres-"))
    folder.chmod(0o755)
    yield folder
    postgres.stop(folder)
    shutil.rmtree(folder)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """An empty folder that everyone may enter."""
    folder = Path(tempfile.mkdtemp(prefix="argosy-postgres-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
