# SPDX-License-Identifier: MIT
"""What pictures are made of: the answers, as far as a picture looks at them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol

__all__ = [
    "ChangesLike",
    "GraphLike",
    "LedgerLike",
    "NegotiationLike",
    "PledgeLike",
    "SeriesLike",
    "TimelineLike",
    "ViewLike",
]


class ViewLike(Protocol):
    """A dossier, as `habeas.Dossier` is one."""

    @property
    def claims(self) -> Any: ...
    @property
    def accounts(self) -> Any: ...
    @property
    def actors(self) -> Any: ...
    @property
    def events(self) -> Any: ...
    @property
    def pledges(self) -> Any: ...


class LedgerLike(Protocol):
    """A ledger, as `habeas.Ledger` is one."""

    @property
    def account(self) -> str: ...
    @property
    def dossier(self) -> Any: ...
    @property
    def language(self) -> Any: ...
    @property
    def points(self) -> tuple[str, ...]: ...
    @property
    def contradictions(self) -> Any: ...
    def bounds(self, points: Iterable[Any]) -> Any: ...
    def held(self, at: Any) -> Any: ...
    def unaccounted_series(self) -> Any: ...


class TimelineLike(Protocol):
    """A timeline, as `habeas.Timeline` is one."""

    @property
    def events(self) -> Collection[Any]: ...
    @property
    def language(self) -> Any: ...
    @property
    def contradictions(self) -> Any: ...


class NegotiationLike(Protocol):
    """A negotiation with the states of its days, as `Dossier.negotiation` gives it."""

    @property
    def id(self) -> str: ...
    @property
    def days(self) -> Collection[Any]: ...
    @property
    def moves(self) -> Collection[Any]: ...


class GraphLike(Protocol):
    """An event graph, as `Dossier.graph` is one."""

    @property
    def events(self) -> tuple[str, ...]: ...
    @property
    def links(self) -> Collection[Any]: ...
    @property
    def topological_order(self) -> Sequence[tuple[str, ...]]: ...
    @property
    def dossier(self) -> Any: ...
    @property
    def language(self) -> Any: ...


class PledgeLike(Protocol):
    """A pledge with what came of it, as `Dossier.pledge` gives it."""

    @property
    def id(self) -> str: ...
    @property
    def ladder(self) -> Collection[Any]: ...


class SeriesLike(Protocol):
    """One answer as each day's knowledge gave it, as `Ledger.series` gives it."""

    @property
    def account(self) -> str: ...
    @property
    def asked(self) -> Any: ...
    @property
    def steps(self) -> Collection[Any]: ...


class ChangesLike(Protocol):
    """What each new claim changed, as `Dossier.changes` gives it."""

    @property
    def accounts(self) -> Collection[Any]: ...
