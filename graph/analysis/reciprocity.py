"""Whether what is done is done in return."""

from __future__ import annotations

import networkx as nx

from extract.lexicon.schema import schema

from ..answers.sequences import Rows

COLUMNS = ("quad", "pairs", "returned", "reciprocity")


def reciprocity(graph: nx.MultiDiGraph[str]) -> Rows:
    """For each quad class the share of directed pairs whose target acts on the source in the same class.

    Symmetric types and what is only denied are left out. The measure is networkx's `overall_reciprocity`, the arc reciprocity of
    Wasserman, S., and Faust, K. (1994). Social Network Analysis: Methods and Applications, section 13.3. Cambridge University Press.
    """
    rows = []
    for quad in (quad.name for quad in schema().quads):
        arrows = nx.DiGraph(
            (a, b) for a, b, data in graph.edges(data=True)
            if data["quad"] == quad and not data["symmetric"] and data["status"] != "denied")
        pairs = arrows.number_of_edges()
        share = nx.overall_reciprocity(arrows) if pairs else 0.0
        rows.append((quad, pairs, round(share * pairs), share))
    return Rows(rows, graph, columns=COLUMNS)
