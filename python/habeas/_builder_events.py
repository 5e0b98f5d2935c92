# SPDX-License-Identifier: MIT
"""Of the builder: what happened, and what it changed in the custody of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Optional, Union

from habeas._builder_base import Said, id_of, people_of, said_fields, with_word
from habeas._builder_handles import (
    EventHandle,
    with_builder,
)
from habeas._builder_things import BuilderThings, condition
from habeas.model.given import DateLike, QuantityLike, optional_date, text_of, word_of
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    GroupHandle,
    PersonHandle,
    PlaceHandle,
)
from habeas.model.words import (
    ConditionAnswer,
    ConditionKind,
    EventKind,
    LegalGround,
    Mechanism,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["BuilderEvents"]

#: The kinds of event that let people go, and those that take them.
ReleaseKind = Literal["release", "exchange"]
DetentionKind = Literal["detention", "arrest", "rearrest", "abduction", "disappearance"]


class BuilderEvents(BuilderThings):
    """Events, releases and detentions."""

    # Events.

    def event(
        self,
        id: str = "",
        date: Optional[DateLike] = None,
        *,
        kind: EventKind,
        title: str = "",
        where: Optional[PlaceHandle] = None,
        people: Sequence[PersonHandle] = (),
        group: Optional[GroupHandle] = None,
        mechanism: Optional[Mechanism] = None,
        ground: Optional[LegalGround] = None,
        conditions: Sequence[tuple[ConditionKind, ConditionAnswer]] = (),
        destination: Optional[PlaceHandle] = None,
        follows: Optional[EventHandle] = None,
        authority: Optional[ActorHandle] = None,
        note: str = "",
        **words: Unpack[Said],
    ) -> EventHandle:
        """Add something that happened, or is claimed to have; a `date` makes the claim that it was on it.

        `mechanism`, `ground`, `conditions`, `destination`, `authority` and `follows` say what changed in somebody's
        custody. A kind such as "arrest", "rearrest", "release" or "escape" says its mechanism by itself.

        Examples
        --------
        >>> import habeas
        >>> b = habeas.Builder()
        >>> watch, ana = b.actor("watch"), b.detainee("ana", synthetic=True)
        >>> freed = b.release("freed", "2030-02-10", including=ana, said_by=watch)
        >>> again = b.event("again", "2030-02-20", kind="rearrest", people=[ana], follows=freed, said_by=watch)
        >>> [b.build().custody(day)[0].status for day in ("2030-02-15", "2030-02-21")]
        ['free', 'held']
        """
        by = said_fields(words)
        change = {
            "mechanism": with_word(mechanism, Mechanism, "a kind of entry or exit"),
            "ground": with_word(ground, LegalGround, "a legal ground"),
            "conditions": [condition(pair) for pair in conditions],
            "destination": None if destination is None else id_of(destination, PlaceHandle),
            "follows": None if follows is None else id_of(follows, EventHandle),
            "authority": None if authority is None else id_of(authority, ActorHandle),
        }
        change = {name: value for name, value in change.items() if value}
        fields = {
            "id": text_of(id, "an id"),
            "kind": word_of(kind, EventKind, "a kind of event"),
            "title": text_of(title, "a title"),
            "where": None if where is None else id_of(where, PlaceHandle),
            "people": people_of(list(people)),
            "group": None if group is None else id_of(group, GroupHandle),
            "change": change or None,
            "note": text_of(note, "a note"),
            "audience": by.get("audience"),
        }
        made = with_builder(self._add(EventHandle, fields), self)
        if date is not None:
            self._engine.was(str(made), optional_date(date), by)
        return made

    def release(
        self,
        id: str = "",
        date: Optional[DateLike] = None,
        *,
        size: Optional[QuantityLike] = None,
        including: Union[PersonHandle, Sequence[PersonHandle]] = (),
        account: Optional[AccountHandle] = None,
        title: str = "",
        where: Optional[PlaceHandle] = None,
        ground: Optional[LegalGround] = None,
        conditions: Sequence[tuple[ConditionKind, ConditionAnswer]] = (),
        destination: Optional[PlaceHandle] = None,
        kind: ReleaseKind = "release",
        note: str = "",
        **words: Unpack[Said],
    ) -> EventHandle:
        """Add a release: what happened to people, and no number of a count.

        A counter's number of releases is `exits` of its account. The release moves that account by itself only where
        the account says `leaves="when_freed"`, or an assumption with the effect "leave_when_freed" is on.

        Parameters
        ----------
        id : str
            Made of the title or of the kind where it is not given.
        date : date, optional
            When it was: a claim.
        size : int or Quantity, optional
            How many: a group of that size, in which whoever is named is included.
        including : PersonHandle or list of them
            Who is named.
        account : AccountHandle, optional
            The account whose people they all are.
        title : str
            What readers are shown.
        where : PlaceHandle, optional
            Where it was.
        ground : str, optional
            On which legal ground: "pardon", "amnesty", ...
        conditions : list of (str, str)
            On which conditions, each with its answer: ``("exile", "accepted")``.
        destination : PlaceHandle, optional
            Where they went.
        kind : str
            "release", or "exchange".
        note : str
            Anything else.
        said_by, said, ...
            Who says so, when, and where it was read: the words of `Said`.

        Examples
        --------
        >>> import habeas
        >>> b = habeas.Builder()
        >>> ana = b.detainee("ana", name="Ana N.", synthetic=True)
        >>> freed = b.release("march_releases", "2030-03-10/2030-03-15", size=18, including=[ana])
        >>> b.build().releases[0].people
        Interval(low=18, high=18)
        """
        made = self.event(
            id,
            date,
            kind=with_word(kind, ReleaseKind, "a kind of release"),  # type: ignore[arg-type]
            title=title,
            where=where,
            mechanism=kind,
            ground=ground,
            conditions=conditions,
            destination=destination,
            note=note,
            **words,
        )
        return self._of_many(made, size, including, account)

    def detention(
        self,
        id: str = "",
        date: Optional[DateLike] = None,
        *,
        size: Optional[QuantityLike] = None,
        including: Union[PersonHandle, Sequence[PersonHandle]] = (),
        account: Optional[AccountHandle] = None,
        title: str = "",
        where: Optional[PlaceHandle] = None,
        kind: DetentionKind = "detention",
        follows: Optional[EventHandle] = None,
        authority: Optional[ActorHandle] = None,
        note: str = "",
        **words: Unpack[Said],
    ) -> EventHandle:
        """Add a detention: people taken into custody, and no number of a count.

        A counter's number of arrests is `entries` of its account.

        Parameters
        ----------
        id, date, size, including, account, title, where, note
            As for `release`.
        kind : str
            "detention", "arrest", "rearrest", "abduction" or "disappearance".
        follows : EventHandle, optional
            The release, or the earlier detention, that a re-arrest follows.
        authority : ActorHandle, optional
            Who ordered it.
        said_by, said, ...
            Who says so, when, and where it was read: the words of `Said`.

        Examples
        --------
        >>> import habeas
        >>> b = habeas.Builder()
        >>> watch, ana = b.actor("watch"), b.detainee("ana", synthetic=True)
        >>> again = b.detention("again", "2030-02-20", including=ana, kind="rearrest", said_by=watch)
        >>> b.build().custody("2030-02-21")[0].status
        'held'
        """
        word = with_word(kind, DetentionKind, "a kind of detention")
        made = self.event(
            id,
            date,
            kind=word,  # type: ignore[arg-type]
            title=title,
            where=where,
            mechanism="arrest" if word == "detention" else word,  # type: ignore[arg-type]
            follows=follows,
            authority=authority,
            note=note,
            **words,
        )
        return self._of_many(made, size, including, account)

    def _of_many(
        self, made: EventHandle, size: Optional[QuantityLike], including: object, account: Optional[AccountHandle]
    ) -> EventHandle:
        if size is not None:
            made.of(size)
        who = people_of(including)
        if who:
            self._engine.including(str(made), who)
        return made if account is None else made.counted_in(account)
