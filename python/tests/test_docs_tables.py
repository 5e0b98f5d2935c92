# SPDX-License-Identifier: MIT
"""The Python of docs/tables.md runs, and gives what its remarks say. A block whose library is missing is skipped."""

from __future__ import annotations

import ast
import importlib
import json
import re
import sqlite3
import warnings
from pathlib import Path
from typing import Any

import pytest

import habeas

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)

ROWS = [{"day": "2030-01-05", "held": 120, "released": None}, {"day": "2030-01-06", "held": 117, "released": 5}]


def imports(block: str) -> list[str]:
    return [name.name for node in ast.parse(block).body if isinstance(node, ast.Import) for name in node.names]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The counts that the recipes read, in every carrier that a library is there for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "counts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    database = sqlite3.connect(tmp_path / "counts.sqlite")
    database.execute("create table counts (day text, held integer, released integer)")
    database.executemany("insert into counts values (:day, :held, :released)", ROWS)
    database.commit()
    database.close()
    try:
        openpyxl = importlib.import_module("openpyxl")
    except ImportError:
        pass
    else:
        book = openpyxl.Workbook()
        book.active.title = "2030"
        for row in [list(ROWS[0]), *(list(row.values()) for row in ROWS)]:
            book.active.append(row)
        book.save(tmp_path / "counts.xlsx")
    try:
        arrow, parquet = importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError:
        pass
    else:
        parquet.write_table(arrow.Table.from_pylist(ROWS), tmp_path / "counts.parquet")
    return tmp_path


def run(block: str, names: dict[str, Any]) -> int:
    """Run a block, hold the value of each line with a remark against it, and count these."""
    lines, checked = block.splitlines(), 0
    for node in ast.parse(block).body:
        remark = re.search(r"  # (.+)$", lines[(node.end_lineno or 1) - 1])
        if isinstance(node, ast.Expr) and remark:
            expression = compile(ast.Expression(node.value), "docs/tables.md", "eval")
            assert str(eval(expression, names)) == remark.group(1)
            checked += 1
        else:
            exec(compile(ast.Module([node], []), "docs/tables.md", "exec"), names)
    return checked


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_a_block(number: int, place: Path) -> None:
    for library in imports(BLOCKS[number]):
        pytest.importorskip(library)
    if "counts.xlsx" in BLOCKS[number] and not (place / "counts.xlsx").exists():
        pytest.skip("openpyxl is not there to write the workbook")
    if "counts.parquet" in BLOCKS[number] and not (place / "counts.parquet").exists():
        pytest.skip("PyArrow is not there to write the file")
    names: dict[str, Any] = {"habeas": habeas}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", habeas.TableWarning)
        # What earlier blocks named is there, as on the page.
        for earlier in BLOCKS[:number]:
            if not imports(earlier):
                run(earlier, names)
        checked = run(BLOCKS[number], names)
    assert checked > 0 or BLOCKS[number].startswith("how = ")


def test_the_page_has_its_recipes() -> None:
    read = {library for block in BLOCKS for library in imports(block)}
    assert {"polars", "pandas", "pyarrow.parquet", "json", "sqlite3", "duckdb"} <= read
