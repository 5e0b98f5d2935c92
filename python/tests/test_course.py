# SPDX-License-Identifier: MIT
"""The notebooks of the course: kept with what they put out, and what their cells assert holds.

`scripts/run_course.py` runs all of them in kernels, from a clean environment. Here those run that need nothing else.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "notebooks"
#: What a notebook needs beside habeas, where it needs anything.
NEEDS = {"03_your_own_table": ("pandas",), "05_handing_over": ("lifelines", "networkx", "pandas", "splink")}


def course() -> tuple[str, ...]:
    """Give the notebooks that the script runs."""
    spec = importlib.util.spec_from_file_location("run_course", ROOT / "scripts" / "run_course.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    names: tuple[str, ...] = module.COURSE
    return names


def cells(name: str) -> list[dict[str, Any]]:
    notebook = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_the_script_runs_every_notebook() -> None:
    assert course() == tuple(sorted(path.stem for path in FOLDER.glob("*.ipynb")))
    assert len(course()) == 5


@pytest.mark.parametrize("name", course())
def test_a_notebook_is_kept_with_outputs_and_asserts_something(name: str) -> None:
    assert [cell["execution_count"] for cell in cells(name)] == list(range(1, len(cells(name)) + 1))
    outputs = [output for cell in cells(name) for output in cell["outputs"]]
    assert len(outputs) >= 4 and not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]
    assert (FOLDER / f"{name}.ipynb").stat().st_size <= 400_000
    assert sum("assert" in "".join(cell["source"]) for cell in cells(name)) >= 2


@pytest.mark.parametrize("name", course())
def test_what_a_notebook_asserts_holds(name: str) -> None:
    for package in NEEDS.get(name, ()):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{name} needs {package}, which is not installed here; scripts/test course runs it")
    names: dict[str, Any] = {"__name__": name}
    for number, cell in enumerate(cells(name), start=1):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile("".join(cell["source"]), f"{name}, cell {number}", "exec"), names)
        # What is kept is what it prints; what its last line shows, the script compares.
        kept = "".join("".join(o["text"]) for o in cell["outputs"] if o["output_type"] == "stream")
        assert out.getvalue() == kept, f"{name}, cell {number}: run scripts/run_course.py --store"
