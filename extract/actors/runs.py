"""Names by their capitals: bodies called after what they are for, entities cut too short, and runs of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from ..lexicon.world import World
from .entities import is_phrase
from .grid import Grid
from .spans import Name, name_at


def bodies(grid: Grid, world: World) -> Iterator[Name]:
    """Bodies called after what they are for: *Confederation of All India Traders*, *Office for National Statistics*."""
    joints = nominals().small
    for i in (i for i, word in enumerate(grid.lower[1:-1], 1) if word in ("of", "for")):
        if not grid.capital(i - 1) or nominals().name_kind([grid.keys[i - 1]]) is None:
            continue
        start, end = i - 1, i + 1
        while start > 0 and (_proper(grid, start - 1) or _capital(grid, start - 1, "DET")):
            start -= 1
        while end < len(grid) and (
            _proper(grid, end) or (grid.capital(end) and grid.keys[end]) or (grid.lower[end] in joints and end - i < 8)
        ):
            end += 1
        while grid.lower[end - 1] in joints:
            end -= 1
        if end > i + 1 and not is_phrase(grid, world, start, end):
            yield name_at(grid, start, end)


def grown(grid: Grid, name: Name, taken: list[bool]) -> Name:
    """An entity that is no known name, with the proper nouns that stand beside it in the same noun phrase."""
    if name.via == "demonym":
        return _named_after(grid, name, taken)
    if name.entry is not None or name.label not in ("PERSON", "ORG"):
        return name
    start, end = name.start, name.end
    if (
        name.label == "PERSON"
        and "“" in grid.words[start:end]
        and end + 1 < len(grid)
        and grid.words[end] == "”"
        and _proper(grid, end + 1)
    ):
        end += 2
    while (
        end < len(grid)
        and not taken[end]
        and _proper(grid, end)
        and grid.roles[end] in ("name", "modifier")
        and start <= grid.heads[end] < end
    ):
        end += 1
    while (
        start > 0
        and not taken[start - 1]
        and _proper(grid, start - 1)
        and not _titled(grid, start)
        and start - 1 <= grid.heads[start - 1] < end
    ):
        start -= 1
    if name.label == "PERSON" and start > 0 and grid.pos[start - 1] == "DET":
        start = name.start
    for i in (*range(start, name.start), *range(name.end, end)):
        taken[i] = True
    return replace(name, start=start, end=end, first=grid.starts[start], last=grid.ends[end - 1])


def _named_after(grid: Grid, name: Name, taken: list[bool]) -> Name:
    """A demonym that opens the name of a body: *Syrian National Coalition*, *American Interest LLC*."""
    end = name.end
    while end < len(grid) and not taken[end] and grid.capital(end) and _capital(grid, end):
        end += 1
    words = grid.keys[name.start : end]
    common = nominals().head(words[1:])
    if (
        end - name.end < 1
        or nominals().name_kind(words) is None
        or titles().ending(words, len(words))
        or (common and common[1] == end - name.end)
    ):
        return name
    taken[name.start : end] = [True] * (end - name.start)
    return name_at(grid, name.start, end, label="ORG")


def _proper(grid: Grid, i: int) -> bool:
    return grid.pos[i] == "PROPN" and grid.capital(i) and grid.keys[i] not in nominals().calendar


def _titled(grid: Grid, start: int) -> bool:
    return titles().ending(grid.keys[max(0, start - 8) : start], min(start, 8)) is not None


def runs(grid: Grid, taken: list[bool]) -> Iterator[Name]:
    """Capitalised words that neither the lexicon nor the model calls a name, outside of headlines."""
    i = 0
    while i < len(grid):
        if taken[i] or grid.headline[i] or not _capital(grid, i):
            i += 1
            continue
        end = i + 1
        while end < len(grid) and not taken[end] and (_capital(grid, end) or _hyphen(grid, end)):
            end += 1
        start = _after_titles(grid, i, end)
        if start < end and (end - start > 1 or _proper(grid, start)):
            yield name_at(grid, start, end)
        i = end


def _hyphen(grid: Grid, i: int) -> bool:
    """A hyphen within a name: *Zaghari-Ratcliffe*."""
    return (
        grid.words[i] == "-"
        and 0 < i < len(grid) - 1
        and grid.ends[i - 1] == grid.starts[i]
        and grid.ends[i] == grid.starts[i + 1]
        and grid.capital(i + 1)
    )


def _capital(grid: Grid, i: int, *more: str) -> bool:
    """Whether a word is capitalised as a name is: a proper noun, or a noun or adjective within a sentence."""
    if not grid.capital(i):
        return False
    return _proper(grid, i) or (
        grid.pos[i] in ("NOUN", "ADJ", "ADV", *more)
        and i > 0
        and grid.sentences[i] == grid.sentences[i - 1]
        and (grid.words[i - 1][-1:].isalnum() or grid.words[i - 1] in ("'s", "’s", ","))
        and grid.keys[i] not in nominals().calendar
    )


def _after_titles(grid: Grid, start: int, end: int) -> int:
    for cut in range(end, start, -1):
        held = titles().ending(grid.keys[start:cut], cut - start)
        if held and held.start == 0:
            return cut
    return start
