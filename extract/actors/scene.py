"""What is known while a document is read from its first token to its last: who stands where, and who was spoken of before."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from ..lexicon.world import World
from ..records import Mention
from .cast import Cast, Draft
from .grid import Grid

_RANKS = {
    "subject": 1.0,
    "passive subject": 1.0,
    "object": 0.7,
    "indirect object": 0.7,
    "possessor": 0.6,
    "oblique": 0.5,
    "apposition": 0.5,
}

_SUBORDINATE = frozenset({"relative", "adverbial", "participle"})


class Standing(NamedTuple):
    """A draft at a token, as the characters from `first` up to `last`."""

    draft: Draft
    first: int
    last: int
    form: str


class Past(NamedTuple):
    """Something spoken of at a token: drafts (several for a coordination), or nothing that is an actor."""

    drafts: tuple[Draft, ...]
    at: int
    sentence: int
    rank: float
    plural: bool


class Scene:
    """The state of reading."""

    def __init__(self, grid: Grid, world: World) -> None:
        self.grid = grid
        self.world = world
        self.cast = Cast(world)
        self.standing: defaultdict[int, list[Standing]] = defaultdict(list)
        self.past: list[Past] = []
        self.named: frozenset[int] = frozenset()
        self.places: dict[int, Draft] = {}
        self.now = 0
        self.titled: defaultdict[str, list[Draft]] = defaultdict(list)
        self.governments: list[Draft] = []
        self.home: Draft | None = None

    def survey(self) -> None:
        """Note what the names of the whole document tell: who holds which title, and which governments it names."""
        for draft in self.cast.drafts:
            if draft.kind == "person":
                for calling in draft.callings:
                    self.titled[calling].append(draft)
            elif draft.kind == "government" and draft.entry is not None and "government" in draft.name.lower().split():
                self.governments.append(draft)

    def settle(self) -> None:
        """Find the state of which, with its people, organs and persons, the text speaks more often than of any other, clearly."""
        counted: Counter[str] = Counter()
        for draft in self.cast.drafts:
            if draft.code:
                counted[draft.code] += len(draft.mentions)
        (first, most), (_, second) = [*counted.most_common(2), ("", 0), ("", 0)][:2]
        entry = self.world.state(first) if most >= 3 and most >= 1.4 * second else None
        self.home = self.cast.known(entry) if entry else None

    def stand(self, i: int, drafts: list[Draft], first: int, last: int, form: str, why: str) -> None:
        """Put drafts at token `i`, as a mention of each."""
        for draft in drafts:
            if all(there.draft is not draft for there in self.standing[i]):
                self.standing[i].append(Standing(draft, first, last, form))
                mention = Mention(self.grid.text[first:last], first, last, form, why)
                if not draft.mentions or draft.mentions[-1] != mention:
                    draft.mentions.append(mention)

    def speak(self, i: int, drafts: list[Draft], plural: bool = False) -> None:
        """Note that the text has spoken of these drafts (or, if none, of a thing) at token `i`."""
        self.past.append(Past(tuple(drafts), i, self.grid.sentences[i], rank(self.grid, i), plural))

    def at(self, i: int) -> list[Draft]:
        """The drafts that stand at token `i`."""
        return [there.draft for there in self.standing[i]] if i in self.standing else []


def rank(grid: Grid, i: int) -> float:
    """How high a noun phrase stands in its sentence, the subject highest; what is coordinated stands as high as the first."""
    for _ in range(8):
        if grid.roles[i] not in ("conjunct", "name") or grid.heads[i] == i:
            break
        i = grid.heads[i]
    high = _RANKS.get(grid.roles[i], 0.4)
    return 0.85 * high if grid.roles[grid.heads[i]] in _SUBORDINATE else high
