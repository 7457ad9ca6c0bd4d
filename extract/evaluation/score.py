"""Precision and recall of records against marks: as typed relations, as pairs, as a graph; and their status and attribution.

A record finds a mark when document, type and both actors agree, its sentence holds the marked trigger and its own trigger stands near it.
Records and marks are matched one to one: a second record for the same statement is wrong. Only documents that have a mark are judged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..lexicon.schema import schema
from ..records import Actor, Relation
from .cast import Cast, cast
from .gold import Mark
from .matching import match
from .names import bare, same_ends, same_speaker

NEAR = 300
"""How many characters a record's trigger may stand from the marked one; the sentence must hold the mark besides."""

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Counts:
    """What was found, what was found besides, and what was not."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return share(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True)
class Score:
    """How records fare against marks. `judged` holds each record and whether it is right, debatable finds left out."""

    typed: Counts
    pair: Counts
    graph: Counts
    status_accuracy: float
    status_not_asserted: float
    attribution_accuracy: float
    actors: Cast
    per_type: dict[str, Counts]
    missed: tuple[Mark, ...]
    wrong: tuple[Relation, ...]
    judged: tuple[tuple[Relation, bool], ...]

    def figures(self) -> dict[str, float | int]:
        """The figures by name."""
        return {
            "precision": self.typed.precision, "recall": self.typed.recall, "f1": self.typed.f1,
            "right": self.typed.right, "wrong": self.typed.wrong, "missed": self.typed.missed,
            "status_accuracy": self.status_accuracy, "status_not_asserted": self.status_not_asserted,
            "attribution_accuracy": self.attribution_accuracy,
            "pair_precision": self.pair.precision, "pair_recall": self.pair.recall, "pair_f1": self.pair.f1,
            "graph_precision": self.graph.precision, "graph_recall": self.graph.recall, "graph_f1": self.graph.f1,
            "actor_recall": self.actors.recall, "actor_splits": self.actors.splits, "actor_merges": self.actors.merges,
        }


def share(part: float, whole: float) -> float:
    """`part` of `whole`; none of nothing."""
    return part / whole if whole else 0.0


def score(marks: Iterable[Mark], records: Iterable[Actor | Relation]) -> Score:
    """The records judged by the marks: the sure marks first, the likelier records first."""
    marks = sorted(marks, key=lambda mark: not mark.sure)
    docs = {mark.doc for mark in marks}
    records = [record for record in records if record.doc in docs]
    relations = sorted((r for r in records if isinstance(r, Relation)), key=lambda r: -r.confidence)
    typed = _matched(marks, relations, lambda r, m: r.type in m.type and same_ends(r, m, either_way=r.symmetric))
    pairs = _matched(marks, relations, lambda r, m: same_ends(r, m, either_way=True))
    finds = [(marks[i], relations[j]) for i, j in typed.items()]
    found = [(mark, record) for mark, record in finds if mark.sure]
    missed = tuple(mark for i, mark in enumerate(marks) if mark.sure and i not in typed)
    finders = {j: marks[i] for i, j in typed.items()}
    wrong = tuple(record for j, record in enumerate(relations) if j not in finders)
    return Score(
        typed=_counts(marks, typed, len(relations)), pair=_counts(marks, pairs, len(relations)), graph=_graph(marks, relations),
        status_accuracy=_agreeing(found), status_not_asserted=_agreeing([(m, r) for m, r in found if "asserted" not in m.status]),
        attribution_accuracy=share(sum(same_speaker(record.attribution, mark) for mark, record in found), len(found)),
        actors=cast(marks, records, finds), per_type=_per_type(found, wrong, missed), missed=missed, wrong=wrong,
        judged=tuple((r, j in finders) for j, r in enumerate(relations) if j not in finders or finders[j].sure),
    )


def _matched(marks: Sequence[Mark], relations: Sequence[Relation], agree: Callable[[Relation, Mark], bool]) -> dict[int, int]:
    """To each mark that is found the record that finds it, the nearest first."""
    there: dict[str, list[int]] = defaultdict(list)
    for j, record in enumerate(relations):
        there[record.doc].append(j)
    return match({
        i: sorted((j for j in there[mark.doc] if _near(relations[j], mark) and agree(relations[j], mark)),
                  key=lambda j: abs(relations[j].trigger.start - mark.start))
        for i, mark in enumerate(marks)
    })


def _near(record: Relation, mark: Mark) -> bool:
    inside = record.sentence.start < mark.end and mark.start < record.sentence.end
    return inside and record.trigger.start - NEAR < mark.start < record.trigger.end + NEAR


def _counts(marks: Sequence[Mark], matched: dict[int, int], found: int) -> Counts:
    right = sum(marks[i].sure for i in matched)
    return Counts(right, found - len(matched), sum(mark.sure for mark in marks) - right)


def _agreeing(found: Sequence[tuple[Mark, Relation]]) -> float:
    return share(sum(record.status in mark.status for mark, record in found), len(found))


def _per_type(found: Sequence[tuple[Mark, Relation]], wrong: Iterable[Relation], missed: Iterable[Mark]) -> dict[str, Counts]:
    """Marks count for the best of their types."""
    rights, wrongs = Counter(mark.type[0] for mark, _ in found), Counter(record.type for record in wrong)
    misses = Counter(mark.type[0] for mark in missed)
    return {name: Counts(rights[name], wrongs[name], misses[name]) for name in sorted({*rights, *wrongs, *misses})}


def _graph(marks: Sequence[Mark], relations: Sequence[Relation]) -> Counts:
    """Each (source, type, target) of a document once, wherever it stands."""
    lines: dict[Key, list[Mark]] = defaultdict(list)
    for mark in marks:
        lines[_key(mark.doc, mark.source[0], mark.target[0], mark.type[0])].append(mark)
    edges: dict[Key, Relation] = {}
    for record in relations:
        edges.setdefault(_key(record.doc, record.source.actor, record.target.actor, record.type), record)
    groups = sorted(lines.values(), key=lambda group: not any(mark.sure for mark in group))
    found = list(edges.values())
    hits = match({n: [k for k, edge in enumerate(found) if any(_same(edge, mark) for mark in group)] for n, group in enumerate(groups)})
    sure = [n for n, group in enumerate(groups) if any(mark.sure for mark in group)]
    right = sum(n in hits for n in sure)
    return Counts(right, len(found) - len(hits), len(sure) - right)


def _key(doc: str, source: str, target: str, name: str) -> Key:
    ends = (bare(source), bare(target))
    first, second = sorted(ends) if schema().types[name].symmetric else ends
    return doc, first, second, name


def _same(record: Relation, mark: Mark) -> bool:
    return record.doc == mark.doc and record.type in mark.type and same_ends(record, mark, either_way=record.symmetric)
