# SPDX-License-Identifier: MIT
"""What limits a kind of entry or exit: a legal ground, a condition, a destination, an authority."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Optional, TypedDict, Union

from habeas.model.entities import Actor, Place
from habeas.model.given import id_text, word_of
from habeas.model.handles import ActorHandle, PlaceHandle
from habeas.model.words import ConditionKind, LegalGround, Mechanism

__all__ = ["NarrowerKind", "kind_asked"]


class NarrowerKind(TypedDict, total=False):
    """What limits a kind that is asked for; one that is None limits nothing."""

    ground: Optional[LegalGround]
    condition: Optional[ConditionKind]
    destination: Union[str, Place, PlaceHandle, None]
    authority: Union[str, Actor, ActorHandle, None]


def kind_asked(kind: Optional[Mechanism], narrower: Mapping[str, Any]) -> Union[str, tuple[Optional[str], ...], None]:
    """Give a kind as the engine takes it: a word, or the word and what limits it; None where nothing is asked.

    Examples
    --------
    >>> kind_asked("release", {"ground": "pardon"})
    ('release', 'pardon', None, None, None)
    """
    readers: dict[str, Callable[[Any], Optional[str]]] = {
        "ground": lambda given: word_of(given, LegalGround, "a legal ground"),
        "condition": lambda given: word_of(given, ConditionKind, "a condition"),
        "destination": id_text,
        "authority": id_text,
    }
    for name in narrower:
        if name not in readers:
            raise TypeError(f"no such keyword: got '{name}', wanted one of kind, {', '.join(readers)}")
    limits = [None if narrower.get(name) is None else read(narrower[name]) for name, read in readers.items()]
    return kind if not any(limits) else (kind, *limits)
