"""Where the names stand: known names by longest match, the model's entities and runs of proper nouns, made one list without overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..lexicon.names import normal
from ..lexicon.nominals import nominals
from ..lexicon.titles import Held, titles
from ..lexicon.world import Entry, World
from .grid import Grid, key
from .names import PARTICLES, is_acronym

LONGEST_ENTITY = 14
"""Tokens; what the model marks beyond that is no name but a mistake."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text: the tokens from `start` up to `end` and its characters from `first` up to `last`.

    `via` is how the lexicon knows it ("name", "demonym", "metonym" or "" for not at all), `label` the model's entity label.
    """

    start: int
    end: int
    first: int
    last: int
    entry: Entry | None = None
    via: str = ""
    label: str = ""
    titles: tuple[Held, ...] = ()

    @property
    def outset(self) -> int:
        """The first token with the titles that stand before the name."""
        return min((held.start for held in self.titles), default=self.start)


def find(grid: Grid, world: World) -> list[Name]:
    """All names of a document in the order of the text; ignored ones left out."""
    found = _without_overlaps(grid, [*_known(grid, world), *_entities(grid, world), *_bodies(grid, world)])
    taken = [False] * len(grid)
    for name in found:
        taken[name.start:name.end] = [True] * (name.end - name.start)
    found = [_grown(grid, name, taken) for name in found]
    found += [name for name in _runs(grid, taken)]
    found += _inside_tokens(grid, world, taken)
    titled = (replace(name, titles=_titles_before(grid, name.start)) for name in found)
    return sorted((name for name in titled if not world.ignored(grid.text[name.first:name.last])), key=lambda name: name.first)


def lookup(world: World, text: str) -> tuple[Entry, str] | None:
    """What the lexicon knows under a text, and as what: a name before a demonym before a seat of government.

    A small article begins some names (*al-Shabaab*); that a name begins with a capital else is for the caller to see to.
    """
    text = text[:1].upper() + text[1:]
    for via, ask in (("name", world.name), ("demonym", world.demonym), ("metonym", world.metonym)):
        if entry := ask(text):
            return entry, via
    if text.endswith("s") and " of " in text and (entry := world.name(text[:-1])):
        return entry, "name"
    return None


def _name(grid: Grid, start: int, end: int, entry: Entry | None = None, via: str = "", label: str = "") -> Name:
    return Name(start, end, grid.starts[start], grid.ends[end - 1], entry, via, label)


def _known(grid: Grid, world: World) -> Iterator[Name]:
    i = 0
    while i < len(grid):
        more = world.openings.get(grid.keys[i].partition(" ")[0]) if not grid.words[i].islower() or grid.keys[i] in PARTICLES else None
        end = None if more is None else _longest(grid, world, i, more + 1)
        if end is not None:
            end = _without_place(grid, world, i, end)
            entry, via = lookup(world, grid.slice(i, end)) or (None, "")
            yield _name(grid, i, end, entry, via)
        i = end or i + 1


def _longest(grid: Grid, world: World, start: int, words: int) -> int | None:
    """The end of the longest known name of at most so many words that starts here; hyphens and apostrophes may be tokens of their own."""
    end, count, ends = start, 0, []
    while end < len(grid) and end - start <= 2 * words and "\n" not in grid.words[end]:
        opens = grid.words[end][0] not in "'’"
        count += opens and bool(grid.keys[end])
        if count > words:
            break
        end += 1
        if opens and grid.keys[end - 1]:
            ends.append(end)
    return next((end for end in reversed(ends) if lookup(world, grid.slice(start, end))), None)


def _without_place(grid: Grid, world: World, start: int, end: int) -> int:
    """*Islamic State in Libya* ends before *in* where the text also speaks of *Islamic State* alone."""
    inner = next((i for i in range(start + 1, end - 1) if grid.lower[i] == "in"), None)
    if inner is None:
        return end
    short = grid.slice(start, inner)
    known = world.name(short)
    return inner if known and grid.text.count(short) > grid.text.count(f"{short} in ") else end


def _entities(grid: Grid, world: World) -> Iterator[Name]:
    headline = headlines(grid)
    for entity in grid.doc.ents:
        start, end = _trimmed(grid, world, entity.start, entity.end, entity.label_)
        if start < end and end - start <= LONGEST_ENTITY:
            entry, via = lookup(world, grid.slice(start, end)) or (None, "")
            if entry is None and (headline[start] and end - start > 2 or _phrase(grid, world, start, end)):
                continue
            yield _name(grid, start, end, entry, via, entity.label_)


def _phrase(grid: Grid, world: World, start: int, end: int) -> bool:
    """Whether a span is but a state with its organ or army (*the Government of Iraq*, *Iraqi Security Forces*), which the noun phrase explains."""
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
    while start < end and (not grid.keys[start] or (grid.words[start].islower() and grid.keys[start] not in PARTICLES)
                           or grid.lower[start] in ("the", "a", "an") or (grid.keys[start].isdigit() and end - start > 1)):
        start += 1
    end = _before_possessive(grid, start, end)
    while start < end and not (grid.capital(end - 1) or grid.keys[end - 1].isdigit()):
        end -= 1
    if end - start > 1 and grid.keys[end - 1].isdigit() and lookup(world, grid.slice(start, end - 1)):
        end -= 1
    owner = next((i for i in range(start + 1, end - 1) if grid.words[i] in ("'s", "’s") and world.name(grid.slice(start, i))), None)
    start = start if owner is None else owner + 1
    return _untitled(grid, world, start, end, label)


def _before_possessive(grid: Grid, start: int, end: int) -> int:
    """The end of an entity that runs on over *'s* into a common noun."""
    return next((i for i in range(start + 1, end) if grid.words[i] in ("'s", "’s", "'", "’") and not (i + 1 < end and grid.capital(i + 1))), end)


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


