# SPDX-License-Identifier: MIT
"""Of a builder: the claims that state a number of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from habeas._builder_base import (
    BuilderBase,
    ClaimWords,
    FlowWords,
    flag_of,
    id_of,
    narrower_fields,
    number_json,
    with_word,
)
from habeas._builder_handles import (
    EventHandle,
    ExchangeHandle,
    FlowEnd,
    PledgeHandle,
    flow_end,
)
from habeas.errors import InvalidValue
from habeas.model.given import DateLike, QuantityLike, date_text, optional_date, text_of, whole_number
from habeas.model.handles import (
    AccountHandle,
    ActorHandle,
    AssumptionHandle,
    ClaimHandle,
    PlaceHandle,
)
from habeas.model.words import (
    ConditionKind,
    LegalGround,
    Mechanism,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["BuilderCounts"]


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


class BuilderCounts(BuilderBase):
    """Stocks, flows, pledges and ratios. All take the keywords of `ClaimWords`."""

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
