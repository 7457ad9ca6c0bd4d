"""Marked texts: what a careful reader says the documents state, one relation a line."""

from __future__ import annotations

from collections.abc import Container
from os import PathLike
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from .. import documents
from ..errors import InputError
from ..lexicon.schema import schema


def _types(names: tuple[str, ...]) -> tuple[str, ...]:
    return _known(names, schema().types, "relation type")


def _statuses(names: tuple[str, ...]) -> tuple[str, ...]:
    return _known(names, schema().rank, "status")


def _known(names: tuple[str, ...], table: Container[str], what: str) -> tuple[str, ...]:
    if strange := [name for name in names if name not in table]:
        raise ValueError(f"no {what} is called {strange[0]!r}")
    return names


Several = Annotated[tuple[str, ...], Field(min_length=1)]


class Mark(BaseModel):
    """One marked relation.

    `source`, `target`, `type` and `status` hold what is acceptable, the best first; `attribution` the words that name who says so,
    None where nobody does, or several of these. A mark that is not `sure` is debatable: it is held neither against a program that
    finds it nor against one that does not.
    """

    model_config = ConfigDict(frozen=True)

    doc: str
    trigger: str
    start: int
    end: int
    source: Several
    target: Several
    type: Annotated[Several, AfterValidator(_types)]
    status: Annotated[Several, AfterValidator(_statuses)]
    attribution: str | tuple[str | None, ...] | None = None
    sure: bool = True

    @property
    def speakers(self) -> tuple[str | None, ...]:
        """The acceptable attributions; None among them allows none."""
        return self.attribution if isinstance(self.attribution, tuple) else (self.attribution,)

    @property
    def symmetric(self) -> bool:
        """Whether the best of its types is symmetric."""
        return schema().types[self.type[0]].symmetric


def read(path: str | PathLike[str]) -> list[Mark]:
    """The marks of a JSONL file.

    Raises
    ------
    InputError
        If the file or a line of it cannot be read; the message names the line and the field.
    """
    return [_mark(place, line) for place, line in documents.lines(str(path))]


def _mark(place: str, line: dict[str, object] | InputError) -> Mark:
    if isinstance(line, InputError):
        raise line
    try:
        return Mark.model_validate(line)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(f"{place}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
