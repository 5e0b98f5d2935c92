# SPDX-License-Identifier: MIT
"""Of a builder: the claims, one word for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

from habeas._builder_base import (
    ClaimWords,
    FlowWords,
    flag_of,
    id_of,
    ids_of,
    narrower_fields,
    number_json,
    with_word,
)
from habeas._builder_counts import BuilderCounts
from habeas._builder_handles import (
    AgreementHandle,
    EventHandle,
    FlowEnd,
    NegotiationHandle,
    PledgeHandle,
    flow_end,
)
from habeas.errors import wrong_type
from habeas.model.given import DateLike, QuantityLike, optional_date, text_of, whole_number, word_of
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    ClaimHandle,
    FundHandle,
    GroupHandle,
    Handle,
    PersonHandle,
    PlaceHandle,
)
from habeas.model.words import (
    AccountRelation,
    ActorRole,
    AgreementStage,
    AgreementStatus,
    DateReading,
    Facet,
    IdentityVerdict,
    LinkRelation,
    Mechanism,
    ReleaseStage,
    TimeUnit,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["BuilderClaims", "Subject"]

#: Whom or what a claim is about.
Subject = Union[PersonHandle, GroupHandle, PlaceHandle, ActorHandle]

_SUBJECTS: tuple[type[Handle], ...] = (PersonHandle, GroupHandle, PlaceHandle, ActorHandle)
_SETTINGS: tuple[type[Handle], ...] = (NegotiationHandle, AgreementHandle, FundHandle, EventHandle)


def one_of(value: object, kinds: Sequence[type[Handle]], what: str) -> dict[str, str]:
    """Give the field and the id of a thing of one of some kinds."""
    for kind in kinds:
        if isinstance(value, kind):
            return {kind.word: str(value)}
    raise wrong_type(what, value, "one of " + ", ".join(kind.__name__ for kind in kinds))


class BuilderClaims(BuilderCounts):
    """Claims: each word makes one. All take the keywords of `ClaimWords`."""

    def occurred(self, event: EventHandle, **words: Unpack[ClaimWords]) -> ClaimHandle:
        """Claim that an event was."""
        return self._claim("occurred", {"event": id_of(event, EventHandle)}, words)

    def dated(
        self,
        event: EventHandle,
        date: Optional[DateLike] = None,
        *,
        reading: Optional[DateReading] = None,
        lasted: Optional[tuple[QuantityLike, TimeUnit]] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim when an event was, how long it lasted (such as ``(3, "weeks")``), or both."""
        fields: dict[str, Any] = {"event": id_of(event, EventHandle), "date": optional_date(date)}
        fields["reading"] = with_word(reading, DateReading, "a reading of a date")
        if lasted is not None:
            if not isinstance(lasted, (tuple, list)) or len(lasted) != 2:
                raise wrong_type("a length of time", lasted, 'a number and a unit, such as (3, "weeks")')
            unit = word_of(lasted[1], TimeUnit, "a unit of time")
            fields["lasted"] = {"number": number_json(lasted[0]), "unit": unit}
        return self._claim("dated", fields, words)

    def link(
        self,
        from_: EventHandle,
        relation: LinkRelation,
        to: EventHandle,
        *,
        days: Optional[int] = None,
        date: Optional[DateLike] = None,
        hedge: Optional[str] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim how one event stands to another; `hedge` is the word that hedges it: kept, never weighed."""
        fields = {
            "from": id_of(from_, EventHandle),
            "relation": word_of(relation, LinkRelation, "a relation"),
            "to": id_of(to, EventHandle),
            "days": None if days is None else whole_number(days, "a number of days"),
            "date": optional_date(date),
            "hedge": None if hedge is None else text_of(hedge, "a hedge"),
        }
        return self._claim("linked", fields, words)

    def role(
        self,
        who: ActorHandle,
        role: ActorRole,
        in_: Union[NegotiationHandle, AgreementHandle, FundHandle, EventHandle],
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim that somebody has a role in talks, an agreement, a fund or an event."""
        where = one_of(in_, _SETTINGS, "something to have a role in")
        fields = {"actor": id_of(who, ActorHandle), "role": word_of(role, ActorRole, "a role"), **where}
        return self._claim("role", fields, words)

    def attribute(
        self,
        of: Subject,
        property: str,
        value: str,
        *,
        date: Optional[DateLike] = None,
        reading: Optional[DateReading] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim a property of somebody or of a place: a sex, an age, a nationality."""
        fields = {
            "of": one_of(of, _SUBJECTS, "what a claim is about"),
            "property": text_of(property, "a property"),
            "value": text_of(value, "a value"),
            "date": optional_date(date),
            "reading": with_word(reading, DateReading, "a reading of a date"),
        }
        return self._claim("attribute", fields, words)

    def custody(
        self,
        of: Subject,
        facet: Facet,
        value: Union[str, ActorHandle],
        *,
        known_to: Optional[str] = None,
        date: Optional[DateLike] = None,
        reading: Optional[DateReading] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim a facet of somebody's custody: whether they are deprived of liberty, where, by whom."""
        fields = {
            "of": one_of(of, _SUBJECTS, "what a claim is about"),
            "facet": word_of(facet, Facet, "a facet of custody"),
            "value": text_of(value, "a value"),
            "known_to": None if known_to is None else text_of(known_to, "who knows it"),
            "date": optional_date(date),
            "reading": with_word(reading, DateReading, "a reading of a date"),
        }
        return self._claim("custody", fields, words)

    def labelled(
        self,
        of: Union[Subject, AccountHandle],
        label: str,
        *,
        criterion: Optional[str] = None,
        since: Optional[DateLike] = None,
        until: Optional[DateLike] = None,
        applies: bool = True,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim what somebody calls somebody; `applies=False`: the speaker says that the label is not theirs."""
        about: dict[str, Any]
        if isinstance(of, AccountHandle):
            about = {"population": str(of)}
        else:
            about = {"of": one_of(of, _SUBJECTS, "what a label is about")}
        fields = {
            **about,
            "label": text_of(label, "a label"),
            "criterion": None if criterion is None else text_of(criterion, "a criterion"),
            "since": optional_date(since),
            "until": optional_date(until),
            "applies": flag_of(applies, "whether a label applies"),
        }
        return self._claim("labelled", fields, words)

    def identity(
        self, first: PersonHandle, second: PersonHandle, verdict: IdentityVerdict, **words: Unpack[ClaimWords]
    ) -> ClaimHandle:
        """Claim that two records are one person, are two, or may be one."""
        fields = {
            "first": id_of(first, PersonHandle),
            "second": id_of(second, PersonHandle),
            "verdict": word_of(verdict, IdentityVerdict, "a verdict"),
        }
        return self._claim("identity", fields, words)

    def member(
        self, who: PersonHandle, of: Union[GroupHandle, AccountHandle], **words: Unpack[ClaimWords]
    ) -> ClaimHandle:
        """Claim that somebody is one of a group, or is counted in an account."""
        where = one_of(of, (GroupHandle, AccountHandle), "what somebody is a member of")
        return self._claim("member", {"person": id_of(who, PersonHandle), **where}, words)

    def outside(
        self, who: Union[PersonHandle, GroupHandle], group: GroupHandle, **words: Unpack[ClaimWords]
    ) -> ClaimHandle:
        """Claim that somebody, or everybody of another group, is not of a group."""
        one = one_of(who, (PersonHandle, GroupHandle), "who is outside a group")
        fields = {"person": one.get("person"), "members_of": one.get("group"), "group": id_of(group, GroupHandle)}
        return self._claim("member", {**fields, "outside": True}, words)

    def related(
        self,
        account: AccountHandle,
        relation: AccountRelation,
        others: Union[AccountHandle, Sequence[AccountHandle]],
        *,
        overlap: Optional[QuantityLike] = None,
        flows: bool = False,
        same_kinds: bool = False,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim how the populations of accounts relate; of their flows too where `flows` says so.

        `same_kinds`: one counter calls a kind of entry or exit what the other does.
        """
        several = [others] if isinstance(others, str) else others
        fields = {
            "account": id_of(account, AccountHandle),
            "relation": word_of(relation, AccountRelation, "a relation of accounts"),
            "others": ids_of(several, AccountHandle),
            "overlap": None if overlap is None else number_json(overlap),
            "flows": True if flag_of(flows, "whether flows are meant") else None,
            "same_kinds": True if flag_of(same_kinds, "whether kinds are the same") else None,
        }
        return self._claim("related", fields, words)

    def status(
        self,
        of: AgreementHandle,
        value: AgreementStatus,
        *,
        date: Optional[DateLike] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Code what an agreement has become."""
        return self._code(of, "status", word_of(value, AgreementStatus, "a status"), None, date, words)

    def stage(
        self,
        of: AgreementHandle,
        value: AgreementStage,
        *,
        date: Optional[DateLike] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Code at which stage of a process an agreement stands."""
        return self._code(of, "stage", word_of(value, AgreementStage, "a stage"), None, date, words)

    def strength(
        self,
        of: AgreementHandle,
        provision: str,
        level: int,
        *,
        date: Optional[DateLike] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Code how strong a provision is, 0 to 3."""
        level_text = str(whole_number(level, "a level", "0, 1, 2 or 3"))
        return self._code(of, "strength", level_text, text_of(provision, "a provision"), date, words)

    def _code(
        self, of: object, aspect: str, value: str, provision: Optional[str], date: Optional[object], words: Any
    ) -> ClaimHandle:
        fields = {"of": id_of(of, AgreementHandle), "aspect": aspect, "value": value, "provision": provision}
        return self._claim("coded", {**fields, "date": optional_date(date)}, words)

    def implemented(
        self,
        of: Union[AgreementHandle, EventHandle],
        provision: str,
        level: int,
        *,
        date: Optional[DateLike] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Code how far a provision was carried out, 0 to 3; of an agreement, or of the event of agreeing."""
        where = {"agreement": str(of)} if isinstance(of, EventHandle) else {"of": id_of(of, AgreementHandle)}
        fields = {
            **where,
            "provision": text_of(provision, "a provision"),
            "level": whole_number(level, "a level", "0, 1, 2 or 3"),
            "date": optional_date(date),
        }
        return self._claim("implemented", fields, words)

    def counts_towards(
        self,
        pledge: PledgeHandle,
        account: AccountHandle,
        *,
        from_: FlowEnd,
        as_: ReleaseStage = "verified",
        of: Optional[Mechanism] = None,
        **words: Unpack[FlowWords],
    ) -> ClaimHandle:
        """Claim that what an account counts goes towards a pledge, from when on; limited as for `entries`."""
        limits, rest = narrower_fields(words)
        fields = {
            "pledge": id_of(pledge, PledgeHandle),
            "account": id_of(account, AccountHandle),
            "of": with_word(of, Mechanism, "a kind of entry or exit"),
            "as": word_of(as_, ReleaseStage, "a stage of a release"),
            "from": dict([flow_end(from_, "start_of")]),
            **limits,
        }
        return self._claim("counts_towards", fields, rest)

    def denied(self, claim: ClaimHandle, **words: Unpack[ClaimWords]) -> ClaimHandle:
        """Deny a claim."""
        return self._claim("denied", {"about": id_of(claim, ClaimHandle)}, words)

    def corrected(
        self, claim: ClaimHandle, quantity: Optional[QuantityLike] = None, **words: Unpack[ClaimWords]
    ) -> ClaimHandle:
        """Correct a claim of one's own; `quantity` is what its number should have been."""
        number = None if quantity is None else number_json(quantity)
        return self._claim("corrected", {"about": id_of(claim, ClaimHandle), "quantity": number}, words)

    def retracted(self, claim: ClaimHandle, **words: Unpack[ClaimWords]) -> ClaimHandle:
        """Retract a claim of one's own."""
        return self._claim("retracted", {"about": id_of(claim, ClaimHandle)}, words)

    def unconfirmed(self, claim: ClaimHandle, **words: Unpack[ClaimWords]) -> ClaimHandle:
        """Say that a claim could not be confirmed."""
        return self._claim("unconfirmed", {"about": id_of(claim, ClaimHandle)}, words)

    def absent(self, **words: Unpack[ClaimWords]) -> ClaimHandle:
        """Say that something is not there: what, in `text`."""
        return self._claim("absent", {}, words)
