# SPDX-License-Identifier: MIT
"""The dossiers that come with the package, and the first example of the README."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import habeas
from habeas import examples

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
OPENED: dict[str, Callable[[], habeas.Dossier]] = {
    "article": examples.article,
    "coded": examples.coded,
    "coders": examples.coders,
    "cuba": examples.cuba,
    "exchange_2025": examples.exchange_2025,
    "first": examples.first,
    "list": examples.list_of_people,
    "venezuela": examples.venezuela,
}


def test_every_dossier_of_the_repository_comes_with_the_package() -> None:
    assert sorted(p.name for p in (ROOT / "examples" / "dossiers").iterdir()) == sorted(OPENED)


@pytest.mark.parametrize("name", sorted(OPENED))
def test_each_is_what_the_repository_holds(name: str) -> None:
    dossier = OPENED[name]()
    assert (dossier.id, dossier.audience) == (name, "public")
    held = ROOT / "examples" / "dossiers" / name
    assert dossier == habeas.Dossier.open(held)
    files = {p.relative_to(held): p.read_bytes() for p in held.rglob("*") if p.is_file()}
    folder = examples.path(name)
    assert {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == files


def test_an_installed_package_needs_no_repository() -> None:
    packaged = Path(habeas.__file__).parent / "dossiers"
    if not packaged.exists():
        pytest.skip("habeas is run from a checkout")
    assert examples.path("venezuela") == packaged / "venezuela"


def test_a_name_that_is_none() -> None:
    with pytest.raises(habeas.InvalidValue, match="got 'venezuala', wanted one of article, ") as caught:
        examples.path("venezuala")
    assert caught.value.got == "'venezuala'"


def test_a_package_without_them_says_where_it_looked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(examples, "_FOLDERS", (tmp_path / "a", tmp_path / "b"))
    with pytest.raises(habeas.Unsupported) as caught:
        examples.venezuela()
    for folder in ("a", "b"):
        assert str(tmp_path / folder / "venezuela") in str(caught.value)


def test_the_first_example_of_the_readme_runs_as_printed(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    block = re.search(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    assert block is not None
    program = block.group(1)
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=True
    )
    printed = re.search(r"^```text\n(.*?)^```$", text[block.end() :], flags=re.MULTILINE | re.DOTALL)
    assert printed is not None and said.stdout == printed.group(1)
