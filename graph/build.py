"""Records to a networkx MultiDiGraph: actors joined across documents, one edge per source, type and target, with its evidence.

A node is an actor under its canonical name:
    kind, code      as in the records
    aliases, roles  tuples of texts, sorted
    mentions        list of {doc, text, start, end, form, why}, by document and place
An edge's key is its relation type:
    evidence        tuple of Relation records, by document and place; their ends and speakers bear the names of the nodes
    status          the most real of the evidence
    contested       whether some evidence denies what other evidence does not
    confidence      1 - prod(1 - c) over the evidence
    quad, symmetric as the schema has them; the ends of a symmetric edge stand in alphabetical order

The result depends on the set of records alone, not on their order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

import networkx as nx

from extract.actors.join import Joined, join
from extract.errors import RecordError
from extract.lexicon.schema import schema
from extract.records import Actor, Relation

from .rules import NO_RULES, Rules

Names = Mapping[tuple[str, str], Joined]
Edge = tuple[str, str, str]


def build(records: Iterable[Actor | Relation], rules: Rules = NO_RULES) -> nx.MultiDiGraph:
    """The graph of `records`.

    Parameters
    ----------
    records
        Of any number of documents, in any order. An end of a relation that has no actor record is an actor without mentions.
    rules
        What the user wants joined across documents or kept apart.

    Raises
    ------
    RecordError
        If a relation's type or status is not in the schema.
    """
    records = list(records)
    relations = [record for record in records if isinstance(record, Relation)]
    actors = _actors(records, relations)
    names = join(actors, rules.world())
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(_nodes(actors, names))
    graph.add_edges_from(_edges(relations, names))
    return graph


def weigh(evidence: Iterable[Relation]) -> dict[str, Any]:
    """What a set of evidence makes of an edge: the evidence in order, its status, and the confidence in it."""
    ordered = tuple(sorted(evidence, key=place))
    statuses = {record.status for record in ordered}
    return {
        "evidence": ordered,
        "status": min(statuses, key=schema().rank.__getitem__),
        "contested": "denied" in statuses and len(statuses) > 1,
        "confidence": 1 - math.prod(1 - record.confidence for record in ordered),
    }


def place(relation: Relation) -> tuple[Any, ...]:
    """Where the evidence stands: by document, then by place in it; no two pieces of an edge's evidence agree in all."""
    spans = (relation.trigger, relation.source, relation.target, relation.sentence)
    return relation.doc, *((span.start, span.end, span.text) for span in spans)


def check(relation: Relation) -> None:
    """See that the schema knows the relation's words.

    Raises
    ------
    RecordError
        If it does not know the type or the status.
    """
    if relation.type not in schema().types:
        raise RecordError(f"there is no relation type {relation.type!r}")
    if relation.status not in schema().rank:
        raise RecordError(f"there is no status {relation.status!r}")


def _actors(records: Iterable[Actor | Relation], relations: Iterable[Relation]) -> list[Actor]:
    """The actor records in order, and one without mentions for each end that has none."""
    actors: dict[tuple[str, str], Actor] = {}
    for record in records:
        if isinstance(record, Actor):
            key = record.doc, record.actor
            actors[key] = min(actors[key], record, key=repr) if key in actors else record
    for relation in relations:
        for end in (relation.source, relation.target):
            actors.setdefault((relation.doc, end.actor), Actor(relation.doc, end.actor, end.kind, None, (), (), ()))
    return [actors[key] for key in sorted(actors)]


def _nodes(actors: Iterable[Actor], names: Names) -> list[tuple[str, dict[str, Any]]]:
    same: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        same[names[actor.doc, actor.actor].name].append(actor)
    return [(name, _node(name, names, same[name])) for name in sorted(same)]


def _node(name: str, names: Names, actors: list[Actor]) -> dict[str, Any]:
    called = {alias for actor in actors for alias in (actor.actor, *actor.aliases)} - {name}
    return {
        "kind": _commonest([actor.kind for actor in actors for _ in actor.mentions or (None,)]),
        "code": _commonest([actor.code for actor in actors if actor.code]) if any(actor.code for actor in actors) else None,
        "aliases": tuple(sorted(called)),
        "roles": tuple(sorted({role for actor in actors for role in actor.roles})),
        "mentions": [{"doc": actor.doc, **asdict(mention)} for actor in actors for mention in actor.mentions],
    }


def _commonest(words: list[str]) -> str:
    """The most frequent word; of equals the first by alphabet, so that no order of documents matters."""
    return min(words, key=lambda word: (-words.count(word), word))


def _edges(relations: Iterable[Relation], names: Names) -> list[tuple[str, str, str, dict[str, Any]]]:
    """The edges by their ends and type, each with its evidence."""
    grouped: dict[Edge, dict[tuple[Any, ...], Relation]] = defaultdict(dict)
    for relation in (_named(relation, names) for relation in relations):
        if relation.source.actor != relation.target.actor:
            same, key = grouped[_edge(relation)], _identity(relation)
            same[key] = min(same[key], relation, key=_preference) if key in same else relation
    return [(*edge, {**_nature(edge[2]), **weigh(grouped[edge].values())}) for edge in sorted(grouped)]


def _edge(relation: Relation) -> Edge:
    check(relation)
    ends = (relation.source.actor, relation.target.actor)
    source, target = sorted(ends) if schema().types[relation.type].symmetric else ends
    return source, target, relation.type


def _nature(type_: str) -> dict[str, Any]:
    type_of = schema().types[type_]
    return {"quad": type_of.quad, "symmetric": type_of.symmetric}


def _named(relation: Relation, names: Names) -> Relation:
    """The relation with the names that its actors bear in the graph."""
    said = relation.attribution
    actors = (relation.source.actor, relation.target.actor, *(said.actors if said else ()))
    named = tuple(names[relation.doc, actor].name if (relation.doc, actor) in names else actor for actor in actors)
    if named == actors:
        return relation
    source, target, *speakers = named
    return replace(
        relation, source=replace(relation.source, actor=source), target=replace(relation.target, actor=target),
        attribution=said and replace(said, actors=tuple(speakers)),
    )


def _identity(relation: Relation) -> tuple[Any, ...]:
    """What two records have in common that are the same evidence."""
    ends = [(end.text, end.start, end.end) for end in (relation.source, relation.target)]
    return relation.doc, relation.type, relation.sentence, relation.trigger, *(sorted(ends) if relation.symmetric else ends)


def _preference(relation: Relation) -> tuple[Any, ...]:
    """Of two records of the same evidence the surer one is kept, then the more real one."""
    return -relation.confidence, schema().rank[relation.status], repr(relation)
