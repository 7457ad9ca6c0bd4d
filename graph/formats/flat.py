"""Nodes and edges as rows of plain values, for formats that know no others."""

from __future__ import annotations

from typing import Any

import networkx as nx

from ..queries import query

LIST = "; "

Values = dict[str, str | int | float | bool]


def node(name: str, data: dict[str, Any]) -> Values:
    """An actor; lists become texts, mentions their number, and nothing an empty text."""
    return {
        "label": name, "kind": data["kind"], "code": data["code"] or "", "aliases": LIST.join(data["aliases"]),
        "roles": LIST.join(data["roles"]), "mentions": len(data["mentions"]) + data["elsewhere"],
    }


def edge(graph: nx.MultiDiGraph[str], source: str, target: str, type_: str) -> Values:
    """A relation with the best of its evidence."""
    found = query.whole((source, target, type_, graph.edges[source, target, type_]))
    return {
        "relation": type_, "quad": found.quad or "", "symmetric": found.symmetric, "status": found.status, "contested": found.contested,
        "weight": found.confidence, "evidence": len(found.evidence) + found.elsewhere, "said_by": LIST.join(found.said_by),
        "sentence": found.best.sentence.text, "document": found.best.doc, "date": found.best.date or "",
    }
