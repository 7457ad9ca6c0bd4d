"""When two records are the same evidence, and where evidence stands."""

from __future__ import annotations

from typing import Any

from extract.records import Attribution, End, Relation, Span

Place = tuple[str, int, int]


def identity(relation: Relation) -> tuple[Any, ...]:
    """What two records have in common that are the same evidence: document, type, sentence, trigger and both mentions."""
    source, target = _place(relation.source), _place(relation.target)
    ends = (target, source) if relation.symmetric and target < source else (source, target)
    return relation.doc, relation.type, _place(relation.sentence), _place(relation.trigger), *ends


def place(relation: Relation) -> tuple[Any, ...]:
    """Where the evidence stands: by document, then by place in it; no two pieces of an edge's evidence agree in all."""
    spans = (relation.trigger, relation.source, relation.target, relation.sentence)
    return relation.doc, *((span.start, span.end, span.text) for span in spans)


def _place(span: Span | End | Attribution) -> Place:
    return span.text, span.start, span.end
