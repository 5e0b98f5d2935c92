# SPDX-License-Identifier: MIT
"""The event graph: what leads to what, who had to do with whom, and the same for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Optional

from habeas import _core, _show
from habeas._frozen import Frozen
from habeas.errors import InvalidValue
from habeas.proofs import Bound, Proof

if TYPE_CHECKING:
    from habeas.dossier import Dossier

__all__ = ["ActorNetwork", "ActorTie", "Cycle", "Graph", "Link", "Panel", "PathAnswer", "PathHop", "TimePath", "convert"]

_Stop = Optional[Callable[[], bool]]


@dataclass(frozen=True, repr=False)
class Link:
    """One event stands to another in a relation: a claim, as its speaker makes it.

    Attributes
    ----------
    claim : str
        The claim that says so.
    from_, to : str
        The two events, as the claim names them.
    relation : str
        How the first stands to the second.
    course : {"onward", "back", "either"}
        Whether what comes first is the first event, the second, or not stated.
    days : int or None
        Of "within", and where else the claim states a number.
    speaker : str
        Who says so.
    hedge : str or None
        The words with which the speaker hedges it.
    grade : str or None
        Admiralty grade, "A1" to "F6".
    """

    claim: str
    from_: str
    relation: str
    to: str
    course: str
    days: Optional[int]
    speaker: str
    hedge: Optional[str]
    grade: Optional[str]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Link:
        """Read it from the command's JSON."""
        keys = ("claim", "from", "relation", "to", "course", "days", "speaker", "hedge", "grade")
        return cls(*(data[k] for k in keys))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        data = {("from" if k == "from_" else k): getattr(self, k) for k in self.__dataclass_fields__}
        return data

    def __repr__(self) -> str:
        hedge = f", {self.hedge!r}" if self.hedge else ""
        return f"<Link {self.claim}: {self.from_} {self.relation} {self.to}{hedge}>"


@dataclass(frozen=True)
class PathHop:
    """One step of a path: two events, every claim that links them, and the days between, with proofs."""

    from_: str
    to: str
    links: tuple[Link, ...]
    hedged: bool
    days: Bound

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PathHop:
        """Read it from the command's JSON."""
        links = tuple(map(Link.from_dict, data["links"]))
        return cls(data["from"], data["to"], links, data["hedged"], Bound.from_dict(data["days"]))

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        links = [x.to_dict() for x in self.links]
        return {"from": self.from_, "to": self.to, "links": links, "hedged": self.hedged, "days": self.days.to_dict()}


@dataclass(frozen=True, repr=False)
class TimePath:
    """A path with its verdict.

    Attributes
    ----------
    events : tuple of str
        From the first to the last.
    verdict : {"certain", "possible", "impossible"}
        Whether all, some or none of the dates that the claims allow put the events in this order; a step that
        is only said with a hedge makes a path possible at most.
    hops : tuple of PathHop
        Its steps.
    why : tuple of str
        In sentences: who links what, with what hedge, and what the dates leave.
    against : tuple of Proof
        Of an impossible path: bounds that its order cannot meet together.
    """

    events: tuple[str, ...]
    verdict: str
    hops: tuple[PathHop, ...]
    why: tuple[str, ...]
    against: tuple[Proof, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> TimePath:
        """Read it from the command's JSON."""
        hops = tuple(map(PathHop.from_dict, data["hops"]))
        against = tuple(map(Proof.from_dict, data["against"]))
        return cls(tuple(data["events"]), data["verdict"], hops, tuple(w["sentence"] for w in data["why"]), against)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "events": list(self.events),
            "verdict": self.verdict,
            "hops": [h.to_dict() for h in self.hops],
            "why": [{"sentence": w} for w in self.why],
            "against": [p.to_dict() for p in self.against],
        }

    def __repr__(self) -> str:
        return f"<TimePath {' -> '.join(self.events)}: {self.verdict}>"


