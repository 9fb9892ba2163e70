"""Where an installation keeps its data: the database, pictures, mail and the secret key."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """ARGOSY_HOME, or `var` beside the sources of a checkout."""
    if given := os.environ.get("ARGOSY_HOME"):
        return Path(given).expanduser().resolve()
    return Path(__file__).resolve().parents[3] / "var"
