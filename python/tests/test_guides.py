# SPDX-License-Identifier: MIT
"""The Python of docs/guides/, as it is printed: the blocks of a page run one after another, and print what it says.

With HABEAS_UPDATE=1 in the environment the ```text blocks are written instead; read them before they are committed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "guides").glob("*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What a page may need that not everybody has.
OPTIONAL = ("polars", "altair", "vl_convert")


def run(page: Path, text: str) -> tuple[str, int]:
    """Run the ```python blocks of a page, and give the page with what they print; and how many blocks there are."""
    names: dict[str, object] = {"__name__": page.stem}
    made: list[str] = []
    at, count, printed = 0, 0, ""
    for block in BLOCK.finditer(text):
        language, body = block.groups()
        if language == "text" and printed:
            made += [text[at : block.start(2)], printed]
            at, printed = block.end(2), ""
        if language == "python":
            assert not printed, f"{page.name}: nothing says what the block before prints:\n{body}"
            count += 1
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(body, f"{page.name}, block {count}", "exec"), names)
            printed = "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())
    assert not printed, f"{page.name}: nothing says what its last block prints"
    return "".join(made) + text[at:], count


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_the_python_of_a_guide_prints_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page.read_text(encoding="utf-8")
    for package in OPTIONAL:
        if re.search(rf"^import {package}|\.save\(|\.chart", text, re.MULTILINE) and package in OPTIONAL:
            pytest.importorskip(package, reason=f"{page.name} needs {package}, which is not installed")
    monkeypatch.chdir(tmp_path)
    made, _ = run(page, text)
    if os.environ.get("HABEAS_UPDATE"):
        page.write_text(made, encoding="utf-8")
    assert made == page.read_text(encoding="utf-8")


def test_there_are_guides_and_they_have_python() -> None:
    pages = {
        page.stem: len(re.findall(r"^```python$", page.read_text(encoding="utf-8"), re.MULTILINE)) for page in PAGES
    }
    assert set(pages) == {"first_proof", "frames_and_pictures", "writing_a_dossier", "words", "mistakes", "cpp"}
    assert sum(pages.values()) >= 20
    assert [name for name, blocks in pages.items() if not blocks] == ["cpp"]


def test_a_block_that_prints_something_else_is_seen() -> None:
    page = Path("page.md")
    text = "```python\nprint(1)\n```\n\n```text\n2\n```\n"
    assert run(page, text) == (text.replace("2", "1"), 1)
    with pytest.raises(AssertionError, match="nothing says what its last block prints"):
        run(page, "```python\nprint(1)\n```\n")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_links_of_a_guide_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
