"""Structural balance: whether friends of friends are friends."""

from __future__ import annotations

import networkx as nx

from ..answers.sequences import Rows
from .plain import signed

COLUMNS = ("a", "b", "c", "signs", "balanced")


def triads(graph: nx.MultiDiGraph[str]) -> Rows:
    """Every three actors of which each pair has a sign, the frustrated ones first.

    The signs are those of a-b, a-c and b-c: + where the pair's cooperation outweighs its conflict, - where it is the other way
    round. A triad is balanced if the product of its signs is positive, else frustrated (Heider, F. (1946). Attitudes and cognitive
    organization. Journal of Psychology 21, 107-112; Cartwright, D., and Harary, F. (1956). Structural balance: A generalization of
    Heider's theory. Psychological Review 63(5), 277-293).
    """
    signs = {pair: "+" if weight > 0 else "-" for pair, weight in signed(graph).items() if weight}
    found = []
    for triple in nx.all_triangles(nx.Graph(signs.keys())):
        a, b, c = sorted(triple)
        three = signs[a, b] + signs[a, c] + signs[b, c]
        found.append((a, b, c, three, three.count("-") % 2 == 0))
    return Rows(sorted(found, key=lambda row: (row[4], row)), graph, columns=COLUMNS, actors=("a", "b", "c"))
