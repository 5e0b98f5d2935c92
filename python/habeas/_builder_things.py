# SPDX-License-Identifier: MIT
"""Of a builder: who and what a dossier speaks of, one word for each list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

from habeas._builder_base import flag_of, id_of, ids_of, number_json, people_of, with_word
from habeas._builder_claims import BuilderClaims
from habeas.errors import wrong_type
from habeas.model.given import DateLike, QuantityLike, optional_date, text_of, whole_number, word_of
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    AssumptionHandle,
    BulletinHandle,
    DocumentHandle,
    EditionHandle,
    GroupHandle,
    PersonHandle,
    PlaceHandle,
    PointHandle,
)
from habeas.model.words import (
    ActorKind,
    AssumptionEffect,
    Audience,
    ConditionAnswer,
    ConditionKind,
    CountingUnit,
    CutoffHour,
    Facet,
    LeavingRule,
    Mechanism,
)

if TYPE_CHECKING:
    pass

__all__ = ["BuilderThings", "condition", "ended", "named", "pair_of"]


def pair_of(value: object, what: str, wanted: str) -> tuple[Any, Any]:
    """Give the two of a pair."""
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise wrong_type(what, value, wanted)
    return (value[0], value[1])


def clause(value: object, counted: bool) -> dict[str, Any]:
    """Give a clause of a counting rule as a file writes it."""
    facet, word = pair_of(value, "a clause", 'a facet of custody and a value, such as ("regime", "prison")')
    return {
        "facet": word_of(facet, Facet, "a facet of custody"),
        "value": text_of(word, "a value"),
        "counted": counted,
    }


def condition(value: object) -> dict[str, str]:
    """Give a condition of a release as a file writes it."""
    kind, answer = pair_of(value, "a condition", 'a condition and its answer, such as ("travel_ban", "offered")')
    return {
        "kind": word_of(kind, ConditionKind, "a condition"),
        "answer": word_of(answer, ConditionAnswer, "an answer to a condition"),
    }


def ended(note: object, audience: object) -> dict[str, Any]:
    """Give the fields that every entity ends with."""
    who = word_of(audience, Audience, "an audience")
    return {"note": text_of(note, "a note"), "audience": None if who == "public" else who}


def named(id: object, name: object = "") -> dict[str, Any]:
    """Give an id, where there is one, and a name."""
    return {"id": text_of(id, "an id"), "name": text_of(name, "a name")}


class BuilderThings(BuilderClaims):
    """Actors, places, documents, accounts, people and what else a dossier lists."""

    def actor(
        self,
        id: str = "",
        *,
        kind: ActorKind = "other",
        name: str = "",
        note: str = "",
        audience: Audience = "public",
    ) -> ActorHandle:
        """Add somebody who speaks, negotiates, mediates or holds people."""
        fields = {**named(id, name), "kind": word_of(kind, ActorKind, "a kind of actor"), **ended(note, audience)}
        return self._add(ActorHandle, fields)

    def place(
        self,
        id: str = "",
        *,
        name: str = "",
        within: Optional[PlaceHandle] = None,
        note: str = "",
        audience: Audience = "public",
    ) -> PlaceHandle:
        """Add a country, a town, a detention centre."""
        where = None if within is None else id_of(within, PlaceHandle)
        return self._add(PlaceHandle, {**named(id, name), "within": where, **ended(note, audience)})

    def document(
        self,
        id: str = "",
        *,
        title: str = "",
        publisher: Optional[ActorHandle] = None,
        published: Optional[DateLike] = None,
        address: str = "",
        archived: str = "",
        accessed: Optional[DateLike] = None,
        hash: str = "",
        language: str = "",
        note: str = "",
        audience: Audience = "public",
    ) -> DocumentHandle:
        """Add where claims were read: a page, a report, a list."""
        fields = {
            "id": text_of(id, "an id"),
            "title": text_of(title, "a title"),
            "publisher": None if publisher is None else id_of(publisher, ActorHandle),
            "published": optional_date(published),
            "address": text_of(address, "an address"),
            "archived": text_of(archived, "an address"),
            "accessed": optional_date(accessed),
            "hash": text_of(hash, "a hash"),
            "language": text_of(language, "a language"),
        }
        return self._add(DocumentHandle, {**fields, **ended(note, audience)})

    def bulletin(
        self,
        id: str = "",
        *,
        speaker: Optional[ActorHandle] = None,
        as_of: Optional[DateLike] = None,
        documents: Sequence[DocumentHandle] = (),
        note: str = "",
        audience: Audience = "public",
    ) -> BulletinHandle:
        """Add what one speaker gave out together, with one cut-off."""
        fields = {
            "id": text_of(id, "an id"),
            "speaker": None if speaker is None else id_of(speaker, ActorHandle),
            "as_of": optional_date(as_of),
            "documents": ids_of(list(documents), DocumentHandle),
        }
        return self._add(BulletinHandle, {**fields, **ended(note, audience)})

    def account(
        self,
        id: str = "",
        *,
        counter: Optional[ActorHandle] = None,
        population: str = "",
        unit: Optional[CountingUnit] = None,
        leaves: Optional[LeavingRule] = None,
        cutoff: Optional[CutoffHour] = None,
        minimum_days: int = 0,
        counts: Sequence[tuple[Facet, str]] = (),
        leaves_out: Sequence[tuple[Facet, str]] = (),
        verification: str = "",
        window: str = "",
        deduplication: str = "",
        revisions: str = "",
        note: str = "",
        audience: Audience = "public",
    ) -> AccountHandle:
        """Add a population that somebody counts under one rule.

        `cutoff` is the hour at which its stocks "as of" a day were counted: "end_of_day" for monthly reports.
        `counts` and `leaves_out` are pairs of a facet of custody and a value, such as ``("regime", "house_arrest")``.
        """
        rule: dict[str, Any] = {
            "unit": with_word(unit, CountingUnit, "a counting unit"),
            "clauses": [clause(pair, True) for pair in counts] + [clause(pair, False) for pair in leaves_out],
            "minimum_days": whole_number(minimum_days, "a number of days") or None,
            "leaves": with_word(leaves, LeavingRule, "a leaving rule"),
            "cutoff": with_word(cutoff, CutoffHour, "an hour of counting"),
            "verification": text_of(verification, "a verification"),
            "window": text_of(window, "a window"),
            "deduplication": text_of(deduplication, "a deduplication"),
            "revisions": text_of(revisions, "revisions"),
        }
        rule = {name: value for name, value in rule.items() if value not in (None, "", [])}
        fields = {
            "id": text_of(id, "an id"),
            "counter": None if counter is None else id_of(counter, ActorHandle),
            "population": text_of(population, "a population"),
            "rule": rule or None,
        }
        return self._add(AccountHandle, {**fields, **ended(note, audience)})

    def assumption(
        self,
        id: str,
        statement: str,
        *,
        speaker: Optional[ActorHandle] = None,
        on: bool = True,
        effect: AssumptionEffect = "none",
        account: Optional[AccountHandle] = None,
        kinds: Sequence[Mechanism] = (),
        note: str = "",
        audience: Audience = "public",
    ) -> AssumptionHandle:
        """Add something that an analyst supposes; off, it waits until a call switches it on.

        `kinds`, of no other exits or entries, are all the kinds that there are.
        """
        kind = word_of(effect, AssumptionEffect, "an effect")
        fields = {
            "id": text_of(id, "an id"),
            "speaker": None if speaker is None else id_of(speaker, ActorHandle),
            "statement": text_of(statement, "a statement"),
            "on": flag_of(on, "whether it is on"),
            "effect": None if kind == "none" else kind,
            "account": None if account is None else id_of(account, AccountHandle),
            "kinds": [word_of(one, Mechanism, "a kind of entry or exit") for one in kinds],
        }
        return self._add(AssumptionHandle, {**fields, **ended(note, audience)})

    def point(
        self, id: str, *, date: Optional[DateLike] = None, note: str = "", audience: Audience = "public"
    ) -> PointHandle:
        """Add an instant that several claims name together, known up to a date."""
        fields = {"id": text_of(id, "an id"), "date": optional_date(date)}
        return self._add(PointHandle, {**fields, **ended(note, audience)})

    def person(
        self, id: str = "", *, name: str = "", synthetic: bool = False, note: str = "", audience: Audience = "public"
    ) -> PersonHandle:
        """Add a person; `synthetic` marks the invented."""
        invented = True if flag_of(synthetic, "whether a person is invented") else None
        return self._add(PersonHandle, {**named(id, name), "synthetic": invented, **ended(note, audience)})

    def detainee(
        self, id: str = "", *, name: str = "", synthetic: bool = False, note: str = "", audience: Audience = "public"
    ) -> PersonHandle:
        """Add a person; the same as `person`."""
        return self.person(id, name=name, synthetic=synthetic, note=note, audience=audience)

    def group(
        self,
        id: str = "",
        *,
        name: str = "",
        size: Optional[QuantityLike] = None,
        members: Sequence[PersonHandle] = (),
        counted_in: Optional[AccountHandle] = None,
        note: str = "",
        audience: Audience = "public",
    ) -> GroupHandle:
        """Add so many people, some of them perhaps known."""
        fields = {
            **named(id, name),
            "size": None if size is None else number_json(size),
            "members": people_of(list(members)),
            "counted_in": None if counted_in is None else id_of(counted_in, AccountHandle),
        }
        return self._add(GroupHandle, {**fields, **ended(note, audience)})

    def edition(
        self,
        id: str = "",
        *,
        account: AccountHandle,
        people: Union[Sequence[PersonHandle], Mapping[PersonHandle, Mapping[str, str]]] = (),
        document: Optional[DocumentHandle] = None,
        bulletin: Optional[BulletinHandle] = None,
        as_of: Optional[DateLike] = None,
        note: str = "",
        audience: Audience = "public",
    ) -> EditionHandle:
        """Add a list of an account as it was published: people, or of each what the list says of them."""
        lines: list[dict[str, Any]]
        if isinstance(people, Mapping):
            lines = [{"person": id_of(p, PersonHandle), "says": dict(says)} for p, says in people.items()]
        else:
            lines = [{"person": p} for p in people_of(list(people))]
        fields = {
            "id": text_of(id, "an id"),
            "account": id_of(account, AccountHandle),
            "document": None if document is None else id_of(document, DocumentHandle),
            "bulletin": None if bulletin is None else id_of(bulletin, BulletinHandle),
            "as_of": optional_date(as_of),
        }
        kept = {**fields, **ended(note, audience)}
        return self._add(EditionHandle, {**kept, "people": lines or ()})
