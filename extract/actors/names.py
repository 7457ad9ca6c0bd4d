"""Names as strings: when two of them call the same person or body. Nothing here knows a document or a language model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..lexicon.names import normal
from ..lexicon.nominals import nominals

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("kh|gh|q|ck|c(?=[aoulrk])", "k"),
        ("dh", "d"),
        ("ph", "f"),
        ("ou|oo|o|w(?=[bcdfgkmnprstz])", "u"),
        ("e+i?y?|i+[ye]?|y+", "i"),
        ("iu", "u"),
        ("a+", "a"),
        (r"(.)\1", r"\1"),
    )
]
"""Spellings of one sound among the usual transliterations of Arabic, Persian, Russian and Chinese names."""

_ARABIC_VOWELS = str.maketrans("i", "a")


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """A key that the spellings of one name in Latin letters share: *Sarraj, Serraj, Seraj*; *Sergei, Sergey*; *Yanukovych, Yanukovich*."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word[:1] + word[1:].translate(_ARABIC_VOWELS)


@lru_cache(maxsize=1 << 14)
def parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name that count, as sounds: *Haider al-Abadi* gives those of *haider* and *abadi*."""
    words = normal(name).split()
    words = [word for word in words if word not in nominals().generations] or words
    kept = [word for word in words if word not in nominals().particles] or words
    return tuple(sound(word) for word in kept)


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names (as `parts`) can be one person's: the same surname and no given name that contradicts.

    >>> same_person(parts("Stephen J. Townsend"), parts("Stephen Townsend"))
    True
    >>> same_person(parts("Bill Clinton"), parts("Hillary Clinton"))
    False
    """
    if len(a) < 2 or len(b) < 2:
        return False
    if a[-1] != b[-1]:
        return False
    short, long = sorted((a[:-1], b[:-1]), key=len)
    rest = iter(long)
    return all(any(_given(mine, other) for other in rest) for mine in short)


def _given(a: str, b: str) -> bool:
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def part_of_person(short: Sequence[str], full: Sequence[str]) -> int:
    """How well a part of a name calls the person of a full one: 3 as surname, 2 as given name, 1 as something between, 0 not at all."""
    if not short or len(short) >= len(full):
        return 0
    short, full = tuple(short), tuple(full)
    if full[-len(short) :] == short:
        return 3
    if full[: len(short)] == short:
        return 2
    return int(any(full[i : i + len(short)] == short for i in range(1, len(full) - len(short))))


def initials(name: str) -> frozenset[str]:
    """The acronyms that a name can have, small words counted or not: GNA for *Government of National Accord*, DRC with all but *of the*."""
    words = [word for word in re.split(r"[\s\-–‑/]+", name.replace("’", "'")) if word and word[0].isalnum()]
    letters = {"".join(word[0] for word in words), "".join(word[0] for word in words if word.lower() not in nominals().small)}
    letters.add("".join(word[0] for word in words if word.lower() not in nominals().unlettered))
    return frozenset(found.upper() for found in letters if len(found) > 1)


def is_acronym(text: str) -> bool:
    """Whether a text looks like an acronym: *LNA*, *U.N.*, *NAVCENT*, *CJTF-OIR*."""
    if " " in text.strip():
        return False
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= 9 and sum(map(str.isupper, letters)) >= max(2, len(letters) - 1)


def abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym beside a name can be the name's: its letters stand there in their order, the first at the start of a word."""
    letters = [c for c in normal(acronym) if c.isalnum()]
    wanted = normal(name)
    if not letters or not wanted or len(letters) >= len(wanted):
        return False
    starts = [i for i, c in enumerate(wanted) if c == letters[0] and (i == 0 or wanted[i - 1] == " ")]
    return any(_in_order(letters, wanted[start:]) for start in starts)


def _in_order(letters: list[str], text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
