#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the notebooks of the course, each in a kernel of this Python: what their cells assert must hold.

Needs what examples/notebooks/requirements.txt lists. Nothing is skipped: a notebook that cannot run is a fault. The
notebooks are kept without outputs, so that what they print is never older than what prints it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "notebooks"
#: The notebooks of the course, in order.
COURSE = (
    "01_the_article",
    "02_the_bulletins",
    "03_your_own_table",
    "04_talks_pledges_exchanges",
    "05_handing_over",
)
#: A notebook takes some ten seconds; one that takes longer than this does not end.
SECONDS = 300


def kept_badly(notebook: Any) -> list[str]:
    """Say what a notebook holds that is not to be kept."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    found = ["outputs are kept"] if any(cell.outputs or cell.execution_count for cell in cells) else []
    if not any("assert" in cell.source for cell in cells):
        found.append("nothing is asserted")
    return found


def run(path: Path) -> list[str]:
    """Run one notebook, and give its faults."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    faults = kept_badly(notebook)
    try:
        NotebookClient(
            notebook, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": "."}}
        ).execute()
    except (CellExecutionError, CellTimeoutError) as failure:
        return [*faults, str(failure)]
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    drawn = sum("image/svg+xml" in output.get("data", {}) for cell in cells for output in cell.outputs)
    print(f"{path.name}: {len(cells)} cells ran, {drawn} pictures drawn", flush=True)
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="*", help="names of notebooks; all unless named")
    wanted = parser.parse_args().only or COURSE
    there = {path.stem for path in FOLDER.glob("*.ipynb")}
    faults = [f"{name}: is not of the course" for name in sorted(there - set(COURSE))]
    faults += [f"{name}: is missing" for name in sorted(set(wanted) - there)]
    for name in wanted:
        if name in there:
            faults += [f"{name}: {fault}" for fault in run(FOLDER / f"{name}.ipynb")]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"course: {len(wanted)} notebooks, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
