# SPDX-License-Identifier: MIT
"""Through what a dossier is looked at, and the moments that views are named by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional, Protocol, Union

from habeas import _core
from habeas._value import Value
from habeas.model.dates import DateLike, date_text
from habeas.model.entities import Account, Actor, Assumption, Claim, Event
from habeas.model.records import Things
from habeas.model.words import Audience

__all__ = ["Lens", "Moment", "View", "moment_text"]

#: A moment for a view: an EDTF text or Date (a day counts to its end), a day, or a date and time.
Moment = DateLike


@dataclass(frozen=True)
class Lens(Value):
    """Through what a dossier is looked at.

    Attributes
    ----------
    known, recorded : str or None
        Only what was certainly said, or recorded, by this instant.
    audience : str
        Who looks: "public", "partner" or "internal".
    switches : tuple of (str, bool)
        Claims, leads and assumptions switched on or off by hand, by id.
    """

    known: Optional[str]
    recorded: Optional[str]
    audience: str
    switches: tuple[tuple[str, bool], ...]


class View(Protocol):
    """A dossier as what is asked of it sees it: what it holds, and further views, without the questions.

    Ledgers, timelines, graphs and proofs take one. `habeas.Dossier` is one, and imports all of them.
    """

    @property
    def _engine(self) -> _core.Dossier: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def audience(self) -> str: ...
    @property
    def lens(self) -> Lens: ...
    @property
    def withheld(self) -> int: ...
    @property
    def claims(self) -> Things[Claim]: ...
    @property
    def accounts(self) -> Things[Account]: ...
    @property
    def actors(self) -> Things[Actor]: ...
    @property
    def events(self) -> Things[Event]: ...
    @property
    def assumptions(self) -> Things[Assumption]: ...
    def as_known_on(self, time: Moment) -> View: ...
    def as_recorded_on(self, time: Moment) -> View: ...
    def for_audience(self, audience: Audience) -> View: ...
    def with_(self, *what: Union[str, Mapping[str, Any]]) -> View: ...
    def without(self, *names: str) -> View: ...
    def to_json(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...


def moment_text(time: Moment) -> str:
    """Give a moment as the engine reads it."""
    return date_text(time, "a moment")
