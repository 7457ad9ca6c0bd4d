"""Classes of words that trigger entries share (`classes.toml`), and the words that merely carry another (`light.toml`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from .tables import Lemmas, Row, read

_HERE = Path(__file__).parent


class Classes(Row):
    """Named sets of lemmas; each value lists them."""

    classes: dict[str, Lemmas] = Field(alias="class")

    def members(self, words: str) -> frozenset[str]:
        """The lemmas that `words` names: plain ones and classes as `@name`, parted by blanks or `/`; KeyError for an unknown class."""
        found: set[str] = set()
        for word in words.replace("/", " ").split():
            found |= self.classes[word[1:]] if word.startswith("@") else {word}
        return frozenset(found)


class Light(Row):
    """Verbs that carry an action noun (*launch an attack*), nouns that carry another (*a series of attacks*), verbs by which
    what stands after *with* befalls the object (*threatened Iran with sanctions*), and nouns that are somebody other than their owner."""

    verb: Lemmas
    noun: Lemmas
    affliction: Lemmas
    other: Lemmas


@cache
def classes() -> Classes:
    """The word classes that ship with the package."""
    return read(_HERE / "classes.toml", Classes)


@cache
def light() -> Light:
    """The light words that ship with the package."""
    return read(_HERE / "light.toml", Light)
