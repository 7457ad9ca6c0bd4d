"""The graph as plain view data: everything that the page knows, as JSON-ready dicts and lists.

    title       what the page is called
    schema      {kinds, statuses, quads, types}: the ontology, each in its order, for the legend and the filters
    documents   [{id, date, publisher, story}], by date and id; story is a number that copies of one story have in common, else null
    sentences   [{doc, text}]: doc is an index into documents
    actors      [{name, kind, code, aliases, roles, mentions, group, brokerage, elsewhere}], by name;
                mentions are [{doc, text, form, count}], group is a number or null, brokerage lies from 0 to 1,
                elsewhere is how many mentions more the store has of which the graph is an excerpt
    relations   [{source, target, type, status, contested, confidence, evidence, elsewhere}]: source and target are indices into actors;
                elsewhere is how many pieces of evidence more the store has
    evidence    [{sentence, marks, status, said, confidence, why}]: sentence is an index; marks are [start, end, role] in code points
                of the sentence, half-open, role one of source, target, trigger, said; said is null or {text, actors (names)}

Numbers are rounded and every list has one order, so that equal graphs give equal pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from extract.lexicon.schema import schema
from extract.records import Attribution, End, Relation, Span

from ..queries.query import copies
from .measures import brokerage, groups

Plain = dict[str, Any]
_Doc = tuple[str, str | None, str | None]


def view(graph: nx.MultiDiGraph[str], *, title: str) -> Plain:
    """The view data of a graph that `graph.build` made; the graph stays as it is."""
    names = sorted(graph)
    edges = sorted(graph.edges(keys=True))
    documents, stories = _documents(graph), _stories(graph)
    sentences: dict[tuple[int, str], int] = {}
    relations = [_relation(graph, edge, names, documents, sentences) for edge in _places(edges, names)]
    return {
        "title": title,
        "schema": _schema(),
        "documents": [
            {"id": id_, "date": date, "publisher": publisher, "story": stories.get(id_)} for id_, date, publisher in documents],
        "sentences": [{"doc": doc, "text": text} for doc, text in sentences],
        "actors": _actors(graph, names, documents),
        "relations": relations,
    }


def _schema() -> Plain:
    book = schema()
    return {
        "kinds": [{"name": kind.name, "label": kind.label} for kind in book.kinds],
        "statuses": [{"name": status.name, "description": status.description} for status in book.statuses],
        "quads": [{"name": quad.name, "sign": quad.sign} for quad in book.quads],
        "types": [{"name": t.name, "label": t.label, "description": t.description, "quad": t.quad, "symmetric": t.symmetric}
                  for t in book.relations],
    }


def _evidence_of(graph: nx.MultiDiGraph[str]) -> Iterator[Relation]:
    for *_, data in graph.edges(data=True):
        yield from data["evidence"]


def _documents(graph: nx.MultiDiGraph[str]) -> dict[_Doc, int]:
    """Every document that speaks in the graph, with its index; one that only mentions actors has neither date nor publisher."""
    found: set[_Doc] = {(record.doc, record.date, record.publisher) for record in _evidence_of(graph)}
    known = {doc for doc, _, _ in found}
    mentioned = {mention["doc"] for _, data in graph.nodes(data=True) for mention in data["mentions"]}
    found |= {(doc, None, None) for doc in mentioned - known}
    return {doc: index for index, doc in enumerate(sorted(found, key=lambda doc: (doc[1] or "", doc[0], doc[2] or "")))}


def _stories(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """A number for each story that several documents tell in nearly the same words, by document."""
    return {doc: number for number, docs in enumerate(copies(graph)) for doc in docs}


def _actors(graph: nx.MultiDiGraph[str], names: list[str], documents: dict[_Doc, int]) -> list[Plain]:
    index = {doc: place for (doc, _, _), place in documents.items()}
    group, between = groups(graph), brokerage(graph)
    return [
        {
            "name": name, "kind": node["kind"], "code": node["code"], "aliases": list(node["aliases"]), "roles": list(node["roles"]),
            "mentions": _mentions(node["mentions"], index), "group": group.get(name), "brokerage": round(between[name], 4),
            "elsewhere": node["elsewhere"],
        }
        for name in names for node in [graph.nodes[name]]
    ]


def _mentions(mentions: Iterable[Plain], index: dict[str, int]) -> list[Plain]:
    counts = Counter((index[mention["doc"]], mention["text"], mention["form"]) for mention in mentions)
    return [{"doc": doc, "text": text, "form": form, "count": count} for (doc, text, form), count in sorted(counts.items())]


def _places(edges: list[tuple[str, str, str]], names: list[str]) -> Iterator[tuple[int, int, str]]:
    place = {name: index for index, name in enumerate(names)}
    for source, target, type_ in edges:
        yield place[source], place[target], type_


def _relation(
    graph: nx.MultiDiGraph[str], edge: tuple[int, int, str], names: list[str], documents: dict[_Doc, int], sentences: dict[tuple[int, str], int],
) -> Plain:
    source, target, type_ = edge
    data = graph.edges[names[source], names[target], type_]
    return {
        "source": source, "target": target, "type": type_, "status": data["status"], "contested": data["contested"],
        "confidence": round(data["confidence"], 3),
        "evidence": [_evidence(record, documents, sentences) for record in data["evidence"]],
        "elsewhere": data["elsewhere"],
    }


def _evidence(record: Relation, documents: dict[_Doc, int], sentences: dict[tuple[int, str], int]) -> Plain:
    doc = documents[record.doc, record.date, record.publisher]
    said = record.attribution
    return {
        "sentence": sentences.setdefault((doc, record.sentence.text), len(sentences)),
        "marks": list(_marks(record)),
        "status": record.status,
        "said": said and {"text": said.text, "actors": list(said.actors)},
        "confidence": round(record.confidence, 3),
        "why": list(record.why),
    }


def _marks(record: Relation) -> Iterator[list[Any]]:
    """The record's mentions that lie in its sentence (an unexpressed subject may stand in an earlier one)."""
    sentence = record.sentence
    spans: dict[str, Span | End | Attribution | None] = {
        "source": record.source, "target": record.target, "trigger": record.trigger, "said": record.attribution,
    }
    for role, span in spans.items():
        if span and sentence.start <= span.start < span.end <= sentence.end:
            yield [span.start - sentence.start, span.end - sentence.start, role]
