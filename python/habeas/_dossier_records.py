# SPDX-License-Identifier: MIT
"""Of a dossier: what it is called, how it is looked at, and what it holds, record by record and as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Optional, TypeVar

from habeas import _core
from habeas._progress import Progress, Stop, watched
from habeas._view import DossierView
from habeas.answers.talks import Fund
from habeas.model.entities import (
    Account,
    Actor,
    Assumption,
    Bulletin,
    Claim,
    CustodyAt,
    CustodyEvent,
    Document,
    Edition,
    Event,
    Group,
    Person,
    Place,
    Point,
    RoleHolder,
)
from habeas.model.given import DateLike, date_text
from habeas.model.listing import Table
from habeas.model.records import Thing, Things
from habeas.model.view import Lens

__all__ = ["DossierRecords"]

T = TypeVar("T", bound=Thing)


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
        made: Optional[Lens] = self._cache.get("lens")
        if made is None:
            known, recorded = self._engine.lens_texts()
            made = Lens(known, recorded, self.audience, tuple(sorted(self._engine.lens()[3].items())))
            self._cache["lens"] = made
        return made

    @property
    def withheld(self) -> int:
        """How many claims the view withholds from its reader."""
        return self._engine.withheld + self._left_out

    @property
    def unsaid(self) -> int:
        """How many claims are known at no time: neither they nor their document say when they were said."""
        return self._engine.unsaid

    @property
    def claims(self) -> Things[Claim]:
        """The claims that the view shows, those that do not count too, each with its standing."""
        return self._shown_things("claim", Claim, "claims")

    @property
    def accounts(self) -> Things[Account]:
        """The populations that somebody counts."""
        return self._shown_things("account", Account, "accounts")

    @property
    def actors(self) -> Things[Actor]:
        """Who speaks, negotiates, mediates or holds people."""
        return self._shown_things("actor", Actor, "actors")

    @property
    def events(self) -> Things[Event]:
        """What happened, or is claimed to have."""
        return self._shown_things("event", Event, "events")

    @property
    def places(self) -> Things[Place]:
        """Countries, towns, detention centres."""
        return self._shown_things("place", Place, "places")

    @property
    def documents(self) -> Things[Document]:
        """Where claims were read."""
        return self._shown_things("document", Document, "documents")

    @property
    def bulletins(self) -> Things[Bulletin]:
        """What speakers gave out together."""
        return self._shown_things("bulletin", Bulletin, "bulletins")

    @property
    def points(self) -> Things[Point]:
        """Instants that several claims name together."""
        return self._shown_things("point", Point, "points")

    @property
    def detainees(self) -> Things[Person]:
        """The people whom the dossier names."""
        return self._shown_things("detainee", Person, "people")

    @property
    def groups(self) -> Things[Group]:
        """So many people together."""
        return self._shown_things("group", Group, "groups")

    @property
    def editions(self) -> Things[Edition]:
        """Lists of people, as they were published."""
        return self._shown_things("edition", Edition, "editions")

    @property
    def funds(self) -> Things[Fund]:
        """Funds and bodies that agreements create, and who has a role in them."""
        return self._things("fund", Fund, lambda: _core.funds(self._engine))

    def _holders(self, word: str, rows: Callable[[], Iterable[Any]]) -> Table[RoleHolder]:
        made: Optional[Table[RoleHolder]] = self._cache.get(word)
        if made is None:
            made = self._cache[word] = Table(RoleHolder, (RoleHolder(*row) for row in rows()))
        return made

    @property
    def mediators(self) -> Table[RoleHolder]:
        """Who mediates what, by whose word.

        Examples
        --------
        >>> from habeas import examples
        >>> [(m.actor, m.negotiation, m.speakers) for m in examples.talks().mediators]
        [('north', 'talks', ('watch',))]
        """
        return self._holders("mediators", self._engine.mediators)

    @property
    def third_parties(self) -> Table[RoleHolder]:
        """Who has a part in talks or agreements without being a side: mediators, hosts, guarantors, monitors, ..."""
        return self._holders("third_parties", self._engine.third_parties)

    @property
    def roles(self) -> Table[RoleHolder]:
        """Every role, by what it is held in."""
        return self._holders("roles", self._engine.roles)

    @property
    def releases(self) -> Things[CustodyEvent]:
        """Events in which people were let go, or exchanged: how many, who, when, by which claims."""
        return self._things("release", CustodyEvent, lambda: [CustodyEvent(row) for row in self._engine.releases()])

    @property
    def detentions(self) -> Things[CustodyEvent]:
        """Events in which people were taken: arrests, re-arrests, abductions."""
        return self._things("detention", CustodyEvent, lambda: [CustodyEvent(row) for row in self._engine.detentions()])

    def custody(self, at: DateLike, stop: Stop = None, progress: Progress = None) -> Table[CustodyAt]:
        """Say who is held, free or open at the end of a day, as it was stated last, with the claims.

        Parameters
        ----------
        at : date
            A day, or a date that ends.
        stop : callable, optional
            Called again and again; when it returns true, Cancelled is raised.
        progress : bool or callable, optional
            As for `Dossier.open`.

        Raises
        ------
        InvalidDate, InvalidValue
            For what is no date, or one that does not end.

        Examples
        --------
        >>> import habeas
        >>> b = habeas.Builder()
        >>> ana = b.detainee("ana", name="Ana N.", synthetic=True)
        >>> _ = b.detention("arrest", "2030-01-01", including=ana)
        >>> _ = b.release("freed", "2030-02-01/2030-02-10", including=ana)
        >>> d = b.build()
        >>> for day in ("2029-12-31", "2030-01-31", "2030-02-05", "2030-02-10"):
        ...     print(day, d.custody(day)[0].status)
        2029-12-31 open
        2030-01-31 held
        2030-02-05 open
        2030-02-10 free
        """
        with watched("custody", stop, progress) as watch:
            rows = self._engine.custody(date_text(at), watch)
        return Table(CustodyAt, (CustodyAt(*row) for row in rows))

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
        nobody_twice on
        """
        names = ("id", "on", "effect", "account", "speaker", "statement", "note")

        def make() -> list[Assumption]:
            rows = (dict(zip(names, row)) for row in self._engine.assumptions())
            return [Assumption({k: v for k, v in row.items() if v != ""}) for row in rows]

        return self._things("assumption", Assumption, make)

    def to_json(self) -> str:
        """Write what the view shows, in one canonical layout: nothing that is withheld, and no name of it."""
        text = self._cache.get("json")
        if text is None:
            text = self._cache["json"] = _core.shown_json(self._engine)
        return str(text)

    def to_dict(self) -> dict[str, Any]:
        """Give what `to_json` writes, as a dictionary of its own."""
        return _core.shown_values(self._engine)

    def _shown_engine(self) -> _core.ShownThings:
        held: Optional[_core.ShownThings] = self._cache.get("shown")
        if held is None:
            held = self._cache["shown"] = _core.ShownThings(self._engine)
        return held

    def _shown_things(self, word: str, kind: type[T], list: str) -> Things[T]:
        made: Optional[Things[T]] = self._cache.get(word)
        return self._things(word, kind, lambda: self._shown_engine().of(list, kind)) if made is None else made

    def _shown(self) -> dict[str, Any]:
        data: Optional[dict[str, Any]] = self._cache.get("data")
        if data is None:
            data = self._cache["data"] = self.to_dict()
        return data
