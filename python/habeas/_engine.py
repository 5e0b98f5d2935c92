# SPDX-License-Identifier: MIT
"""How a ledger reads claims: how wide "about" is, and what solves the rows that are no differences."""

from __future__ import annotations

import importlib.util
import os
import pathlib
from typing import Optional, Union

from habeas import _core
from habeas.errors import InvalidValue
from habeas.model.quantity import About, about_parts
from habeas.model.words import Engine

__all__ = ["Reading", "highs_library", "reading"]

Reading = tuple[Optional[tuple[int, int]], Optional[str]]


def highs_library() -> str:
    """Find the library of HiGHS: that of HABEAS_HIGHS, else of the package highsbox; "" leaves it to the system."""
    named = os.environ.get("HABEAS_HIGHS", "")
    if named:
        return named
    found = importlib.util.find_spec("highsbox")
    for place in (found.submodule_search_locations or []) if found else []:
        for pattern in ("libhighs.so", "libhighs.so.*", "libhighs.dylib", "highs.dll"):
            for file in sorted(pathlib.Path(place).rglob(pattern)):
                return str(file)
    return ""


def reading(about: Union[About, int, None], engine: Engine) -> Reading:
    """Give both as the engine takes them."""
    if engine == "difference":
        return (about_parts(about), None)
    if engine in ("linear", "auto"):
        library = highs_library()
        there_is_none = engine == "auto" and not _core.finds_linear_solver(library)
        return (about_parts(about), None if there_is_none else library)
    raise InvalidValue(
        f"no such engine: got {engine!r}, wanted one of auto, difference, linear",
        got=repr(engine),
        wanted="one of auto, difference, linear",
    )
