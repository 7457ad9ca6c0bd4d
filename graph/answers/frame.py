"""Answers as pandas and polars DataFrames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extract.extras import extra

from ..identity import copy_of

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from .sequences import Edge

EVIDENCE = (
    "source", "type", "target", "status", "said_by", "confidence", "contested", "quad", "plover", "trigger", "sentence",
    "doc", "date", "publisher", "copy_of",
)
"""The columns of evidence, a row for each piece; `copy_of` is the first by alphabet of the documents that tell
the same story, if that is another."""

_Rows = list[tuple[Any, ...]]


def pandas(columns: tuple[str, ...], rows: _Rows) -> pd.DataFrame:
    """The rows as a pandas DataFrame.

    Raises
    ------
    MissingExtra
        If pandas is not installed.
    """
    frame: pd.DataFrame = extra("pandas").DataFrame(rows, columns=list(columns))
    return frame


def polars(columns: tuple[str, ...], rows: _Rows) -> pl.DataFrame:
    """The rows as a polars DataFrame.

    Raises
    ------
    MissingExtra
        If polars is not installed.
    """
    frame: pl.DataFrame = extra("polars").DataFrame(rows, schema=list(columns), orient="row", infer_schema_length=None)
    return frame


def evidence(edges: Iterable[Edge]) -> Iterator[tuple[Any, ...]]:
    """A row for each piece of evidence of `edges`."""
    for edge in edges:
        families = edge.evidence.families
        for record in edge.evidence.plain:
            said = record.attribution
            yield (
                edge.source, edge.type, edge.target, record.status, said and ", ".join(said.actors or (said.text,)), record.confidence,
                edge.contested, edge.quad, record.plover, record.trigger.text, record.sentence.text,
                record.doc, record.date, record.publisher, copy_of(record.doc, families),
            )
