"""Render the demo packs' product pictures: `python render.py [--only TEXT] [--category CODE] [--force]`.

Reads demo/packs/*/products.csv and writes every file its `pictures` column names; files that exist are kept.
"""

import argparse
import importlib
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import rows
import studio

SIZE = (1200, 1200)
STAGES = {
    "phones": "phones", "tablets": "phones", "tvs": "tvs", "robot-vacuums": "vacuums", "sofas": "sofas",
    "bike-lights": "bikelights", "bike-bags": "bikebags", "bike-pumps": "biketools", "bike-tools": "biketools",
    "helmets": "helmets", "cycling-glasses": "bikewear", "bike-racks": "biketools", "bike-care": "bikecare", "cars": "cars",
}  # fmt: skip


def draw(job: rows.Job, samples: int, size: tuple[int, int] = SIZE) -> int:
    """Set the stage for one job and shoot it; returns the file's size in bytes."""
    stage = importlib.import_module(STAGES[job.row["category"]])
    studio.reset(size, samples)
    own = getattr(stage, "surroundings", None)
    if not (own and own(job.row, job.view)):
        studio.world()
        studio.studio_lights()
        studio.floor()
        paper = 245
    else:
        paper = 0
    stage.scene(job.row, job.view, studio.camera, studio.settle)
    return studio.shoot(job.target, SIZE, paper=paper)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="", help="part of the file name")
    options.add_argument("--category", default="", help="category codes, comma-separated")
    options.add_argument("--force", action="store_true", help="draw again what exists")
    options.add_argument("--samples", type=int, default=6)
    options.add_argument("--list", action="store_true", help="only say what is missing")
    given = options.parse_args()
    wanted = [
        job
        for job in rows.jobs()
        if given.only in job.target.name
        and (not given.category or job.row["category"] in given.category.split(","))
        and (given.force or not job.target.exists())
    ]
    wanted.sort(key=lambda job: job.view)  # main pictures first
    for count, job in enumerate(wanted, 1):
        if given.list:
            print(job.target)
            continue
        start = time.perf_counter()
        size = draw(job, given.samples)
        print(
            f"{count}/{len(wanted)} {job.brand}/{job.target.name} {size // 1024} KB {time.perf_counter() - start:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
