"""Ask a store of any size, with DuckDB over its Parquet parts; `extract.store` writes it. Needs the extra `store`.

    database.py     the parts as tables
    actors.py       who is who across all documents
    relations.py    what is related to what, by how much evidence
    asked.py        a question as conditions, names.py the actors by any name
    selection.py    what of all that goes into one graph, excerpting.py its records
    answers.py      what a question finds, pieces.py the evidence with its words, stats.py counts
    storegraph.py   the object that people hold
"""

from __future__ import annotations

from extract.extras import extra

extra("duckdb")  # before pyarrow, which other extras have too: its absence is told with the extra that has both

from .storegraph import StoreGraph  # noqa: E402

__all__ = ["StoreGraph"]
