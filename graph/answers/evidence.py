"""The evidence of a relation, made to be read in a REPL: each piece prints as its sentence, the trigger marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Self, SupportsIndex, overload

from extract.records import Relation

from ..identity import Families, counted
from . import table


class Piece(Relation):
    """A relation record that prints as its sentence, the trigger marked; `copies` are the other documents that tell the same story."""

    __slots__ = ("copies",)

    copies: tuple[str, ...]

    def __new__(cls, *values: Any, **fields: Any) -> Self:
        piece = super().__new__(cls)
        object.__setattr__(piece, "copies", ())
        return piece

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Relation) and all(getattr(self, f.name) == getattr(other, f.name) for f in fields(Relation))

    __hash__ = Relation.__hash__

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.piece(self, self.copies))

    def _repr_html_(self) -> str:
        return table.piece_html(self, self.copies)


class Evidence(tuple[Relation, ...]):
    """The evidence of a relation; a piece of it prints as its sentence, the trigger marked.

    `copies` are the documents that are copies of one another, a tuple for each story; in confidence they count once.
    """

    copies: tuple[tuple[str, ...], ...]

    def __new__(cls, pieces: Iterable[Relation] = (), copies: tuple[tuple[str, ...], ...] = ()) -> Self:
        evidence = super().__new__(cls, pieces)
        evidence.copies = copies
        return evidence

    @property
    def plain(self) -> Iterator[Relation]:
        """The records as the graph has them."""
        return super().__iter__()

    @property
    def sample(self) -> Iterator[Relation]:
        """Those by which a table tells of the relation: all."""
        return self.plain

    @property
    def counted(self) -> Sequence[Relation]:
        """The records that count: of copies those of one."""
        return counted(tuple(self.plain), self.families)

    @property
    def families(self) -> Families:
        """The copies by each of the documents."""
        return {doc: docs for docs in self.copies for doc in docs}

    @overload
    def __getitem__(self, place: SupportsIndex) -> Piece: ...
    @overload
    def __getitem__(self, place: slice) -> Evidence: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Piece | Evidence:
        found = super().__getitem__(place)
        return Evidence(found, self.copies) if isinstance(found, tuple) else self._piece(found)

    def __iter__(self) -> Iterator[Piece]:
        return map(self._piece, super().__iter__())

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.pieces(self))

    def _piece(self, record: Relation) -> Piece:
        piece = Piece(**{field.name: getattr(record, field.name) for field in fields(Relation)})
        others = next((docs for docs in self.copies if record.doc in docs), ())
        object.__setattr__(piece, "copies", tuple(doc for doc in others if doc != record.doc))
        return piece
