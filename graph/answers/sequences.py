"""The answers to questions: sequences that print as a table, slice, go to pandas or polars, and open as a page."""

from __future__ import annotations

import tempfile
import webbrowser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar, overload

import networkx as nx

from extract.lexicon.schema import schema
from extract.records import Relation

from . import frame, table
from .evidence import Evidence
from .late import Late

if TYPE_CHECKING:
    import pandas
    import polars

    from ..store.answers import StoreEvidence

Item = TypeVar("Item")
_Columns = tuple[str, ...]


class Edge(NamedTuple):
    """A relation between two actors of the graph with its evidence.

    `evidence` are the records that the question asked for, and `status` and `confidence` follow from them; `contested` tells of
    all the evidence that there is. `elsewhere` is how many pieces more there are in the store of which the graph is an excerpt:
    they are counted where the question asked for all evidence, and else not looked at.
    """

    source: str
    target: str
    type: str
    quad: str | None
    symmetric: bool
    status: str
    contested: bool
    confidence: float
    evidence: Evidence | StoreEvidence
    elsewhere: int = 0

    @property
    def said_by(self) -> tuple[str, ...]:
        """Who says so, in the order of the evidence: actors by name, others in the words of the text; those who deny it only where nobody says so."""
        said = (record.attribution for record in self.evidence.sample if (record.status == "denied") == (self.status == "denied"))
        return tuple(dict.fromkeys(name for who in said if who for name in who.actors or (who.text,)))

    @property
    def best(self) -> Relation:
        """The piece of evidence to show where there is room for one: the most real, then the surest."""
        return min(self.evidence.sample, key=lambda record: (schema().rank[record.status], -record.confidence))

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.relation(self, width))


class Answer(Sequence[Item]):
    """A sequence of answers, taken from a graph; it equals a tuple of the same."""

    def __init__(self, items: Iterable[Item] = (), graph: nx.MultiDiGraph[str] | None = None) -> None:
        self._items: Sequence[Item] = items if isinstance(items, Late) else tuple(items)
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph() if graph is None else graph

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Self: ...
    def __getitem__(self, place: int | slice) -> Item | Self:
        return self._part(self._items[place]) if isinstance(place, slice) else self._items[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer | tuple) and len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __add__(self, other: Iterable[Item]) -> tuple[Item, ...]:
        return (*self, *other)

    @property
    def nx(self) -> nx.MultiDiGraph[str]:
        """What the answer is about, as a graph of its own."""
        raise NotImplementedError

    def to_pandas(self) -> pandas.DataFrame:
        """The answer as a pandas DataFrame.

        Raises
        ------
        MissingExtra
            If pandas is not installed.
        """
        return frame.pandas(*self._rows())

    def to_polars(self) -> polars.DataFrame:
        """The answer as a polars DataFrame.

        Raises
        ------
        MissingExtra
            If polars is not installed.
        """
        return frame.polars(*self._rows())

    def show(self, path: str | PathLike[str] | None = None, *, title: str = "answer") -> Path:
        """Write what the answer is about as a page, and open it in the browser where no `path` is given."""
        return page(self.nx, path, title)

    def _part(self, items: Iterable[Item]) -> Self:
        return type(self)(items, self._graph)

    def _rows(self) -> tuple[_Columns, list[tuple[Any, ...]]]:
        raise NotImplementedError


