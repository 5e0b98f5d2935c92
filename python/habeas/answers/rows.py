# SPDX-License-Identifier: MIT
"""The sequence that answers of several rows are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar, Union, overload

__all__ = ["Rows"]


R = TypeVar("R")


class Rows(Sequence[R], Generic[R]):
    """A sequence over one tuple of a frozen value."""

    def _rows(self) -> tuple[R, ...]:
        raise NotImplementedError

    @overload
    def __getitem__(self, key: int) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[R, ...]: ...
    def __getitem__(self, key: Union[int, slice]) -> Union[R, tuple[R, ...]]:
        return self._rows()[key]

    def __len__(self) -> int:
        return len(self._rows())

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows())
