# SPDX-License-Identifier: MIT
"""The package as it is installed: its examples run, its names are documented, it starts and brings in nothing."""

from __future__ import annotations

import doctest
import importlib
import inspect
import json
import multiprocessing
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest

import habeas

MODULES = [habeas, *(importlib.import_module(m.name) for m in pkgutil.walk_packages(habeas.__path__, "habeas."))]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__)
def test_examples_of_the_docstrings_run(module: ModuleType) -> None:
    examples = [e.source for t in doctest.DocTestFinder(exclude_empty=True).find(module) for e in t.examples]
    if any("polars" in source for source in examples):
        pytest.importorskip("polars", reason="polars is not installed, which an example here shows")
    assert doctest.testmod(module).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert sum(len(t.examples) for m in MODULES for t in finder.find(m)) > 50


def test_public_names_are_there_and_documented() -> None:
    for name in habeas.__all__:
        thing = getattr(habeas, name)
        doc = inspect.getdoc(thing)
        assert doc, name
        assert doc.splitlines()[0].rstrip().endswith("."), name
        if not inspect.isclass(thing) or not thing.__module__.startswith("habeas"):
            continue
        for member, value in vars(thing).items():
            if not member.startswith("_") and (callable(value) or isinstance(value, (property, classmethod))):
                assert inspect.getdoc(value), f"{name}.{member}"


def test_typed_and_of_the_version_of_the_headers() -> None:
    package = Path(habeas.__file__).parent
    assert (package / "py.typed").exists() and (package / "_core.pyi").exists()
    header = (ROOT / "include" / "habeas" / "core" / "version.hpp").read_text(encoding="utf-8")
    assert f'#define HABEAS_VERSION "{habeas.__version__}"' in header


def test_importing_starts_no_thread_and_brings_in_no_other_package() -> None:
    program = (
        "import sys, threading; before = set(sys.modules); import habeas; import os;"
        "known = set(getattr(sys, 'stdlib_module_names', sys.modules)) | {'habeas'};"
        "new = {m.split('.')[0] for m in set(sys.modules) - before} - known;"
        "print(sorted(m for m in new if not m.startswith(('_', 'pybind11'))), threading.active_count(),"
        " len(os.listdir('/proc/self/task')) if os.path.isdir('/proc/self/task') else 1)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd="/")
    assert said.stdout.strip() == "[] 1 1"


def test_a_forked_worker_answers() -> None:
    program = (
        "import multiprocessing as m, habeas\n"
        "def held(d): return d.ledger('watch').held('b1')\n"
        "if __name__ == '__main__':\n"
        "    d = habeas.examples.small(); held(d)\n"
        "    with m.get_context('fork').Pool(2) as pool:\n"
        "        assert pool.map(held, [d, d]) == [held(d)] * 2\n"
    )
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("no fork here")
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True, timeout=120)


def test_what_is_written_fits_the_schema(small: habeas.Dossier) -> None:
    schema = json.loads(habeas.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert not list(validator.iter_errors(small.to_dict()))
    broken = small.to_dict()
    broken["claims"][0]["surprise"] = 1
    assert list(validator.iter_errors(broken))
