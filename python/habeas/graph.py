# SPDX-License-Identifier: MIT
"""The event graph: what leads to what, and the same for other programs."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional, TypeVar

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas._graph_packages import igraph_graph, networkx_graph
from habeas._progress import Progress, Stop, watched
from habeas._tables import Column, Tabular
from habeas._value import Value, kept
from habeas.answers.networks import ActorNetwork, Panel
from habeas.answers.paths import Link, PathAnswer
from habeas.errors import InvalidValue
from habeas.model.listing import Table
from habeas.model.view import View
from habeas.model.words import Language
from habeas.plot import Picture, event_graph
from habeas.plot._graphviz import drawn

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from habeas.plot._given import TimelineLike
    from habeas.plot._options import PictureLook

__all__ = ["Cycle", "Graph", "convert"]

_Stop = Stop
T = TypeVar("T")


@dataclass(frozen=True)
class Cycle(Value):
    """Events that lead back to themselves, a shortest circle among them, and the claims of each of its steps."""

    events: tuple[str, ...]
    shortest: tuple[str, ...]
    links: tuple[tuple[str, ...], ...]


class Graph(Frozen, Tabular):
    """Events, and between them links that are claims themselves, as one view of a dossier shows them.

    It is `Dossier.graph`. Links are followed along their course, from what comes first to what came of it; those
    that state no direction ("tied to") either way. Views of the dossier have graphs of their own. As a frame it is its
    links, the edges; its vertices are those of `Dossier.events`.

    Examples
    --------
    >>> from habeas import examples
    >>> graph = examples.small().for_audience("internal").graph
    >>> graph.links
    (<Link C7: arrest precedes hearing>,)
    >>> graph.descendants("arrest")
    ('hearing',)
    >>> graph.paths("arrest", "hearing")
    <PathAnswer arrest to hearing: certain, 1 path>
    >>> print(graph.paths("arrest", "hearing"))
    arrest to hearing: certain
    arrest -> hearing (certain)
      The Watch (C7): arrest precedes hearing.
      the start of arrest is certainly not after the start of hearing.
    """

    __slots__ = ("_cache", "_dossier", "_engine", "_filters", "_language")
    _engine: _core.Graph
    _dossier: View
    _language: Language
    _filters: tuple[tuple[str, tuple[str, ...]], ...]
    _cache: dict[str, Any]

    def __init__(
        self, dossier: View, language: Language = "en", filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ) -> None:
        core = _core.Graph(dossier._engine, language)
        for how, relations in filters:
            core = core.only(list(relations)) if how == "only" else getattr(core, how)()
        self._set(_engine=core, _dossier=dossier, _language=language, _filters=filters, _cache={})

    @property
    def dossier(self) -> View:
        """The view that it was made from."""
        return self._dossier

    @property
    def language(self) -> str:
        """The language of its sentences."""
        return self._language

    def in_language(self, language: Language) -> Graph:
        """Give the same graph with sentences in another language, "en" or "es"."""
        return Graph(self._dossier, language, self._filters)

    # Views.

    def only(self, *relations: str) -> Graph:
        """Follow only links of these relations."""
        return Graph(self._dossier, self._language, (*self._filters, ("only", relations)))

    def directed(self) -> Graph:
        """Follow only links that state a direction."""
        return Graph(self._dossier, self._language, (*self._filters, ("directed", ())))

    def unhedged(self) -> Graph:
        """Follow only links that their speaker does not hedge."""
        return Graph(self._dossier, self._language, (*self._filters, ("unhedged", ())))

    # What it holds.

    @property
    def events(self) -> tuple[str, ...]:
        """The events that the view shows, by id."""
        return self._once("events", self._engine.events)

    @property
    def links(self) -> Table[Link]:
        """The links that it follows, by claim."""
        return self._once("links", self._engine.links)

    @property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """Events that links join, whichever way they lead."""
        return self._once("components", lambda: self._engine.components(None))

    @property
    def cycles(self) -> Table[Cycle]:
        """The circles among links that state a direction."""
        return self._once("cycles", lambda: self._engine.cycles(None))

    @property
    def topological_order(self) -> tuple[tuple[str, ...], ...]:
        """All events so that links with a direction lead forward, in groups: those of one circle stand together."""
        return self._once("order", lambda: self._engine.topological_order(None))

    @property
    def transitive_reduction(self) -> tuple[str, ...]:
        """The claims of the links that a drawing needs: no longer way tells as much."""
        return self._once("reduction", lambda: self._engine.transitive_reduction(None))

    # Questions.

    def descendants(self, event: str) -> tuple[str, ...]:
        """Name what an event leads to.

        Raises
        ------
        UnknownId
            With near ids.
        """
        return tuple(self._engine.descendants(event))

    def ancestors(self, event: str) -> tuple[str, ...]:
        """Name what leads to an event.

        Raises
        ------
        UnknownId
            With near ids.
        """
        return tuple(self._engine.ancestors(event))

    def dominators_between(self, from_: str, to: str) -> tuple[str, ...]:
        """Name the events that lie on every path from one to another, in order, both included.

        Raises
        ------
        UnknownId
            With near ids.
        """
        return tuple(self._engine.on_every_path(from_, to))

    def on_every_path(self, from_: str, to: str) -> tuple[str, ...]:
        """Call `dominators_between`, whose name this was in 0.1; it goes with 0.2."""
        warnings.warn("Graph.on_every_path is called dominators_between now", DeprecationWarning, stacklevel=2)
        return self.dominators_between(from_, to)

    def paths(
        self,
        from_: str,
        to: str,
        after: str = "start",
        most: int = 20,
        stop: _Stop = None,
        progress: Progress = None,
    ) -> PathAnswer:
        """Say whether links lead from one event to another in an order that their dates allow, and why.

        Parameters
        ----------
        from_, to : str
            Events.
        after : {"start", "end"}
            An event on a path may start no earlier than the one before it has started, or has ended.
        most : int
            At most this many paths, shortest first. The verdict is exact in any case.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true.
        progress : bool or callable, optional
            As for `Dossier.open`.

        Raises
        ------
        UnknownId
            With near ids.
        LimitExceeded
            Where no path was found in time.
        """
        if most < 0:
            raise InvalidValue(f"fewer than no paths: got {most}, wanted 0 or more", got=str(most), wanted="0 or more")
        with watched("looking for paths", stop, progress) as watch:
            found: PathAnswer = self._engine.paths(from_, to, after, most, watch)
        return found

    def actor_network(
        self,
        roles: Optional[Iterable[str]] = None,
        kinds: Optional[Iterable[str]] = None,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        possibly: bool = False,
        stop: _Stop = None,
        progress: Progress = None,
    ) -> ActorNetwork:
        """Tie actors by the events in which both are said to have had a role.

        Parameters
        ----------
        roles, kinds : iterable of str, optional
            Only these roles, and only events of these kinds.
        from_, to : str, optional
            Only events that started within these dates: certainly, or with `possibly` those that may have.
        stop, progress
            As for `paths`.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().graph.actor_network()
        <ActorNetwork: 0 actors, 0 ties>
        """
        wanted = (None if roles is None else list(roles), None if kinds is None else list(kinds))
        with watched("tying actors", stop, progress) as watch:
            network: ActorNetwork = self._engine.network(*wanted, from_, to, possibly, watch)
        return network

    def betweenness(self, normalised: bool = True) -> dict[str, float]:
        """Give the betweenness of every actor in the network of all roles; see `ActorNetwork.betweenness`."""
        return self.actor_network().betweenness(normalised)

    def panel(
        self,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        kinds: Optional[Iterable[str]] = None,
        stop: _Stop = None,
        progress: Progress = None,
    ) -> Panel:
        """Count events of each kind by negotiation and month, certainly and possibly.

        Parameters
        ----------
        from_, to : str, optional
            The first and the last month, such as "2023-10"; else those that bound the events counted.
        kinds : iterable of str, optional
            Only events of these kinds.
        stop, progress
            As for `paths`.

        Raises
        ------
        LimitExceeded
            For more than 100,000 rows.
        """
        with watched("panel", stop, progress) as watch:
            panel: Panel = self._engine.panel(from_, to, None if kinds is None else list(kinds), watch)
        return panel

    # For other programs. All of them go by the view's audience. With `codes`, standards of `habeas.crosswalk`, each
    # event tells how their codes stand to its kind: "cameo 084 broader; cameo 0841 exact".

    def to_graphml(
        self, reduced: bool = False, codes: Iterable[str] = (), stop: _Stop = None, progress: Progress = None
    ) -> str:
        """Write GraphML, which NetworkX, igraph and Gephi read; `reduced` leaves out what a longer way tells.

        Parameters
        ----------
        reduced : bool
            Leave out links that a longer way makes plain.
        codes : iterable of str
            Standards whose codes events carry in the field `codes`: "cameo", "plover", ...
        stop, progress
            As for `paths`.

        Raises
        ------
        UnknownId
            For a standard that the crosswalk does not know.
        """
        return self._written("graphml", reduced, codes, stop, progress)

    def to_dot(
        self, reduced: bool = False, codes: Iterable[str] = (), stop: _Stop = None, progress: Progress = None
    ) -> str:
        """Write DOT for Graphviz; as `to_graphml`."""
        return self._written("dot", reduced, codes, stop, progress)

    def to_json_ld(
        self, reduced: bool = False, codes: Iterable[str] = (), stop: _Stop = None, progress: Progress = None
    ) -> str:
        """Write JSON-LD, claims in the terms of PROV-O and codes in those of SKOS; as `to_graphml`."""
        return self._written("json-ld", reduced, codes, stop, progress)

    def _written(self, format: str, reduced: bool, codes: Iterable[str], stop: _Stop, progress: Progress) -> str:
        with watched("writing the graph", stop, progress) as watch:
            return self._engine.written(format, reduced, list(codes), watch)

    def to_networkx(self, codes: Iterable[str] = ()) -> Any:
        """Give a `networkx.MultiDiGraph`: an edge for each link, as its claim states it, keyed by the claim.

        Nodes and edges carry what `to_graphml` writes. Needs the package networkx.
        """
        return networkx_graph(self.to_graphml(codes=codes))

    def to_igraph(self, codes: Iterable[str] = ()) -> Any:
        """Give a directed `igraph.Graph`: an edge for each link, as its claim states it; vertices by name.

        Vertices and edges carry what `to_graphml` writes. Needs the package igraph.
        """
        return igraph_graph(self.to_graphml(codes=codes))

    def to_dict(self) -> dict[str, Any]:
        """Give it as `habeas graph --json` writes it, without how much is withheld."""
        return self._engine.values(None)

    def _once(self, name: str, make: Callable[[], T]) -> T:
        made: Optional[T] = self._cache.get(name)
        if made is None:
            made = self._cache[name] = make()
        return made

    def plot(self, timeline: Optional[TimelineLike] = None, **look: Unpack[PictureLook]) -> Picture:
        """Draw events and links from the top down, each event below what leads to it; as `habeas.plot.event_graph`.

        `title` and `width` may be given.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.article().graph.plot()
        <Picture 'What led to what'>
        """
        return event_graph(self, timeline, **look)

    def _repr_svg_(self) -> Optional[str]:
        """Draw it in a notebook by Graphviz, where the machine has `dot`."""
        return drawn(self.to_dot(reduced=True))

    def _state(self) -> tuple[Any, ...]:
        return (self._dossier, self._language, self._filters)

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, Graph) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._state())

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(Graph, *self._state())

    def __repr__(self) -> str:
        events, links = _show.count(len(self.events), "event"), _show.count(len(self.links), "link")
        return f"<Graph: {events}, {links}>"

    def _arrow_columns(self) -> list[Column]:
        return self.links._arrow_columns()

    def _table(self) -> list[tuple[str, str, str, str]]:
        return [(x.claim, x.from_, x.relation, x.to) for x in self.links]

    def __str__(self) -> str:
        return _show.table(("claim", "from", "relation", "to"), self._table())

    def _repr_html_(self) -> str:
        return _show.html_table(("claim", "from", "relation", "to"), self._table(), repr(self)[1:-1])


def convert(text: str, from_: str, to: str) -> str:
    """Read a graph that was written as JSON-LD before, and write it anew.

    Parameters
    ----------
    text : str
        JSON-LD, as `Graph.to_json_ld` writes it.
    from_ : {"json-ld"}
        What it is. GraphML is written and not read: `networkx` and `igraph` read it.
    to : {"dot", "graphml", "json-ld"}
        What to write.

    Raises
    ------
    InvalidFile
        With what is wrong, and where.
    InvalidValue
        For another format.
    """
    return _core.convert_graph(text, from_, to)


# The engine makes these itself.
_core.registered.update(Cycle=Cycle)
