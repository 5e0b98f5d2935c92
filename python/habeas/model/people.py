# SPDX-License-Identifier: MIT
"""The people of a dossier: who they are, in which groups and lists, and what changes their custody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from habeas._value import Value
from habeas.model.dates import Date
from habeas.model.quantity import Interval, Quantity
from habeas.model.records import Thing

__all__ = ["CustodyAt", "CustodyEvent", "Edition", "Group", "Person", "RoleHolder"]


class Person(Thing):
    """A person whom the dossier names.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.detainee("ana", name="Ana N.", synthetic=True)
    >>> b.build().detainees["ana"]
    <Person ana: Ana N., invented>
    """

    __slots__ = ()
    columns = ("id", "name")

    @property
    def name(self) -> Optional[str]:
        """What they are called."""
        return self._text("name")

    @property
    def synthetic(self) -> bool:
        """Are they invented?"""
        return bool(self._data.get("synthetic", False))

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.name or "", "invented" if self.synthetic else "")


class Group(Thing):
    """So many people, some of them perhaps known.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.group("freed", size=18)
    >>> b.build().groups["freed"].size
    Quantity.exact(18)
    """

    __slots__ = ()
    columns = ("id", "name", "size")
    _numbers = ("size",)

    @property
    def name(self) -> Optional[str]:
        """What it is called."""
        return self._text("name")

    @property
    def size(self) -> Optional[Quantity]:
        """How many they are."""
        return self._typed.get("size")

    @property
    def members(self) -> tuple[str, ...]:
        """Those of them who are known."""
        return self._words("members")

    @property
    def counted_in(self) -> Optional[str]:
        """The account that counts them, all of them."""
        return self._text("counted_in")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.name or "", "" if self.size is None else str(self.size))


class Edition(Thing):
    """A list of an account as it was published at one time.

    Examples
    --------
    >>> from habeas import examples
    >>> len(examples.list_of_people().editions["edition_1"].people)
    6
    """

    __slots__ = ()
    columns = ("id", "account", "as_of")
    _dates = ("as_of",)

    @property
    def account(self) -> Optional[str]:
        """Whose count it lists."""
        return self._text("account")

    @property
    def document(self) -> Optional[str]:
        """Where it was read."""
        return self._text("document")

    @property
    def bulletin(self) -> Optional[str]:
        """With which numbers it shares a cut-off."""
        return self._text("bulletin")

    @property
    def as_of(self) -> Optional[Date]:
        """Its own day."""
        return self._typed.get("as_of")

    @property
    def people(self) -> tuple[str, ...]:
        """Whom it names, line by line."""
        return self._once("people", lambda lines: tuple(line["person"] for line in lines or ()))

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.account or "", str(self.as_of or ""))


class CustodyEvent(Thing):
    """A release, or a detention: an event that changes custody, with how many people and who among them is known.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.release("freed", "2030-03-10", size=habeas.Quantity.at_least(18))
    >>> d = b.build()
    >>> d.releases["freed"]
    <CustodyEvent freed: release, at least 18, 2030-03-10>
    """

    __slots__ = ()
    columns = ("id", "kind", "people", "dates")

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self._typed["dates"] = tuple(map(Date, data["dates"]))

    @property
    def kind(self) -> str:
        """What kind of event: release, arrest, ..."""
        kind: str = self._data["kind"]
        return kind

    @property
    def mechanism(self) -> Optional[str]:
        """How custody changed: release, exchange, rearrest, ..."""
        return self._text("mechanism")

    @property
    def people(self) -> Interval:
        """How many, as its group and its names have it."""
        return self._once("people", lambda _: Interval(self._data["low"], self._data["high"]))

    @property
    def named(self) -> tuple[str, ...]:
        """Whom the dossier names."""
        return self._words("named")

    @property
    def group(self) -> Optional[str]:
        """Those whom it is about together."""
        return self._text("group")

    @property
    def counted_in(self) -> Optional[str]:
        """The account that counts its group."""
        return self._text("counted_in")

    @property
    def dates(self) -> tuple[Date, ...]:
        """When it was, as claims that count state it, each date once."""
        dates: tuple[Date, ...] = self._typed["dates"]
        return dates

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that it was."""
        return self._words("claims")

    def _summary(self) -> tuple[str, ...]:
        return (self.id, self.kind, str(self.people), ", ".join(self._data["dates"]))


@dataclass(frozen=True)
class RoleHolder(Value):
    """One actor in one role in one thing, with the claims that say so: a mediator of talks, a guarantor of a deal.

    A role in a move or a round of talks is a role in them; one in the signing of an agreement is one in it.

    Examples
    --------
    >>> from habeas import examples
    >>> [(r.actor, r.role, r.speakers) for r in examples.talks().third_parties]
    [('north', 'mediator', ('watch',)), ('north', 'facilitator', ('south',))]
    """

    actor: str
    role: str
    negotiation: Optional[str]
    agreement: Optional[str]
    fund: Optional[str]
    event: Optional[str]
    claims: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class CustodyAt(Value):
    """Somebody's custody at the end of a day, as it was stated last: nothing is proven of the days between.

    Attributes
    ----------
    person, group : str or None
        Whom it is about: one of the two.
    status : {"held", "free", "dead", "open"}
        Open: nothing was stated for certain by then, or statements differ or leave it open.
    since : str or None
        The date of what was stated last, as it is written.
    claims, editions : tuple of str
        What it rests on.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> _ = b.release("freed", "2030-03-10", including=b.detainee("ana"))
    >>> custody = b.build().custody("2030-03-11")
    >>> custody[0].since
    '2030-03-10'
    >>> print(custody)
    person  status  as stated of  claims
    ana     free    2030-03-10    freed_dated
    """

    person: Optional[str]
    group: Optional[str]
    status: str
    since: Optional[str]
    claims: tuple[str, ...]
    editions: tuple[str, ...]

    _shown_head = ("person", "group", "status", "as stated of", "claims", "editions")

    def _shown_row(self) -> tuple[Any, ...]:
        why = "nothing is stated for certain by then" if self.since is None else "statements differ, or leave it open"
        status = f"open: {why}" if self.status == "open" else self.status
        return (self.person, self.group, status, self.since, self.claims, self.editions)
