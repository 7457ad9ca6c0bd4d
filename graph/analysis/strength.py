"""How much an actor does and has done to it, by quad class."""

from __future__ import annotations

from collections import defaultdict

import networkx as nx

from extract.lexicon.schema import schema

from ..answers.sequences import Rows

STANDING = "standing ties"
COLUMNS = ("actor", "quad", "out", "in", "out_strength", "in_strength")


def strength(graph: nx.MultiDiGraph[str]) -> Rows:
    """Degree and strength of every actor in each quad class: relations out and in, and the sums of their confidence.

    A symmetric relation counts in both directions; what is only denied does not count. Strength is the weighted degree of Barrat,
    A., Barthélemy, M., Pastor-Satorras, R., and Vespignani, A. (2004). The architecture of complex weighted networks. PNAS 101(11),
    3747-3752; the quad classes are those of Duval, R. D., and Thompson, W. R. (1980). Reconsidering the aggregate relationship
    between size, economic development, and some types of foreign policy behavior. American Journal of Political Science 24(3), 511-525.
    """
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0, 0, 0.0, 0.0])
    for source, target, data in graph.edges(data=True):
        if data["status"] != "denied":
            for a, b in ((source, target), (target, source)) if data["symmetric"] else ((source, target),):
                _count(sums[a, data["quad"] or STANDING], 0, data["confidence"])
                _count(sums[b, data["quad"] or STANDING], 1, data["confidence"])
    order = {name: place for place, name in enumerate((*(quad.name for quad in schema().quads), STANDING))}
    total: dict[str, float] = defaultdict(float)
    for (name, _), (_, _, out, in_) in sums.items():
        total[name] += out + in_
    keys = sorted(sums, key=lambda key: (-total[key[0]], key[0], order[key[1]]))
    return Rows(((*key, *sums[key]) for key in keys), graph, columns=COLUMNS, actors=("actor",))


def _count(sums: list[float], way: int, confidence: float) -> None:
    sums[way] += 1
    sums[2 + way] += confidence
