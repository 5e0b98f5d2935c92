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
    """The id of an actor."""

    __slots__ = ()
    list_name, word = "actors", "actor"


class PlaceHandle(Handle):
    """The id of a place."""

    __slots__ = ()
    list_name, word = "places", "place"


class DocumentHandle(Handle):
    """The id of a document."""

    __slots__ = ()
    list_name, word = "documents", "document"


class BulletinHandle(Handle):
    """The id of a bulletin."""

    __slots__ = ()
    list_name, word = "bulletins", "bulletin"


class AccountHandle(Handle):
    """The id of an account."""

    __slots__ = ()
    list_name, word = "accounts", "account"


class AssumptionHandle(Handle):
    """The id of an assumption."""

    __slots__ = ()
    list_name, word = "assumptions", "assumption"


class PointHandle(Handle):
    """The id of a point in time that claims name."""

    __slots__ = ()
    list_name, word = "points", "point"


class PersonHandle(Handle):
    """The id of a person."""

    __slots__ = ()
    list_name, word = "people", "person"


class GroupHandle(Handle):
    """The id of a group."""

    __slots__ = ()
    list_name, word = "groups", "group"


class EditionHandle(Handle):
    """The id of a list as it was published."""

    __slots__ = ()
    list_name, word = "editions", "edition"


class FundHandle(Handle):
    """The id of a fund."""

    __slots__ = ()
    list_name, word = "funds", "fund"


class ClaimHandle(Handle):
    """The id of a claim."""

    __slots__ = ()
    list_name, word = "claims", "claim"