@dataclass(frozen=True, repr=False)
class PathAnswer:
    """The paths from one event to another, the shortest first, and the best verdict of any.

    Attributes
    ----------
    verdict : {"certain", "possible", "impossible", "no_path"}
        Exact, whatever the limit on paths.
    paths : tuple of TimePath
        At most as many as asked for, and one more where the verdict rests on it.
    more : bool
        There may be others.
    set_aside : tuple of str
        Claims that contradict one another, which no date rests on.
    """

    from_: str
    to: str
    after: str
    verdict: str
    paths: tuple[TimePath, ...]
    more: bool
    set_aside: tuple[str, ...]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> PathAnswer:
        """Read it from the command's JSON."""
        paths = tuple(map(TimePath.from_dict, data["paths"]))
        rest = (data["more"], tuple(data["set_aside"]))
        return cls(data["from"], data["to"], data["after"], data["verdict"], paths, *rest)

    def to_dict(self) -> dict[str, Any]:
        """Give it as the command's JSON writes it."""
        return {
            "from": self.from_,
            "to": self.to,
            "after": self.after,
            "verdict": self.verdict,
            "paths": [p.to_dict() for p in self.paths],
            "more": self.more,
            "set_aside": list(self.set_aside),
        }

    def __str__(self) -> str:
        lines = [f"{self.from_} to {self.to}: {self.verdict.replace('_', ' ')}"]
        for p in self.paths:
            lines += [f"{' -> '.join(p.events)} ({p.verdict})", *("  " + w for w in p.why)]
        return "\n".join(lines)

    def __repr__(self) -> str:
        more = ", more" if self.more else ""
        return f"<PathAnswer {self.from_} to {self.to}: {self.verdict}, {_show.count(len(self.paths), 'path')}{more}>"


@dataclass(frozen=True)
class Cycle:
    """Events that lead back to themselves, a shortest circle among them, and the claims of each of its steps."""

    events: tuple[str, ...]
    shortest: tuple[str, ...]
    links: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ActorTie:
    """Two actors and the events in which both are said to have had a role; `weight` is their number."""

    first: str
    second: str
    weight: int
    events: tuple[str, ...]
    claims: tuple[str, ...]


class _Data(Frozen):
    """A value that is read out of the JSON text of an answer."""

    __slots__ = ("_data", "_text")
    _data: dict[str, Any]
    _text: str

    def __init__(self, text: str) -> None:
        self._set(_text=text, _data=json.loads(text))

    def to_dict(self) -> dict[str, Any]:
        """Give it as a dictionary of its own."""
        data: dict[str, Any] = json.loads(self._text)
        return data

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._text)

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self._text,))


class ActorNetwork(_Data):
    """Actors, tied by the events in which both are said to have had a role."""

    __slots__ = ()

    @property
    def actors(self) -> tuple[str, ...]:
        """By id."""
        return tuple(a["actor"] for a in self._data["actors"])

    @property
    def ties(self) -> tuple[ActorTie, ...]:
        """By the ids of their two actors."""
        return tuple(
            ActorTie(t["first"], t["second"], t["weight"], tuple(t["events"]), tuple(t["claims"]))
            for t in self._data["ties"]
        )

    @property
    def degree(self) -> dict[str, int]:
        """With how many others each actor is tied."""
        return {a["actor"]: a["degree"] for a in self._data["actors"]}

    @property
    def weight(self) -> dict[str, int]:
        """How many shared events each actor has in all."""
        return {a["actor"]: a["weight"] for a in self._data["actors"]}

    def betweenness(self, normalised: bool = True) -> dict[str, float]:
        """Give, for each actor, the share of shortest paths between others that pass through it, summed over pairs.

        Exact up to rounding; each tie is one step, whatever its weight.

        Parameters
        ----------
        normalised : bool
            Divide by the number of pairs of others.
        """
        key = "betweenness_normalised" if normalised else "betweenness"
        return {a["actor"]: a[key] for a in self._data["actors"]}

    def __repr__(self) -> str:
        actors, ties = len(self._data["actors"]), len(self._data["ties"])
        return f"<ActorNetwork: {_show.count(actors, 'actor')}, {_show.count(ties, 'tie')}>"


class Panel(_Data):
    """Negotiations, month by month: how many events of each kind certainly and possibly fell in each."""

    __slots__ = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The negotiations: those of the dossier by their ids, others by the smallest id of their events."""
        return tuple(u["unit"] for u in self._data["units"])

    @property
    def entities(self) -> dict[str, Optional[str]]:
        """For each unit the id of the dossier's negotiation that it is, or None where events alone make it one."""
        return {u["unit"]: u["entity"] for u in self._data["units"]}

    def events_of(self, unit: str, possibly: bool = False) -> tuple[str, ...]:
        """Name the events that belong to a negotiation, certainly or possibly."""
        for u in self._data["units"]:
            if u["unit"] == unit:
                return tuple(u["possible" if possibly else "certain"])
        wanted = ", ".join(self.units)
        raise InvalidValue(f"no such negotiation: got {unit!r}, wanted one of {wanted}", got=repr(unit), wanted=wanted)

    @property
    def columns(self) -> dict[str, list[Any]]:
        """A new dictionary of columns: unit, month, then KIND_certain and KIND_possible for each kind of event.

        `pandas.DataFrame(panel.columns)`, `polars.DataFrame(panel.columns)` and `pyarrow.table(panel.columns)` take it.
        """
        columns: dict[str, list[Any]] = self.to_dict()["columns"]
        return columns

    def __len__(self) -> int:
        return len(self._data["columns"]["unit"])

    def __repr__(self) -> str:
        return f"<Panel of {_show.count(len(self.units), 'negotiation')}, {_show.count(len(self), 'row')}>"


