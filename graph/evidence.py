"""The evidence of a relation, made to be read in a REPL: each piece prints as its sentence, the trigger marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import SupportsIndex, overload

from extract.records import Relation

from . import table


class Piece(Relation):
    """A relation record that prints as its sentence, the trigger marked."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Relation) and all(getattr(self, f.name) == getattr(other, f.name) for f in fields(Relation))

    __hash__ = Relation.__hash__

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.piece(self))

    def _repr_html_(self) -> str:
        return table.piece_html(self)


class Evidence(tuple[Relation, ...]):
    """The evidence of a relation; a piece of it prints as its sentence, the trigger marked."""

    @property
    def plain(self) -> Iterator[Relation]:
        """The records as the graph has them."""
        return super().__iter__()

    @overload
    def __getitem__(self, place: SupportsIndex) -> Piece: ...
    @overload
    def __getitem__(self, place: slice) -> Evidence: ...
    def __getitem__(self, place: SupportsIndex | slice) -> Piece | Evidence:
        found = super().__getitem__(place)
        return Evidence(found) if isinstance(found, tuple) else _piece(found)

    def __iter__(self) -> Iterator[Piece]:
        return map(_piece, super().__iter__())

    def __repr__(self) -> str:
        return table.rendered(lambda width: table.pieces(self))


def _piece(record: Relation) -> Piece:
    return Piece(**{field.name: getattr(record, field.name) for field in fields(Relation)})
