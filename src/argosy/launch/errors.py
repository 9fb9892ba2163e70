"""What can stop a launch altogether. Trouble with single rows is in the report instead."""

from __future__ import annotations

from typing import Any

from argosy.kernel.errors import ArgosyError


class PackTrouble(ArgosyError):
    """The pack cannot be read at all; `code` says why, `file` where."""

    def __init__(self, code: str, file: str, **params: Any) -> None:
        super().__init__(f"pack-{code}", fields=(file,), file=file, **params)
