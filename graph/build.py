"""Records to a networkx MultiDiGraph: actors joined across documents, one edge per source, type and target, with its evidence.

A node is an actor under its canonical name:
    kind, code      as in the records
    aliases, roles  tuples of texts, sorted
    mentions        list of {doc, text, start, end, form, why}, by document and place
    elsewhere       how many mentions more the store has of which the graph is an excerpt; else 0
An edge's key is its relation type:
    evidence        tuple of Relation records, by document and place; their ends and speakers bear the names of the nodes
    status          the most real of the evidence
    contested       whether some evidence denies what other evidence does not
    confidence      1 - prod(1 - c) over the evidence, copies of one story once
    copies          the documents that are copies of one another, a tuple for each story that is among the evidence
    elsewhere       how many pieces of evidence more the store has of which the graph is an excerpt; else 0.
                    Status, contested and confidence count them
    quad, symmetric as the schema has them; the ends of a symmetric edge stand in alphabetical order

The result depends on the set of records alone, not on their order.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import networkx as nx

from extract import copies
from extract.actors.join import OWN, join
from extract.errors import RecordError
from extract.lexicon.schema import schema
from extract.records import Actor, End, Mention, Relation

from .cast import Cast
from .collection import put_off
from .corrections.corrections import Correction, Revision
from .excerpt import ActorRest, Excerpt, RelationRest, with_rest
from .identity import Families, counted, distinct
from .rules import NO_RULES, Rules

Edge = tuple[str, str, str]

NO_COPIES: Families = {}
NO_EXCERPT = Excerpt()


@put_off()
def build(
    records: Iterable[Actor | Relation], rules: Rules = NO_RULES, corrections: Sequence[Correction] = (), excerpt: Excerpt | None = None,
) -> nx.MultiDiGraph[str]:
    """The graph of `records`.

    Parameters
    ----------
    records
        Of any number of documents, in any order. An end of a relation that has no actor record is an actor without mentions.
    rules
        What the user wants joined across documents or kept apart.
    corrections
        What a user has corrected by hand, replayed in its order; a correction of something that is not there changes nothing.
    excerpt
        If the records are an excerpt of a store: what is known of the whole.

    Raises
    ------
    RecordError
        If a relation's type or status is not in the schema.
    """
    records = list(records)
    relations = [record for record in records if isinstance(record, Relation)]
    actors = _actors(records, relations)
    joined = excerpt.joined if excerpt else join(actors, rules.world())
    cast = Cast(actors, {key: found.name for key, found in joined.items()})
    for correction in corrections:
        cast.apply(correction)
    whole = excerpt or NO_EXCERPT
    families = excerpt.families if excerpt else _families(records)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    joints = {key: found.why for key, found in joined.items() if found.why != OWN}
    graph.add_nodes_from(_nodes(cast, joints, whole.rests_of_actors(cast.now)))
    for source, target, type_, data in _edges(Revision(corrections).of(relations), cast, families, whole.rests_of_relations(cast.now)):
        graph.add_edge(source, target, type_, **data)
    return graph


def weigh(evidence: Sequence[Relation], families: Families = NO_COPIES) -> dict[str, Any]:
    """What evidence makes of an edge: the evidence, in order and each piece once, its status, the confidence in it, the copies in it."""
    pieces = distinct(evidence)
    statuses = {record.status for record in pieces}
    return {
        "evidence": pieces,
        "status": min(statuses, key=schema().rank.__getitem__) if len(statuses) > 1 else pieces[0].status,
        "contested": "denied" in statuses and len(statuses) > 1,
        "confidence": 1 - math.prod([1 - record.confidence for record in counted(pieces, families)]),
        "copies": tuple(sorted({families[record.doc] for record in pieces if record.doc in families})) if families else (),
    }


def check(relation: Relation) -> None:
    """See that the schema knows the relation's words.

    Raises
    ------
    RecordError
        If it does not know the type, the status or the kind of an end.
    """
    for end in (relation.source, relation.target):
        check_kind(end.kind)
    if relation.type not in schema().types:
        raise RecordError(f"there is no relation type {relation.type!r}")
    if relation.status not in schema().rank:
        raise RecordError(f"there is no status {relation.status!r}")


def check_kind(kind: str) -> None:
    """See that the schema knows an actor's kind; raises RecordError if it does not."""
    if kind not in _kinds():
        raise RecordError(f"there is no kind of actor {kind!r}")


@cache
def _kinds() -> frozenset[str]:
    return frozenset(known.name for known in schema().kinds)


