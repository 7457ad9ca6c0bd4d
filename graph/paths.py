"""Ways through a graph: how two actors hang together, who stands around one, and what happened when."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import Any

import networkx as nx

from . import query
from .answers import Paths, Relations, Rows
from .errors import NoPath

TIMELINE = ("date", "source", "type", "target", "status", "said_by", "sentence", "doc")


def pairs(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Who has to do with whom, directions and types apart: what ways are looked for in. A denied relation leads nowhere."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(graph)
    plain.add_edges_from((a, b) for a, b, data in graph.edges(data=True) if data["status"] != "denied")
    return plain


def path(graph: nx.MultiDiGraph[str], plain: nx.Graph[str], steps: list[str]) -> Relations:
    """The relations along a shortest way over all `steps`, in the order of the way; which end acts does not matter.

    Raises
    ------
    NoPath
        If two of them do not hang together.
    """
    way = steps[:1]
    for a, b in pairwise(steps):
        try:
            way += nx.bidirectional_shortest_path(plain, a, b)[1:]
        except nx.NetworkXNoPath:
            raise NoPath(f"nothing leads from {a!r} to {b!r}") from None
    return _along(graph, way)


def paths(graph: nx.MultiDiGraph[str], plain: nx.Graph[str], a: str, b: str, most: int) -> Paths:
    """The shortest ways from one actor to another, at most so many; none if they do not hang together."""
    if not nx.has_path(plain, a, b):
        return Paths((), graph)
    found = sorted(islice(nx.shortest_simple_paths(plain, a, b), most), key=lambda way: (len(way), way))
    return Paths((_along(graph, way) for way in found), graph)


def ego(graph: nx.MultiDiGraph[str], centre: str, radius: int) -> Relations:
    """The relations among an actor and those at most `radius` steps from it; at radius 1 those of its neighbours among them too."""
    around, rim = {centre}, {centre}
    for _ in range(radius):
        rim = {other for name in rim for other in (*graph.succ[name], *graph.pred[name])} - around
        around |= rim
    return query.among(graph, around)


def timeline(graph: nx.MultiDiGraph[str], found: Relations) -> Rows:
    """The evidence of relations in the order of its dates; what has no date comes last."""
    pieces = sorted(((record, edge) for edge in found for record in edge.evidence.plain), key=lambda pair: _when(*pair))
    rows = (
        (record.date, edge.source, edge.type, edge.target, record.status,
         ", ".join(record.attribution.actors or (record.attribution.text,)) if record.attribution else None,
         record.sentence.text, record.doc)
        for record, edge in pieces
    )
    return Rows(rows, graph, columns=TIMELINE, actors=("source", "target"))


def _along(graph: nx.MultiDiGraph[str], way: list[str]) -> Relations:
    edges: dict[tuple[str, str, str], Any] = {
        (a, b, str(type_)): (a, b, type_, data)
        for one, other in pairwise(way) for a, b in ((one, other), (other, one))
        for type_, data in (graph.get_edge_data(a, b) or {}).items()
    }
    return Relations(map(query.whole, edges.values()), graph)


def _when(record: Any, edge: Any) -> tuple[Any, ...]:
    return record.date is None, record.date or "", record.doc, record.trigger.start, edge.type, edge.source, edge.target
