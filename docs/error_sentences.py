"""The code of every error with its English sentence, read from the Fluent files, and the HTTP status stated where it is raised."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import fluent.syntax as fluent


def sentences(source: Path) -> list[tuple[str, str, str, str]]:
    """Code, room, HTTP status and sentence, by code; `source` is the package's folder."""
    raised, rows = _statuses(source), []
    for path in sorted((*source.glob("**/locale/en.ftl"), *source.glob("**/locale/en/*.ftl"))):
        room = path.relative_to(source).parts[0]
        for entry in fluent.parse(path.read_text("utf-8")).body:
            if isinstance(entry, fluent.ast.Message) and entry.id.name.startswith("error-") and entry.value:
                name = entry.id.name.removeprefix("error-")
                rows.append((name, room, raised.get(name, ""), _said(entry.value)))
    return sorted(rows)


def _said(pattern: Any) -> str:
    """A Fluent pattern as text: variables in braces, and of a selection its default."""
    parts = []
    for element in pattern.elements:
        if isinstance(element, fluent.ast.TextElement):
            parts.append(element.value)
            continue
        inner = element.expression
        if isinstance(inner, fluent.ast.SelectExpression):
            parts.append(_said(next(v.value for v in inner.variants if v.default)))
        else:
            while isinstance(inner, fluent.ast.FunctionReference):
                inner = inner.arguments.positional[0]
            parts.append("{" + inner.id.name + "}" if hasattr(inner, "id") else getattr(inner, "value", "…"))
    return "".join(parts)


@cache
def raised_codes(source: Path) -> dict[str, str]:
    """Codes that the source hands to an error's constructor as they are, with the HTTP status stated there ("" for none)."""
    found: dict[str, str] = {}
    for path in source.glob("**/*.py"):
        if "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (name := _first_code(node, path)):
                given = [
                    k.value.value for k in node.keywords if k.arg == "status" and isinstance(k.value, ast.Constant)
                ]
                found[name] = str(given[0]) if given else ""
    return found


def _first_code(call: Any, path: Path) -> str | None:
    first = call.args[0] if call.args else None
    if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
        return None
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "PackTrouble":
        return f"pack-{first.value}"
    ours = path.name in ("errors.py", "markets.py", "problems.py", "access.py")
    return first.value if name in ("ArgosyError", "DatabaseTrouble") or (name == "__init__" and ours) else None


def _statuses(source: Path) -> dict[str, str]:
    """What the API answers; trouble of starting comes on the terminal."""
    here = (source / "kernel" / "postgres" / "locale" / "en.ftl").read_text("utf-8")
    terminal = dict.fromkeys(re.findall(r"^error-(\S+)", here, re.M), "terminal")
    return {name: status or "400" for name, status in raised_codes(source).items()} | terminal
