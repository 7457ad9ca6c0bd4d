"""Ways through a graph: how two actors hang together, and what happened when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from extract.records import Relation

from ..answers.late import Late
from ..answers.sequences import Paths, Relations, Rows
from ..collection import put_off
from ..errors import NoPath
from ..excerpt import complete
from . import query

_Piece = tuple[Relation, query.Raw]

_LAST = "\U0010ffff"

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


def timeline(graph: nx.MultiDiGraph[str], edges: Sequence[query.Raw]) -> Rows:
    """The evidence of edges in the order of its dates; what has no date comes last.

    Raises
    ------
    GraphError
        If the graph is an excerpt that lacks some of it.
    """
    complete((edge[3]["elsewhere"] for edge in edges), "a timeline")
    size = sum(len(edge[3]["evidence"]) for edge in edges)
    return Rows(Late(size, lambda: _dated(edges), _row), graph, columns=TIMELINE, actors=("source", "target"))


def _along(graph: nx.MultiDiGraph[str], way: list[str]) -> Relations:
    edges = [edge for one, other in pairwise(way) for edge in query.edges_between(graph, one, other)]
    return Relations(map(query.whole, {edge[:3]: edge for edge in edges}.values()), graph)


@put_off()
def _dated(edges: Sequence[query.Raw]) -> list[_Piece]:
    """The evidence by date, document and place; sorted document by document, which takes a third of the time."""
    documents: dict[tuple[str, str], list[_Piece]] = defaultdict(list)
    for edge in edges:
        for record in edge[3]["evidence"]:
            documents[record.date or _LAST, record.doc].append((record, edge))
    return [piece for key in sorted(documents) for piece in sorted(documents[key], key=_within)]


def _within(piece: _Piece) -> tuple[Any, ...]:
    record, (source, target, type_, _) = piece
    return record.trigger.start, type_, source, target


def _row(piece: _Piece) -> tuple[Any, ...]:
    record, (source, target, type_, _) = piece
    said = record.attribution
    return (
        record.date, source, type_, target, record.status, ", ".join(said.actors or (said.text,)) if said else None,
        record.sentence.text, record.doc,
    )
