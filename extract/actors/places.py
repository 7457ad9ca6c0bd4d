"""Which names merely say where: capitals behind a preposition of place, datelines; and in which state a place lies."""

from __future__ import annotations

from itertools import pairwise

from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from ..lexicon.world import World
from .grid import Grid
from .spans import Name


def locates(grid: Grid, name: Name) -> bool:
    """Whether a capital or seat of government only says where something is or happens."""
    root = grid.root(name.start, name.end)
    if grid.preposition(_first_of(grid, root)) in nominals().locating or _dateline(grid, name):
        return True
    if grid.roles[root] == "modifier":
        after = grid.heads[root]
        head = nominals().head([grid.lower[after]])
        return not ((head and head[0].with_state == "state") or titles().named(grid.keys[after])) and not (
            name.end < len(grid) and grid.words[name.end] in "-–"
        )
    return grid.roles[root] == "apposition" or _before_its_state(grid, name)


def elliptical(grid: Grid, world: World, names: list[Name]) -> set[Name]:
    """States that share the army named behind them: *French* in *the French and Royal Navy*, *U.S.* in *the U.S. and Royal Navy*."""
    found: set[Name] = set()
    for name, after in reversed(list(pairwise(sorted(names, key=lambda name: name.first)))):
        joint = grid.text[name.last : after.first].strip(" ,")
        if name.entry is None or name.entry.kind != "state" or (joint != "and" and after not in found) or joint not in ("and", ""):
            continue
        adjective = name.via == "demonym" and grid.pos[name.start] == "ADJ"
        bare = adjective or (world.demonym(grid.text[name.first : name.last]) and not world.demonym(grid.words[after.start]))
        if after in found or (bare and after.entry is not None and after.entry.kind == "military"):
            found.add(name)
    return found


def _first_of(grid: Grid, i: int) -> int:
    for _ in range(8):
        if grid.roles[i] != "conjunct" or grid.preposition(i):
            break
        i = grid.heads[i]
    return i


def _dateline(grid: Grid, name: Name) -> bool:
    """*KIEV, March 14 (Wire) —*, *Brussels, 20 June 2021.*"""
    at = grid.starts[name.start]
    if grid.text[:at].rstrip(" ")[-1:] not in ("", "\n"):
        return False
    line = grid.text[name.last : name.last + 50].partition("\n")[0]
    return any(mark in line for mark in (" —", " – ", " - ", "--")) or (line.startswith(",") and any(c.isdigit() for c in line[:20]))


def _before_its_state(grid: Grid, name: Name) -> bool:
    """*Baghdad, Iraq*"""
    return (
        name.end + 1 < len(grid)
        and grid.words[name.end] == ","
        and any(grid.roles[c] == "apposition" and c == name.end + 1 for c in grid.near(grid.root(name.start, name.end)))
    )
