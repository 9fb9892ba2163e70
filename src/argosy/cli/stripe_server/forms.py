"""Form-encoded parameters as Stripe takes them: `metadata[order]=1&expand[]=charge&created[gte]=0`."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

_PART = re.compile(r"\[([^\[\]]*)\]")


def parse(text: str) -> dict[str, Any]:
    """Nested parameters; `name[]` and `name[0]` are lists. Raises ValueError where one name is a value and a group at once."""
    found: dict[str, Any] = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        head, path = name.partition("[")[0], _PART.findall(name)
        _put(found, [head, *path], value)
    return {key: _listed(value) for key, value in found.items()}


def _put(into: dict[str, Any], path: list[str], value: str) -> None:
    for here in path[:-1]:
        into = into.setdefault(here, {})
        if not isinstance(into, dict):
            raise ValueError(f"{path[0]} is a value and a group")
    last = path[-1] or str(len(into))
    if isinstance(into.get(last), dict):
        raise ValueError(f"{path[0]} is a value and a group")
    into[last] = value


def _listed(value: Any) -> Any:
    """Groups whose names count from 0 are lists."""
    if not isinstance(value, dict):
        return value
    inner = {key: _listed(below) for key, below in value.items()}
    return list(inner.values()) if list(inner) == [str(n) for n in range(len(inner))] else inner
