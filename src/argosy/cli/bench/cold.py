"""The bulk test's own process: starts with nothing loaded, reads the products, judges them all, tells what it did.

`python -m argosy.cli.bench.cold FOLDER DAY WORKERS MARKET…` reads FOLDER/products, writes FOLDER/verdicts and prints one JSON object.
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
import time
from datetime import date
from pathlib import Path


def main(folder: str, day: str, workers: str, *markets: str) -> None:
    """Read, load the rules, judge; seconds of each, memory of the largest process in MB, CPU of all of them."""
    began = time.perf_counter()
    from argosy.compliance import law

    rules = law.default()
    loaded = time.perf_counter()
    with (Path(folder) / "products").open("rb") as file:
        groups = pickle.load(file)
    read = time.perf_counter()
    many = law.judge_many(groups, markets, date.fromisoformat(day), rules=rules, workers=int(workers))
    judged = time.perf_counter()
    (Path(folder) / "verdicts").write_bytes(many.codes)
    with (Path(folder) / "problems").open("wb") as file:
        sample = range(0, len(many.parts), max(1, len(many.parts) // 100))
        pickle.dump({(n, m): many.problems(n, m) for n in sample for m in markets}, file)
    both = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "verdicts": len(many),
        "rules": len(rules.rules),
        "load_s": round(loaded - began, 3),
        "read_s": round(read - loaded, 3),
        "judge_s": round(judged - read, 3),
        "cpu_s": round(sum(u.ru_utime + u.ru_stime for u in both), 3),
        "memory_mb": max(u.ru_maxrss for u in both) // 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
