"""A name as it stands in a text, and what the lexicon knows under it."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon.names import normal
from ..lexicon.titles import Held
from ..lexicon.world import Entry, World
from .grid import Grid


@dataclass(frozen=True, slots=True, eq=False)
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
        return self.titles[-1].start if self.titles else self.start


def name_at(grid: Grid, start: int, end: int, entry: Entry | None = None, via: str = "", label: str = "") -> Name:
    """The name that the tokens from `start` up to `end` are."""
    return Name(start, end, grid.starts[start], grid.ends[end - 1], entry, via, label)


def lookup(world: World, text: str) -> tuple[Entry, str] | None:
    """What the lexicon knows under a text, and as what: a name before a demonym before a seat of government.

    A small article begins some names (*al-Shabaab*); that a name begins with a capital else is for the caller to see to.
    """
    text = text[:1].upper() + text[1:]
    if normal(text) in world.keys:
        for via, ask in (("name", world.name), ("demonym", world.demonym), ("metonym", world.metonym)):
            if entry := ask(text):
                return entry, via
    if text.endswith("s") and " of " in text and (entry := world.name(text[:-1])):
        return entry, "name"
    return None


def spelled(text: str) -> str:
    """A name as actors bear it: blanks made one, without possessive ending."""
    return " ".join(text.split()).removesuffix("'s").removesuffix("’s") if normal(text) else ""
