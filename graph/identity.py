"""When two records are the same evidence, what counts once, and where evidence stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extract.lexicon.schema import schema
from extract.records import End, Relation, Span

Place = tuple[str, int, int]
Families = Mapping[str, tuple[str, ...]]
"""The documents that are copies of one another, by each of them."""


def identity(relation: Relation) -> tuple[Any, ...]:
    """What two records have in common that are the same evidence: document, type, sentence, trigger and both mentions."""
    source, target = _place(relation.source), _place(relation.target)
    ends = (target, source) if relation.symmetric and target < source else (source, target)
    return relation.doc, relation.type, _place(relation.sentence), _place(relation.trigger), *ends


def distinct(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """The records by their place, of those that are the same evidence one: the surer, then the more real."""
    glances = {(each.doc, each.trigger.start): each for each in relations}
    if len(glances) == len(relations):  # as most often, the triggers alone tell them apart and tell their order
        return tuple([glances[key] for key in sorted(glances)])
    same: dict[tuple[Any, ...], Relation] = {}
    for each in relations:
        key = identity(each)
        same[key] = min(same[key], each, key=_preference) if key in same else each
    return tuple(sorted(same.values(), key=place))


def counted(pieces: Sequence[Relation], families: Families) -> Sequence[Relation]:
    """The pieces that count: of the documents that are copies of one another, those of the one that makes the relation surest."""
    doubts: dict[str, float] = {}
    for each in pieces:
        if each.doc in families:
            doubts[each.doc] = doubts.get(each.doc, 1.0) * (1 - each.confidence)
    if not doubts:
        return pieces
    surest: dict[str, str] = {}
    for doc in sorted(doubts, key=lambda doc: (doubts[doc], doc)):
        surest.setdefault(families[doc][0], doc)
    kept = set(surest.values())
    return [each for each in pieces if each.doc not in families or each.doc in kept]


def copy_of(doc: str, families: Families) -> str | None:
    """The first by alphabet of the documents of which one is a copy; None of the first itself and of one without copies."""
    first = families[doc][0] if doc in families else doc
    return None if first == doc else first


def place(relation: Relation) -> tuple[Any, ...]:
    """Where the evidence stands: by document, then by place in it; no two pieces of an edge's evidence agree in all."""
    trigger, source, target, sentence = relation.trigger, relation.source, relation.target, relation.sentence
    return (
        relation.doc, trigger.start, trigger.end, trigger.text, source.start, source.end, source.text,
        target.start, target.end, target.text, sentence.start, sentence.end, sentence.text,
    )


def _preference(relation: Relation) -> tuple[Any, ...]:
    return -relation.confidence, schema().rank[relation.status], repr(relation)


def _place(span: Span | End) -> Place:
    return span.text, span.start, span.end
