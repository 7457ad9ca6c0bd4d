"""What the page computes of a graph before it is drawn: groups of allied actors, and who stands between others."""

from __future__ import annotations

import networkx as nx

from ..analysis.plain import Pair, communities, signed, undirected

_CUTOFF_OVER = 1000  # beyond so many actors, paths longer than four steps no longer count for brokerage


def brokerage(graph: nx.MultiDiGraph[str]) -> dict[str, float]:
    """How often each actor lies on the shortest paths between others, the most frequent at 1."""
    plain, names = undirected(graph)
    scores = plain.betweenness(directed=False, cutoff=4 if len(names) > _CUTOFF_OVER else None)
    top = max(scores, default=0) or 1
    return {name: score / top for name, score in zip(names, scores, strict=True)}


def groups(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """The groups of at least two allied actors, the largest numbered 0.

    Each pair weighs the sum of its edges' confidence: cooperation and standing ties count for, conflict counts against,
    and what is only denied counts for nothing.
    """
    found = communities(graph, _weights(graph))
    return {name: number for number, group in enumerate(found) for name in group}


def _weights(graph: nx.MultiDiGraph[str]) -> dict[Pair, float]:
    """As `signed` has it, and standing ties too."""
    weights = signed(graph)
    for a, b, data in graph.edges(data=True):
        if not data["quad"] and data["status"] != "denied":
            pair = min(a, b), max(a, b)
            weights[pair] = weights.get(pair, 0.0) + data["confidence"]
    return weights
