"""When two names, two ends or two attributions agree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..lexicon import tables
from ..records import Attribution, End, Relation
from .gold import Mark

_QUOTE = re.compile(r"[‘’`´ʼ]")
_POSSESSIVE = re.compile(r"'s\b|'")
_NO_LETTER = re.compile(r"\W+")
_INITIALS = re.compile(r"\b\w(?: \w)+\b")


class Agreement(tables.Row):
    """What is overlooked when names are compared (`lexicon/agreement.toml`)."""

    articles: tables.Lemmas
    generic: tables.Lemmas
    short: dict[str, str]
    letters: dict[str, str]


@cache
def agreement() -> Agreement:
    """The table. Raises LexiconError if it is broken."""
    return tables.read(Path(tables.__file__).with_name("agreement.toml"), Agreement)


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): plain for letter, plain in agreement().letters.items()}


@cache
def bare(name: str) -> str:
    """A name without case, accents, punctuation, possessive and article, its initials in one word, short names spelled out."""
    plain = unicodedata.normalize("NFKD", name.translate(_letters()))
    text = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    text = _NO_LETTER.sub(" ", _POSSESSIVE.sub("", _QUOTE.sub("'", text))).strip()
    text = _INITIALS.sub(lambda found: found[0].replace(" ", ""), text)
    first, _, rest = text.partition(" ")
    text = rest if rest and first in agreement().articles else text
    return agreement().short.get(text, text)


def named(name: str, acceptable: Iterable[str], *, person: bool) -> bool:
    """Whether a name is one of the acceptable ones; of a person the end of a name (the surname) is enough, on either side."""
    mine = bare(name)
    theirs = [bare(other) for other in acceptable]
    return mine in theirs or (person and any(mine.endswith(f" {other}") or other.endswith(f" {mine}") for other in theirs))


def same_actor(end: End, acceptable: Iterable[str]) -> bool:
    """Whether an end of a record is the marked actor."""
    return named(end.actor, acceptable, person=end.kind == "person")


def straight(record: Relation, mark: Mark) -> bool:
    """Whether source is source and target is target."""
    return same_actor(record.source, mark.source) and same_actor(record.target, mark.target)


def same_ends(record: Relation, mark: Mark, *, either_way: bool) -> bool:
    """Whether a record joins the marked actors, in the marked direction or `either_way`."""
    return straight(record, mark) or (either_way and same_actor(record.source, mark.target) and same_actor(record.target, mark.source))


def same_speaker(said: Attribution | None, mark: Mark) -> bool:
    """Whether a record's attribution is an acceptable one of the mark."""
    return any(_says(said, speaker) if said and speaker else not said and not speaker for speaker in mark.speakers)


def _says(said: Attribution, speaker: str) -> bool:
    mine, theirs = _telling(said.text), _telling(speaker)
    if (mine and theirs and (mine <= theirs or theirs <= mine)) or bare(said.text) == bare(speaker):
        return True
    return any(words and words <= theirs for words in map(_telling, said.actors))


def _telling(text: str) -> set[str]:
    return set(bare(text).split()) - agreement().generic
