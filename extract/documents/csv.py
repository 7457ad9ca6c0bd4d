"""CSV with a line of column names; the separator is told by that line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from ..errors import InputError
from . import streams
from .limits import LINE
from .rows import FIELDS, Row
from .streams import Stream

_SEPARATORS = ",;\t|"


def read(stream: Stream, name: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """The records of a table.

    Raises
    ------
    InputError
        If it has no column of texts, or a line is so long that where the next record begins cannot be told.
    """
    csv.field_size_limit(LINE)  # the module's own limit is for all of the process; it is lower than an article is long
    lines = _lines(stream, name)
    header = next(lines, "")
    table = csv.reader(lines, delimiter=max(_SEPARATORS, key=header.count))
    names = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=table.dialect.delimiter), [])]
    check(names, columns)
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"{name}: line {table.line_num + 1}", InputError(f"{name}: line {table.line_num + 1}: is not valid CSV: {error}")
            continue
        if any(cells):
            yield f"{name}: line {table.line_num + 1}", dict(zip(names, cells, strict=False))


def check(names: list[str], columns: Mapping[str, str]) -> None:
    """See that a table has the columns that were named, or where not the plain ones, and one of texts.

    Raises
    ------
    InputError
        If it has not.
    """
    for field in FIELDS:
        column = columns.get(field, field)
        if column not in names and field not in names and (field in columns or field == "text"):
            raise InputError(
                f"has no column {column!r} (but {', '.join(map(repr, names[:20])) or 'none'}); name it with --column {field}=NAME")


def _lines(stream: Stream, name: str) -> Iterator[str]:
    for _, line in streams.lines(stream, name, newline=""):
        if isinstance(line, InputError):
            raise InputError(f"{str(line).removeprefix(f'{name}: ')}; the rest of it is not read")
        yield line
