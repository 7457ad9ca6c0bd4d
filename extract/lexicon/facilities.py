"""Words that make a name a facility's (`facilities.toml`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Self

from pydantic import model_validator

from .tables import Lemmas, Row, read


class Facilities(Row):
    """The head nouns, first words and exceptions; the table says what each is for."""

    always: Lemmas
    places: Lemmas
    doors: Lemmas
    before: Lemmas
    first: Lemmas
    never: frozenset[str]

    @model_validator(mode="after")
    def _checked(self) -> Self:
        heads = (self.always, self.places, self.doors)
        if twice := [word for word, lists in Counter(chain(*heads)).items() if lists > 1]:
            raise ValueError(f"in two lists of head nouns: {', '.join(sorted(twice))}")
        if large := [word for word in chain(*heads, self.before, self.first, self.never) if word != word.lower()]:
            raise ValueError(f"not in lower case: {', '.join(sorted(large))}")
        return self

    def named(self, words: Sequence[str], place: bool, before: str) -> bool:
        """Whether a name is a facility's.

        Parameters
        ----------
        words
            The name's words, without an article.
        place
            Whether the name was taken for a place; else for an organisation.
        before
            The word that the phrase of the name hangs on.
        """
        low = [word.lower() for word in words]
        if len(low) < 2 or " ".join(low) in self.never:
            return False
        head = low[low.index("of") - 1] if "of" in low[1:-1] else low[-1]
        if head in self.always or low[0] in self.first:
            return True
        return (place and head in self.places) or (head in self.doors and (place or before.lower() in self.before))

    def is_head(self, word: str) -> bool:
        """Whether a word can be the head noun of a facility's name."""
        return word.lower() in self.always | self.places | self.doors


@cache
def facilities() -> Facilities:
    """The table, read once.

    Raises
    ------
    LexiconError
        If the table is broken.
    """
    return read(Path(__file__).with_name("facilities.toml"), Facilities)
