# SPDX-License-Identifier: MIT
"""The vocabulary, and how the codes of other standards stand to its words, both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from habeas import _core
from habeas._value import Value
from habeas.errors import InvalidValue
from habeas.model.listing import Table

__all__ = ["CodeMatch", "Word", "codes", "lookup", "rows", "standards", "vocabulary"]


@dataclass(frozen=True)
class Word(Value):
    """One word of the vocabulary: what it means in either language, and the standards that have the notion.

    Attributes
    ----------
    list, slug : str
        The enumeration, and the word in it: "event_kind", "arrest".
    en, es : str
        One sentence in each language.
    sources : tuple of str
        Words of the list "source".
    """

    list: str
    slug: str
    en: str
    es: str
    sources: tuple[str, ...]

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True)
class CodeMatch(Value):
    """One code of a standard beside one word of the vocabulary.

    Attributes
    ----------
    standard, code : str
        The code as its standard writes it.
    match : str
        How the code stands to the word: "exact", "broader" (it covers more), "narrower", "related", or "none" where it
        was looked at and has no word.
    list, slug : str or None
        The word; None where there is none.
    says : str
        What the code covers.
    note : str or None
        What a user should know of this row.
    """

    standard: str
    code: str
    match: str
    list: Optional[str]
    slug: Optional[str]
    says: str
    note: Optional[str]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CodeMatch:
        """Read a row of the command's JSON."""
        return cls(*(data[k] for k in ("standard", "code", "match", "list", "slug", "says", "note")))


def vocabulary(list: str = "") -> Table[Word]:
    """Give the words of one list, or of all.

    Raises
    ------
    UnknownId
        For a list that is not there, with those that are.

    Examples
    --------
    >>> from habeas import crosswalk
    >>> for word in crosswalk.vocabulary("condition_answer"):
    ...     print(word.slug, "-", word.es)
    offered - Se le propuso a la persona; no se cuenta la respuesta.
    accepted - La persona la aceptó.
    refused - La persona la rechazó.
    """
    answer = _core.vocabulary(list)
    words = (
        Word(part["list"], w["slug"], w["en"], w["es"], tuple(w["sources"]))
        for part in answer["vocabulary"]
        for w in part["words"]
    )
    return Table(Word, words)


def standards() -> tuple[str, ...]:
    """Name the standards that the crosswalk knows."""
    return tuple(_core.crosswalk_standards())


def rows(standard: str) -> Table[CodeMatch]:
    """Give all rows of a standard.

    Raises
    ------
    UnknownId
        For a standard that is not there.
    """
    return Table(CodeMatch, (CodeMatch.from_dict(r) for r in _core.crosswalk(standard, "")["rows"]))


def lookup(standard: str, code: str) -> Table[CodeMatch]:
    """Find the words of a code, the closest match first.

    Raises
    ------
    UnknownId
        For a standard or a code that is not there, with near codes.

    Examples
    --------
    >>> from habeas import crosswalk
    >>> for row in crosswalk.lookup("cameo", "0841"):
    ...     print(row.match, row.list, row.slug)
    exact event_kind release
    exact mechanism release
    related actor_role releaser
    """
    if not code:
        raise InvalidValue(
            "not a code: got '', wanted a code of the standard", got="''", wanted="a code of the standard"
        )
    return Table(CodeMatch, (CodeMatch.from_dict(r) for r in _core.crosswalk(standard, code)["rows"]))


def codes(list: str, slug: str, standard: str = "") -> Table[CodeMatch]:
    """Find the codes of a word, the closest match first; of one standard, or of all.

    Raises
    ------
    UnknownId
        For a word or a standard that is not there.

    Examples
    --------
    >>> from habeas import crosswalk
    >>> for row in crosswalk.codes("mechanism", "expulsion"):
    ...     print(row.standard, row.code)
    cameo 174
    plover COERCE/deport
    huridocs 33010100000004
    huridocs 05010200000004
    huridocs 03020000000025
    """
    return Table(CodeMatch, (CodeMatch.from_dict(r) for r in _core.word_codes(list, slug, standard)["rows"]))
