# SPDX-License-Identifier: MIT
"""Values that do not change."""

from __future__ import annotations

from typing import Any


class Frozen:
    """Refuses every change; attributes are set once, by `_set`."""

    __slots__ = ()

    def _set(self, **values: Any) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} does not change: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} does not change: cannot delete {name!r}")
