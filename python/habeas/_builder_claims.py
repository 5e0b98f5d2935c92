# SPDX-License-Identifier: MIT
"""Of a builder: the claims, one word for each kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

from habeas._builder_base import (
    BuilderBase,
    ClaimWords,
    FlowWords,
    flag_of,
    id_of,
    ids_of,
    narrower_fields,
    number_json,
    with_word,
)
from habeas._builder_handles import (
    AgreementHandle,
    EventHandle,
    ExchangeHandle,
    FlowEnd,
    NegotiationHandle,
    PledgeHandle,
    flow_end,
)
from habeas.errors import InvalidValue, wrong_type
from habeas.model.given import DateLike, QuantityLike, date_text, optional_date, text_of, whole_number, word_of
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    AssumptionHandle,
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
    ConditionKind,
    DateReading,
    Facet,
    IdentityVerdict,
    LegalGround,
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


def flow_fields(from_: Optional[object], to: Optional[object], during: Optional[object]) -> dict[str, Any]:
    """Give where a flow starts and ends, as a file writes it."""
    if during is not None:
        if from_ is not None or to is not None:
            wanted = "`during`, or `from_` and `to`"
            raise InvalidValue(f"a flow with two starts or two ends: wanted {wanted}", wanted=wanted)
        # An end that is open or unknown is not stated.
        first, _, last = date_text(during).partition("/")
        from_ = None if first in ("", "..") else first
        to = None if (last or first) in ("", "..") else (last or first)
        if "/" in date_text(during) and last in ("", ".."):
            to = None
    made: dict[str, Any] = {}
    if from_ is not None:
        made["from"] = dict([flow_end(from_, "start_of")])
    if to is not None:
        made["to"] = dict([flow_end(to, "end_of")])
    return made


class BuilderClaims(BuilderBase):
    """Claims: each word makes one. All take the keywords of `ClaimWords`."""

    def held(
        self,
        account: AccountHandle,
        quantity: QuantityLike,
        *,
        during: Optional[DateLike] = None,
        throughout: Optional[DateLike] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim how many were held: at the cut-off (`as_of`), sometime `during` days, or `throughout` them.

        One of the three says when; without it, and without a bulletin that has a date, the number bounds nothing. The
        number is a whole number, a Quantity, or text as it was said: "about 300".
        """
        days = optional_date(during if throughout is None else throughout)
        reading = None if throughout is None else "throughout"
        fields = {"account": id_of(account, AccountHandle), "quantity": number_json(quantity)}
        return self._claim("held", {**fields, "during": days, "reading": reading}, words)

    def entries(
        self,
        account: AccountHandle,
        quantity: QuantityLike,
        *,
        of: Optional[Mechanism] = None,
        from_: Optional[FlowEnd] = None,
        to: Optional[FlowEnd] = None,
        during: Optional[DateLike] = None,
        from_under: Optional[AssumptionHandle] = None,
        **words: Unpack[FlowWords],
    ) -> ClaimHandle:
        """Claim how many entered a count, in all or of one kind.

        `during` is from the start of the first of some days to the end of the last; `from_` and `to` name days,
        bulletins, claims, points, or the start or end of something. `ground`, `condition`, `destination` and
        `authority` limit the kind: 11 by pardon.
        """
        return self._flow("entries", account, quantity, of, flow_fields(from_, to, during), from_under, words)

    def exits(
        self,
        account: AccountHandle,
        quantity: QuantityLike,
        *,
        of: Optional[Mechanism] = None,
        from_: Optional[FlowEnd] = None,
        to: Optional[FlowEnd] = None,
        during: Optional[DateLike] = None,
        from_under: Optional[AssumptionHandle] = None,
        **words: Unpack[FlowWords],
    ) -> ClaimHandle:
        """Claim how many left a count, in all or of one kind (`of`).

        `during` is from the start of the first of some days to the end of the last; `from_` and `to` name days,
        bulletins, claims, points, or the start or end of something. `ground`, `condition`, `destination` and
        `authority` limit the kind: 11 by pardon.

        Examples
        --------
        >>> import habeas
        >>> b = habeas.Builder()
        >>> watch = b.actor("watch")
        >>> count = b.account("count", counter=watch)
        >>> _ = b.exits(count, "about 18", of="release", during="2030-03-10/2030-03-15", said_by=watch)
        >>> b.build().claims[0].quantity
        Quantity.about(18)
        """
        return self._flow("exits", account, quantity, of, flow_fields(from_, to, during), from_under, words)

    def net(
        self,
        account: AccountHandle,
        quantity: QuantityLike,
        *,
        falls: bool = False,
        from_: Optional[FlowEnd] = None,
        to: Optional[FlowEnd] = None,
        during: Optional[DateLike] = None,
        from_under: Optional[AssumptionHandle] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim entries less exits; `falls`: the number is how far the stock fell."""
        ends = flow_fields(from_, to, during)
        if flag_of(falls, "a direction"):
            ends["falls"] = True
        return self._flow("net", account, quantity, None, ends, from_under, words)

    def ever_held(
        self,
        account: AccountHandle,
        quantity: QuantityLike,
        *,
        from_: Optional[FlowEnd] = None,
        to: Optional[FlowEnd] = None,
        during: Optional[DateLike] = None,
        from_under: Optional[AssumptionHandle] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim how many were held at some time between two points: at the start, or entered since."""
        return self._flow("ever_held", account, quantity, None, flow_fields(from_, to, during), from_under, words)

    def _flow(
        self,
        kind: str,
        account: object,
        quantity: object,
        of: Optional[object],
        ends: dict[str, Any],
        under: Optional[object],
        words: Any,
    ) -> ClaimHandle:
        fields = {
            "account": id_of(account, AccountHandle),
            "quantity": number_json(quantity),
            "of": with_word(of, Mechanism, "a kind of entry or exit"),
            "from_under": None if under is None else id_of(under, AssumptionHandle),
            **ends,
        }
        limits, rest = narrower_fields(words) if kind != "net" else ({}, words)
        return self._claim(kind, {**fields, **limits}, rest)

    def pledged(
        self,
        quantity: QuantityLike,
        *,
        pledge: Optional[PledgeHandle] = None,
        account: Optional[AccountHandle] = None,
        population: Optional[str] = None,
        to: Optional[ActorHandle] = None,
        by: Optional[DateLike] = None,
        condition: Optional[str] = None,
        once: Optional[EventHandle] = None,
        of: Optional[Mechanism] = None,
        ground: Optional[LegalGround] = None,
        freed_under: Optional[ConditionKind] = None,
        destination: Optional[PlaceHandle] = None,
        authority: Optional[ActorHandle] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim that so many were promised; of a pledge where one is named.

        `condition` is what the promise depends on; `of`, `ground`, `freed_under`, `destination` and `authority` limit
        whom it is a promise of.
        """
        fields = {
            "quantity": number_json(quantity),
            "account": None if account is None else id_of(account, AccountHandle),
            "population": None if population is None else text_of(population, "a population"),
            "to": None if to is None else id_of(to, ActorHandle),
            "by": optional_date(by),
            "condition": None if condition is None else text_of(condition, "a condition"),
            "pledge": None if pledge is None else id_of(pledge, PledgeHandle),
            "once": None if once is None else id_of(once, EventHandle),
            "of": with_word(of, Mechanism, "a kind of entry or exit"),
            "ground": with_word(ground, LegalGround, "a legal ground"),
            "freed_under": with_word(freed_under, ConditionKind, "a condition"),
            "destination": None if destination is None else id_of(destination, PlaceHandle),
            "authority": None if authority is None else id_of(authority, ActorHandle),
        }
        return self._claim("pledged", fields, words)

    def ratio(
        self,
        exchange: ExchangeHandle,
        of: str,
        quantity: QuantityLike,
        to: str,
        *,
        per: int = 1,
        terms: Optional[str] = None,
        **words: Unpack[ClaimWords],
    ) -> ClaimHandle:
        """Claim that so many of one leg of an exchange were promised for every `per` of another, on terms in words."""
        fields = {
            "exchange": id_of(exchange, ExchangeHandle),
            "of": text_of(of, "a leg"),
            "to": text_of(to, "a leg"),
            "quantity": number_json(quantity),
            "per": None if per == 1 else whole_number(per, "how many of the other leg"),
            "terms": None if terms is None else text_of(terms, "terms"),
        }
        return self._claim("ratio", fields, words)

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
