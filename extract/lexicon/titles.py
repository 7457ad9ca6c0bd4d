"""Titles and offices that stand beside names (`actors/titles.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from pydantic import Field

from .actor_rows import Kind
from .names import normal
from .nominals import last_word, plural
from .tables import Row, read
from .world import TABLES


class Title(Row):
    """An office, rank or form of address; the head of the file says what each key means."""

    name: str
    forms: tuple[str, ...] = ()
    tie: Literal["leads", "member_of"] | None = None
    nominal: tuple[str, ...] = ()
    gender: Literal["m", "f"] | None = None
    offices: tuple[str, ...] = ()
    of: tuple[Kind, ...] = ()
    military: bool = False

    @property
    def nominals(self) -> frozenset[str]:
        """The words by which a text comes back to whoever holds the title."""
        return frozenset((*self.nominal, normal(self.name), normal(self.name).split()[-1]))


class Modifiers(Row):
    """Words that go with a title: without effect on it, ending it, or putting its holder under another."""

    plain: frozenset[str]
    past: frozenset[str]
    under: frozenset[str]


class Topics(Row):
    """Portfolios before *minister* or *secretary*."""

    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Held:
    """A title as a text has it: the words from `start` up to `end`, and whether it is past or under another."""

    title: Title
    start: int
    end: int
    past: bool = False
    under: bool = False


class Titles(Row):
    """All titles."""

    titles: tuple[Title, ...] = Field(alias="title")
    modifiers: Modifiers
    topics: Topics

    @cached_property
    def _forms(self) -> dict[str, Title]:
        found: dict[str, Title] = {}
        for title in self.titles:
            for form in (title.name, *title.forms):
                found.setdefault(normal(form), title)
                found.setdefault(_plural(normal(form)), title)
        return found

    @cached_property
    def _last_words(self) -> frozenset[str]:
        return frozenset(map(last_word, self._forms))

    @cached_property
    def _longest(self) -> int:
        return max(len(form.split()) for form in self._forms)

    def ending(self, words: Sequence[str], end: int) -> Held | None:
        """The longest title whose last word is the one before `end`; `words` are normal forms of tokens (empty for punctuation)."""
        held = self._bare(words, end)
        if held is None:
            return None
        start, past, under = held.start, False, False
        while (
            start > 0
            and (word := words[start - 1])
            and (word in self.modifiers.past or word in self.modifiers.under or word in self.modifiers.plain or word in self.topics.words)
        ):
            past, under = past or word in self.modifiers.past, under or word in self.modifiers.under
            start -= 1
        return Held(held.title, start, end, past, under)

    def _bare(self, words: Sequence[str], end: int) -> Held | None:
        if not end or last_word(words[end - 1]) not in self._last_words:
            return None
        for start in range(max(0, end - self._longest), end):
            if words[start]:
                title = self._forms.get(" ".join(word for word in words[start:end] if word))
                if title:
                    return Held(title, start, end)
        return None

    def named(self, words: str) -> Title | None:
        """The title that these words (as `normal` writes them) are."""
        return self._forms.get(words)


def _plural(form: str) -> str:
    first, _, rest = form.partition(" of ")
    return f"{plural(first)} of {rest}" if rest else plural(first)


@cache
def titles() -> Titles:
    """The titles that ship with the package."""
    return read(TABLES / "titles.toml", Titles)
