"""Where the names stand: known names by longest match, the model's entities and runs of capitals, made one list without overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from ..lexicon.titles import Held, titles
from ..lexicon.world import World
from .entities import entities
from .grid import Grid
from .runs import bodies, grown, runs
from .spans import Name, lookup, name_at

_NEVER_WITHIN = frozenset({"VERB", "AUX", "ADV", "PRON", "SCONJ"})


def find(grid: Grid, world: World) -> list[Name]:
    """All names of a document in the order of the text; ignored ones left out."""
    known = list(_known(grid, world))
    found = _without_overlaps(grid, [*known, *entities(grid, world, known), *bodies(grid, world)])
    taken = [False] * len(grid)
    for name in found:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    found = [grown(grid, name, taken) for name in found]
    found += [name for name in runs(grid, taken)]
    found += _inside_tokens(grid, world, taken)
    titled = (replace(name, titles=held) if (held := _titles_before(grid, name.start)) else name for name in found)
    return sorted((name for name in titled if not _ignored(grid, world, name)), key=lambda name: name.first)


def _ignored(grid: Grid, world: World, name: Name) -> bool:
    """Whether the lexicon or the user says that a name calls no actor."""
    return normal(grid.text[name.first : name.last]) in world.ignore or (name.entry is not None and normal(name.entry.name) in world.ignore)


def _known(grid: Grid, world: World) -> Iterator[Name]:
    openings, particles, end = world.openings, nominals().particles, 0
    for i, (word, key) in enumerate(zip(grid.words, grid.keys, strict=True)):
        if i < end or (word.islower() and key not in particles):
            continue
        more = openings.get(key.partition(" ")[0])
        longest = None if more is None else _longest(grid, world, i, more + 1)
        if longest is not None:
            end = _without_place(grid, world, i, longest)
            entry, via = lookup(world, grid.slice(i, end)) or (None, "")
            yield name_at(grid, i, end, entry, via)


def _longest(grid: Grid, world: World, start: int, words: int) -> int | None:
    """The end of the longest known name of at most so many words that starts here; hyphens and apostrophes may be tokens of their own."""
    count, ends = 0, []
    for i, word in enumerate(grid.words[start : start + 2 * words + 1], start):
        if "\n" in word or (word.islower() and grid.pos[i] in _NEVER_WITHIN):
            break
        if word[0] in "'’" or not grid.keys[i]:
            continue
        count += 1
        if count > words:
            break
        if grid.lower[i] not in nominals().small:
            ends.append(i + 1)
    return next((end for end in reversed(ends) if lookup(world, text := grid.slice(start, end)) or normal(text) in world.ignore), None)


def _without_place(grid: Grid, world: World, start: int, end: int) -> int:
    """*Islamic State in Libya* ends before *in* where the text also speaks of *Islamic State* alone."""
    inner = next((i for i in range(start + 1, end - 1) if grid.lower[i] == "in"), None)
    if inner is None:
        return end
    short = grid.slice(start, inner)
    known = world.name(short)
    return inner if known and grid.text.count(short) > grid.text.count(f"{short} in ") else end


def _without_overlaps(grid: Grid, names: list[Name]) -> list[Name]:
    """The longest names first, known ones of several words before all; a known one takes over the label of an entity of its length."""
    labels = {(name.start, name.end): name.label for name in names if name.label}
    taken = [False] * len(grid)
    found = []
    for name in sorted(names, key=lambda name: (_uncertain(grid, name), name.start - name.end, name.entry is None)):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = [True] * (name.end - name.start)
            label = labels.get((name.start, name.end), "")
            found.append(name if name.label == label else replace(name, label=label))
    return found


def _uncertain(grid: Grid, name: Name) -> bool:
    """Whether a name gives way to a known one of several words within it."""
    if name.entry is not None:
        return name.end - name.start == 1
    return name.label != "ORG" or nominals().name_kind([grid.keys[name.end - 1]]) is None


def _inside_tokens(grid: Grid, world: World, taken: list[bool]) -> Iterator[Name]:
    """Known names bound by a hyphen within one token: *U.S.-Russia*, *UN-backed*."""
    for i, word in enumerate(grid.words):
        if "-" not in word[1:-1] or taken[i] or not any(c.isupper() for c in word):
            continue
        at = grid.starts[i]
        for piece in word.split("-"):
            if piece[:1].isupper() and (known := lookup(world, piece)):
                yield Name(i, i + 1, at, at + len(piece), *known)
            at += len(piece) + 1


def _titles_before(grid: Grid, start: int) -> tuple[Held, ...]:
    """The titles that stand right before a name, the nearest first, at places in the document."""
    found: list[Held] = []
    while start > 0 and len(found) < 3:
        low = max(0, start - 8)
        held = titles().ending(grid.keys[low:start], start - low)
        if held is None or "\n" in grid.slice(low + held.start, start):
            break
        found.append(replace(held, start=low + held.start, end=low + held.end))
        start = low + held.start
    return tuple(found)
