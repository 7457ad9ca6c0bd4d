"""A graph as a Ladybug database: a node table of actors, and for each relation type a table with a relationship for each piece of evidence.

    (:Actor {name, kind, code, aliases, roles, mentions})
    -[:trains {status, confidence, sentence, trigger, said_by, speakers, doc, date, publisher, plover, quad, contested, why,
               copy_of}]->

A relationship of a symmetric type runs from the first to the second by alphabet: ask for it without an arrow, `(a)-[:meets]-(b)`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import networkx as nx

from extract.extras import extra
from extract.files import replacing
from extract.lexicon.schema import schema
from extract.records import Relation

from ..answers.sequences import Rows
from ..errors import BadStatement, OutputError
from ..identity import copy_of
from .admit import admit

_ACTOR = {"name": "STRING", "kind": "STRING", "code": "STRING", "aliases": "STRING[]", "roles": "STRING[]", "mentions": "INT64"}
_EVIDENCE = {
    "status": "STRING", "confidence": "DOUBLE", "sentence": "STRING", "trigger": "STRING", "said_by": "STRING", "speakers": "STRING[]",
    "doc": "STRING", "date": "STRING", "publisher": "STRING", "plover": "STRING", "quad": "STRING", "contested": "BOOLEAN",
    "why": "STRING[]", "copy_of": "STRING",
}
_HIDDEN = ("_ID", "_SRC", "_DST")
_LABEL = re.compile(r"LABEL\((\w+)\._ID,\[[^]]*\]\)")
"""What the engine calls a column of labels that has no name."""


class Database:
    """A graph to ask in Cypher; at `path` it is a file that Ladybug opens, else it is held in memory."""

    def __init__(self, graph: nx.MultiDiGraph[str], path: Path | None = None) -> None:
        engine = extra("ladybug")
        self._graph = graph
        self._database = engine.Database(str(path) if path else ":memory:")
        self._connection = engine.Connection(self._database)
        self._fill()

    def ask(self, statement: str, parameters: dict[str, Any]) -> Rows:
        """The answer to a statement.

        Raises
        ------
        BadStatement
            If the statement does more than read the graph, or the engine does not understand it.
        """
        admitted, values = admit(statement, parameters)
        try:
            result = self._connection.execute(admitted, values)
            columns = tuple(_LABEL.sub(r"label(\1)", name) for name in result.get_column_names())
            rows = [tuple(map(_plain, row)) for row in result.get_all()]
        except RuntimeError as error:
            raise BadStatement(" ".join(str(error).split())) from None
        return Rows(rows, self._graph, columns=columns)

    def close(self) -> None:
        """Let go of the database; what is on disk is complete then."""
        self._connection.close()
        self._database.close()

    def _fill(self) -> None:
        arrow = extra("pyarrow")
        run = self._connection.execute
        run(f"CREATE NODE TABLE Actor ({_columns(_ACTOR)}, PRIMARY KEY (name))")
        run("COPY Actor FROM $rows", {"rows": _table(arrow, _ACTOR, [_actor(*node) for node in self._graph.nodes(data=True)])})
        rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for source, target, type_, data in self._graph.edges(keys=True, data=True):
            families = {doc: docs for docs in data["copies"] for doc in docs}
            rows[type_] += [
                (source, target, *_evidence(record, data["contested"]), copy_of(record.doc, families)) for record in data["evidence"]]
        for type_ in schema().types:
            run(f"CREATE REL TABLE `{type_}` (FROM Actor TO Actor, {_columns(_EVIDENCE)})")
            if rows[type_]:
                ends = {"from": "STRING", "to": "STRING"}
                run(f"COPY `{type_}` FROM $rows", {"rows": _table(arrow, ends | _EVIDENCE, rows.pop(type_))})


def save(graph: nx.MultiDiGraph[str], path: Path) -> None:
    """Write the graph as a Ladybug database, for those who want to stay in Cypher.

    Raises
    ------
    OutputError
        If the file cannot be written.
    MissingExtra
        If Ladybug is not installed.
    """
    with replacing(path) as part:
        try:
            Database(graph, part).close()
        except RuntimeError as error:
            raise OutputError(f"{path}: cannot be written: {' '.join(str(error).split())}") from None


def _columns(types: dict[str, str]) -> str:
    return ", ".join(f"`{name}` {type_}" for name, type_ in types.items())


def _table(arrow: Any, types: dict[str, str], rows: list[tuple[Any, ...]]) -> Any:
    kinds = {"STRING": arrow.string(), "STRING[]": arrow.list_(arrow.string()), "INT64": arrow.int64(), "DOUBLE": arrow.float64(),
             "BOOLEAN": arrow.bool_()}
    columns = zip(*rows, strict=True) if rows else ((),) * len(types)
    arrays = [arrow.array(column, kinds[type_]) for type_, column in zip(types.values(), columns, strict=True)]
    return arrow.table(arrays, names=list(types))


def _actor(name: str, node: dict[str, Any]) -> tuple[Any, ...]:
    return name, node["kind"], node["code"], node["aliases"], node["roles"], len(node["mentions"])


def _evidence(record: Relation, contested: bool) -> tuple[Any, ...]:
    said = record.attribution
    return (
        record.status, record.confidence, record.sentence.text, record.trigger.text, said and said.text, said.actors if said else (),
        record.doc, record.date, record.publisher, record.plover, record.quad, contested, record.why,
    )


def _plain(value: Any) -> Any:
    """A value of the engine without its inner addresses."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key not in _HIDDEN}
    return [_plain(each) for each in value] if isinstance(value, list) else value
