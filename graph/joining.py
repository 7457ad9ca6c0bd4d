"""Several graphs as one, and one graph against another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import networkx as nx

from extract.records import Actor, Relation

from .answers import table
from .answers.sequences import Relations
from .formats.records import packed
from .queries import query
from .rules import Rules

TITLES = " + "


class Diff(NamedTuple):
    """What one graph has over another: relations that only it has, that only the other has, and that changed their status.

    `changed` are the relations as they are, `before` the same relations as they were, in the same order.
    """

    new: Relations
    gone: Relations
    changed: Relations
    before: Relations

    def __repr__(self) -> str:
        changed = [
            f"    {table.plain(f'{now.source} {now.type} {now.target}: {was.status} → {now.status}')}"
            for now, was in zip(self.changed, self.before, strict=True)
        ]
        parts = [f"new: {self.new!r}", f"gone: {self.gone!r}", "\n".join([f"changed in status: {len(changed)}", *changed])]
        return "\n\n".join(parts)


def records(*sets: Iterable[Actor | Relation]) -> tuple[Actor | Relation, ...]:
    """The records of several graphs, each once, in an order that does not depend on that of the graphs."""
    found = {packed(record): record for each in sets for record in each}
    return tuple(found[key] for key in sorted(found))


def rules(several: Iterable[Rules]) -> Rules:
    """The rules of several graphs together."""
    several = list(several)
    return Rules(
        tuple(sorted({group for each in several for group in each.merge})),
        tuple(sorted({group for each in several for group in each.never_merge})),
    )


def title(several: Iterable[str]) -> str:
    """The titles of several graphs, each once, by alphabet."""
    return TITLES.join(sorted({part for each in several for part in each.split(TITLES)}))


def diff(new: nx.MultiDiGraph[str], old: nx.MultiDiGraph[str]) -> Diff:
    """What `new` has over `old`."""
    here, there = set(new.edges(keys=True)), set(old.edges(keys=True))
    both = sorted(edge for edge in here & there if new.edges[edge]["status"] != old.edges[edge]["status"])
    return Diff(
        _relations(new, sorted(here - there)), _relations(old, sorted(there - here)), _relations(new, both), _relations(old, both),
    )


def _relations(graph: nx.MultiDiGraph[str], edges: Iterable[tuple[str, str, str]]) -> Relations:
    return Relations((query.whole((*edge, graph.edges[edge])) for edge in edges), graph)
