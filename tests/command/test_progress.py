# SPDX-License-Identifier: MIT
"""How far a long answer is stands on standard error where that is a terminal, and is gone when the answer is there."""

from __future__ import annotations

import os
import subprocess

import pytest

pty = pytest.importorskip("pty", reason="no terminals of our own here")


def on_a_terminal(*command: object) -> tuple[bytes, str]:
    """What a command writes to standard output, and to a terminal as standard error."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([str(c) for c in command], stdout=subprocess.PIPE, stderr=theirs) as running:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # nobody writes there any more
                break
            if not part:
                break
            seen += part
        out = running.stdout.read()
    os.close(ours)
    assert running.returncode == 0
    return out, seen.decode()


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (("changes", "--since", "2026-02-01", "--account", "foro_penal"), "\r0 of "),
        (("unaccounted", "--account", "foro_penal", "--series"), "\r0 of "),
        (("timeline",), "\rreading 0 of "),
    ],
)
def test_a_line_on_a_terminal_and_none_elsewhere(program, habeas, venezuela, asked, shown):
    words = (asked[0], venezuela, *asked[1:])
    plain = habeas(*words, code=0)
    assert plain.err == ""
    out, seen = on_a_terminal(program, *words)
    assert out == plain.raw_out
    assert shown in seen and "\n" not in seen
    assert seen.endswith("\r") and seen.rsplit("\r", 2)[1].strip() == ""
    out, seen = on_a_terminal(program, *words, "--quiet")
    assert (out, seen) == (plain.raw_out, "")
