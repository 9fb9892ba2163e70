"""These tests import modules that hold tables, which Django must know first; which database it is comes later."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django
import pytest

django.setup()


@pytest.fixture
def tiny(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A brand of two bags on sale in Spain and Germany."""
    from django.conf import settings

    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "media")
    monkeypatch.setattr(settings, "DOCUMENT_ROOT", tmp_path / "documents")
    from argosy.channel import jobs  # noqa: F401
    from argosy.launch import api as launch
    from argosy.launch.tests import packs
    from argosy.programme import api as programme

    launch.launch(packs.build(tmp_path / "pack"), ["es", "de"])
    return programme.brand("tiny")


@pytest.fixture
def evidence(tiny: Any) -> Any:
    from argosy.compliance import api

    return api.evidence
