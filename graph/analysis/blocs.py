"""Blocs: groups that cooperate within and quarrel without."""

from __future__ import annotations

import networkx as nx

from ..answers.sequences import Rows
from .plain import communities, signed

COLUMNS = ("bloc", "actors", "within", "between")


def blocs(graph: nx.MultiDiGraph[str]) -> Rows:
    """The blocs of at least two actors, the largest first, with the balance of confidence within each and towards all others.

    Communities of the signed graph: cooperation holds actors together and conflict drives them apart (Traag, V. A., and Bruggeman,
    J. (2009). Community detection in networks with positive and negative links. Physical Review E 80, 036115), as
    `plain.communities` finds them.
    """
    weights = signed(graph)
    large = communities(graph, weights)
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
