"""The graph as the measures see it: one line between two actors, with a sign where there is one."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import igraph
import networkx as nx

from extract.lexicon.schema import schema

Pair = tuple[str, str]


@contextmanager
def steady() -> Iterator[None]:
    """Make igraph's chances the same on every run."""
    igraph.set_random_number_generator(random.Random(7))
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def undirected(graph: nx.MultiDiGraph[str]) -> tuple[igraph.Graph, list[str]]:
    """The graph with one undirected edge for each pair of actors, and the names of its vertices in order."""
    names = sorted(graph)
    place = {name: index for index, name in enumerate(names)}
    pairs = sorted({tuple(sorted((place[a], place[b]))) for a, b in graph.edges() if a != b})
    return igraph.Graph(n=len(names), edges=pairs), names


def signed(graph: nx.MultiDiGraph[str]) -> dict[Pair, float]:
    """What each pair, in alphabetical order, has between it: the confidence of its cooperation less that of its conflict.

    Standing ties that have no quad class, and what is only denied, count for nothing.
    """
    signs = {quad.name: quad.sign for quad in schema().quads}
    weights: dict[Pair, float] = defaultdict(float)
    for a, b, data in graph.edges(data=True):
        if data["quad"] and data["status"] != "denied":
            weights[min(a, b), max(a, b)] += signs[data["quad"]] * data["confidence"]
    return dict(sorted(weights.items()))


def communities(graph: nx.MultiDiGraph[str], weights: dict[Pair, float]) -> list[tuple[str, ...]]:
    """The groups of at least two actors that agree within, the largest first, by the weights that `signed` gives or others of their kind.

    Found by the Leiden algorithm (Traag, V. A., Waltman, L., and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing
    well-connected communities. Scientific Reports 9, 5233) with the constant Potts model at the density of the cooperation.
    """
    plain, names = undirected(graph)
    plain.es["weight"] = [weights.get((names[edge.source], names[edge.target]), 0.0) for edge in plain.es]
    friendly = sum(weight for weight in weights.values() if weight > 0)
    with steady():
        parts = plain.community_leiden("CPM", weights="weight", resolution=friendly / max(1, len(names)) ** 2, n_iterations=-1)
    named = (tuple(names[vertex] for vertex in sorted(part)) for part in parts if len(part) > 1)
    return sorted(named, key=lambda part: (-len(part), part))
