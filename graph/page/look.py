"""How the page draws what the schema names, from `look.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from extract.lexicon.tables import Row, read

Shape = Literal["dot", "square", "hexagon", "triangle", "triangleDown", "diamond", "star"]


class Colours(Row):
    """One colour for each ground, as #rrggbb."""

    light: str
    dark: str


class KindLook(Colours):
    """How an actor of a kind is drawn."""

    shape: Shape


class StatusLook(Row):
    """The lengths of dash and gap in a line, in pixels; none for a whole line."""

    dashes: tuple[int, ...]


class Look(Row):
    """The whole look, by the schema's names; the quad class `none` stands for standing ties."""

    kind: dict[str, KindLook]
    quad: dict[str, Colours]
    status: dict[str, StatusLook]
    group: tuple[Colours, ...]


@cache
def look() -> Look:
    """The look that ships with the package."""
    return read(Path(__file__).with_name("look.toml"), Look)
