"""The bulk test's own process: starts with nothing loaded, reads the products, judges them all, tells what it did.

`python -m argosy.cli.bench.cold FOLDER DAY MARKET…` reads FOLDER/products-*, writes FOLDER/verdicts and prints one JSON object.
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any


def main(folder: str, day: str, *markets: str) -> None:
    """Load the rules; read and judge each file in a process of its own. Seconds, CPU of all processes, memory of the largest."""
    began = time.perf_counter()
    from argosy.compliance import law

    rules = law.default()
    loaded = time.perf_counter()
    sources = [partial(_read, path) for path in sorted(Path(folder).glob("products-*"))]
    many = law.judge_apart(sources, markets, date.fromisoformat(day), rules=rules)
    judged = time.perf_counter()
    (Path(folder) / "verdicts").write_bytes(many.codes)
    sample = range(0, len(many.parts), max(1, len(many.parts) // 100))
    problems = [[n, m, many.problems(n, m)] for n in sample for m in markets]
    (Path(folder) / "problems").write_text(json.dumps(problems), "utf-8")
    both = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "verdicts": len(many),
        "rules": len(rules.rules),
        "load_s": round(loaded - began, 3),
        "judge_s": round(judged - loaded, 3),
        "cpu_s": round(sum(u.ru_utime + u.ru_stime for u in both), 3),
        "memory_mb": max(u.ru_maxrss for u in both) // 1024,
    }
    print(json.dumps(told))


def _read(path: Path) -> Any:
    with path.open("rb") as file:
        return pickle.load(file)  # noqa: S301 - the bench's own file


if __name__ == "__main__":
    main(*sys.argv[1:])