class Graph(Frozen):
    """Events, and between them links that are claims themselves, as one view of a dossier shows them.

    It is `Dossier.graph`. Links are followed along their course, from what comes first to what came of it; those
    that state no direction ("tied to") either way. Views of the dossier have graphs of their own.

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
    _dossier: Dossier
    _language: str
    _filters: tuple[tuple[str, tuple[str, ...]], ...]
    _cache: dict[str, Any]

    def __init__(
        self, dossier: Dossier, language: str = "en", filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ) -> None:
        core = _core.Graph(dossier._engine, language)
        for how, relations in filters:
            core = core.only(list(relations)) if how == "only" else getattr(core, how)()
        self._set(_engine=core, _dossier=dossier, _language=language, _filters=filters, _cache={})

    @property
    def dossier(self) -> Dossier:
        """The view that it was made from."""
        return self._dossier

    @property
    def language(self) -> str:
        """The language of its sentences."""
        return self._language

    def in_language(self, language: str) -> Graph:
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
        return tuple(e["id"] for e in self._whole()["events"])

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that it follows, by claim."""
        return tuple(map(Link.from_dict, self._whole()["links"]))

    @property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """Events that links join, whichever way they lead."""
        return tuple(map(tuple, self._whole()["components"]))

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """The circles among links that state a direction."""
        return tuple(
            Cycle(tuple(c["events"]), tuple(c["shortest"]), tuple(map(tuple, c["links"])))
            for c in self._whole()["cycles"]
        )

    @property
    def topological_order(self) -> tuple[tuple[str, ...], ...]:
        """All events so that links with a direction lead forward, in groups: those of one circle stand together."""
        return tuple(map(tuple, self._whole()["order"]))

    @property
    def transitive_reduction(self) -> tuple[str, ...]:
        """The claims of the links that a drawing needs: no longer way tells as much."""
        return tuple(self._whole()["reduction"])

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

    def on_every_path(self, from_: str, to: str) -> tuple[str, ...]:
        """Name the events that lie on every path from one to another, in order, both included.

        Raises
        ------
        UnknownId
            With near ids.
        """
        return tuple(self._engine.on_every_path(from_, to))

    def paths(self, from_: str, to: str, after: str = "start", most: int = 20, stop: _Stop = None) -> PathAnswer:
        """Say whether links lead from one event to another in an order that their dates allow, and why.

        Parameters
        ----------
        from_, to : str
            Events.
        after : {"start", "end"}
            An event on a path may start no earlier than the one before it has started, or has ended.
        most : int
            At most so many paths, the shortest first. The verdict is exact all the same.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true.

        Raises
        ------
        UnknownId
            With near ids.
        LimitExceeded
            Where no path was found in time.
        """
        if most < 0:
            raise InvalidValue(f"fewer than no paths: got {most}, wanted 0 or more", got=str(most), wanted="0 or more")
        return PathAnswer.from_dict(json.loads(self._engine.paths(from_, to, after, most, stop)))

    def actor_network(
        self,
        roles: Optional[Iterable[str]] = None,
        kinds: Optional[Iterable[str]] = None,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        possibly: bool = False,
        stop: _Stop = None,
    ) -> ActorNetwork:
        """Tie actors by the events in which both are said to have had a role.

        Parameters
        ----------
        roles, kinds : iterable of str, optional
            Only these roles, and only events of these kinds.
        from_, to : str, optional
            Only events that started within these dates: certainly, or with `possibly` those that may have.

        Examples
        --------
        >>> from habeas import examples
        >>> examples.small().graph.actor_network()
        <ActorNetwork: 0 actors, 0 ties>
        """
        wanted = (None if roles is None else list(roles), None if kinds is None else list(kinds))
        return ActorNetwork(self._engine.network(*wanted, from_, to, possibly, stop))

    def betweenness(self, normalised: bool = True) -> dict[str, float]:
        """Give the betweenness of every actor in the network of all roles; see `ActorNetwork.betweenness`."""
        return self.actor_network().betweenness(normalised)

    def panel(
        self,
        from_: Optional[str] = None,
        to: Optional[str] = None,
        kinds: Optional[Iterable[str]] = None,
        stop: _Stop = None,
    ) -> Panel:
        """Count events of each kind by negotiation and month, certainly and possibly.

        Parameters
        ----------
        from_, to : str, optional
            The first and the last month, such as "2023-10"; else those that bound the events counted.
        kinds : iterable of str, optional
            Only events of these kinds.

        Raises
        ------
        LimitExceeded
            For more than 100,000 rows.
        """
        return Panel(self._engine.panel(from_, to, None if kinds is None else list(kinds), stop))

    # For other programs. All of them go by the view's audience.

    def to_graphml(self, reduced: bool = False) -> str:
        """Write GraphML, which NetworkX, igraph and Gephi read; `reduced` leaves out what a longer way tells."""
        return self._engine.written("graphml", reduced, None)

    def to_dot(self, reduced: bool = False) -> str:
        """Write DOT for Graphviz; `reduced` leaves out what a longer way tells."""
        return self._engine.written("dot", reduced, None)

    def to_json_ld(self, reduced: bool = False) -> str:
        """Write JSON-LD, claims in the terms of PROV-O; `reduced` leaves out what a longer way tells."""
        return self._engine.written("json-ld", reduced, None)

    def to_networkx(self) -> Any:
        """Give a `networkx.MultiDiGraph`: an edge for each link, as its claim states it, keyed by the claim.

        Nodes and edges carry what `to_graphml` writes. Needs the package networkx.
        """
        import networkx

        nodes, edges, whole = self._fields()
        graph = networkx.MultiDiGraph(**whole)
        for name, fields in nodes:
            graph.add_node(name, **fields)
        for from_, to, fields in edges:
            graph.add_edge(from_, to, key=fields["claim"], **fields)
        return graph

    def to_igraph(self) -> Any:
        """Give a directed `igraph.Graph`: an edge for each link, as its claim states it; vertices by name.

        Vertices and edges carry what `to_graphml` writes. Needs the package igraph.
        """
        import igraph

        nodes, edges, whole = self._fields()
        graph = igraph.Graph(directed=True)
        for key, value in whole.items():
            graph[key] = value
        graph.add_vertices(len(nodes))
        graph.vs["name"] = [name for name, _ in nodes]
        for key in sorted({k for _, fields in nodes for k in fields}):
            graph.vs[key] = [fields.get(key) for _, fields in nodes]
        place = {name: i for i, (name, _) in enumerate(nodes)}
        graph.add_edges([(place[a], place[b]) for a, b, _ in edges])
        for key in sorted({k for _, _, fields in edges for k in fields}):
            graph.es[key] = [fields.get(key) for _, _, fields in edges]
        return graph

    def to_dict(self) -> dict[str, Any]:
        """Give it as `habeas graph --json` writes it, without how much is withheld."""
        data: dict[str, Any] = json.loads(self._engine.json(None))
        return data

    def _whole(self) -> dict[str, Any]:
        data: Optional[dict[str, Any]] = self._cache.get("data")
        if data is None:
            data = self._cache["data"] = self.to_dict()
        return data

    def _fields(
        self,
    ) -> tuple[list[tuple[str, dict[str, Any]]], list[tuple[str, str, dict[str, Any]]], dict[str, Any]]:
        """Nodes, edges and what is said of the whole, by the names that GraphML gives them."""
        from xml.etree import ElementTree

        space = "{http://graphml.graphdrawing.org/xmlns}"
        root = ElementTree.fromstring(self.to_graphml().encode())
        keys = {k.get("id"): (k.get("attr.name") or "", k.get("attr.type")) for k in root.iter(space + "key")}

        def fields(element: Any) -> dict[str, Any]:
            found = {}
            for data in element.findall(space + "data"):
                name, kind = keys[data.get("key")]
                found[name] = int(data.text) if kind == "long" else data.text or ""
            return found

        graph = root.find(space + "graph")
        assert graph is not None
        nodes = []
        for element in graph.findall(space + "node"):
            of_node = fields(element)
            nodes.append((of_node.pop("name"), of_node))
        edges = [(e.get("source") or "", e.get("target") or "", fields(e)) for e in graph.findall(space + "edge")]
        return nodes, edges, fields(graph)

    def _state(self) -> tuple[Any, ...]:
        return (self._dossier, self._language, self._filters)

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, Graph) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._state())

    def __reduce__(self) -> tuple[Any, ...]:
        return (Graph, self._state())

    def __repr__(self) -> str:
        whole = self._whole()
        return f"<Graph: {_show.count(len(whole['events']), 'event')}, {_show.count(len(whole['links']), 'link')}>"


def convert(text: str, from_: str, to: str) -> str:
    """Read a graph that was written before, by habeas or from it by another program, and write it anew.

    Parameters
    ----------
    text : str
        GraphML or JSON-LD.
    from_ : {"graphml", "json-ld"}
        What it is.
    to : {"dot", "graphml", "json-ld"}
        What to write.

    Raises
    ------
    InvalidFile
        With what is wrong, and where.
    """
    return _core.convert_graph(text, from_, to)
