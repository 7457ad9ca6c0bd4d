"""What a user wants of the actors of different documents: these are one, those are two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extract.lexicon import world

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Rules:
    """Groups of names to join and groups to keep apart; they travel with a saved graph, so that it opens as it was built."""

    merge: Groups = ()
    never_merge: Groups = ()

    @classmethod
    def of(cls, actors_file: Path | None) -> Rules:
        """The rules of a user's actors file; none without one.

        Raises
        ------
        LexiconError
            If the file is at fault.
        """
        if actors_file is None:
            return cls()
        user = world.load(actors_file)
        return cls(_groups(user.merge), _groups(user.never_merge))

    def world(self) -> world.World:
        """The rules as the actors' join takes them."""
        return world.World(merge=self.merge, never_merge=self.never_merge)


NO_RULES = Rules()


def _groups(groups: Iterable[Iterable[str]]) -> Groups:
    return tuple(tuple(group) for group in groups)