def _without_overlaps(grid: Grid, names: list[Name]) -> list[Name]:
    """The longest names first, known ones of several words before all; of two equally long ones the known one, which takes over the label."""
    labels = {(name.start, name.end): name.label for name in names if name.label}
    taken = [False] * len(grid)
    found = []
    for name in sorted(names, key=lambda name: (_uncertain(grid, name), name.start - name.end, name.entry is None)):
        if not any(taken[name.start:name.end]):
            taken[name.start:name.end] = [True] * (name.end - name.start)
            found.append(replace(name, label=labels.get((name.start, name.end), "")))
    return found


def _uncertain(grid: Grid, name: Name) -> bool:
    """Whether a name gives way to a known one of several words within it."""
    if name.entry is not None:
        return name.end - name.start == 1
    return name.label != "ORG" or nominals().name_kind([grid.keys[name.end - 1]]) is None


def _bodies(grid: Grid, world: World) -> Iterator[Name]:
    """Bodies called after what they are for: *Confederation of All India Traders*, *Office for National Statistics*."""
    joints = ("of", "for", "and", "the", "to")
    for i in range(1, len(grid) - 1):
        if grid.lower[i] not in ("of", "for") or not grid.capital(i - 1) or nominals().name_kind([grid.keys[i - 1]]) is None:
            continue
        start, end = i - 1, i + 1
        while start > 0 and (_proper(grid, start - 1) or _capital(grid, start - 1, "DET")):
            start -= 1
        while end < len(grid) and (_proper(grid, end) or grid.capital(end) and grid.keys[end] or grid.lower[end] in joints and end - i < 8):
            end += 1
        while grid.lower[end - 1] in joints:
            end -= 1
        if end > i + 1 and not _phrase(grid, world, start, end):
            yield _name(grid, start, end)


def _grown(grid: Grid, name: Name, taken: list[bool]) -> Name:
    """An entity that is no known name, with the proper nouns that stand beside it in the same noun phrase."""
    if name.via == "demonym":
        return _named_after(grid, name, taken)
    if name.entry is not None or name.label not in ("PERSON", "ORG"):
        return name
    start, end = name.start, name.end
    if name.label == "PERSON" and "“" in grid.words[start:end] and end + 1 < len(grid) and grid.words[end] == "”" and _proper(grid, end + 1):
        end += 2
    while end < len(grid) and not taken[end] and _proper(grid, end) and grid.roles[end] in ("name", "modifier") and start <= grid.heads[end] < end:
        end += 1
    while start > 0 and not taken[start - 1] and _proper(grid, start - 1) and not _titled(grid, start) and start - 1 <= grid.heads[start - 1] < end:
        start -= 1
    for i in (*range(start, name.start), *range(name.end, end)):
        taken[i] = True
    return replace(name, start=start, end=end, first=grid.starts[start], last=grid.ends[end - 1])