def _actors(records: Iterable[Actor | Relation], relations: Iterable[Relation]) -> list[Actor]:
    """The actor records in order, and one without mentions for each end that has none."""
    actors: dict[tuple[str, str], Actor] = {}
    for record in records:
        if isinstance(record, Actor):
            check_kind(record.kind)
            key = record.doc, record.actor
            actors[key] = min(actors[key], record, key=repr) if key in actors else record
    known: dict[str, set[str]] = defaultdict(set)
    for doc, name in actors:
        known[doc].add(name)
    for relation in relations:
        doc, names = relation.doc, known[relation.doc]
        for end in (relation.source, relation.target):
            if end.actor not in names:
                actors[doc, end.actor] = min(actors.get((doc, end.actor), _bare(doc, end)), _bare(doc, end), key=repr)
    return [actors[key] for key in sorted(actors)]


def _bare(doc: str, end: End) -> Actor:
    """The actor that an end without an actor record is."""
    return Actor(doc, end.actor, end.kind, None, (), (), ())


def _nodes(cast: Cast, joints: dict[tuple[str, str], str], rests: Mapping[str, list[ActorRest]]) -> list[tuple[str, dict[str, Any]]]:
    same: dict[str, list[Actor]] = defaultdict(list)
    for actor in cast.actors:
        same[cast.name(actor.doc, actor.actor)].append(actor)
    return [(name, _node(name, same[name], joints, rests.get(name, []))) for name in sorted(same)]


def _node(name: str, actors: list[Actor], joints: dict[tuple[str, str], str], rests: list[ActorRest]) -> dict[str, Any]:
    called = {alias for actor in actors for alias in (actor.actor, *actor.aliases)} | {alias for rest in rests for alias in rest.aliases}
    return {
        "kind": _prevailing(actors, rests, "kind"),
        "code": _prevailing(actors, rests, "code"),
        "aliases": tuple(sorted(called - {name})),
        "roles": tuple(sorted({role for actor in actors for role in actor.roles} | {role for rest in rests for role in rest.roles})),
        "mentions": [_mention(actor, mention, joints) for actor in actors for mention in actor.mentions],
        "elsewhere": sum(rest.mentions for rest in rests),
    }


def _mention(actor: Actor, mention: Mention, joints: dict[tuple[str, str], str]) -> dict[str, Any]:
    """A mention, with what made it the actor's in its document and, if anything, what joined that actor to those of other documents."""
    why = ", ".join(filter(None, (mention.why, joints.get((actor.doc, actor.actor)))))
    return {"doc": actor.doc, "text": mention.text, "start": mention.start, "end": mention.end, "form": mention.form, "why": why}


def _prevailing(actors: list[Actor], rests: list[ActorRest], field: str) -> Any:
    """What most mentions of the actors say; of what is said as often, the first by alphabet."""
    votes: Counter[str] = Counter()
    for actor in actors:
        if value := getattr(actor, field):
            votes[value] += len(actor.mentions)
    for rest in rests:
        if value := getattr(rest, field):
            votes[value] += rest.mentions
    return min(votes, key=lambda value: (-votes[value], value), default=None)


def _families(records: Iterable[Actor | Relation]) -> Families:
    """The documents that are copies of one another."""
    by_doc: dict[str, list[Actor | Relation]] = defaultdict(list)
    for record in records:
        by_doc[record.doc].append(record)
    told = copies.families({doc: copies.signature(found) for doc, found in by_doc.items()}) if len(by_doc) > 1 else {}
    members: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(told):
        members[told[doc]].append(doc)
    whole = {first: tuple(docs) for first, docs in members.items()}
    return {doc: whole[first] for doc, first in told.items()}


def _edges(
    relations: Iterable[Relation], cast: Cast, families: Families, rests: Mapping[Edge, list[RelationRest]],
) -> list[tuple[str, str, str, dict[str, Any]]]:
    """The edges by their ends and type, each with its evidence."""
    grouped: dict[Edge, list[Relation]] = defaultdict(list)
    symmetric = {name for name, book in schema().types.items() if book.symmetric}
    for relation in map(cast.named, relations):
        check(relation)
        source, target, type_ = relation.source.actor, relation.target.actor, relation.type
        if source > target and type_ in symmetric:
            source, target = target, source
        if source != target:
            grouped[source, target, type_].append(relation)
    return [(*edge, {**_nature(edge[2]), **with_rest(weigh(grouped[edge], families), rests.get(edge, ()))}) for edge in sorted(grouped)]


def _nature(type_: str) -> dict[str, Any]:
    type_of = schema().types[type_]
    return {"quad": type_of.quad, "symmetric": type_of.symmetric}
