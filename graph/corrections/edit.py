"""Corrections as people make them: of an actor, of a relation with all the evidence it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from extract.lexicon.schema import schema
from extract.records import Relation

from ..answers.sequences import Edge
from ..errors import UnknownWord
from ..queries.filters import Words, known
from .corrections import Correction, Drop, Evidence, Merge, Rename, Retype, Split, evidence, now

Log = Sequence[Correction]
What = Relation | Edge | Iterable[Edge]


def merge(log: Log, name: str, other: str) -> list[Correction]:
    """Make `other` the actor `name`."""
    return [Merge(now(log), name, other)]


def rename(log: Log, graph: nx.MultiDiGraph[str], name: str, new: str) -> list[Correction]:
    """Call the actor `name` `new`, which nobody may be called."""
    _free(graph, new)
    return [Rename(now(log), name, new)]


def split(log: Log, graph: nx.MultiDiGraph[str], name: str, new: str, docs: Words, mentions: Words) -> list[Correction]:
    """Make part of the actor `name` the actor `new`."""
    _free(graph, new)
    if docs is None and mentions is None:
        raise UnknownWord("a split needs the docs or the mentions that are of the other actor")
    texts = sorted({mention["text"] for mention in graph.nodes[name]["mentions"]})
    return [Split(
        now(log), name, new, tuple(sorted(known(docs or (), _documents(graph, name), f"document that mentions {name}:"))),
        tuple(sorted(known(mentions or (), texts, f"mention of {name}:"))),
    )]


def drop(log: Log, what: What) -> list[Correction]:
    """Deny that the texts say so."""
    made: list[Correction] = []
    for piece in _pieces(what):
        made.append(Drop(now([*log, *made[-1:]]), piece))
    return made


def retype(log: Log, what: What, type_: str) -> list[Correction]:
    """Give evidence another type."""
    known(type_, schema().types, "relation type")
    made: list[Correction] = []
    for piece in _pieces(what):
        made.append(Retype(now([*log, *made[-1:]]), piece, type_))
    return made


def _pieces(what: What) -> Iterator[Evidence]:
    if isinstance(what, Relation):
        yield evidence(what)
    else:
        edges = (what,) if isinstance(what, Edge) or not isinstance(what, Iterable) else tuple(what)
        for edge in edges:
            if not isinstance(edge, Edge):
                raise TypeError(f"{what!r} is no relation: give what an answer holds, as g.relations(…)[0] or its evidence[0]")
            yield from map(evidence, edge.evidence.plain)


def _documents(graph: nx.MultiDiGraph[str], name: str) -> list[str]:
    """The documents that mention an actor or relate it to others."""
    related = (*graph.out_edges(name, data="evidence"), *graph.in_edges(name, data="evidence"))
    mentioned = {mention["doc"] for mention in graph.nodes[name]["mentions"]}
    return sorted(mentioned | {record.doc for _, _, found in related for record in found})


def _free(graph: nx.MultiDiGraph[str], name: str) -> None:
    if name in graph:
        raise UnknownWord(f"there is an actor {name!r} already; merge joins two actors")
    if not name.strip():
        raise UnknownWord("an actor needs a name")

