"""Nouns set beside names: *Fayez Seraj, the prime minister*; *its founder, Beppe Grillo*; and what they tell of their bearer."""

from __future__ import annotations

from ..lexicon.nominals import nominals
from ..lexicon.titles import titles
from .cast import Draft
from .grid import Grid
from .phrases import Phrase, outset
from .scene import Scene


def apposed(scene: Scene, this: Phrase) -> Draft | None:
    """The named actor that a phrase is set beside: *Fayez Seraj, the prime minister*; *its founder, Beppe Grillo*."""
    grid, i = scene.grid, this.i
    beside = across_comma(scene, i) if titles().named(grid.keys[i]) else []
    beside += [c for c in grid.near(i) if grid.roles[c] in ("apposition", "name")]
    if grid.roles[i] == "apposition":
        beside.append(grid.heads[i])
    if (
        i + 2 < len(grid)
        and grid.words[i + 1] == ","
        and any(owner.by == "possessor" for owner in this.owners)
        and this.head
        and this.head.with_state == "own"
    ):
        beside.append(i + 2)
    for j in beside:
        for draft in scene.at(j):
            if _fits(this, draft):
                _describe(scene, this, draft)
                return draft
    for j in (c for c in grid.near(i) if grid.roles[c] == "subject"):
        for draft in scene.at(j):
            if _fits(this, draft):
                _describe(scene, this, draft)
    return None


def across_comma(scene: Scene, i: int) -> list[int]:
    """The persons right before and right behind the title at `i` that commas set off, whatever the tree says; *of …* may follow it."""
    grid, found = scene.grid, []
    low = max(0, i - 9)
    comma = next(
        (j for j in range(i - 1, low, -1) if grid.words[j] in ",(" or grid.pos[j] in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ")), None
    )
    if comma is not None and grid.words[comma] in (",", "("):
        found.append(comma - 1)
    end = i + 1
    if end < len(grid) and grid.lower[end] in ("of", "for"):
        end = next((j for j in range(end, min(end + 12, len(grid))) if grid.words[j] == "," or grid.pos[j] in ("VERB", "AUX")), end)
    if end + 1 < len(grid) and grid.words[end] == ",":
        found += [j for j in (end + 1, end + 2) if j < len(grid) and grid.capital(end + 1)]
    return [j for j in found if any(draft.kind == "person" for draft in scene.at(j)) and not _owns(grid, j)]


def _owns(grid: Grid, i: int) -> bool:
    """Whether the name at `i` goes on to a possessive ending."""
    return any(
        grid.words[j] in ("'s", "’s", "'", "’")
        for j in range(i + 1, min(i + 4, len(grid)))
        if all(grid.capital(k) for k in range(i + 1, j))
    )


def _fits(this: Phrase, draft: Draft) -> bool:
    """Whether a noun can be said of an actor: titles of persons alone, nouns of bodies of such bodies alone."""
    noun = this.words[-1]
    title = titles().named(noun) is not None or titles().named(" ".join(this.words)) is not None
    kinds = nominals().anaphor(noun)
    if draft.kind == "person":
        return title or "person" in kinds
    return not title and (draft.kind in kinds or (this.head is not None and this.head.kind == draft.kind) or noun in nominals().pairs)


def _describe(scene: Scene, this: Phrase, draft: Draft) -> None:
    noun = " ".join(this.words)
    draft.callings |= {noun, this.words[-1]}
    low = max(0, this.i - 5)
    if held := titles().ending(scene.grid.keys[low : this.i + 1], this.i + 1 - low):
        draft.hold(held.title)
        return
    draft.roles[" ".join(scene.grid.slice(outset(scene.grid, this), this.i + 1).split())] = None
