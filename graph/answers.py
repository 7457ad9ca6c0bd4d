"""The answers to questions: relations and actors as one asks for them, made to be read in a REPL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

from extract.lexicon.schema import schema
from extract.records import Relation

from . import table
from .frame import frame

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False)
class Edge:
    """A relation between two actors of the graph with its evidence.

    `evidence` are the records that the question asked for, and `status` and `confidence` follow from them; `contested` tells of
    all the evidence that there is.
    """

    source: str
    target: str
    type: str
    quad: str | None
    symmetric: bool
    status: str
    contested: bool
    confidence: float
    evidence: tuple[Relation, ...]

    @property
    def said_by(self) -> tuple[str, ...]:
        """Who says so, in the order of the evidence: actors by name, others in the words of the text."""
        said = (record.attribution for record in self.evidence)
        return tuple(dict.fromkeys(name for who in said if who for name in who.actors or (who.text,)))

    @property
    def best(self) -> Relation:
        """The piece of evidence to show where there is room for one: the most real, then the surest."""
        return min(self.evidence, key=lambda record: (schema().rank[record.status], -record.confidence))

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.relation(self, width))


class Relations(tuple[Edge, ...]):
    """The answer to a question about relations: a sequence of edges that prints as a table."""

    @overload
    def __getitem__(self, place: SupportsIndex) -> Edge: ...
    @overload
    def __getitem__(self, place: slice) -> Relations: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Edge | Relations:
        return Relations(super().__getitem__(place)) if isinstance(place, slice) else super().__getitem__(place)

    def to_pandas(self) -> pandas.DataFrame:
        """The evidence as a pandas DataFrame, a row for each piece.

        Raises
        ------
        MissingExtra
            If pandas is not installed.
        """
        return frame(self)

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.relations(self, width))

    def _repr_html_(self) -> str:
        return table.relations_html(self)


@dataclass(frozen=True, repr=False)
class Profile:
    """An actor of the graph and its relations; a symmetric relation is among both the outgoing and the incoming ones."""

    name: str
    kind: str
    code: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[dict[str, Any], ...]
    relations: Relations

    @property
    def outgoing(self) -> Relations:
        """What the actor does to others."""
        return Relations(edge for edge in self.relations if edge.symmetric or edge.source == self.name)

    @property
    def incoming(self) -> Relations:
        """What others do to the actor."""
        return Relations(edge for edge in self.relations if edge.symmetric or edge.target == self.name)

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.actor(self, width))

    def _repr_html_(self) -> str:
        return table.actor_html(self)
