# SPDX-License-Identifier: MIT
"""The sequence that answers of several rows are."""

from __future__ import annotations

from typing import TypeVar

from habeas.model.listing import Listing

__all__ = ["Rows"]


R = TypeVar("R")


class Rows(Listing[R]):
    """A sequence over one tuple of a frozen value."""

    def _rows(self) -> tuple[R, ...]:
        raise NotImplementedError

    def _members(self) -> tuple[R, ...]:
        return self._rows()
