"""The course of a launch: its stages in order."""

from __future__ import annotations

from collections.abc import Callable

from argosy.launch import documents, missing, stages
from argosy.launch.stages import Voyage

ALL: tuple[tuple[str, Callable[[Voyage], None]], ...] = (
    ("verify", stages.verify),
    ("pictures", stages.pictures),
    ("catalogue", stages.import_catalogue),
    ("content", stages.write_content),
    ("documents", documents.stage),
    ("compliance", stages.judge),
    ("pricing", stages.price),
    ("stock", stages.stock),
    ("withdraw", missing.stage),
    ("flagship", stages.open_flagships),
)

#: What progress is told of: the stages, and the report at the end.
STAGES = (*(name for name, _ in ALL), "report")
