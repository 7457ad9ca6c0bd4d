"""A store: the records of any number of documents in a folder of Parquet parts with a manifest.

    manifest.json                   what the store was made with, and the parts that count, in their order
    documents/part-000001.parquet   a row a document, without its text
    actors/part-000001.parquet      a row an actor of a document, with its mentions
    relations/part-000001.parquet   a row a relation, flat
    failed.jsonl                    a line a document that could not be read or analysed, with its error

A part holds a fixed number of documents in the order of the input, and is written before the manifest names it: what the manifest does
not name is left over from an interruption and does not count. `schemas.py` has the columns. Needs the extra `store`.
"""

from __future__ import annotations

from .manifest import is_store
from .reading import Store

__all__ = ["Store", "is_store"]
