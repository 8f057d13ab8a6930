"""Measure the program and print one table.

    python -m tests.benchmarks [PART …] [--strict] [--docs] [--out FILE]

Without a PART it runs all but the long ones, twenty-minutes and twenty-minutes-busy. --strict
fails where a figure is over its limit; --docs puts the table into docs/benchmarks.md.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import (
    cues,
    faults,
    frames,
    guiding,
    keeping,
    looking,
    reading,
    remembering,
    results,
    running,
    sharing,
    standing,
    starting,
    writing,
)
from tests.isolation import own_folders

ROOT = Path(__file__).parent.parent.parent
PARTS = {
    "start": starting.measure,
    "standing": standing.measure,
    "cpu": running.measure,
    "frames": frames.measure,
    "cues": cues.measure,
    "reading": reading.measure,
    "writing": writing.measure,
    "remembering": remembering.measure,
    "sharing": sharing.measure,
    "keeping": keeping.measure,
    "looking": looking.measure,
    "faults": faults.measure,
    "guiding": guiding.measure,
}
LONG_PARTS = {
    "twenty-minutes": cues.measure_twenty_minutes,
    "twenty-minutes-busy": cues.measure_twenty_minutes_busy,
}
"""They take as long as they are called, so they are only run where they are asked for."""
EVERY_PART = {**PARTS, **LONG_PARTS}


def main() -> int:
    """Run the parts that were asked for; 1 where one could not, or is over and that counts."""
    asked = _read_arguments()
    rows: list[results.Row] = []
    failed = []
    with tempfile.TemporaryDirectory(prefix="ec-") as runtime:
        for name in asked.parts or PARTS:
            folder = Path(runtime) / name
            folder.mkdir()
            os.environ.update(own_folders(folder, Path(runtime)))
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            try:
                rows += EVERY_PART[name](folder)
            except (AssertionError, RuntimeError) as error:
                failed.append(name)
                print(f"{name}: {error}", file=sys.stderr, flush=True)
    print(results.table(rows))
    results.write_json(rows, asked.out)
    if asked.docs:
        results.write_docs(rows, ROOT / "docs" / "benchmarks.md")
    over = [row.what for row in rows if row.is_over]
    print(f"\n{len(over)} of {len(rows)} over; written to {asked.out}")
    return int(bool(failed) or (asked.strict and bool(over)))


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the program.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(EVERY_PART))
    parser.add_argument("--strict", action="store_true", help="fail where a figure is over")
    parser.add_argument("--docs", action="store_true", help="put the table into the documents")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench.json")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(EVERY_PART):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return asked


if __name__ == "__main__":
    sys.exit(main())
