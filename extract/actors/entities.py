"""The language model's entities as names: without what stands around the name, and without what is no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from ..lexicon.world import World
from .grid import Grid
from .names import is_acronym
from .spans import Name, lookup, name_at

LONGEST = 14
"""Tokens; what the model marks beyond that is no name but a mistake."""


def entities(grid: Grid, world: World, known: Iterable[Name]) -> Iterator[Name]:
    """The entities that can be names; those that are known names already are taken as they are."""
    by_span = {(name.start, name.end): name for name in known}
    for entity in grid.doc.ents:
        if name := by_span.get((entity.start, entity.end)):
            yield replace(name, label=entity.label_)
            continue
        start, end = _trimmed(grid, world, entity.start, entity.end, entity.label_)
        if start < end and end - start <= LONGEST:
            entry, via = lookup(world, grid.slice(start, end)) or (None, "")
            if entry is None and ((grid.headline[start] and _once(grid, start, end)) or is_phrase(grid, world, start, end)):
                continue
            yield name_at(grid, start, end, entry, via, entity.label_)


def _once(grid: Grid, start: int, end: int) -> bool:
    """Whether the document has these words but once."""
    words = grid.slice(start, end)
    return grid.text.find(words, grid.text.find(words) + 1) < 0


def is_phrase(grid: Grid, world: World, start: int, end: int) -> bool:
    """Whether a span is but a state with its organ or army: *the Government of Iraq*, *Iraqi Security Forces*."""
    words = grid.lower[start:end]
    if "of" in words[1:-1]:
        cut = words.index("of", 1)
        found, state = nominals().head(words[:cut]), lookup(world, grid.slice(start + cut + 1, end))
        return bool(found and found[0].with_state == "state" and found[1] == cut and state and state[0].kind == "state")
    found = nominals().head(words)
    if not found or found[0].with_state == "own" or found[1] == len(words):
        return False
    state = lookup(world, grid.slice(start, end - found[1]))
    return bool(state and state[0].kind == "state")


def _trimmed(grid: Grid, world: World, start: int, end: int, label: str) -> tuple[int, int]:
    """An entity without article, possessive ending, line break, or the demonym and titles that stand before a name."""
    end = next((i for i in range(start, end) if "\n" in grid.words[i]), end)
    while start < end and (
        not grid.keys[start]
        or (grid.words[start].islower() and grid.keys[start] not in nominals().particles)
        or grid.lower[start] in ("the", "a", "an")
        or (grid.keys[start].isdigit() and end - start > 1)
    ):
        start += 1
    end = _before_possessive(grid, start, end)
    while start < end and not (grid.capital(end - 1) or grid.keys[end - 1].isdigit() or _bound(grid, start, end - 1)):
        end -= 1
    if end - start > 1 and grid.keys[end - 1].isdigit() and lookup(world, grid.slice(start, end - 1)):
        end -= 1
    owner = next((i for i in range(start + 1, end - 1) if grid.words[i] in ("'s", "’s") and world.name(grid.slice(start, i))), None)
    start = start if owner is None else owner + 1
    while label == "PERSON" and start < end and end + 1 < len(grid) and _bound(grid, start, end + 1) and grid.words[end + 1].isalpha():
        end += 2
    return _untitled(grid, world, start, end, label)


def _bound(grid: Grid, start: int, i: int) -> bool:
    """Whether a word hangs on the one before it by a hyphen: *Moon Jae-in*."""
    return i - 2 >= start and grid.words[i - 1] == "-" and grid.starts[i] == grid.starts[i - 2] + len(grid.words[i - 2]) + 1


def _before_possessive(grid: Grid, start: int, end: int) -> int:
    """The end of an entity that runs on over *'s* into a common noun."""
    return next(
        (i for i in range(start + 1, end) if grid.words[i] in ("'s", "’s", "'", "’") and not (i + 1 < end and grid.capital(i + 1))), end
    )


def _untitled(grid: Grid, world: World, start: int, end: int, label: str) -> tuple[int, int]:
    """An entity without the demonym and the titles before a person's name; nothing is left of one that is but a title."""
    words = grid.keys[start:end]
    person, body = label == "PERSON", nominals().name_kind(words) is not None
    for begin in _beginnings(grid, world, start, end):
        for cut in range(end, begin, -1):
            held = titles().ending(grid.keys[begin:cut], cut - begin)
            if held and held.start == 0 and cut == end:
                return (start, begin) if begin > start and not body and not world.demonym(grid.slice(start, begin)) else (end, end)
            if held and held.start == 0 and (person or (held.title.tie and end - cut > 1 and not body)):
                return (cut, end) if grid.capital(cut) else (end, end)
    last = titles().ending(words, len(words)) if label in ("ORG", "PERSON") else None
    if last and last.start > 0 and (label == "ORG" or last.title.tie):
        return start, start + last.start
    return (start + 1, end) if person and end - start > 1 and world.demonym(grid.words[start]) else (start, end)


def _beginnings(grid: Grid, world: World, start: int, end: int) -> Iterator[int]:
    """Where a title may begin within an entity: at its start, or behind a state, body or demonym."""
    yield start
    for begin in range(start + 1, min(start + 4, end)):
        if lookup(world, grid.slice(start, begin)) or (begin == start + 1 and is_acronym(grid.words[start])):
            yield begin
