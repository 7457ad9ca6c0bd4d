"""Questions to a graph and their answers: relations, actors, who said what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from extract.lexicon.names import normal
from extract.lexicon.schema import schema

from .answers import Edge, Profile, Relations, Rows
from .build import weigh
from .errors import UnknownActor
from .evidence import Evidence
from .filters import Filter, Test, Words, known, several
from .names import Names

_Raw = tuple[str, str, str, dict[str, Any]]

ACTORS = ("actor", "kind", "code", "aliases", "mentions", "relations")


def relations(graph: nx.MultiDiGraph[str], names: Names, source: Words, target: Words, asked: Filter) -> Relations:
    """The relations between `source` and `target` (None: any) that pass the filter, each with the evidence that does."""
    sources, targets = (None if words is None else names.all(several(words)) for words in (source, target))
    edges = (edge for edge in _candidates(graph, sources, targets) if asked.types is None or edge[2] in asked.types)
    return _ordered(graph, (shown for edge in edges if (shown := _shown(edge, asked))))


def between(graph: nx.MultiDiGraph[str], names: Names, a: str, b: str) -> Relations:
    """The relations of two actors, in both directions."""
    first, second = names.find(a), names.find(b)
    found = [*_candidates(graph, {first}, {second}), *_candidates(graph, {second}, {first})]
    return _ordered(graph, (whole(edge) for edge in {edge[:3]: edge for edge in found}.values()))


def among(graph: nx.MultiDiGraph[str], actors: set[str]) -> Relations:
    """All relations that a set of actors has within itself."""
    edges = graph.out_edges(actors, keys=True, data=True)
    return _ordered(graph, (whole(edge) for edge in edges if edge[1] in actors))


def contested(graph: nx.MultiDiGraph[str]) -> Relations:
    """The relations that some evidence denies and other evidence does not."""
    return _ordered(graph, (whole(edge) for edge in graph.edges(keys=True, data=True) if edge[3]["contested"]))


def copies(graph: nx.MultiDiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """The documents that are copies of one another, a tuple for each story."""
    return tuple(sorted({docs for *_, data in graph.edges(data=True) for docs in data["copies"]}))


def actor(graph: nx.MultiDiGraph[str], names: Names, name: str) -> Profile:
    """All that the graph knows of one actor."""
    name = names.find(name)
    node = graph.nodes[name]
    edges = [*graph.out_edges(name, keys=True, data=True), *graph.in_edges(name, keys=True, data=True)]
    return Profile(
        name, node["kind"], node["code"], node["aliases"], node["roles"], tuple(node["mentions"]),
        _ordered(graph, map(whole, edges)),
    )


def actors(graph: nx.MultiDiGraph[str], names: Names, kind: Words, country: Words) -> Rows:
    """The actors of a kind and of a country, the most connected first."""
    kinds = None if kind is None else known(kind, [each.name for each in schema().kinds], "kind of actor")
    codes = None if country is None else {_code(graph, names, word) for word in several(country)}
    found = [
        (name, node["kind"], node["code"], node["aliases"], len(node["mentions"]), graph.degree(name))
        for name, node in graph.nodes(data=True)
        if (kinds is None or node["kind"] in kinds) and (codes is None or node["code"] in codes)
    ]
    return Rows(sorted(found, key=lambda row: (-row[5], -row[4], row[0])), graph, columns=ACTORS, actors=("actor",))


def speaker(graph: nx.MultiDiGraph[str], names: Names, words: Words) -> Test | None:
    """The test whether evidence is said by one of these: an actor by any name, anyone else by the words of the text.

    Raises
    ------
    UnknownActor
        If nobody of that name says anything in the graph.
    """
    if words is None:
        return None
    actors, others = set(), set()
    for word in several(words):
        try:
            actors.add(names.find(word))
        except UnknownActor:
            if not _quoted(graph, normal(word)):
                raise
            others.add(normal(word))
    return lambda relation: relation.attribution is not None and (
        not actors.isdisjoint(relation.attribution.actors) or any(other in normal(relation.attribution.text) for other in others))


def whole(edge: _Raw) -> Edge:
    """An edge of the graph with all its evidence."""
    source, target, type_, data = edge
    return Edge(
        source, target, type_, data["quad"], data["symmetric"], data["status"], data["contested"], data["confidence"],
        Evidence(data["evidence"], data["copies"]),
    )


def _candidates(graph: nx.MultiDiGraph[str], sources: set[str] | None, targets: set[str] | None) -> Iterable[_Raw]:
    """The edges from `sources` to `targets` (None: any); a symmetric one runs both ways."""
    if sources is None and targets is None:
        edges: Iterable[_Raw] = graph.edges(keys=True, data=True)
        return edges
    views: tuple[Any, Any] = (graph.out_edges, graph.in_edges)
    if sources is not None and (targets is None or len(sources) <= len(targets)):
        (there, back), near, far, end = views, sources, targets, 1
    else:
        (back, there), near, far, end = views, targets or set(), sources, 0
    found = [edge for edge in there(near, keys=True, data=True) if far is None or edge[end] in far]
    turned = [
        edge for edge in back(near, keys=True, data=True)
        if edge[3]["symmetric"] and (far is None or edge[1 - end] in far) and not (edge[1 - end] in near and (far is None or edge[end] in far))]
    return found + turned


def _shown(edge: _Raw, asked: Filter) -> Edge | None:
    """The edge with the evidence that passes; None if none does."""
    if not asked.tests:
        return whole(edge)
    passing = [record for record in edge[3]["evidence"] if asked.passes(record)]
    if not passing:
        return None
    found = whole(edge)
    weighed = weigh(passing, found.evidence.families)
    evidence = Evidence(weighed["evidence"], weighed["copies"])
    return found._replace(status=weighed["status"], confidence=weighed["confidence"], evidence=evidence)


def _ordered(graph: nx.MultiDiGraph[str], edges: Iterable[Edge]) -> Relations:
    """By the place of their first evidence, as the texts tell them."""
    return Relations(sorted(edges, key=_place), graph)


def _place(edge: Edge) -> tuple[Any, ...]:
    first = next(edge.evidence.plain)
    return first.doc, first.trigger.start, edge.type, edge.source, edge.target


def _quoted(graph: nx.MultiDiGraph[str], words: str) -> bool:
    said = (record.attribution for _, _, data in graph.edges(data=True) for record in data["evidence"])
    return bool(words) and any(who is not None and words in normal(who.text) for who in said)


def _code(graph: nx.MultiDiGraph[str], names: Names, word: str) -> str:
    """The code of a country: itself, or that of an actor of this name."""
    codes: set[str] = {node["code"] for _, node in graph.nodes(data=True) if node["code"]}
    if word in codes:
        return word
    try:
        return graph.nodes[names.find(word)]["code"] or known(word, sorted(codes), "country").pop()
    except UnknownActor:
        return known(word, sorted(codes), "country").pop()
