"""Questions to a graph and their answers: relations, actors, who said what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

from extract.lexicon.names import normal
from extract.lexicon.schema import schema
from extract.records import Relation

from ..answers.evidence import Evidence
from ..answers.late import Late
from ..answers.sequences import Edge, Profile, Relations, Rows
from ..build import weigh
from ..errors import UnknownActor
from .filters import Filter, Test, Words, known, several
from .names import Names

if TYPE_CHECKING:
    from .index import Index

Raw = tuple[str, str, str, dict[str, Any]]

ACTORS = ("actor", "kind", "code", "aliases", "mentions", "relations")


def relations(graph: nx.MultiDiGraph[str], names: Names, source: Words, target: Words, asked: Filter) -> Relations:
    """The relations between `source` and `target` (None: any) that pass the filter, each with the evidence that does."""
    sources, targets = (None if words is None else names.all(several(words)) for words in (source, target))
    edges = (edge for edge in _candidates(graph, sources, targets) if asked.types is None or edge[2] in asked.types)
    if not asked.tests:
        return _ordered(graph, edges)
    return Relations(sorted((shown for edge in edges if (shown := _shown(edge, asked))), key=_shown_place), graph)


def between(graph: nx.MultiDiGraph[str], names: Names, a: str, b: str) -> Relations:
    """The relations of two actors, in both directions."""
    return _ordered(graph, edges_between(graph, names.find(a), names.find(b)))


def around(graph: nx.MultiDiGraph[str], index: Index, centre: str, radius: int) -> Relations:
    """The relations among an actor and those at most `radius` steps from it; at radius 1 those of its neighbours among them too."""
    places = index.around(centre, radius)
    return Relations(Late(len(places), lambda: places, lambda place: whole(index.edges[place])), graph)


def contested(graph: nx.MultiDiGraph[str]) -> Relations:
    """The relations that some evidence denies and other evidence does not."""
    return _ordered(graph, (edge for edge in graph.edges(keys=True, data=True) if edge[3]["contested"]))


def copies(graph: nx.MultiDiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """The documents that are copies of one another, a tuple for each story."""
    return tuple(sorted({docs for *_, data in graph.edges(data=True) for docs in data["copies"]}))


def actor(graph: nx.MultiDiGraph[str], names: Names, name: str) -> Profile:
    """All that the graph knows of one actor."""
    name = names.find(name)
    node = graph.nodes[name]
    return Profile(
        name, node["kind"], node["code"], node["aliases"], node["roles"], tuple(node["mentions"]), _ordered(graph, edges_of(graph, name)),
        len(node["mentions"]) + node["elsewhere"])


def actors(graph: nx.MultiDiGraph[str], names: Names, kind: Words, country: Words) -> Rows:
    """The actors of a kind and of a country, the most connected first."""
    kinds = None if kind is None else known(kind, [each.name for each in schema().kinds], "kind of actor")
    codes = None if country is None else {_code(graph, names, word) for word in several(country)}
    found = [
        (name, node["kind"], node["code"], node["aliases"], len(node["mentions"]) + node["elsewhere"], graph.degree(name))
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


def edges_of(graph: nx.MultiDiGraph[str], name: str) -> list[Raw]:
    """The edges from and to one actor."""
    return [*graph.out_edges(name, keys=True, data=True), *graph.in_edges(name, keys=True, data=True)]


def edges_between(graph: nx.MultiDiGraph[str], a: str, b: str) -> list[Raw]:
    """The edges from one actor to another, then those back."""
    ways = dict.fromkeys(((a, b), (b, a)))
    return [
        (source, target, str(type_), data) for source, target in ways for type_, data in (graph.get_edge_data(source, target) or {}).items()]


def whole(edge: Raw) -> Edge:
    """An edge of the graph with all its evidence."""
    source, target, type_, data = edge
    return Edge(
        source, target, type_, data["quad"], data["symmetric"], data["status"], data["contested"], data["confidence"],
        Evidence(data["evidence"], data["copies"]), data["elsewhere"],
    )


def _candidates(graph: nx.MultiDiGraph[str], sources: set[str] | None, targets: set[str] | None) -> Iterable[Raw]:
    """The edges from `sources` to `targets` (None: any); a symmetric one runs both ways."""
    if sources is None and targets is None:
        edges: Iterable[Raw] = graph.edges(keys=True, data=True)
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


def _shown(edge: Raw, asked: Filter) -> Edge | None:
    """The edge with the evidence that passes; None if none does."""
    passing = [record for record in edge[3]["evidence"] if asked.passes(record)]
    if not passing:
        return None
    found = whole(edge)
    weighed = weigh(passing, found.evidence.families)
    evidence = Evidence(weighed["evidence"], weighed["copies"])
    return found._replace(status=weighed["status"], confidence=weighed["confidence"], evidence=evidence)


def _ordered(graph: nx.MultiDiGraph[str], edges: Iterable[Raw]) -> Relations:
    """By the place of their first evidence, as the texts tell them."""
    found = list(edges)
    return Relations(Late(len(found), lambda: sorted(found, key=_raw_place), whole), graph)


def _raw_place(edge: Raw) -> tuple[Any, ...]:
    source, target, type_, data = edge
    return _place(data["evidence"][0], type_, source, target)


def _shown_place(edge: Edge) -> tuple[Any, ...]:
    return _place(next(edge.evidence.plain), edge.type, edge.source, edge.target)


def _place(first: Relation, type_: str, source: str, target: str) -> tuple[Any, ...]:
    return first.doc, first.trigger.start, type_, source, target


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
