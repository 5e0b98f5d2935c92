# SPDX-License-Identifier: MIT
"""A graph drawn by Graphviz, where the machine has it."""

from __future__ import annotations

import shutil
import subprocess
from typing import Optional

from habeas.plot._labels import visible

__all__ = ["drawn"]

#: Larger graphs are not laid out: they cannot be read, and Graphviz takes long over them.
_MOST_LETTERS = 200_000
_SECONDS = 20


def drawn(dot: str) -> Optional[str]:
    """Lay out a graph and draw it as SVG; None where there is no `dot`, or the graph is too large for it."""
    program = shutil.which("dot")
    if program is None or len(dot) > _MOST_LETTERS:
        return None
    try:
        run = subprocess.run(
            [program, "-Tsvg"],
            input=dot.encode("utf-8"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    text = run.stdout.decode("utf-8", "replace")
    # What stands before the element is for files, and not for a page.
    start = text.find("<svg")
    text = "\n".join(map(visible, text[start:].splitlines()))
    return text if run.returncode == 0 and start >= 0 else None
