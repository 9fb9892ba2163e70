"""CPU time of processes, from /proc (Linux): what a request costs, wherever it waits."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def tree_s(root: int) -> float:
    """Seconds of CPU that a process and all its descendants, living and reaped, have used."""
    children: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            pid = int(entry.name)
            children.setdefault(int(fields[1]), []).append(pid)
            used[pid] = sum(map(int, fields[11:15])) * _TICK_S
    total, waiting = 0.0, [root]
    while waiting:
        pid = waiting.pop()
        total += used.get(pid, 0.0)
        waiting += children.get(pid, [])
    return total


def postmaster(backend: int) -> int:
    """The server process whose child is the backend of that id; 0 when the server is on another machine."""
    try:
        stat = Path(f"/proc/{backend}/stat").read_text()
    except OSError:
        return 0
    name, fields = stat.split("(", 1)[1].rsplit(")", 1)
    return int(fields.split()[1]) if name.startswith("postgres") else 0


@dataclass(slots=True)
class Meter:
    """CPU used by the web server and by the database since the meter was made."""

    web: int
    database: int
    _web_s: float = 0.0
    _database_s: float = 0.0

    def __post_init__(self) -> None:
        self._web_s = tree_s(self.web)
        self._database_s = tree_s(self.database) if self.database else 0.0

    def read_ms(self, answers: int) -> tuple[float, float | None]:
        """Milliseconds of CPU per answer: web server, database (None where it cannot be seen)."""
        n = max(1, answers)
        web = 1000 * (tree_s(self.web) - self._web_s) / n
        return web, 1000 * (tree_s(self.database) - self._database_s) / n if self.database else None
