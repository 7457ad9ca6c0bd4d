"""What the page computes of a graph before it is drawn: groups of allied actors, and who stands between others."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import igraph
import networkx as nx

from extract.lexicon.schema import schema

_CUTOFF_OVER = 1000  # beyond so many actors, paths longer than four steps no longer count for brokerage


@contextmanager
def steady() -> Iterator[None]:
    """Make igraph's chances the same on every run."""
    igraph.set_random_number_generator(random.Random(7))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def simple(graph: nx.MultiDiGraph) -> tuple[igraph.Graph, list[str]]:
    """The graph with one undirected edge for each pair of actors, and the names of its vertices in order."""
    names = sorted(graph)
    place = {name: index for index, name in enumerate(names)}
    pairs = sorted({tuple(sorted((place[a], place[b]))) for a, b in graph.edges() if a != b})
    return igraph.Graph(n=len(names), edges=pairs), names


def brokerage(graph: nx.MultiDiGraph) -> dict[str, float]:
    """How often each actor lies on the shortest paths between others, the most frequent at 1."""
    plain, names = simple(graph)
    scores = plain.betweenness(directed=False, cutoff=4 if len(names) > _CUTOFF_OVER else None)
    top = max(scores, default=0) or 1
    return {name: score / top for name, score in zip(names, scores, strict=True)}


def groups(graph: nx.MultiDiGraph) -> dict[str, int]:
    """The groups of at least two allied actors, the largest numbered 0.

    Each pair weighs the sum of its edges' confidence: cooperation and standing ties count for, conflict counts against,
    and what is only denied counts for nothing. Leiden's method then looks for groups that agree within.
    """
    plain, names = simple(graph)
    weights = _weights(graph, names)
    plain.es["weight"] = [weights[edge.tuple] for edge in plain.es]
    friendly = sum(weight for weight in weights.values() if weight > 0)
    with steady():
        found = plain.community_leiden("CPM", weights="weight", resolution=friendly / max(1, len(names)) ** 2, n_iterations=-1)
    large = sorted((sorted(part) for part in found if len(part) > 1), key=lambda part: (-len(part), part))
    return {names[vertex]: number for number, part in enumerate(large) for vertex in part}


def _weights(graph: nx.MultiDiGraph, names: list[str]) -> dict[tuple[int, int], float]:
    signs = {quad.name: quad.sign for quad in schema().quads}
    place = {name: index for index, name in enumerate(names)}
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for a, b, type_, data in graph.edges(keys=True, data=True):
        sign = signs.get(schema().types[type_].quad or "", 1)
        real = data["status"] != "denied"
        low, high = sorted((place[a], place[b]))
        weights[low, high] += sign * real * data["confidence"]
    return weights
