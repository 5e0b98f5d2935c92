# SPDX-License-Identifier: MIT
"""What every part of `Builder` stands on: where it is called, whom claims are by, and how things reach the engine."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Optional, TypedDict, TypeVar

from habeas import _core
from habeas._value import Value
from habeas.errors import InvalidValue, wrong_type
from habeas.model.given import (
    DateLike,
    QuantityLike,
    date_text,
    file_values,
    quantity_of,
    text_of,
    whole_number,
    word_of,
)
from habeas.model.handles import (
    ActorHandle,
    AssumptionHandle,
    BulletinHandle,
    ClaimHandle,
    DocumentHandle,
    Handle,
    PersonHandle,
    PlaceHandle,
)
from habeas.model.words import Audience, Composition, ConditionKind, LegalGround

if TYPE_CHECKING:
    pass

__all__ = ["Breakdown", "BuilderBase", "ClaimWords", "FlowWords", "Said"]

_HERE = os.path.dirname(os.path.abspath(__file__))

H = TypeVar("H", bound=Handle)


class Said(TypedDict, total=False):
    """Who says something, when, and where it was read: keywords of every word that makes a claim.

    What no `said_by` attributes is said by the coder of the dossier.
    """

    said_by: ActorHandle
    said: DateLike
    recorded: DateLike
    via: ActorHandle
    document: DocumentHandle
    locator: str
    bulletin: BulletinHandle
    quote: str
    language: str
    translation: str
    grading: str
    coder: str
    codebook: str
    audience: Audience


class ClaimWords(Said, total=False):
    """The keywords of every claim: who says it, and what else there is to say of it."""

    id: str
    as_of: DateLike
    text: str
    breakdown: Sequence[Breakdown]
    under: Sequence[AssumptionHandle]
    lead: bool
    supersedes: ClaimHandle
    derived_from: ClaimHandle
    note: str


class FlowWords(ClaimWords, total=False):
    """The keywords of a claim of entries or exits: what limits the kind that it counts, beside those of every claim."""

    ground: LegalGround
    condition: ConditionKind
    destination: PlaceHandle
    authority: ActorHandle


@dataclass(frozen=True)
class Breakdown(Value):
    """A number taken apart along one axis: sex, age, nationality.

    Examples
    --------
    >>> from habeas import Breakdown
    >>> Breakdown("sex", {"women": 12, "men": 30}, "partition").axis
    'sex'
    """

    axis: str
    parts: Mapping[str, QuantityLike]
    composition: Composition = "subset"


def id_of(value: object, kind: type[Handle]) -> str:
    """Give the id of a thing of one kind: of its handle, or of text that is no handle at all."""
    if isinstance(value, kind) or (isinstance(value, str) and not isinstance(value, Handle)):
        return str(value)
    article = "an" if kind.word[0] in "aeiou" else "a"
    name = kind.__name__
    raise wrong_type(f"{article} {kind.word}", value, f"{'an' if name[0] in 'AEIOU' else 'a'} {name}, or an id as text")


def ids_of(values: object, kind: type[Handle]) -> list[str]:
    """Give the ids of several things of one kind."""
    return [id_of(value, kind) for value in several(values, kind)]


def several(values: object, kind: type[H]) -> Sequence[H]:
    """Give a list back; one thing alone is none, though its id has letters."""
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise wrong_type(f"a list of {kind.word}s", values, f"a list of {kind.__name__}")
    return values


def breakdowns_of(values: object) -> list[dict[str, Any]]:
    """Give breakdowns as a file writes them."""
    if isinstance(values, Breakdown):
        values = [values]
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise wrong_type("a list of breakdowns", values, "a list of Breakdown")
    made = []
    for one in values:
        if not isinstance(one, Breakdown):
            raise wrong_type("a breakdown", one, "a Breakdown")
        parts = {name: quantity_of(n).to_json() for name, n in one.parts.items()}
        composition = word_of(one.composition, Composition, "a composition")
        made.append({"axis": one.axis, "composition": composition, "parts": parts})
    return made


def flag_of(value: object, what: str) -> bool:
    """Give a truth value, and of nothing else."""
    if not isinstance(value, bool):
        raise wrong_type(what, value, "True or False")
    return value


_Reader = Callable[[Any, str], Any]


def _id(kind: type[Handle]) -> _Reader:
    return lambda value, what: id_of(value, kind)


#: Of each keyword of a claim: what a file calls it, and how it is read.
_SAID: dict[str, tuple[str, _Reader]] = {
    "said_by": ("speaker", _id(ActorHandle)),
    "said": ("said", date_text),
    "recorded": ("recorded", date_text),
    "via": ("via", _id(ActorHandle)),
    "document": ("document", _id(DocumentHandle)),
    "locator": ("locator", text_of),
    "bulletin": ("bulletin", _id(BulletinHandle)),
    "quote": ("quote", text_of),
    "language": ("language", text_of),
    "translation": ("translation", text_of),
    "grading": ("grading", text_of),
    "coder": ("coder", text_of),
    "codebook": ("codebook", text_of),
    "audience": ("audience", lambda value, what: word_of(value, Audience, "an audience")),
}
_CLAIM: dict[str, tuple[str, _Reader]] = {
    **_SAID,
    "id": ("id", text_of),
    "as_of": ("as_of", date_text),
    "text": ("text", text_of),
    "breakdown": ("breakdown", lambda value, what: breakdowns_of(value)),
    "under": ("under", lambda value, what: ids_of(value, AssumptionHandle)),
    "lead": ("lead", flag_of),
    "supersedes": ("supersedes", _id(ClaimHandle)),
    "derived_from": ("derived_from", _id(ClaimHandle)),
    "note": ("note", text_of),
}
#: Of each keyword that limits a kind of entry or exit.
_NARROWER: dict[str, tuple[str, _Reader]] = {
    "ground": ("ground", lambda value, what: word_of(value, LegalGround, "a legal ground")),
    "condition": ("condition", lambda value, what: word_of(value, ConditionKind, "a condition")),
    "destination": ("destination", _id(PlaceHandle)),
    "authority": ("authority", _id(ActorHandle)),
}


def read_words(given: Mapping[str, Any], known: Mapping[str, tuple[str, _Reader]]) -> dict[str, Any]:
    """Read keywords into the fields of a file. One that is None is left out; one that is unknown is refused."""
    fields = {}
    for name, value in given.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, 3)
            wanted = "one of " + ", ".join(near or known)
            raise InvalidValue(f"no such keyword: got '{name}', wanted {wanted}", got=f"'{name}'", wanted=wanted)
        if value is not None:
            field, read = known[name]
            fields[field] = read(value, f"a word for '{name}'")
    return fields


class BuilderBase:
    """Where it is called, and how things reach the engine."""

    _engine: _core.Builder

    def _where(self) -> _core.Builder:
        """Note the line outside the package that called, for problems; give the engine's builder."""
        frame = sys._getframe(1)
        while frame.f_back is not None and os.path.dirname(os.path.abspath(frame.f_code.co_filename)).startswith(_HERE):
            frame = frame.f_back
        self._engine.set_line(frame.f_code.co_filename, frame.f_lineno)
        return self._engine

    def _add(self, kind: type[H], fields: Mapping[str, Any]) -> H:
        """Add a thing with the fields of a file, without those that are None or empty."""
        core = self._where()
        kept = {name: value for name, value in fields.items() if value is not None and value != "" and value != []}
        return kind(core.add(kind.list_name, file_values(kept)))

    def _claim(self, kind: str, fields: Mapping[str, Any], words: Mapping[str, Any]) -> ClaimHandle:
        return self._add(ClaimHandle, {"kind": kind, **fields, **read_words(words, _CLAIM)})


