#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Run the notebooks of the course, each in a kernel of this Python: what their cells assert must hold.

Needs what examples/notebooks/requirements.txt lists. Nothing is skipped: a notebook that cannot run is a fault. The
notebooks are kept with their outputs, so that who reads one sees what follows; with --store they are written again,
without it what is kept must be what they print (pictures are looked at only for whether they are there: they depend on
the version of what draws them).
"""

from __future__ import annotations

import argparse
import copy
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


#: A kept notebook is small: its outputs are texts and pictures of lines.
MOST_BYTES = 400_000


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def kept_outputs(cell: Any) -> list[Any]:
    """Give what is kept of what a cell put out: its stream in one piece, and of each object a picture or its words."""
    import nbformat

    kept = []
    printed = "".join(o.text for o in cell.outputs if o.output_type == "stream" and o.name == "stdout")
    if printed:
        kept.append(nbformat.v4.new_output("stream", name="stdout", text=printed))
    for output in cell.outputs:
        data = output.get("data", {})
        if data:
            names = ("image/svg+xml", "text/plain") if "image/svg+xml" in data else ("text/html", "text/plain")
            shown = {name: data[name] for name in names if name in data}
            kind = {"execution_count": cell.execution_count} if output.output_type == "execute_result" else {}
            kept.append(nbformat.v4.new_output(output.output_type, data=shown, metadata={}, **kind))
    return kept


def words_of(cell: Any) -> list[Any]:
    """Give what is compared of a cell: what it printed, the words of objects, and whether there is a picture."""
    words = []
    for output in cell.outputs:
        if output.output_type == "stream":
            words.append(output.text)
        else:
            data = output.get("data", {})
            words.append((data.get("text/plain"), "image/svg+xml" in data))
    return words


def stale(before: Any, after: Any) -> list[str]:
    """Say which cells print another thing than what is kept of them."""
    return [
        f"cell {number} prints another thing than is kept; run scripts/run_course.py --store"
        for number, (old, new) in enumerate(zip(code_cells(before), code_cells(after)), start=1)
        if words_of(old) != words_of(new)
    ]


def run(path: Path, store: bool) -> list[str]:
    """Run one notebook, and give its faults; or write it again with what it puts out."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    before = nbformat.read(path, as_version=4)
    nbformat.validate(before)
    after = copy.deepcopy(before)
    faults = [] if any("assert" in cell.source for cell in code_cells(before)) else ["nothing is asserted"]
    client = NotebookClient(
        after, timeout=SECONDS, kernel_name="python3", resources={"metadata": {"path": "."}}, record_timing=False
    )
    try:
        client.execute()
    except (CellExecutionError, CellTimeoutError) as failure:
        return [*faults, str(failure)]
    # Where it ran is no part of it.
    after.metadata = before.metadata
    for cell in code_cells(after):
        cell.outputs = kept_outputs(cell)
    cells = code_cells(after)
    drawn = sum("image/svg+xml" in output.get("data", {}) for cell in cells for output in cell.outputs)
    print(f"{path.name}: {len(cells)} cells ran, {drawn} pictures drawn", flush=True)
    if not store:
        return [*faults, *stale(before, after)]
    nbformat.validate(after)
    text = nbformat.writes(after) + "\n"
    if len(text) > MOST_BYTES:
        faults.append(f"would be kept in {len(text):,} bytes, wanted at most {MOST_BYTES:,}")
    else:
        path.write_text(text, encoding="utf-8")
    return faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="*", help="names of notebooks; all unless named")
    parser.add_argument("--store", action="store_true", help="write what the notebooks put out into them")
    asked = parser.parse_args()
    wanted = asked.only or COURSE
    there = {path.stem for path in FOLDER.glob("*.ipynb")}
    faults = [f"{name}: is not of the course" for name in sorted(there - set(COURSE))]
    faults += [f"{name}: is missing" for name in sorted(set(wanted) - there)]
    for name in wanted:
        if name in there:
            faults += [f"{name}: {fault}" for fault in run(FOLDER / f"{name}.ipynb", asked.store)]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"course: {len(wanted)} notebooks, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
