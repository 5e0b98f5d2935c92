# SPDX-License-Identifier: MIT
"""The Python of docs/frames.md, as it is printed: its blocks are one program, and print what stands after them."""

from __future__ import annotations

import contextlib
import io
import os
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

import habeas

PAGE = Path(__file__).resolve().parents[2] / "docs" / "frames.md"
BLOCK = re.compile(r"```python\n(.*?)```\n(?:```text\n(.*?)```\n)?", re.DOTALL)


def test_the_python_of_the_model_runs_and_prints_what_it_says() -> None:
    page = (PAGE.parent / "model.md").read_text(encoding="utf-8")
    ((block, text),) = BLOCK.findall(page)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block, "docs/model.md", "exec"), {})
    assert out.getvalue() == text


def test_the_page_runs_and_prints_what_it_says() -> None:
    for package in ("pandas", "polars", "pyarrow", "duckdb"):
        pytest.importorskip(package, reason=f"{package} is not installed, which the page shows")
    page = PAGE.read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    printed: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", habeas.TableWarning)
        for block, _ in BLOCK.findall(page):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(block, str(PAGE), "exec"), names)
            printed.append(out.getvalue())
    assert len(printed) > 8
    if os.environ.get("HABEAS_UPDATE"):
        told = iter(printed)

        def again(found: re.Match[str]) -> str:
            text = next(told)
            return f"```python\n{found[1]}```\n" + (f"```text\n{text}```\n" if text else "")

        page = BLOCK.sub(again, page)
        PAGE.write_text(page, encoding="utf-8")
    assert [text for _, text in BLOCK.findall(page)] == printed
