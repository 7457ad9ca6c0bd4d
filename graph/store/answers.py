"""The answer of a store to a question about relations: edges that are fetched when they are looked at, and their evidence when it is."""

from __future__ import annotations

import weakref
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import Any, SupportsIndex, overload

from extract.lexicon.schema import schema
from extract.records import Relation

from ..answers import frame, table
from ..answers.evidence import Evidence, Piece
from ..answers.sequences import Edge
from ..identity import Families, distinct
from . import relations
from .asked import Asked
from .database import Database
from .pieces import fetched

_PAGE = table.LIMIT
_SAMPLE = 5
_numbers = count()


class StoreRelations(Sequence[Edge]):
    """Edges, those with the most evidence first."""

    def __init__(self, database: Database, asked: Asked) -> None:
        self._database, self._asked = database, asked
        self._found = _Found(database)
        relations.aggregate(database, "passing_edges", condition=f"{asked.edges} AND {asked.pieces}", **asked.parameters)
        database.run(f"""
            CREATE TEMP TABLE {self._found.name} AS
            SELECT (row_number() OVER (ORDER BY passing.pieces DESC, source, target, type) - 1)::INTEGER AS place, passing.*,
                whole.denied > 0 AND whole.denied < whole.pieces AS contested
            FROM passing_edges AS passing JOIN edges AS whole USING (source, target, type) WHERE {asked.of_whole} AND passing.pieces >= $least""",
            least=asked.least)
        self._length = int(database.one(f"SELECT count(*) FROM {self._found.name}")[0])
        self._pages: dict[int, list[Edge]] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: SupportsIndex) -> Edge: ...
    @overload
    def __getitem__(self, place: slice) -> list[Edge]: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Edge | list[Edge]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._length))]
        number = range(self._length)[place]
        return self._page(number // _PAGE)[number % _PAGE]

    def __iter__(self) -> Iterator[Edge]:
        return (self[place] for place in range(self._length))

    def to_pandas(self) -> Any:
        """All evidence as a pandas DataFrame, a row for each piece.

        Raises
        ------
        MissingExtra
            If pandas is not installed.
        """
        return frame.pandas(frame.EVIDENCE, self._rows())

    def to_polars(self) -> Any:
        """All evidence as a polars DataFrame, a row for each piece.

        Raises
        ------
        MissingExtra
            If polars is not installed.
        """
        return frame.polars(frame.EVIDENCE, self._rows())

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.relations(self, width))

    def _repr_html_(self) -> str:
        return table.relations_html(self)

    def _rows(self) -> list[tuple[Any, ...]]:
        loader = _Loader(self._database, self._asked, self._found, 0, self._length)
        return list(frame.evidence(edge for edge in self._edges(0, self._length, loader, loader.whole)))

    def _page(self, number: int) -> list[Edge]:
        if number not in self._pages:
            first, last = number * _PAGE, min((number + 1) * _PAGE, self._length)
            self._pages[number] = list(self._edges(first, last, _Loader(self._database, self._asked, self._found, first, last)))
        return self._pages[number]

    def _edges(self, first: int, last: int, loader: _Loader, whole: dict[Any, Evidence] | None = None) -> Iterator[Edge]:
        for place, *key, source, target, type_, status, contested, doubt, pieces in self._database.rows(f"""
                SELECT place, found.source, found.target, found.type, a.name, b.name, found.type, status, contested, doubt, pieces
                FROM {self._found.name} AS found JOIN nodes AS a ON a.node = found.source JOIN nodes AS b ON b.node = found.target
                WHERE place >= $first AND place < $last ORDER BY place""", first=first, last=last):
            book = schema().types[type_]
            evidence = whole[tuple(key)] if whole is not None else StoreEvidence(loader, place, tuple(key), pieces)
            yield Edge(source, target, type_, book.quad, book.symmetric, status, contested, 1 - doubt, evidence)


class StoreEvidence(Sequence[Relation]):
    """The evidence of a relation, fetched from the store when it is looked at; `len` tells how much there is without that."""

    def __init__(self, loader: _Loader, place: int, edge: tuple[int, int, str], length: int) -> None:
        self._loader, self._place, self._edge, self._length = loader, place, edge, length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: SupportsIndex) -> Piece: ...
    @overload
    def __getitem__(self, place: slice) -> Evidence: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Piece | Evidence:
        return self._fetched[place]

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._fetched)

    def __repr__(self) -> str:
        return repr(self._fetched)

    @property
    def plain(self) -> Iterator[Relation]:
        """The records, their ends named as in the whole store."""
        return self._fetched.plain

    @property
    def sample(self) -> Iterator[Relation]:
        """A few of them, of each status the surest, by which a table tells of the relation; fetched with those of its neighbours."""
        return self._loader.samples[self._edge].plain

    @property
    def counted(self) -> Sequence[Relation]:
        """The records that count: of copies those of one."""
        return self._fetched.counted

    @property
    def families(self) -> Families:
        """The copies by each of the documents."""
        return self._fetched.families

    @property
    def copies(self) -> tuple[tuple[str, ...], ...]:
        """The documents that are copies of one another, a tuple for each story."""
        return self._fetched.copies

    @cached_property
    def _fetched(self) -> Evidence:
        return self._loader.evidence(self._place, self._place + 1)[self._edge]


class _Found:
    """The table of the edges of an answer; it goes when neither the answer nor one of its edges is left."""

    def __init__(self, database: Database) -> None:
        self.name = f"answer_{next(_numbers)}"
        weakref.finalize(self, database.forget, self.name)


class _Loader:
    """Fetches the evidence of some edges of an answer."""

    def __init__(self, database: Database, asked: Asked, found: _Found, first: int, last: int) -> None:
        self._database, self._asked, self._found, self._first, self._last = database, asked, found, first, last

    @cached_property
    def samples(self) -> dict[tuple[int, int, str], Evidence]:
        """Some of the evidence of all edges."""
        return self.evidence(self._first, self._last, _SAMPLE)

    @property
    def whole(self) -> dict[tuple[int, int, str], Evidence]:
        """All of the evidence of all edges."""
        return self.evidence(self._first, self._last)

    def evidence(self, first: int, last: int, most: int | None = None) -> dict[tuple[int, int, str], Evidence]:
        """The evidence of the edges from the `first` place on, at most so much of each."""
        self._database.run(f"CREATE OR REPLACE TEMP TABLE looked_at AS SELECT * FROM {self._found.name} WHERE place >= $first AND place < $last",
                           first=first, last=last)
        relations.pick(self._database, "wanted", "looked_at", self._asked.pieces, most, **self._asked.of_pieces_alone)
        families = relations.members(self._database)
        found: defaultdict[tuple[int, int, str], list[Relation]] = defaultdict(list)
        for edge, record in fetched(self._database, "wanted"):
            found[edge].append(record)
        return {
            edge: Evidence(distinct(records), tuple(sorted({families[record.doc] for record in records if record.doc in families})))
            for edge, records in found.items()}
