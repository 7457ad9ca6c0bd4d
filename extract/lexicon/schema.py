"""The ontology as data: kinds of actor, relation types, quad classes, statuses (from `schema.toml`)."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from pydantic import Field

from .tables import Row, read


class Kind(Row):
    """A kind of actor."""

    name: str
    label: str


class Status(Row):
    """How real a text says that a relation is."""

    name: str
    description: str


class Quad(Row):
    """A quad class; `sign` is +1 for cooperation, -1 for conflict."""

    name: str
    sign: int


class RelationType(Row):
    """A relation type; `source` and `target` are the kinds that may stand there (empty: any).

    `place`: a place that stands as target counts as the state it lies in (*a strike on Aleppo*, *a trip to Baghdad*).
    """

    name: str
    label: str
    description: str
    plover: str | None = None
    quad: str | None = None
    symmetric: bool = False
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: bool = False


class Schema(Row):
    """The whole ontology; each tuple keeps the order of the file. `planned`: the PLOVER type that one becomes where it is planned."""

    kinds: tuple[Kind, ...] = Field(alias="kind")
    statuses: tuple[Status, ...] = Field(alias="status")
    quads: tuple[Quad, ...] = Field(alias="quad")
    planned: dict[str, str]
    relations: tuple[RelationType, ...] = Field(alias="relation")

    @cached_property
    def types(self) -> dict[str, RelationType]:
        """The relation types by name."""
        return {relation.name: relation for relation in self.relations}

    @cached_property
    def rank(self) -> dict[str, int]:
        """The place of each status in the order of reality, 0 the most real."""
        return {status.name: place for place, status in enumerate(self.statuses)}


@cache
def schema() -> Schema:
    """The ontology that ships with the package."""
    return read(Path(__file__).with_name("schema.toml"), Schema)
