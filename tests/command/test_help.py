# SPDX-License-Identifier: MIT
"""Help: each command shows runs of its own, and every run that is shown works."""

import os
import shlex
import subprocess

import pytest


def commands(habeas):
    """The commands that `habeas help` lists."""
    lines = habeas("help", code=0).out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.lower().startswith("subcommands:"))
    names = []
    for line in lines[start + 1 :]:
        if not line.strip():
            break
        if line.startswith("  ") and not line.startswith("   "):
            names.append(line.split()[0])
    return names


def examples_in(text):
    lines = text.splitlines()
    start = lines.index("Examples:")
    shown = []
    for line in lines[start + 1 :]:
        if not line.startswith("  habeas "):
            break
        shown.append(line.strip())
    return shown


def test_help_lists_the_commands_and_so_does_no_argument_at_all(habeas):
    listed = commands(habeas)
    assert len(listed) >= 29 and "check" in listed and "least-change" in listed
    assert habeas("help").out == habeas("--help").out
    alone = habeas(code=2)
    assert alone.out == "" and alone.err == habeas("help").out


def test_help_of_a_command_is_its_own(habeas):
    for name in commands(habeas):
        text = habeas("help", name, code=0).out
        assert text == habeas(name, "--help", code=0).out
        for run in examples_in(text):
            assert run.split()[1] == name, f"{name} shows {run}"
    assert habeas("help", "list", "diff", code=0).out == habeas("list", "diff", "--help", code=0).out


@pytest.fixture
def at_the_root(program, examples, tmp_path):
    """Runs a line of a help text where the examples lie; what it writes stays in a folder of the test."""
    for name in ("examples",):
        os.symlink(examples, tmp_path / name)
    (tmp_path / "build").mkdir()

    def run(line):
        words = shlex.split(line)
        assert words[0] == "habeas"
        return subprocess.run([program, *words[1:]], cwd=tmp_path, capture_output=True, text=True, timeout=300)

    return run


def test_every_example_of_every_help_runs(habeas, at_the_root):
    shown = 0
    for name in [None, *commands(habeas), "list diff"]:
        runs = examples_in(habeas("help", *(name.split() if name else [])).out)
        assert runs, f"{name} shows no example"
        for run in runs:
            done = at_the_root(run)
            # check and report find what a dossier holds, and a draft may not fit: that is an answer too.
            found = run.split()[1] in ("check", "report", "draft")
            assert done.returncode in ((0, 1) if found else (0,)), f"{run}: {done.stderr}"
            assert done.stdout.strip(), run
            shown += 1
    assert shown >= 40


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["chek"], "habeas: there is no command 'chek'; did you mean check?\n"),
        (["hled", "x"], "habeas: there is no command 'hled'; did you mean held?\n"),
        (["help", "sensitvity"], "habeas: there is no command 'sensitvity'; did you mean sensitivity?\n"),
        (["list", "dif", "x"], "habeas list: there is no command 'dif'; did you mean diff?\n"),
        (["frobnicate"], "habeas: there is no command 'frobnicate'\n"),
        (["held", "x", "--acount", "a"], "habeas held: there is no option '--acount'; did you mean --account?\n"),
        (["check", "x", "--langage=es"], "habeas check: there is no option '--langage'; did you mean --language?\n"),
    ],
)
def test_a_slip_of_the_keyboard_is_met_with_what_was_meant(habeas, words, told):
    ran = habeas(*words, code=2)
    assert ran.out == "" and ran.err.startswith(told), ran.err


def test_no_command_or_option_is_taken_for_a_slip_of_another(habeas, venezuela):
    # Values are no words of the command, however near they are to one.
    assert "there is no command" not in habeas("check", "chek", code=3).err
    assert (
        "there is no option"
        not in habeas("held", str(venezuela), "--account", "foro_penal", "--at", "2026-01-19", "--", code=0).err
    )


def test_wrong_use_names_the_command_and_shows_an_example(habeas, venezuela):
    for words in (
        ["held"],
        ["held", venezuela],
        ["held", venezuela, "--account"],
        ["check", venezuela, "--language", "fr"],
    ):
        answer = habeas(*words, code=2)
        assert answer.out == ""
        first, example, more = answer.err.splitlines()
        assert first.startswith(f"habeas {words[0]}: ")
        assert example.startswith(f"For example: habeas {words[0]} ")
        assert more == f"Run habeas {words[0]} --help for more information."


def test_help_of_points_is_that_of_all(habeas):
    assert habeas("help", "points").out == habeas("help", "codes").out == habeas("--help").out


def test_a_slip_in_a_word_is_answered_with_the_word(habeas, venezuela):
    ends = ("--account", "foro_penal", "--from", "end:2026-01-07", "--to", "end:2026-01-18")
    assert "wanted release, or another of arrest" in habeas("exits", venezuela, *ends, "--kind", "releases", code=2).err
    assert "wanted one of arrest" in habeas("exits", venezuela, *ends, "--kind", "nothing_like_it", code=2).err


def test_near_points_can_be_pasted_back(habeas, venezuela):
    for slip in ("VEN-08O", "2024-02"):
        answer = habeas("held", venezuela, "--account", "foro_penal", "--at", slip, code=4)
        near = answer.err.strip().split("wanted one of ")[1].split(", ")
        if near[-1] == "...":
            near.pop()
        assert 0 < len(near) <= 5
        for name in near:
            habeas("held", venezuela, "--account", "foro_penal", "--at", name, code=0)


def test_a_day_without_a_count_is_answered_as_its_end(habeas, venezuela):
    asked = ("held", venezuela, "--account", "foro_penal", "--at")
    assert habeas(*asked, "2026-01-18", "--json", code=0).json["at"] == "end:2026-01-18"
    assert "at the end of 2026-01-18" in habeas(*asked, "2026-01-18", code=0).out
