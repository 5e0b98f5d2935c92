# SPDX-License-Identifier: MIT
"""How far a long call has come: what is told, and the line that shows it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Optional, TextIO, Union

from habeas.errors import wrong_type

__all__ = ["Progress", "Stop", "Watch", "watched"]

#: Asked now and then whether to end a call: it ends with `Cancelled` once it is true.
Stop = Optional[Callable[[], bool]]
#: True shows a line on standard error, where that is a terminal or a notebook. A callable is told how much is done, of
#: how much in all (None where that is not known) and of what.
Progress = Union[bool, Callable[[int, Optional[int], str], object], None]
#: Both as the engine takes them.
Watch = Union[Callable[[], bool], tuple[Stop, Callable[[int, Optional[int], str], object], str], None]

_WIDTH = 20
_SECONDS = 0.1


class Line:
    """One line that is written over itself, and gone at the end."""

    def __init__(self, to: TextIO) -> None:
        self._to = to
        self._started = self._written = time.monotonic()
        self._longest = 0

    def __call__(self, done: int, total: Optional[int], label: str) -> None:
        """Show how far it is, at most ten times a second."""
        now = time.monotonic()
        if now - self._written < _SECONDS:
            return
        self._written = now
        text = line(done, total, label, now - self._started)
        self._to.write("\r" + text.ljust(self._longest))
        self._to.flush()
        self._longest = max(self._longest, len(text))

    def close(self) -> None:
        """Take the line away."""
        if self._longest:
            self._to.write("\r" + " " * self._longest + "\r")
            self._to.flush()


def line(done: int, total: Optional[int], label: str, seconds: float) -> str:
    """Say how far a call has come: a bar where the whole is known."""
    spent = f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"
    if not total:
        steps = f"{done:,} steps, " if done else ""
        return f"{label}: {steps}{spent}"
    full = _WIDTH * min(done, total) // total
    return f"{label}: {100 * done // total:3}%|{'#' * full}{' ' * (_WIDTH - full)}| {done:,}/{total:,} [{spent}]"


def is_watched(to: Any) -> bool:
    """Does somebody look at this stream: at a terminal, or in a notebook?"""
    if to is None:
        return False
    return type(to).__module__.split(".")[0] in ("ipykernel", "pyodide") or bool(getattr(to, "isatty", lambda: False)())


@contextmanager
def watched(label: str, stop: Stop = None, progress: Progress = None) -> Iterator[Watch]:
    """Give the engine what it asks and tells while a call runs.

    Raises
    ------
    InvalidType
        For a `progress` that is neither a truth value nor a callable.
    """
    if progress is None or progress is False:
        yield stop
    elif progress is True:
        if not is_watched(sys.stderr):
            yield stop
            return
        shown = Line(sys.stderr)
        try:
            yield (stop, shown, label)
        finally:
            shown.close()
    elif callable(progress):
        yield (stop, progress, label)
    else:
        raise wrong_type("how progress is shown", progress, "True, False or a callable")
