"""Questions to a graph and their answers: relations, actors, names that are spelled another way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

import networkx as nx

from extract.lexicon.names import normal
from extract.lexicon.schema import schema

from .answers import Edge, Profile, Relations
from .build import place, weigh
from .errors import UnknownActor, UnknownWord

Words = str | Iterable[str] | None
_Raw = tuple[str, str, str, dict[str, Any]]


class Names:
    """The actors of a graph by any of their names; case, accents, dots and a leading *the* do not matter."""

    def __init__(self, graph: nx.MultiDiGraph) -> None:
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for name, aliases in graph.nodes(data="aliases"):
            for key in dict.fromkeys(filter(None, map(normal, (name, *aliases)))):
                self._bearers[key].append(name)
        self._graph = graph

    def find(self, text: str) -> str:
        """The canonical name of the actor that `text` names. A canonical name comes before an alias of another actor.

        Raises
        ------
        UnknownActor
            If no actor bears the name, or more than one.
        """
        if text in self._graph:
            return text
        key = normal(str(text))
        bearers = self._bearers.get(key, [])
        bearers = [name for name in bearers if normal(name) == key] or bearers
        if len(bearers) > 1:
            raise UnknownActor(f"{text!r} may be {_either(bearers)}")
        if not bearers:
            raise UnknownActor(f"no actor is called {text!r}{self._closest(key)}")
        return bearers[0]

    def _closest(self, key: str) -> str:
        close = get_close_matches(key, self._bearers, n=3, cutoff=0.6)
        names = dict.fromkeys(name for key in close for name in self._bearers[key])
        return f"; did you mean {_either(names)}?" if names else "; list(graph) tells the names"


def relations(
    graph: nx.MultiDiGraph, names: Names, *,
    source: Words = None, target: Words = None, type: Words = None, status: Words = None,
) -> Relations:
    """The relations that fit all that is asked, each question a word or several; `ActorGraph.relations` documents them."""
    sources, targets = _actors(names, source), _actors(names, target)
    types = _known(type, schema().types, "relation type")
    statuses = _known(status, schema().rank, "status")
    edges = (edge for edge in _candidates(graph, sources, targets) if types is None or edge[2] in types)
    return _ordered(shown for edge in edges if (shown := _shown(edge, statuses)))


def between(graph: nx.MultiDiGraph, names: Names, a: str, b: str) -> Relations:
    """The relations of two actors, in both directions."""
    first, second = names.find(a), names.find(b)
    found = [*_candidates(graph, {first}, {second}), *_candidates(graph, {second}, {first})]
    return _ordered(_edge(edge) for edge in {edge[:3]: edge for edge in found}.values())


def actor(graph: nx.MultiDiGraph, names: Names, name: str) -> Profile:
    """All that the graph knows of one actor."""
    name = names.find(name)
    node = graph.nodes[name]
    edges = [*graph.out_edges(name, keys=True, data=True), *graph.in_edges(name, keys=True, data=True)]
    return Profile(
        name, node["kind"], node["code"], node["aliases"], node["roles"], tuple(node["mentions"]), _ordered(map(_edge, edges))
    )


def _candidates(graph: nx.MultiDiGraph, sources: set[str] | None, targets: set[str] | None) -> Iterator[_Raw]:
    """The edges from `sources` to `targets` (None: any); a symmetric one runs both ways."""
    if sources is None and targets is None:
        near: Iterable[_Raw] = graph.edges(keys=True, data=True)
    else:
        around = min((ends for ends in (sources, targets) if ends is not None), key=len)
        near = [*graph.out_edges(around, keys=True, data=True), *graph.in_edges(around, keys=True, data=True)]
        near = {edge[:3]: edge for edge in near}.values()
    for edge in near:
        ways = [edge[:2], edge[1::-1]] if edge[3]["symmetric"] else [edge[:2]]
        if any((sources is None or a in sources) and (targets is None or b in targets) for a, b in ways):
            yield edge


def _shown(edge: _Raw, statuses: set[str] | None) -> Edge | None:
    """The edge with the evidence that has one of the statuses; None if none has."""
    whole = _edge(edge)
    if statuses is None:
        return whole
    passing = [record for record in whole.evidence if record.status in statuses]
    return replace(whole, **{**weigh(passing), "contested": whole.contested}) if passing else None


def _edge(edge: _Raw) -> Edge:
    source, target, type_, data = edge
    return Edge(
        source, target, type_, quad=data["quad"], symmetric=data["symmetric"], status=data["status"],
        contested=data["contested"], confidence=data["confidence"], evidence=data["evidence"],
    )


def _ordered(edges: Iterable[Edge]) -> Relations:
    """By the place of their first evidence, as the texts tell them."""
    return Relations(sorted(edges, key=lambda edge: (place(edge.evidence[0]), edge.type, edge.source, edge.target)))


def _actors(names: Names, words: Words) -> set[str] | None:
    return None if words is None else {names.find(word) for word in _several(words)}


def _known(words: Words, known: Iterable[str], what: str) -> set[str] | None:
    """The words as a set, each of them known."""
    if words is None:
        return None
    known, wanted = list(known), set(_several(words))
    for word in sorted(wanted - set(known), key=str):
        close = get_close_matches(str(word).casefold(), known, n=3, cutoff=0.5)
        hint = f"did you mean {_either(close)}?" if close else f"there are {', '.join(known)}"
        raise UnknownWord(f"there is no {what} {word!r}; {hint}")
    return wanted


def _several(words: str | Iterable[str]) -> Iterable[str]:
    return (words,) if isinstance(words, str) else words


def _either(names: Iterable[str]) -> str:
    return " or ".join(map(repr, names))
