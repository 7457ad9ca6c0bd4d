"""What common nouns say of the actors that they stand for, and what the last words of names say of their kind (`actors/nominals.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Literal

from pydantic import Field

from .actor_rows import Kind
from .tables import Row, read
from .world import TABLES


class Head(Row):
    """A class of nouns; the head of the file says what each key means."""

    name: str
    words: tuple[str, ...]
    with_state: Literal["state", "military", "own", "person"]
    kind: Kind
    number: Literal["any", "plural"]
    bare: Literal["kind", "home", ""]


class NameHead(Row):
    """Last words of names and the kind of actor that they tell."""

    kind: Kind
    words: tuple[str, ...]


class Anaphor(Row):
    """Nouns that come back to an actor of one of the kinds, if `named` is given only to one whose name has one of its words.

    `one`: each means one actor whole, so that the plural (*the parties*) comes back to none of them.
    """

    words: frozenset[str]
    kinds: tuple[Kind, ...]
    one: bool = False
    named: frozenset[str] = frozenset()


class NoActor(Row):
    """First and last words of names that are no actors."""

    last: frozenset[str]
    first: frozenset[str]


class Nominals(Row):
    """The whole table."""

    heads: tuple[Head, ...] = Field(alias="head")
    name_heads: tuple[NameHead, ...] = Field(alias="name_head")
    anaphors: tuple[Anaphor, ...] = Field(alias="anaphor")
    no_actor: NoActor
    ships: dict[str, str]
    calendar: frozenset[str]
    pairs: frozenset[str]
    numbers: dict[str, int]
    speech: frozenset[str]
    grouping: frozenset[str]
    locating: frozenset[str]
    other: frozenset[str]
    lasting: frozenset[str]
    same: dict[str, str]
    collective: frozenset[str]
    small: frozenset[str]
    unlettered: frozenset[str]
    generations: frozenset[str]
    particles: frozenset[str]

    @cached_property
    def _heads(self) -> dict[str, tuple[Head, bool]]:
        return {form: (head, form != word) for head in reversed(self.heads) for word in head.words for form in (word, plural(word))}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {word: row.kind for row in reversed(self.name_heads) for word in row.words}

    @cached_property
    def _last_of_heads(self) -> frozenset[str]:
        return frozenset(map(last_word, self._heads))

    @cached_property
    def _last_of_kinds(self) -> frozenset[str]:
        return frozenset(map(last_word, self._kinds))

    @cached_property
    def _anaphors(self) -> dict[str, Anaphor]:
        return {
            form: row for row in reversed(self.anaphors) for word in row.words for form in ((word,) if row.one else (word, plural(word)))
        }

    def head(self, words: Sequence[str]) -> tuple[Head, int, bool] | None:
        """The class of the noun that ends `words` (lower case), how many words long it is, and whether it is a plural."""
        if not words or last_word(words[-1]) not in self._last_of_heads:
            return None
        for start in range(max(0, len(words) - 3), len(words)):
            if found := self._heads.get(" ".join(words[start:])):
                return found[0], len(words) - start, found[1] or words[-1] in self.collective
        return None

    def name_kind(self, words: Sequence[str]) -> str | None:
        """The kind of an actor whose name, in normal form, ends with `words`."""
        if not words or last_word(words[-1]) not in self._last_of_kinds:
            return None
        return next(
            (kind for start in range(max(0, len(words) - 3), len(words)) if (kind := self._kinds.get(" ".join(words[start:])))), None
        )

    def anaphor(self, word: str) -> tuple[str, ...]:
        """The kinds of actor that a definite noun phrase with this head may come back to."""
        found = self._anaphors.get(word)
        return found.kinds if found else ()

    def anaphor_names(self, word: str) -> frozenset[str]:
        """The words of which the name of an actor must have one for this noun to come back to it; empty: any name will do."""
        found = self._anaphors.get(word)
        return found.named if found else frozenset()


def last_word(form: str) -> str:
    """The last of the words that blanks part; most words in a text end no entry of the lexicon, which saves the longer look."""
    return form.rpartition(" ")[2]


def plural(word: str) -> str:
    """The regular plural of an English noun."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def nominals() -> Nominals:
    """The nominals that ship with the package."""
    return read(TABLES / "nominals.toml", Nominals)
