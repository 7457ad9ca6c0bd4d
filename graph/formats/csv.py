"""CSV for spreadsheets. A cell that a spreadsheet would take for a formula gets an apostrophe before it; `raw` takes it off again."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from extract.files import replacing

from ..answers import frame
from ..queries import query
from . import flat

_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%＝＋－＠]")


def tables(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write the actors and the relations: `NAME.nodes.csv` with an id for each, `NAME.edges.csv` with the ids of both ends."""
    nodes, edges = (path.with_name(f"{path.stem}.{part}.csv") for part in ("nodes", "edges"))
    ids = {name: number for number, name in enumerate(graph)}
    actors = [{"id": ids[name], **flat.node(name, data)} for name, data in graph.nodes(data=True)]
    relations = [
        {"source": ids[a], "target": ids[b], "source_label": a, "target_label": b, **flat.edge(graph, a, b, type_)}
        for a, b, type_ in graph.edges(keys=True)]
    _write(nodes, _columns(actors, ("id", "label", "kind", "code", "aliases", "roles", "mentions")), actors)
    _write(edges, _columns(relations, ("source", "target", "relation")), relations)
    return nodes, edges


def evidence(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write the evidence, a row for each piece."""
    rows = frame.evidence(map(query.whole, graph.edges(keys=True, data=True)))
    _write(path, frame.EVIDENCE, (dict(zip(frame.EVIDENCE, row, strict=True)) for row in rows))
    return (path,)


def defused(value: Any) -> Any:
    """A value as a cell that no spreadsheet obeys."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def raw(cell: str) -> str:
    """The text that `defused` made a cell of."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def _columns(rows: list[dict[str, Any]], least: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rows[0]) if rows else least


def _write(path: Path, columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> None:
    with replacing(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, list(columns))
        writer.writeheader()
        writer.writerows({key: defused(value) for key, value in row.items()} for row in rows)
