# SPDX-License-Identifier: MIT
"""Of a dossier: what it is called, how it is looked at, and what it holds, record by record and as text."""

from __future__ import annotations

import json
from typing import Any, Optional

from habeas import _core
from habeas._view import DossierView
from habeas.model.entities import Account, Actor, Assumption, Claim, Event
from habeas.model.records import Things
from habeas.model.view import Lens

__all__ = ["DossierRecords"]


class DossierRecords(DossierView):
    """Claims, accounts, actors, events and assumptions, and through what they are looked at."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """Its own id; may be empty."""
        return self._engine.id

    @property
    def title(self) -> str:
        """What it is called; may be empty."""
        return self._engine.title

    @property
    def audience(self) -> str:
        """Who looks: "public", "partner" or "internal"."""
        return self._engine.audience

    @property
    def lens(self) -> Lens:
        """Through what it is looked at."""
        known, recorded = self._engine.lens_texts()
        return Lens(known, recorded, self.audience, tuple(sorted(self._engine.lens()[3].items())))

    @property
    def withheld(self) -> int:
        """How many claims the view withholds from its reader."""
        return self._engine.withheld + self._left_out

    @property
    def claims(self) -> Things[Claim]:
        """The claims that the view shows, those that do not count too, each with its standing."""

        def make() -> list[Claim]:
            shown = self._shown().get("claims", [])
            return [Claim(data, standing) for data, standing in zip(shown, self._engine.standings())]

        return self._things("claim", make)

    @property
    def accounts(self) -> Things[Account]:
        """The populations that somebody counts."""
        return self._things("account", lambda: [Account(data) for data in self._shown().get("accounts", [])])

    @property
    def actors(self) -> Things[Actor]:
        """Who speaks, negotiates, mediates or holds people."""
        return self._things("actor", lambda: [Actor(data) for data in self._shown().get("actors", [])])

    @property
    def events(self) -> Things[Event]:
        """What happened, or is claimed to have."""
        return self._things("event", lambda: [Event(data) for data in self._shown().get("events", [])])

    @property
    def assumptions(self) -> Things[Assumption]:
        """What is assumed, or may be: those that every dossier has as well.

        Examples
        --------
        >>> from habeas import examples
        >>> for a in examples.small().assumptions:
        ...     print(a.id, "on" if a.on else "off")
        ours on
        only_releases off
        shared_cutoff on
        dates_as_written on
        counts_at_day_end off
        """
        names = ("id", "on", "effect", "account", "speaker", "statement", "note")

        def make() -> list[Assumption]:
            rows = (dict(zip(names, row)) for row in self._engine.assumptions())
            return [Assumption({k: v for k, v in row.items() if v != ""}) for row in rows]

        return self._things("assumption", make)

    def to_json(self) -> str:
        """Write what the view shows, in one canonical layout: nothing that is withheld, and no name of it."""
        text = self._cache.get("json")
        if text is None:
            text = self._cache["json"] = _core.shown_json(self._engine)
        return str(text)

    def to_dict(self) -> dict[str, Any]:
        """Give what `to_json` writes, as a dictionary of its own."""
        data: dict[str, Any] = json.loads(self.to_json())
        return data

    def _shown(self) -> dict[str, Any]:
        data: Optional[dict[str, Any]] = self._cache.get("data")
        if data is None:
            data = self._cache["data"] = self.to_dict()
        return data
