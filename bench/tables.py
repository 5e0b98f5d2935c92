#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads one table of counts as a validated dossier, beside what DuckDB and Polars take to read its typed columns.

    python bench/tables.py [--rows 1000000] [--keep FILE]

In an environment where habeas is installed, as a release build. Each reader has a process of its own; what is printed
is the processor time of reading alone, the memory that the process had at most, and both as multiples of Polars.
Reading typed columns and judging a dossier are different work: a claim of the dossier has an id, a speaker, an account
and a date with its bounds, and all of them were held against one another.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

# What each reader does with the file; `started` is the processor time before.
READERS = {
    "polars, typed columns": (
        "polars",
        "polars.read_csv(path, schema_overrides={'as_of': polars.Date})",
    ),
    "duckdb, typed columns": (
        "duckdb",
        "duckdb.sql(f\"from read_csv('{path}', header=true, columns={{'speaker': 'VARCHAR', 'kind': 'VARCHAR', "
        "'number': 'BIGINT', 'as_of': 'DATE', 'of': 'VARCHAR', 'note': 'VARCHAR'}})\").to_arrow_table()",
    ),
    "habeas, a dossier of the file": ("habeas", "habeas.Dossier.open(path)"),
    "habeas, a dossier of the Polars frame": (
        "habeas, polars",
        "habeas.Dossier.from_frame(polars.read_csv(path, schema_overrides={'as_of': polars.Date}))",
    ),
}

PROGRAM = """
import resource, sys, time, warnings
import {imports}
warnings.simplefilter("ignore")
path = sys.argv[1]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.process_time()
read = {does}
print(time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def write(path: Path, rows: int) -> None:
    """Two rows a day for each of a hundred counters: a stock, and how many were freed."""
    first = datetime.date(2000, 1, 1)
    with path.open("w", encoding="utf-8") as out:
        out.write("speaker,kind,number,as_of,of,note\n")
        for row in range(rows):
            day, counter = divmod(row // 2, 100)
            date = first + datetime.timedelta(day)
            if row % 2 == 0:
                out.write(f"Counter {counter},held,{1000 + (day * 7 + counter) % 500},{date},,\n")
            else:
                out.write(f"Counter {counter},exits,{day % 5},{date},release,seen by our own people\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="where to write the table, which is kept")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "counts.csv"
        write(path, asked.rows)
        print(f"{asked.rows:,} rows, {path.stat().st_size / 1e6:.0f} MB")
        unit = None
        for name, (imports, does) in READERS.items():
            missing = [lib for lib in imports.split(", ") if importlib.util.find_spec(lib) is None]
            if missing:
                print(f"{name:<40} left out: {', '.join(missing)} is not there")
                continue
            program = PROGRAM.format(imports=imports, does=does)
            run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True)
            if run.returncode != 0:
                print(f"{name:<40} ended with {run.returncode}: {run.stderr.strip().splitlines()[-1:]}")
                continue
            seconds, kilobytes = (float(word) for word in run.stdout.split())
            unit = unit or (seconds, kilobytes)
            ratios = f"{seconds / unit[0]:6.1f} x the time, {kilobytes / unit[1]:5.1f} x the memory"
            print(f"{name:<40} {seconds:8.2f} s {kilobytes / 1024:8.0f} MB   {ratios}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
