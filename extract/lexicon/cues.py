"""The words that tell how real a relation is and who says so (`cues.toml`)."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from pydantic import field_validator

from .schema import schema
from .tables import Lemmas, Row, read

_STATUS_TABLES = ("auxiliary", "reported", "verb", "passive", "object", "noun", "adjective", "adverb")


class Speech(Row):
    """Words that report what somebody says: verbs, nouns, prepositions.

    `own` ones report an act of their subject, `accusing` ones take the accused's act after a preposition.
    """

    verb: Lemmas
    noun: Lemmas
    source: Lemmas
    own: Lemmas
    accusing: Lemmas


class Cues(Row):
    """The cue table; `status_of` looks a word up in one of its status tables."""

    auxiliary: dict[str, Lemmas]
    reported: dict[str, Lemmas]
    verb: dict[str, Lemmas]
    passive: dict[str, Lemmas]
    object: dict[str, Lemmas]
    noun: dict[str, Lemmas]
    adjective: dict[str, Lemmas]
    adverb: dict[str, Lemmas]
    negation: Lemmas
    condition: Lemmas
    exclusion: Lemmas
    averting: Lemmas
    inverted: Lemmas
    occurrence: Lemmas
    reciprocal: Lemmas
    infinitive: Lemmas
    gerund: Lemmas
    ceasing: Lemmas
    arranged: Lemmas
    charge: Lemmas
    kept: Lemmas
    concerning: Lemmas
    control: Lemmas
    onward: Lemmas
    intermediary: Lemmas
    speech: Speech

    @field_validator(*_STATUS_TABLES)
    @classmethod
    def _known_statuses(cls, table: dict[str, Lemmas]) -> dict[str, Lemmas]:
        seen: set[str] = set()
        for status, words in table.items():
            if status not in schema().rank:
                raise ValueError(f"unknown status {status!r}")
            if twice := seen & words:
                raise ValueError(f"{', '.join(sorted(twice))}: one word, two statuses")
            seen |= words
        return table

    @cached_property
    def _by_word(self) -> dict[str, dict[str, str]]:
        return {name: {word: status for status, words in getattr(self, name).items() for word in words} for name in _STATUS_TABLES}

    def status_of(self, table: str, word: str) -> str | None:
        """The status that a word carries in a table (`verb`, `noun` …), or None."""
        return self._by_word[table].get(word)


@cache
def cues() -> Cues:
    """The cues that ship with the package."""
    return read(Path(__file__).with_name("cues.toml"), Cues)
