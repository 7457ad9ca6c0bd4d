"""Evidence as a pandas DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .errors import MissingExtra

if TYPE_CHECKING:
    import pandas

    from .answers import Edge


def frame(edges: Iterable[Edge]) -> pandas.DataFrame:
    """A row for each piece of evidence of `edges`.

    Raises
    ------
    MissingExtra
        If pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise MissingExtra("to_pandas needs pandas: pip install pandas") from None
    return pandas.DataFrame(list(_rows(edges)), columns=list(_COLUMNS))


_COLUMNS = (
    "source", "type", "target", "status", "said_by", "confidence", "contested", "quad", "plover", "trigger", "sentence",
    "doc", "date", "publisher",
)


def _rows(edges: Iterable[Edge]) -> Iterator[tuple[Any, ...]]:
    for edge in edges:
        for record in edge.evidence:
            said = record.attribution
            yield (
                edge.source, edge.type, edge.target, record.status, said and ", ".join(said.actors or (said.text,)), record.confidence,
                edge.contested, edge.quad, record.plover, record.trigger.text, record.sentence.text,
                record.doc, record.date, record.publisher,
            )
