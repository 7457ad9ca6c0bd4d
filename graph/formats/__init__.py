"""The formats in which a graph leaves the house; its own, which `load` opens again, is `formats.json`.

    graphml        one file for networkx, Gephi, yEd, igraph; comes back whole with `formats.xml.read`
    gexf           one file for Gephi; comes back whole with `formats.xml.read`
    csv            NAME.nodes.csv and NAME.edges.csv; without mentions and evidence
    evidence-csv   a row for each piece of evidence; without offsets
    parquet        NAME.actors.parquet and NAME.evidence.parquet; whole
    turtle, jsonld RDF: actors, relations as statements with their provenance; without the actors' mentions
    ftm            FollowTheMoney entities, a line of JSON each; statuses and types as texts
    polecat        tab-separated, with the columns of POLECAT; without standing ties, which PLOVER has no type for
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import networkx as nx

from ..errors import UnknownWord
from ..queries.filters import known


class Format(NamedTuple):
    """A format: the module and function that write it, and the suffix of its file."""

    module: str
    function: str
    suffix: str


FORMATS = {
    "graphml": Format("xml", "graphml", ".graphml"),
    "gexf": Format("xml", "gexf", ".gexf"),
    "csv": Format("csv", "tables", ".csv"),
    "evidence-csv": Format("csv", "evidence", ".evidence.csv"),
    "parquet": Format("parquet", "write", ".parquet"),
    "turtle": Format("rdf", "turtle", ".ttl"),
    "jsonld": Format("rdf", "jsonld", ".jsonld"),
    "ftm": Format("ftm", "write", ".ftm.json"),
    "polecat": Format("polecat", "write", ".polecat.tsv"),
}


def export(graph: nx.MultiDiGraph[str], path: Path, to: str | None = None) -> tuple[Path, ...]:
    """Write the graph in the format `to`, or in that which the suffix of `path` names; tells the files written.

    Raises
    ------
    UnknownWord
        If there is no such format, or the suffix names none.
    OutputError
        If a file cannot be written.
    MissingExtra
        If the format's library is not installed.
    """
    form = FORMATS[known(to, FORMATS, "format").pop() if to else _named(path)]
    write = getattr(import_module(f".{form.module}", __name__), form.function)
    files: tuple[Path, ...] = write(graph, path)
    return files


def _named(path: Path) -> str:
    fitting = [name for name, form in FORMATS.items() if path.name.endswith(form.suffix)]
    if not fitting:
        suffixes = ", ".join(form.suffix for form in FORMATS.values())
        raise UnknownWord(f"no format ends in {path.suffix or path.name!r}, but in {suffixes}; or name the format: to={next(iter(FORMATS))!r}")
    return max(fitting, key=lambda name: len(FORMATS[name].suffix))
