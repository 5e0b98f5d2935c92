# SPDX-License-Identifier: MIT
"""Ids of things in a dossier under construction, each of a kind of its own: a type checker keeps them apart."""

from __future__ import annotations

from typing import Any

__all__ = [
    "AccountHandle",
    "ActorHandle",
    "AssumptionHandle",
    "BulletinHandle",
    "ClaimHandle",
    "DocumentHandle",
    "EditionHandle",
    "FundHandle",
    "GroupHandle",
    "Handle",
    "PersonHandle",
    "PlaceHandle",
    "PointHandle",
]


class Handle(str):
    """The id of one thing, as text, and of one kind: taken wherever such an id is asked for.

    A pickle holds the id alone.
    """

    __slots__ = ()
    #: The list of the dossier that it is in.
    list_name: str = ""
    #: What one is called in messages.
    word: str = "thing"

    def __repr__(self) -> str:
        return f"<{self.word} {self!s}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (str, (str(self),))


class ActorHandle(Handle):
    """The id of an actor.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().actor(name="The Watch")
    <actor the_watch>
    """

    __slots__ = ()
    list_name, word = "actors", "actor"


class PlaceHandle(Handle):
    """The id of a place.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().place("harbour")
    <place harbour>
    """

    __slots__ = ()
    list_name, word = "places", "place"


class DocumentHandle(Handle):
    """The id of a document.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().document(title="A page")
    <document a_page>
    """

    __slots__ = ()
    list_name, word = "documents", "document"


class BulletinHandle(Handle):
    """The id of a bulletin.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().bulletin("b1")
    <bulletin b1>
    """

    __slots__ = ()
    list_name, word = "bulletins", "bulletin"


class AccountHandle(Handle):
    """The id of an account.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().account(population="Political prisoners")
    <account political_prisoners>
    """

    __slots__ = ()
    list_name, word = "accounts", "account"


class AssumptionHandle(Handle):
    """The id of an assumption.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().assumption("quiet", "Nobody else came.")
    <assumption quiet>
    """

    __slots__ = ()
    list_name, word = "assumptions", "assumption"


class PointHandle(Handle):
    """The id of a point in time that claims name.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().point("start", date="2029")
    <point start>
    """

    __slots__ = ()
    list_name, word = "points", "point"


class PersonHandle(Handle):
    """The id of a person.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().detainee("ana", synthetic=True)
    <person ana>
    """

    __slots__ = ()
    list_name, word = "people", "person"


class GroupHandle(Handle):
    """The id of a group.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().group("freed", size=18)
    <group freed>
    """

    __slots__ = ()
    list_name, word = "groups", "group"


class EditionHandle(Handle):
    """The id of a list as it was published.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> b.edition("list", account=b.account("count"))
    <edition list>
    """

    __slots__ = ()
    list_name, word = "editions", "edition"


class FundHandle(Handle):
    """The id of a fund.

    Examples
    --------
    >>> import habeas
    >>> habeas.Builder().fund("relief", title="Relief")
    <fund relief>
    """

    __slots__ = ()
    list_name, word = "funds", "fund"


class ClaimHandle(Handle):
    """The id of a claim.

    Examples
    --------
    >>> import habeas
    >>> b = habeas.Builder()
    >>> b.held(b.account("count"), 5, said_by=b.actor("watch"))
    <claim held_count>
    """

    __slots__ = ()
    list_name, word = "claims", "claim"
