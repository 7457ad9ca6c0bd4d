"""How much a store holds: documents and relations by type, status, publisher and month."""

from __future__ import annotations

from typing import NamedTuple

from ..answers.sequences import Rows
from .database import Database


class Stats(NamedTuple):
    """Counts of the records of a store; each is a table of its own that prints, slices and goes to pandas or polars."""

    whole: Rows
    types: Rows
    statuses: Rows
    publishers: Rows
    months: Rows

    def __repr__(self) -> str:
        return "\n\n".join(map(repr, self))


def stats(database: Database) -> Stats:
    """The counts, the biggest first, of months the latest. Raises as `Database.run` does."""
    return Stats(
        _rows(database, ("documents", "with relations", "relations", "actors in documents"), """
            SELECT count(*), count(*) FILTER (relations > 0), (SELECT count(*) FROM relations), (SELECT count(*) FROM actors) FROM documents"""),
        _of_relations(database, "type"),
        _of_relations(database, "status"),
        _of_documents(database, "publisher", "publisher", "count(*) DESC"),
        _of_documents(database, "month", "date[:7]", "month DESC"),
    )


def _of_relations(database: Database, column: str) -> Rows:
    return _rows(database, (column, "relations", "documents"), f"""
        SELECT {column}, count(*), count(DISTINCT doc) FROM relations GROUP BY {column} ORDER BY count(*) DESC, {column}""")


def _of_documents(database: Database, name: str, value: str, order: str) -> Rows:
    return _rows(database, (name, "documents", "relations"), f"""
        SELECT {value} AS {name}, count(*), coalesce(sum(relations), 0)::BIGINT FROM documents GROUP BY ALL ORDER BY {order}, {name} NULLS LAST""")


def _rows(database: Database, columns: tuple[str, ...], question: str) -> Rows:
    return Rows(database.rows(question), columns=columns)
