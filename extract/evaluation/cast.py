"""How well the actors were told apart: which marked actors are known, and which came out as several or as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records import Actor, Relation
from .gold import Mark
from .names import bare, named, same_actor, straight

Place = tuple[str, str]
"""An actor of a document: its id and the bare name."""


@dataclass(frozen=True)
class Cast:
    """The share of the marked actors that are known, how many came out as several, and how many actors stand for several marked ones."""

    recall: float
    splits: int
    merges: int


def cast(marks: Iterable[Mark], records: Sequence[Actor | Relation], found: Iterable[tuple[Mark, Relation]]) -> Cast:
    """The actors of the sure marks among those of the records; without actor records, among the ends of the relations."""
    wanted: dict[Place, set[str]] = defaultdict(set)
    for mark in marks:
        for names in (mark.source, mark.target) if mark.sure else ():
            wanted[mark.doc, bare(names[0])].update(names)
    actors = [record for record in records if isinstance(record, Actor)]
    known = sum(_known(doc, names, actors, records) for (doc, _), names in wanted.items())
    return Cast(known / len(wanted) if wanted else 0.0, *_confusion(found))


def _known(doc: str, names: set[str], actors: Sequence[Actor], records: Sequence[Actor | Relation]) -> bool:
    if actors:
        return any(named(own, names, person=a.kind == "person") for a in actors if a.doc == doc for own in (a.actor, *a.aliases))
    return any(same_actor(end, names) for r in records if isinstance(r, Relation) and r.doc == doc for end in (r.source, r.target))


def _confusion(found: Iterable[tuple[Mark, Relation]]) -> tuple[int, int]:
    """How many marked actors have several names among the records that found them, and how many names stand for several marked actors."""
    mine: dict[Place, set[str]] = defaultdict(set)
    theirs: dict[Place, list[set[str]]] = defaultdict(list)
    for mark, record in found:
        names = (mark.source, mark.target) if straight(record, mark) else (mark.target, mark.source)
        for end, acceptable in zip((record.source, record.target), names, strict=True):
            mine[mark.doc, bare(acceptable[0])].add(bare(end.actor))
            theirs[mark.doc, bare(end.actor)].append({bare(name) for name in acceptable})
    splits = sum(len(names) > 1 for names in mine.values())
    return splits, sum(any(not one & other for one in several for other in several) for several in theirs.values())
