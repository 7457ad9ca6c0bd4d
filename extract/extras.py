"""Libraries that one call alone needs and that are not always installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import MissingExtra

_EXTRAS = {
    "pandas": "pandas", "polars": "polars", "ladybug": "cypher", "pyarrow": "parquet", "pyarrow.parquet": "parquet", "rdflib": "rdf",
    "followthemoney": "ftm", "followthemoney.model": "ftm", "duckdb": "store", "filelock": "store", "distributed": "cluster",
    "backports.zstd": "inputs", "trafilatura": "inputs", "inscriptis": "inputs", "pypdfium2": "inputs", "feedparser": "inputs",
}


def extra(library: str) -> Any:
    """The library, imported.

    Raises
    ------
    MissingExtra
        If it is not installed; says how to install it.
    """
    try:
        return import_module(library)
    except ImportError:
        raise MissingExtra(f"this needs {library}, which is not installed: pip install \"whowhom[{_EXTRAS[library]}]\"") from None
