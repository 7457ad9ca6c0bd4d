"""Parquet: a row is a document, its fields are columns; read in small batches."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

from ..errors import InputError
from ..extras import extra
from .csv import check
from .rows import FIELDS, Row
from .streams import Stream, whole

_ROWS = 64
"""In a batch; long texts that are stored once and repeated unfold in memory."""


def read(stream: Stream, name: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a table; what cannot be leapt in, as a pipe, is read as a whole first.

    Raises
    ------
    InputError
        If it is broken or has no column of texts.
    MissingExtra
        If pyarrow is not installed.
    """
    arrow, parquet = extra("pyarrow"), extra("pyarrow.parquet")
    try:
        table = parquet.ParquetFile(stream if stream.seekable() else io.BytesIO(whole(stream)))
        names = table.schema_arrow.names
        check(names, columns)
        wanted = [column for column in dict.fromkeys((*columns.values(), *FIELDS)) if column in names]
        number = 0
        for batch in table.iter_batches(_ROWS, columns=wanted):
            for place in range(batch.num_rows):
                number += 1
                yield f"{name}: row {number}", {column: batch[column][place].as_py() for column in wanted}
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise InputError(f"is no Parquet that can be read on: {str(error).splitlines()[0]}") from None
