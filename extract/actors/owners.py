"""Whose a noun is: by possession, by what modifies it, by a preposition."""

from __future__ import annotations

from typing import NamedTuple

from .cast import Draft
from .grid import Grid
from .scene import Scene

HYPHENS = frozenset(("-", "–", "‑"))

_BEHIND = frozenset({"oblique", "preposition", "dependent"})
_OWNING = _BEHIND | {"possessor", "modifier", "name"}


class Owner(NamedTuple):
    """Whose the phrase is, and by what: "possessor", "modifier" or a preposition; `i` is where the owner stands."""

    draft: Draft
    by: str
    i: int


def owners(scene: Scene, i: int) -> list[Owner]:
    """Whose the noun at `i` is: possessors first, then what modifies it, then *of*, *at*, *from*, *in*."""
    grid = scene.grid
    by_possession, by_modifier, by_preposition = [], [], []
    near = [c for c in grid.near(i) if grid.roles[c] in _OWNING and abs(c - i) < 25]
    inner = [d for c in near if c < i and grid.roles[c] == "modifier" for d in grid.near(c) if d < c and grid.roles[d] == "modifier"]
    for c in sorted({*near, *inner}) if inner else near:
        if c < i and grid.roles[c] == "possessor":
            place = grid.antecedent(c)
            by_possession += [Owner(draft, "possessor", place) for draft in scene.at(place)]
        elif c < i and grid.roles[c] != "preposition":
            by_modifier += [
                Owner(there.draft, "modifier", c)
                for there in scene.standing.get(c, ())
                if grid.text[there.last : there.last + 1] not in HYPHENS and not bound(grid, c)
            ]
        elif c > i and grid.roles[c] in _BEHIND:
            by_preposition += _behind(scene, c)
    if not by_preposition and i + 2 < len(grid) and grid.lower[i + 1] == "in":
        by_preposition = [
            Owner(draft, "in", i + 2) for draft in [*scene.at(i + 2), *([scene.places[i + 2]] if i + 2 in scene.places else [])]
        ]
    return by_possession + by_modifier + by_preposition


def _behind(scene: Scene, c: int) -> list[Owner]:
    grid = scene.grid
    nouns = [d for d in grid.near(c) if grid.roles[d] == "oblique"] if grid.roles[c] == "preposition" else [c]
    nouns += [d for noun in nouns for d in grid.near(noun) if grid.roles[d] == "conjunct" and grid.preposition(d)]
    return [
        Owner(draft, mark, noun)
        for noun in nouns
        if (drafts := scene.at(noun) or ([scene.places[noun]] if noun in scene.places else []))
        and (mark := grid.preposition(noun)) in ("of", "at", "from", "in", "for")
        for draft in drafts
    ]


def bound(grid: Grid, i: int) -> bool:
    """Whether a token stands in a hyphened word, as *UN* in *UN-backed* and *Russian* in *pro-Russian*."""
    after = i + 1 < len(grid) and grid.words[i + 1] in HYPHENS
    before = i > 0 and grid.words[i - 1] in HYPHENS and grid.starts[i] == grid.ends[i - 1]
    return (after and grid.starts[i + 1] == grid.ends[i]) or before or "-" in grid.words[i][1:-1]
