"""Who stands between others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

import networkx as nx

from ..answers.sequences import Rows
from ..queries.filters import known
from .plain import undirected

Attribute = Literal["kind", "country"]

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
COLUMNS = ("actor", "group", "betweenness", *ROLES)
_EXACT_UP_TO = 2000
_CUTOFF = 4


def brokers(graph: nx.MultiDiGraph[str], by: Attribute) -> Rows:
    """Actors by how much they mediate: betweenness, and the five brokerage roles between groups of actors.

    Betweenness is the share of shortest paths between all others that lead over the actor, direction apart (Freeman, L. C. (1977).
    A set of measures of centrality based on betweenness. Sociometry 40(1), 35-41); in graphs of more than 2,000 actors only paths of
    at most four steps count. A role counts the pairs a, c with a → actor → c and nothing from a to c (Gould, R. V., and Fernandez,
    R. M. (1989). Structures of mediation: A formal approach to brokerage in transaction networks. Sociological Methodology 19,
    89-126): all three of one group (coordinator), the outer two of one (itinerant), broker and receiver of one (gatekeeper), sender
    and broker of one (representative), all of different ones (liaison).

    Raises
    ------
    UnknownWord
        If actors are to be grouped by anything but `kind` or `country`.
    """
    known(by, get_args(Attribute), "attribute")
    group = {name: node["kind" if by == "kind" else "code"] for name, node in graph.nodes(data=True)}
    between = _betweenness(graph)
    arrows = _arrows(graph)
    rows = [(name, group[name], between[name], *_roles(arrows, name, group)) for name in graph]
    return Rows(sorted(rows, key=lambda row: (-row[2], -sum(row[3:]), row[0])), graph, columns=COLUMNS, actors=("actor",))


def _betweenness(graph: nx.MultiDiGraph[str]) -> dict[str, float]:
    plain, names = undirected(graph)
    scores = plain.betweenness(directed=False, cutoff=_CUTOFF if len(names) > _EXACT_UP_TO else None)
    pairs = max((len(names) - 1) * (len(names) - 2) / 2, 1)
    return {name: score / pairs for name, score in zip(names, scores, strict=True)}


def _arrows(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Who acts on whom; a symmetric relation runs both ways, and what is only denied does not run."""
    arrows: nx.DiGraph[str] = nx.DiGraph()
    arrows.add_nodes_from(graph)
    for a, b, data in graph.edges(data=True):
        if data["status"] != "denied":
            arrows.add_edges_from([(a, b), (b, a)] if data["symmetric"] else [(a, b)])
    return arrows


def _roles(arrows: nx.DiGraph[str], broker: str, group: dict[str, str | None]) -> Iterable[int]:
    found: Counter[str] = Counter()
    receivers = set(arrows.succ[broker])
    for sender in arrows.pred[broker]:
        for receiver in receivers - arrows.succ[sender].keys() - {sender}:
            found[_role(group[sender], group[broker], group[receiver])] += 1
    return (found[role] for role in ROLES)


def _role(sender: str | None, broker: str | None, receiver: str | None) -> str:
    if sender == broker == receiver:
        return "coordinator"
    if sender == receiver:
        return "itinerant"
    if broker == receiver:
        return "gatekeeper"
    return "representative" if sender == broker else "liaison"
