"""GraphML and GEXF, for networkx, Gephi and their like, and back again.

Both know only plain values. So each node and edge has what people look at as such, and all there is of it in one attribute,
`record`, as JSON in ASCII, from which `read` makes the graph again. XML cannot hold control characters: in plain values they become �.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from extract.errors import RecordError
from extract.files import replacing
from extract.records import Relation, to_dict

from ..errors import FileError
from . import flat
from .records import record

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graphml(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write GraphML."""
    return _write(graph, path, lambda plain, part: nx.write_graphml_xml(plain, part))


def gexf(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write GEXF 1.2."""
    return _write(graph, path, _write_gexf)


def read(path: Path) -> nx.MultiDiGraph[str]:
    """The graph that a GraphML or GEXF file of ours holds, as it was.

    Raises
    ------
    FileError
        If the file cannot be read or is not ours.
    """
    try:
        plain = nx.read_gexf(path) if path.suffix == ".gexf" else nx.read_graphml(path, force_multigraph=True)
        names = {node: json.loads(data["record"]) for node, data in plain.nodes(data=True)}
        edges = [(names[a]["name"], names[b]["name"], json.loads(data["record"])) for a, b, data in plain.edges(data=True)]
        return _graph(list(names.values()), edges)
    except OSError as error:
        raise FileError(f"{path}: cannot be read: {error.strerror}") from None
    except (nx.NetworkXException, SyntaxError, ValueError, TypeError, KeyError, RecordError) as error:
        raise FileError(f"{path}: is no graph of ours: {error}") from None


def _write(graph: nx.MultiDiGraph[str], path: Path, write: Callable[[nx.MultiDiGraph[str], str], None]) -> tuple[Path, ...]:
    with replacing(path) as part:
        write(_plain(graph), str(part))
    return (path,)


def _write_gexf(plain: nx.MultiDiGraph[str], part: str) -> None:
    """Write GEXF without the `name` that networkx gives a graph and Gephi's schema does not know."""
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(plain)
    for element in writer.xml.iter("graph"):
        element.attrib.pop("name")
    writer.write(part)


def _plain(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    ids = _ids(graph)
    for name, data in graph.nodes(data=True):
        plain.add_node(ids[name], **_legal(flat.node(name, data)), record=json.dumps({"name": name, **data}))
    for source, target, type_ in graph.edges(keys=True):
        values, data = flat.edge(graph, source, target, type_), graph.edges[source, target, type_]
        held = {**data, "relation": type_, "evidence": [to_dict(each) for each in data["evidence"]]}
        plain.add_edge(ids[source], ids[target], f"e{plain.number_of_edges()}", **_legal(values), record=json.dumps(held))
    return plain


def _ids(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """Names that XML can hold, each once."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in graph:
        new = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", " ".join(name.split())) or "?"
        while new in taken:
            new += "_"
        taken.add(new)
        ids[name] = new
    return ids


def _legal(values: flat.Values) -> flat.Values:
    return {key: _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value for key, value in values.items()}


def _graph(nodes: list[dict[str, Any]], edges: list[tuple[str, str, dict[str, Any]]]) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(nodes, key=lambda node: node["name"]):
        graph.add_node(node.pop("name"), **{key: tuple(value) if key in ("aliases", "roles") else value for key, value in node.items()})
    for source, target, data in sorted(edges, key=lambda edge: (*edge[:2], edge[2]["relation"])):
        pieces = tuple(found for found in map(record, data.pop("evidence")) if isinstance(found, Relation))
        copies = tuple(map(tuple, data.pop("copies")))
        graph.add_edge(source, target, data.pop("relation"), evidence=pieces, copies=copies, **data)
    return graph
