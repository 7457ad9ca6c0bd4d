"""What a graph that is an excerpt of a store knows of the whole, so that its names and numbers are those of the whole.

It holds records of some documents only, and of some relations some evidence only: joined anew, its actors might be called otherwise,
and counted anew, its relations would rest on less than they do.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from extract.actors.join import Joined
from extract.lexicon.schema import schema

from .errors import GraphError
from .identity import Families


class Name(msgspec.Struct, frozen=True, array_like=True):
    """The name in the graph of a document's actor, and what joined the two."""

    doc: str
    actor: str
    name: str
    why: str


class ActorRest(msgspec.Struct, frozen=True):
    """What a store tells of an actor beyond the records of an excerpt: how often texts mention it there, and what it is in the whole."""

    name: str
    kind: str
    code: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: int


class RelationRest(msgspec.Struct, frozen=True):
    """The evidence for a relation beyond that of an excerpt: how many pieces of which status, and what share of the doubt they leave."""

    source: str
    target: str
    type: str
    statuses: dict[str, int]
    doubt: float


class Excerpt(msgspec.Struct, frozen=True):
    """Names, copies and numbers of the whole; `copies` are the documents that are copies of one another, a tuple for each story."""

    names: tuple[Name, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    actors: tuple[ActorRest, ...] = ()
    relations: tuple[RelationRest, ...] = ()

    @property
    def joined(self) -> dict[tuple[str, str], Joined]:
        """Who is who, as `extract.actors.join` tells it."""
        return {(each.doc, each.actor): Joined(each.name, each.why) for each in self.names}

    @property
    def families(self) -> Families:
        """The copies by each of the documents."""
        return {doc: docs for docs in self.copies for doc in docs}

    def rests_of_actors(self, called: Callable[[str], str]) -> dict[str, list[ActorRest]]:
        """What is elsewhere of actors, by the names that `called` makes of theirs."""
        rests: dict[str, list[ActorRest]] = defaultdict(list)
        for rest in self.actors:
            rests[called(rest.name)].append(rest)
        return rests

    def rests_of_relations(self, called: Callable[[str], str]) -> dict[tuple[str, str, str], list[RelationRest]]:
        """What is elsewhere of relations, by their ends, as `called` names them, and type."""
        rests: dict[tuple[str, str, str], list[RelationRest]] = defaultdict(list)
        for rest in self.relations:
            source, target = called(rest.source), called(rest.target)
            turned = source > target and schema().types[rest.type].symmetric
            rests[(target, source, rest.type) if turned else (source, target, rest.type)].append(rest)
        return rests


def with_rest(weighed: dict[str, Any], rests: Iterable[RelationRest]) -> dict[str, Any]:
    """What `graph.build.weigh` made of the evidence at hand, and what is elsewhere with it; `elsewhere` is the number of those pieces."""
    rests = list(rests)
    if not rests:
        return {**weighed, "elsewhere": 0}
    statuses = {record.status for record in weighed["evidence"]} | {status for rest in rests for status in rest.statuses}
    return {
        **weighed,
        "status": min(statuses, key=schema().rank.__getitem__),
        "contested": "denied" in statuses and len(statuses) > 1,
        "confidence": 1 - (1 - weighed["confidence"]) * math.prod(rest.doubt for rest in rests),
        "elsewhere": sum(sum(rest.statuses.values()) for rest in rests),
    }


def complete(elsewhere: Iterable[int], what: str) -> None:
    """See that no evidence of some edges is elsewhere.

    Raises
    ------
    GraphError
        If some is, so that an answer would be wrong.
    """
    if missing := sum(elsewhere):
        raise GraphError(f"this graph lacks {missing} pieces of evidence that {what} would need; ask the store: open_store(…)")
