# SPDX-License-Identifier: MIT
"""What every part of `Dossier` is built on: the engine's view, and what was made of it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Optional, TypeVar

from habeas import _core
from habeas._frozen import Frozen
from habeas.model.records import Member, Things

__all__ = ["DossierView"]

T = TypeVar("T", bound=Member)
V = TypeVar("V", bound="DossierView")


class DossierView(Frozen):
    """A view of the engine; what is derived from it is kept."""

    __slots__ = ()
    _engine: _core.Dossier
    _left_out: int
    _cache: dict[str, Any]

    @classmethod
    def _of(cls: type[V], core: _core.Dossier, left_out: int = 0) -> V:
        made = object.__new__(cls)
        made._set(_engine=core, _left_out=left_out, _cache={})
        return made

    def _view(self: V, core: _core.Dossier) -> V:
        return type(self)._of(core, self._left_out)

    def _things(self, word: str, kind: type[T], make: Callable[[], Iterable[T]]) -> Things[T]:
        made: Optional[Things[T]] = self._cache.get(word)
        if made is None:
            made = self._cache[word] = Things(word, make(), self._engine.require, kind)
        return made
