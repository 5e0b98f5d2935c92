# SPDX-License-Identifier: MIT
"""The command in the package: `python -m habeas`, and the script `habeas` that pip installs."""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Optional

import pytest

import habeas
import habeas.__main__ as command
from habeas._engine import highs_library

needs_program = pytest.mark.skipif(
    not command._PROGRAM.is_file(), reason="this installation carries no command (built without CLI11, or a checkout)"
)
FLOW = ("--account", "foro_penal", "--from", "2025-12-29", "--to", "2026-01-19")


def run(
    *words: object, stdin: str = "", highs: Optional[str] = None, where: Optional[Path] = None
) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if name != "HABEAS_HIGHS"}
    if highs is not None:
        surroundings["HABEAS_HIGHS"] = highs
    return subprocess.run(
        [sys.executable, "-m", "habeas", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=surroundings,
        cwd=where,
    )


@needs_program
def test_the_version_is_that_of_the_package() -> None:
    said = run("--version")
    assert (said.returncode, said.stdout.split(), said.stderr) == (0, ["habeas", habeas.__version__], "")


@needs_program
def test_exit_codes_pass_through() -> None:
    article = habeas.examples.path("article")
    assert run("report", article).returncode in (0, 1)
    assert run("check", article).returncode == 1
    assert run("no_such_word").returncode == 2
    assert run("check", "/nowhere/dossier.json").returncode == 3
    assert run("entries", habeas.examples.path("venezuela"), "--account", "foro_penals", *FLOW[2:]).returncode == 4


@needs_program
def test_it_answers_as_python_does_and_reads_standard_input(tmp_path: Path) -> None:
    said = run("entries", habeas.examples.path("venezuela"), *FLOW, "--json")
    bound = habeas.examples.venezuela().ledger("foro_penal").entries("2025-12-29", "2026-01-19")
    assert habeas.Bound.from_dict(json.loads(said.stdout)["bound"]) == bound and bound.low == 101
    text = habeas.examples.small().to_json()
    assert run("held", "-", "--account", "watch", "--at", "2030-01-12", stdin=text, where=tmp_path).stdout.startswith(
        "Held (watch)"
    )


@needs_program
def test_the_linear_engine_works_where_highsbox_is_installed() -> None:
    if not highs_library():
        pytest.skip("there is no HiGHS here (pip install highsbox)")
    words = ("entries", habeas.examples.path("venezuela"), *FLOW, "--engine", "linear")
    said = run(*words)
    assert (said.returncode, said.stderr) == (0, "") and "at least 101" in said.stdout
    # What the user says of HiGHS is left as it is: nothing is "there is none".
    refused = run(*words, highs="")
    assert refused.returncode == 2 and "HiGHS was not found" in refused.stderr


def test_a_package_without_the_command_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "_PROGRAM", tmp_path / "habeas")
    assert command.main() == 2
    said = capsys.readouterr()
    assert said.out == ""
    for wanted in (str(tmp_path / "habeas"), "CLI11", "libcli11-dev", "pip install"):
        assert wanted in said.err


def test_pip_installs_the_script() -> None:
    try:
        scripts = importlib.metadata.distribution("habeas").entry_points
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("habeas is not installed here; it is run from a checkout")
    (script,) = [s for s in scripts if s.group == "console_scripts"]
    assert (script.name, script.load()) == ("habeas", command.main)
