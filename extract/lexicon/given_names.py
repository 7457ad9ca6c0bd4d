"""Given names that tell the gender of who bears them (`actors/given_names.toml`)."""

from __future__ import annotations

from functools import cache
from typing import Literal

from .names import normal
from .tables import Lemmas, Row, read
from .world import TABLES


class GivenNames(Row):
    """Men's and women's given names, in normal form; a name of both is in neither."""

    m: Lemmas
    f: Lemmas

    def gender(self, name: str) -> Literal["m", "f"] | None:
        """What the first of the words of a full name tells; nothing for a name of one word, which may be a surname."""
        first, _, rest = normal(name).partition(" ")
        return None if not rest else "m" if first in self.m else "f" if first in self.f else None


@cache
def given_names() -> GivenNames:
    """The given names that ship with the package."""
    return read(TABLES / "given_names.toml", GivenNames)
