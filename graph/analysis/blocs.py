"""Blocs: groups that cooperate within and quarrel without."""

from __future__ import annotations

import networkx as nx

from ..answers import Rows
from .plain import signed, steady, undirected

COLUMNS = ("bloc", "actors", "within", "between")


def blocs(graph: nx.MultiDiGraph[str]) -> Rows:
    """The blocs of at least two actors, the largest first, with the balance of confidence within each and towards all others.

    Communities of the signed graph: cooperation holds actors together and conflict drives them apart (Traag, V. A., and Bruggeman,
    J. (2009). Community detection in networks with positive and negative links. Physical Review E 80, 036115), found by the Leiden
    algorithm (Traag, V. A., Waltman, L., and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected
    communities. Scientific Reports 9, 5233) with the constant Potts model at the density of the cooperation.
    """
    plain, names = undirected(graph)
    weights = signed(graph)
    plain.es["weight"] = [weights.get((names[edge.source], names[edge.target]), 0.0) for edge in plain.es]
    friendly = sum(weight for weight in weights.values() if weight > 0)
    with steady():
        parts = plain.community_leiden("CPM", weights="weight", resolution=friendly / max(1, len(names)) ** 2, n_iterations=-1)
    named = (tuple(names[vertex] for vertex in sorted(part)) for part in parts if len(part) > 1)
    large = sorted(named, key=lambda part: (-len(part), part))
    bloc = {name: number for number, part in enumerate(large) for name in part}
    within, between = [0.0] * len(large), [0.0] * len(large)
    for (a, b), weight in weights.items():
        if a in bloc and bloc[a] == bloc.get(b):
            within[bloc[a]] += weight
        else:
            for name in {a, b} & bloc.keys():
                between[bloc[name]] += weight
    rows = ((number, part, within[number], between[number]) for number, part in enumerate(large))
    return Rows(rows, graph, columns=COLUMNS, actors=("actors",))