def _named_after(grid: Grid, name: Name, taken: list[bool]) -> Name:
    """A demonym that opens the name of a body: *Syrian National Coalition*, *American Interest LLC*."""
    end = name.end
    while end < len(grid) and not taken[end] and grid.capital(end) and _capital(grid, end):
        end += 1
    words = grid.keys[name.start:end]
    common = nominals().head(words[1:])
    if end - name.end < 1 or nominals().name_kind(words) is None or titles().ending(words, len(words)) or (common and common[1] == end - name.end):
        return name
    taken[name.start:end] = [True] * (end - name.start)
    return _name(grid, name.start, end, label="ORG")


def _proper(grid: Grid, i: int) -> bool:
    return grid.pos[i] == "PROPN" and grid.capital(i) and grid.keys[i] not in nominals().calendar


def _titled(grid: Grid, start: int) -> bool:
    return titles().ending(grid.keys[max(0, start - 8):start], min(start, 8)) is not None


def _runs(grid: Grid, taken: list[bool]) -> Iterator[Name]:
    """Capitalised words that neither the lexicon nor the model calls a name, outside of headlines."""
    headline = headlines(grid)
    i = 0
    while i < len(grid):
        if taken[i] or headline[i] or not _capital(grid, i):
            i += 1
            continue
        end = i + 1
        while end < len(grid) and not taken[end] and (_capital(grid, end) or _hyphen(grid, end)):
            end += 1
        start = _after_titles(grid, i, end)
        if start < end and (end - start > 1 or _proper(grid, start)):
            yield _name(grid, start, end)
        i = end


def _hyphen(grid: Grid, i: int) -> bool:
    """A hyphen within a name: *Zaghari-Ratcliffe*."""
    return grid.words[i] == "-" and 0 < i < len(grid) - 1 and grid.ends[i - 1] == grid.starts[i] and grid.ends[i] == grid.starts[i + 1] and grid.capital(i + 1)


def _capital(grid: Grid, i: int, *more: str) -> bool:
    """Whether a word is capitalised as a name is: a proper noun, or a noun or adjective within a sentence."""
    if _proper(grid, i):
        return True
    return grid.capital(i) and grid.pos[i] in ("NOUN", "ADJ", "ADV", *more) and i > 0 and grid.sentences[i] == grid.sentences[i - 1] and (
        grid.words[i - 1][-1:].isalnum() or grid.words[i - 1] in ("'s", "’s", ",")) and grid.keys[i] not in nominals().calendar


def _after_titles(grid: Grid, start: int, end: int) -> int:
    for cut in range(end, start, -1):
        held = titles().ending(grid.keys[start:cut], cut - start)
        if held and held.start == 0:
            return cut
    return start


def headlines(grid: Grid) -> list[bool]:
    """Whether each token stands in a line in title case, where capitals say nothing: hardly a long word small, no full stop at its end."""
    found: list[bool] = []
    line: list[int] = []
    for i in range(len(grid) + 1):
        if i == len(grid) or (line and "\n" in grid.text[grid.ends[line[-1]]:grid.starts[i]]) or "\n" in grid.words[i]:
            found += [_title_case(grid, line)] * len(line)
            line = []
        if i < len(grid):
            line.append(i)
    return found


def _title_case(grid: Grid, line: list[int]) -> bool:
    words = [i for i in line if len(grid.words[i]) > 3 and grid.words[i].isalpha()]
    capital = sum(grid.capital(i) for i in words)
    shown = [i for i in line if not grid.words[i].isspace()]
    return capital > 2 and (len(words) - capital) * 5 < capital and bool(shown) and grid.words[shown[-1]] not in (".", "!", "?", "…", "”", '"')


def _inside_tokens(grid: Grid, world: World, taken: list[bool]) -> Iterator[Name]:
    """Known names bound by a hyphen within one token: *U.S.-Russia*, *UN-backed*."""
    for i, word in enumerate(grid.words):
        if taken[i] or "-" not in word[1:-1] or not any(c.isupper() for c in word):
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


def spelled(text: str) -> str:
    """A name as actors bear it: blanks made one, without possessive ending."""
    return " ".join(text.split()).removesuffix("'s").removesuffix("’s") if normal(text) else ""


__all__ = ["Name", "find", "lookup", "key", "spelled"]
