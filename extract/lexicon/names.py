"""Names as keys: one normal form for all spellings of a name, and an index from names to what bears them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Generic, TypeVar

Bearer = TypeVar("Bearer")

ACRONYM_LETTERS = 5
"""The letters of the longest acronym that only its capitals spell; longer ones are no common words."""

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "&": " and "})
_DROPPED = str.maketrans("-‐‑‒–—/_", "        ", "'’‘ʼʻʿʾ`´\"“”«».,()[]")
_ARTICLE = re.compile(r"^\s*the\s+(?=\S)", re.IGNORECASE)
_SAINT = re.compile(r"\bst\b(?=\s)")


@lru_cache(maxsize=1 << 14)
def normal(name: str) -> str:
    """The key under which `name` is looked up, the same for all its usual spellings; empty if it has neither letter nor digit.

    Case, diacritics, apostrophes, full stops, commas, quotes and brackets go; hyphens become spaces; `&` and `St.` are written
    out; a leading `the` goes. What the spelling means is left alone: *al-Assad* and *Assad* stay two keys.
    """
    if not name.isascii():
        name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = _SAINT.sub("saint", name.casefold().translate(_LETTERS).translate(_DROPPED)).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    key = " ".join(words)
    return key if any(map(str.isalnum, key)) else ""


def spelling(name: str) -> str:
    """`name` as it is written, save for a leading `the` and the marks that no reader cares about: case and diacritics stay."""
    return _ARTICLE.sub("", name, count=1).translate(_DROPPED).strip()


class Index(Generic[Bearer]):
    """Names to their bearers.

    A name is entered *free*, for all its capitalised spellings, or *exact*, for the spelling given alone. A key has at most one
    free bearer, a spelling at most one exact bearer, and exact goes before free: *JEM* and *JeM* may be two groups.
    """

    def __init__(self) -> None:
        self._free: dict[str, Bearer] = {}
        self._exact: dict[str, Bearer] = {}
        self._lower: set[str] = set()
        self._keys: set[str] = set()

    def add(self, name: str, bearer: Bearer, exact: bool = False) -> Bearer | None:
        """Enter `name` for `bearer`: as it is spelt alone if `exact` or if it is an acronym, else in all its spellings.

        Returns
        -------
        Bearer | None
            Whoever else has the name already, in which case nothing is entered.
        """
        written, key = spelling(name), normal(name)
        self._keys.add(key)
        if exact or _is_acronym(written):
            holder = self._exact.setdefault(written, bearer)
        else:
            holder = self._free.setdefault(key, bearer)
            if written[0].islower() and holder is bearer:
                self._lower.add(key)
        return None if holder is bearer else holder

    def find(self, text: str) -> Bearer | None:
        """The bearer of the name that `text` spells."""
        key = normal(text)
        if key not in self._keys:
            return None
        written = spelling(text)
        if bearer := self._exact.get(written):
            return bearer
        return self._free.get(key) if key in self._lower or not written[:1].islower() else None

    def __iter__(self) -> Iterator[str]:
        """The keys of all names."""
        return iter(self._keys)


def _is_acronym(written: str) -> bool:
    """Whether the name is so short and so full of capitals that only this spelling is it: *WHO*, *LeT*; not *Who*, *Let*."""
    return len(written) <= ACRONYM_LETTERS and (written.isupper() or sum(map(str.isupper, written)) > 1)
