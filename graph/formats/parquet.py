"""Parquet: actors and evidence, each a table, whole, with mentions and spans as nested values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx

from extract.extras import extra
from extract.files import replacing
from extract.records import to_dict

from ..identity import copy_of
from ..queries import query


def write(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write `NAME.actors.parquet` and `NAME.evidence.parquet`."""
    arrow, parquet = extra("pyarrow"), extra("pyarrow.parquet")
    actors, evidence = (path.with_name(f"{path.stem}.{part}.parquet") for part in ("actors", "evidence"))
    rows = [{"name": name, **data} for name, data in graph.nodes(data=True)]
    pieces = [
        {"edge_source": edge.source, "edge_target": edge.target, "contested": edge.contested, **to_dict(record),
         "copy_of": copy_of(record.doc, families)}
        for edge in map(query.whole, graph.edges(keys=True, data=True)) for families in [edge.evidence.families]
        for record in edge.evidence.plain]
    for file, table, schema in ((actors, rows, _actors(arrow)), (evidence, pieces, _evidence(arrow))):
        with replacing(file) as part:
            parquet.write_table(arrow.Table.from_pylist(table, schema), part)
    return actors, evidence


def _actors(arrow: Any) -> Any:
    text = arrow.string()
    mention = arrow.struct([*((name, text) for name in ("doc", "text")), *((name, arrow.int64()) for name in ("start", "end")),
                            ("form", text), ("why", text)])
    return arrow.schema([
        ("name", text), ("kind", text), ("code", text), ("aliases", arrow.list_(text)), ("roles", arrow.list_(text)),
        ("mentions", arrow.list_(mention)), ("elsewhere", arrow.int64()),
    ])


def _evidence(arrow: Any) -> Any:
    text, place, texts = arrow.string(), arrow.int64(), arrow.list_(arrow.string())
    span = [("text", text), ("start", place), ("end", place)]
    end = arrow.struct([("actor", text), ("kind", text), *span])
    return arrow.schema([
        ("edge_source", text), ("edge_target", text), ("contested", arrow.bool_()), ("record", text), ("doc", text),
        ("sentence", arrow.struct(span)), ("source", end), ("target", end), ("type", text), ("plover", text), ("quad", text),
        ("symmetric", arrow.bool_()), ("trigger", arrow.struct(span)), ("status", text),
        ("attribution", arrow.struct([*span, ("actors", texts)])), ("confidence", arrow.float64()), ("why", texts), ("date", text),
        ("publisher", text), ("copy_of", text),
    ])