def narrower_fields(words: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what limits a kind, as a file writes it, and the keywords that are left."""
    limits = {name: value for name, value in words.items() if name in _NARROWER}
    rest = {name: value for name, value in words.items() if name not in _NARROWER}
    return read_words(limits, _NARROWER), rest


def said_fields(words: Mapping[str, Any]) -> dict[str, str]:
    """Give who says something, as the engine takes it."""
    return read_words(words, _SAID)


def number_parts(value: object) -> tuple[str, int, int]:
    """Give a number as the engine takes it; a whole number is judged when the dossier is built."""
    q = quantity_of(value) if not isinstance(value, int) or isinstance(value, bool) else None
    if q is None:
        n = max(-(2**63), min(whole_number(value), 2**63 - 1))
        return ("exact", n, n)
    return (q.how, q.first, q.first if q.second is None else q.second)


def number_json(value: object) -> Any:
    """Give a number as a file writes it; a whole number is judged when the dossier is built."""
    how, first, second = number_parts(value)
    if how == "exact":
        return first
    if how == "unquantified":
        return how
    return {how: [first, second] if how == "between" else first}


def people_of(values: object) -> list[str]:
    """Give the ids of one person, or of several."""
    return [id_of(values, PersonHandle)] if isinstance(values, str) else ids_of(values, PersonHandle)


def with_word(word: Optional[object], words: Any, what: str) -> Optional[str]:
    """Give a word, or None where there is none."""
    return None if word is None else word_of(word, words, what)
