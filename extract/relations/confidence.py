"""How likely a careful reader would mark the same relation: a logistic model over what is known of how it was found.

The features have names that a person can read. Their weights stand in `confidence.toml`, fitted on marked texts by
`tests/fit_confidence.py`, which is to be run again whenever the rules change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import exp, log, log1p
from pathlib import Path

from ..actors.resolve import Resolution, Tie
from ..lexicon.tables import Row, read
from ..lexicon.triggers import triggers
from ..records import Relation
from ..syntax import Word
from .slots import Filler
from .triggers import Statement

Features = dict[str, float]

_PLAIN_FORMS = ("name", "acronym")
_CORE_SLOTS = ("subj", "obj", "agent", "self", "head", "between", "poss", "mod", "clause", "act")
_FAR = 5
"""Beyond so many steps, rivals or conditions it makes no difference any more."""


class Model(Row):
    """The table: what it was fitted on and how well it did there, and the weight of each feature."""

    fitted: dict[str, str | int | float]
    weights: dict[str, float]


@cache
def model() -> Model:
    """The shipped weights. Raises LexiconError if their file is broken."""
    return read(Path(__file__).with_suffix(".toml"), Model)


def confidence(features: Features) -> float:
    """An estimate from 0 to 1, rounded to two places; features without a weight say nothing."""
    weights = model().weights
    return round(1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in features.items()))), 2)


def of_statement(made: Statement, status: str, resolution: Resolution) -> Features:
    """What is known of how a statement was found."""
    trigger, token = made.trigger, made.token
    first, *_, last = sorted((token.i, made.source.token.i, made.target.token.i))
    found = {
        "always": 1.0, f"type: {trigger.type}": 1.0, f"trigger: {trigger.pos}": 1.0, f"status: {status}": 1.0,
        "trigger: its conditions": min(trigger.weight, _FAR) / 2,
        "trigger: other types claim it": float(min(len(_types(trigger.lemmas, trigger.pos)) - 1, _FAR)),
        "sentence: length": log(len(token.sent.words) / 25),
        "ends: on one side of the trigger": float((made.source.token.i < token.i) == (made.target.token.i < token.i)),
        "ends: commas between": float(min(sum(t.text == "," for t in token.tree[first:last]), _FAR)),
    }
    found |= dict(_of_end("source", made.source, token, resolution))
    return found | dict(_of_end("target", made.target, token, resolution))


def of_title(tie: Tie, token: Word) -> Features:
    """What is known of a tie that a title states (*Russian President Vladimir Putin*)."""
    apart = max(tie.whole.start - tie.holder.end, tie.holder.start - tie.whole.end, 0)
    return {
        "title": 1.0, f"title: {tie.type}": 1.0, f"title: holder is a {tie.holder.form}": 1.0, f"title: of a {tie.whole.kind}": 1.0,
        "title: letters between": log1p(apart), "title: sentence length": log(len(token.sent.words) / 25),
    }


def of_document(stated: int, sentences: int) -> Features:
    """How much a document states: what little is found on a page of sport or business is more often wrong. A few sentences prove little."""
    return {"document: statements a sentence": log((stated + 2) / (sentences + 4))}


def of_actors(relation: Relation, mentions: Mapping[str, int]) -> Features:
    """How often the document speaks of each end: whom a text is about is more often meant."""
    ends = {"source": relation.source.actor, "target": relation.target.actor}
    return {f"{name}: mentions in the text": log1p(mentions.get(actor, 0)) for name, actor in ends.items()}


def _of_end(name: str, end: Filler, trigger: Word, resolution: Resolution) -> Iterator[tuple[str, float]]:
    first, last = sorted((end.token.i, trigger.i))
    between = trigger.tree[first + 1 : last]
    yield f"{name}: {end.reference.kind}", 1.0
    yield f"{name}: as {end.slot if end.slot in _CORE_SLOTS else 'with a preposition'}", 1.0
    if end.reference.form not in _PLAIN_FORMS:
        yield f"{name}: {end.reference.form}", 1.0
    if end.through:
        yield f"{name}: through another word", 1.0
    yield f"{name}: a later supplier", float(min(end.rank, 3))
    yield f"{name}: steps in the tree", float(min(max(_steps(end.token, trigger) - 1, 0), _FAR))
    yield f"{name}: words between", log1p(len(between))
    yield f"{name}: verbs between", float(min(sum(t.pos_ == "VERB" for t in between), 3))
    others = {r.actor for t in between for r in resolution.at(t.i)} - {end.reference.actor}
    yield f"{name}: other actors between", float(min(len(others), 3))


def _steps(one: Word, other: Word) -> int:
    """The arcs of the tree between two words; more than matters where they stand in different trees."""
    above = {token.i: n for n, token in enumerate((one, *one.ancestors))}
    return next((n + above[token.i] for n, token in enumerate((other, *other.ancestors)) if token.i in above), 2 * _FAR)


@cache
def _types(lemmas: frozenset[str], pos: str) -> frozenset[str]:
    """The relation types whose entries claim one of the lemmas."""
    return frozenset(entry.type for lemma in lemmas for entry in triggers().get((lemma, pos), ()))
