# SPDX-License-Identifier: MIT
"""The command `habeas`: what pip installs under that name, and `python -m habeas`, run the program in this package."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys

from habeas._engine import highs_library

__all__ = ["main"]

_PROGRAM = pathlib.Path(__file__).parent / "bin" / ("habeas.exe" if os.name == "nt" else "habeas")

_MISSING = """\
habeas: the Python package is here, the command is not: got no file {program}, wanted the program
The package was built where the C++ header CLI11 was not found. Install it and build again:
  apt install libcli11-dev        (Debian, Ubuntu; brew install cli11, conda install -c conda-forge cli11)
  pip install --force-reinstall --no-deps --no-cache-dir --no-binary habeas habeas
From a checkout, write the path of the checkout in place of the last word."""


def main() -> int:
    """Run the command with the arguments of this process, and end as it ends.

    Returns
    -------
    int
        The exit code of the command; 2 where this installation does not carry it. On POSIX systems the command takes
        the place of this process, and nothing is returned.
    """
    if not _PROGRAM.is_file():
        print(_MISSING.format(program=_PROGRAM), file=sys.stderr)
        return 2
    environment = dict(os.environ)
    # The command reads this name; it does not look for the library in Python's environments by itself.
    if "HABEAS_HIGHS" not in environment:
        library = highs_library()
        if library:
            environment["HABEAS_HIGHS"] = library
    words = [str(_PROGRAM), *sys.argv[1:]]
    if os.name == "posix":
        os.execve(words[0], words, environment)
    return subprocess.run(words, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