class Relations(Answer[Edge]):
    """The answer to a question about relations: a sequence of edges."""

    @cached_property
    def nx(self) -> nx.MultiDiGraph[str]:
        """These relations and their actors, as a graph of its own."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for edge in self:
            graph.add_nodes_from((end, self._graph.nodes[end]) for end in (edge.source, edge.target))
            evidence = {"evidence": tuple(edge.evidence.plain), "copies": edge.evidence.copies}
            graph.add_edge(edge.source, edge.target, edge.type, **evidence, **{
                name: getattr(edge, name) for name in ("quad", "symmetric", "status", "contested", "confidence", "elsewhere")})
        return graph

    def _rows(self) -> tuple[_Columns, list[tuple[Any, ...]]]:
        return frame.EVIDENCE, list(frame.evidence(self))

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.relations(self, width))

    def _repr_html_(self) -> str:
        return table.relations_html(self)


class Rows(Answer[Any]):
    """An answer whose items are rows of values under named columns; `actors` are the columns that name actors."""

    def __init__(
        self, items: Iterable[Any], graph: nx.MultiDiGraph[str] | None = None, *, columns: _Columns = (), actors: _Columns = ()
    ) -> None:
        super().__init__(items, graph)
        self.columns, self.actors = columns, actors

    @property
    def nx(self) -> nx.MultiDiGraph[str]:
        """The actors of the rows and what is between them; all that was asked if the rows name none."""
        if not self.actors:
            return self._graph
        places = [self.columns.index(name) for name in self.actors]
        found = (row[place] for row in self for place in places)
        names = {name for value in found for name in ((value,) if isinstance(value, str) else value)}
        return self._graph.subgraph(names)

    def _part(self, items: Iterable[Any]) -> Self:
        return type(self)(items, self._graph, columns=self.columns, actors=self.actors)

    def _rows(self) -> tuple[_Columns, list[tuple[Any, ...]]]:
        return self.columns, [tuple(list(value) if isinstance(value, tuple) else value for value in row) for row in self]

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.rows(self.columns, self, width))

    def _repr_html_(self) -> str:
        return table.rows_html(self.columns, self)


class Paths(Answer[Relations]):
    """Several ways from one actor to another, the shortest first; each is the relations along it."""

    @property
    def nx(self) -> nx.MultiDiGraph[str]:
        """All that the paths run over."""
        return nx.compose_all([path.nx for path in self]) if self else nx.MultiDiGraph()

    def _rows(self) -> tuple[_Columns, list[tuple[Any, ...]]]:
        return ("path", *frame.EVIDENCE), [(number, *row) for number, path in enumerate(self) for row in frame.evidence(path)]

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.paths(self, width))

    def _repr_html_(self) -> str:
        return "".join(path._repr_html_() for path in self)


@dataclass(frozen=True, repr=False)
class Profile:
    """An actor of the graph and its relations; a symmetric relation is among both the outgoing and the incoming ones.

    `mentioned` is how often texts mention it, which may be more than the graph has `mentions` of if it is an excerpt of a store.
    """

    name: str
    kind: str
    code: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[dict[str, Any], ...]
    relations: Relations
    mentioned: int

    @property
    def outgoing(self) -> Relations:
        """What the actor does to others."""
        return self.relations._part(edge for edge in self.relations if edge.symmetric or edge.source == self.name)

    @property
    def incoming(self) -> Relations:
        """What others do to the actor."""
        return self.relations._part(edge for edge in self.relations if edge.symmetric or edge.target == self.name)

    @property
    def why(self) -> Rows:
        """The mentions by document and place: what the text calls the actor, and what made each the actor's or joined it to others."""
        rows = ((each["doc"], each["text"], each["form"], each["why"]) for each in self.mentions)
        return Rows(rows, self.relations._graph, columns=("doc", "mention", "form", "why"))

    def show(self, path: str | PathLike[str] | None = None) -> Path:
        """Write the actor and its relations as a page, and open it in the browser where no `path` is given."""
        return self.relations.show(path, title=self.name)

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.actor(self, width))

    def _repr_html_(self) -> str:
        return table.actor_html(self)


def page(graph: nx.MultiDiGraph[str], path: str | PathLike[str] | None, title: str) -> Path:
    """Write a graph as a page; without a `path` to a temporary file, which is opened in the browser.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    from ..page import write  # pyvis and igraph cost half a second that only a page should cost

    if path is not None:
        write(graph, Path(path), title=title)
        return Path(path)
    target = Path(tempfile.mkdtemp(prefix="whowhom-")) / "graph.html"
    write(graph, target, title=title)
    webbrowser.open(target.as_uri())
    return target
