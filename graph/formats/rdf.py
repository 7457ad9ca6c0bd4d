"""RDF: actors as resources, each piece of evidence as a statement with its provenance; what is asserted also as a plain triple.

Names of the house are `urn:whowhom:`; names, codes and documents use SKOS, Dublin Core and PROV, so that other tools know them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx

from extract.extras import extra
from extract.files import replacing, sound
from extract.records import Relation

SCHEME = "urn:whowhom:scheme:"


def turtle(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write Turtle."""
    return _write(graph, path, "turtle")


def jsonld(graph: nx.MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Write JSON-LD."""
    return _write(graph, path, "json-ld")


def _write(graph: nx.MultiDiGraph[str], path: Path, form: str) -> tuple[Path, ...]:
    triples = _Triples(extra("rdflib"))
    for name, node in graph.nodes(data=True):
        triples.actor(name, node)
    for a, b, type_, data in graph.edges(keys=True, data=True):
        triples.relation(a, b, type_, data)
    with replacing(path) as part:
        triples.graph.serialize(str(part), format=form, encoding="utf-8")
    return (path,)


class _Triples:
    """An RDF graph while it is filled."""

    def __init__(self, rdflib: Any) -> None:
        self._rdf, self._uri, self._any = rdflib.RDF, rdflib.URIRef, rdflib.Literal
        self._skos, self._terms, self._prov = rdflib.SKOS, rdflib.DCTERMS, rdflib.PROV
        self.graph = rdflib.Graph()
        self.graph.bind("whowhom", SCHEME)

    def actor(self, name: str, node: dict[str, Any]) -> None:
        """All of an actor but its mentions."""
        about = self._of("actor", name)
        self._add(about, self._rdf.type, self._term(node["kind"]))
        self._add(about, self._skos.prefLabel, self._literal(name))
        for predicate, values in (
            (self._skos.altLabel, node["aliases"]), (self._term("role"), node["roles"]), (self._term("code"), filter(None, [node["code"]])),
        ):
            for value in values:
                self._add(about, predicate, self._literal(value))

    def relation(self, source: str, target: str, type_: str, data: dict[str, Any]) -> None:
        """A relation: plain where it is asserted, and a statement for each piece of evidence."""
        if data["status"] == "asserted":
            self._add(self._of("actor", source), self._term(type_), self._of("actor", target))
        for number, record in enumerate(data["evidence"]):
            about = self._of("evidence", f"{source}/{type_}/{target}/{number}")
            for predicate, value in self._statement(record):
                self._add(about, predicate, value)

    def _statement(self, record: Relation) -> Iterator[tuple[Any, Any]]:
        document = self._of("document", record.doc)
        yield self._rdf.type, self._rdf.Statement
        yield self._rdf.subject, self._of("actor", record.source.actor)
        yield self._rdf.predicate, self._term(record.type)
        yield self._rdf.object, self._of("actor", record.target.actor)
        yield self._prov.wasDerivedFrom, document
        for name in ("status", "confidence", "plover", "quad"):
            if (value := getattr(record, name)) is not None:
                yield self._term(name), self._literal(value)
        yield self._term("sentence"), self._literal(record.sentence.text)
        yield self._term("trigger"), self._literal(record.trigger.text)
        yield self._term("start"), self._literal(record.trigger.start)
        if record.attribution:
            yield self._term("said_by"), self._literal(record.attribution.text)
            for speaker in record.attribution.actors:
                yield self._prov.wasAttributedTo, self._of("actor", speaker)
        for predicate, value in ((self._terms.date, record.date), (self._terms.publisher, record.publisher)):
            if value:
                self._add(document, predicate, self._literal(value))

    def _add(self, *triple: Any) -> None:
        self.graph.add(triple)

    def _literal(self, value: str | float) -> Any:
        return self._any(sound(value) if isinstance(value, str) else value)

    def _of(self, what: str, name: str) -> Any:
        return self._uri(f"urn:whowhom:{what}:{quote(name, safe='/', errors='replace')}")

    def _term(self, name: str) -> Any:
        return self._uri(SCHEME + quote(name))
