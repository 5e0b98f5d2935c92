# SPDX-License-Identifier: MIT
"""What every part of a dossier's face stands on: the engine's view, and what was made of it once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Optional, TypeVar

from habeas import _core
from habeas._frozen import Frozen
from habeas.things import Thing, Things

if TYPE_CHECKING:
    from habeas.dossier import Dossier

__all__ = ["Seen"]

T = TypeVar("T", bound=Thing)


class Seen(Frozen):
    """A view of the engine; what is derived from it is kept."""

    __slots__ = ()
    _engine: _core.Dossier
    _left_out: int
    _cache: dict[str, Any]

    def _view(self, core: _core.Dossier) -> Dossier:
        raise NotImplementedError

    def _things(self, word: str, make: Callable[[], Iterable[T]]) -> Things[T]:
        made: Optional[Things[T]] = self._cache.get(word)
        if made is None:
            made = self._cache[word] = Things(word, tuple(make()), self._engine.require)
        return made
