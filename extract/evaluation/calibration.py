"""Whether confidence means what it says: bins of records, and what a least confidence costs and gains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..records import Actor, Relation
from .gold import Mark
from .score import Counts, score

BINS = 5
LEAST = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""The least confidences at which `curve` takes precision and recall."""


@dataclass(frozen=True)
class Bin:
    """Some records of like confidence: how many, their mean confidence, and the share of them that is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Point:
    """What remains of records with at least this confidence."""

    least: float
    counts: Counts


def bins(judged: Iterable[tuple[float, bool]], number: int = BINS) -> list[Bin]:
    """Records as (confidence, whether right) in bins of equal count, the least confident first; fewer bins where there are too few."""
    ordered = sorted(judged, key=lambda pair: pair[0])
    edges = [len(ordered) * n // number for n in range(number + 1)]
    return [_bin(ordered[start:end]) for start, end in pairwise(edges) if end > start]


def _bin(pairs: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(len(pairs), sum(value for value, _ in pairs) / len(pairs), sum(right for _, right in pairs) / len(pairs))


def gap(found: Sequence[Bin]) -> float:
    """The mean distance between confidence and hit rate, weighted by count."""
    total = sum(b.count for b in found)
    return sum(b.count * abs(b.confidence - b.right) for b in found) / total if total else 0.0


def curve(marks: Sequence[Mark], records: Iterable[Actor | Relation], least: Sequence[float] = LEAST) -> list[Point]:
    """Precision and recall at each least confidence."""
    relations = [record for record in records if isinstance(record, Relation)]
    return [Point(value, score(marks, [r for r in relations if r.confidence >= value]).typed) for value in least]
