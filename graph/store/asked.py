"""A question to a store as conditions on its facts. Words reach DuckDB as parameters; what stands in a statement is written here."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extract.lexicon.names import normal
from extract.lexicon.schema import schema

from ..answers.table import counted
from ..errors import UnknownActor
from ..queries.filters import Filter, Words, iso_day, known, plover_codes, several
from .database import Database
from .names import StoreNames

logger = logging.getLogger(__package__)


@dataclass
class Asked:
    """What must fit, of each edge, of each piece of its evidence, of the edge with all its evidence, and how much evidence there must be."""

    of_edges: list[str] = field(default_factory=list)
    of_pieces: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    of_whole: str = "TRUE"
    least: int = 1
    centre: frozenset[int] = frozenset()

    @property
    def edges(self) -> str:
        """The condition on edges."""
        return " AND ".join(self.of_edges) or "TRUE"

    @property
    def pieces(self) -> str:
        """The condition on pieces of evidence."""
        return " AND ".join(self.of_pieces) or "TRUE"

    @property
    def of_pieces_alone(self) -> dict[str, Any]:
        """The parameters of the condition on pieces."""
        return {name: value for name, value in self.parameters.items() if f"${name}" in self.pieces}

    def add(self, into: list[str], condition: str, **parameters: Any) -> None:
        """Ask for something more."""
        into.append(f"({condition})")
        self.parameters |= parameters


def asked(
    database: Database, names: StoreNames, *, actor: Words = None, source: Words = None, target: Words = None, type: Words = None,
    quad: Words = None, plover: Words = None, status: Words = None, since: str | date | None = None, until: str | date | None = None,
    doc: Words = None, publisher: Words = None, said_by: Words = None, min_confidence: float | None = None, min_evidence: int = 1,
) -> Asked:
    """What is asked, as `ActorGraph.relations` has it; `actor` is either end, and an edge must have `min_evidence` pieces that fit.

    Raises
    ------
    UnknownActor, UnknownWord
        If a name or word is not known; the message tells the closest.
    """
    found = Asked(least=min_evidence)
    if actor is not None:
        found.centre = frozenset(names.nodes(several(actor)))
        found.add(found.of_edges, "source IN (SELECT unnest($centre)) OR target IN (SELECT unnest($centre))", centre=sorted(found.centre))
    _ends(found, names, source, target)
    _types(found, type, quad, plover)
    if status is not None:
        found.add(found.of_pieces, "list_contains($statuses, status::VARCHAR)", statuses=sorted(known(status, schema().rank, "status")))
    if since is not None or until is not None:
        _tell_undated(database)
    if since is not None:
        found.add(found.of_pieces, "date >= $since", since=iso_day(since))
    if until is not None:
        found.add(found.of_pieces, "date[:length($until)] <= $until", until=iso_day(until))
    if min_confidence is not None:
        found.add(found.of_pieces, "confidence >= $sure", sure=min_confidence)
    if doc is not None:
        _documents(found, database, doc)
    if publisher is not None:
        _publishers(found, database, publisher)
    if said_by is not None:
        _speakers(found, database, names, said_by)
    return found


def _tell_undated(database: Database) -> None:
    """Warn of the documents that no question for a time finds."""
    (count,) = database.one("SELECT count(*) FROM documents WHERE date IS NULL")
    if count:
        logger.warning("%s without a date %s left out", counted(count, "document"), "is" if count == 1 else "are")


def _ends(found: Asked, names: StoreNames, source: Words, target: Words) -> None:
    """Ask for ends; a symmetric relation is found from either."""
    wanted = {"source": source, "target": target}
    nodes = {f"{end}s": sorted(names.nodes(several(words))) for end, words in wanted.items() if words is not None}
    if nodes:
        there, back = (
            " AND ".join(f"{end} IN (SELECT unnest(${name}s))" for end, name in pairs if wanted[name] is not None)
            for pairs in ((("source", "source"), ("target", "target")), (("target", "source"), ("source", "target"))))
        symmetric = sorted(name for name, book in schema().types.items() if book.symmetric)
        found.add(found.of_edges, f"({there}) OR (list_contains($symmetric, type::VARCHAR) AND {back})", symmetric=symmetric, **nodes)


def _types(found: Asked, type: Words, quad: Words, plover: Words) -> None:
    """Ask for types and quad classes, and for PLOVER codes, which are those of the pieces."""
    if type is not None:
        codes = sorted(set(several(type)) & plover_codes())
        words = Filter()
        words.add_types(sorted(set(several(type)) - set(codes)))
        condition, types = "list_contains($types, type::VARCHAR)", sorted(words.types or ())
        if codes:
            found.add(found.of_pieces, f"{condition} OR {_falls('codes')}", types=types, codes=codes)
        else:
            found.add(found.of_edges, condition, types=types)
    if quad is not None:
        words = Filter()
        words.add_quads(quad)
        found.add(found.of_edges, "list_contains($quads, type::VARCHAR)", quads=sorted(words.types or ()))
    if plover is not None:
        found.add(found.of_pieces, _falls("plover"), plover=sorted(known(plover, plover_codes(), "PLOVER code")))


def _falls(parameter: str) -> str:
    """The condition that a piece falls under PLOVER codes."""
    return f"(part, row) IN (SELECT (part, row) FROM relations WHERE list_contains(${parameter}, plover))"


def _documents(found: Asked, database: Database, docs: Words) -> None:
    wanted = sorted(set(several(docs or ())))
    there = [doc for (doc,) in database.rows("SELECT id FROM documents WHERE id IN (SELECT unnest($docs))", docs=wanted)]
    for doc in sorted(set(wanted) - set(there)):
        close = [near for (near,) in database.rows("SELECT id FROM documents ORDER BY jaro_winkler_similarity(id, $doc) DESC, id LIMIT 3", doc=doc)]
        known(doc, close, "document")
    found.add(found.of_pieces, "(part, row) IN (SELECT (part, row) FROM relations WHERE list_contains($docs, doc))", docs=wanted)


def _publishers(found: Asked, database: Database, publishers: Words) -> None:
    there = [name for (name,) in database.rows("SELECT DISTINCT publisher FROM documents WHERE publisher IS NOT NULL ORDER BY publisher")]
    wanted = sorted(known(publishers or (), there, "publisher"))
    found.add(found.of_pieces, "(part, row) IN (SELECT (part, row) FROM relations WHERE list_contains($publishers, publisher))", publishers=wanted)


def _speakers(found: Asked, database: Database, names: StoreNames, words: Words) -> None:
    """Ask for what somebody says: an actor by any of its names, anyone else by words of the text."""
    nodes, texts = set[int](), set[str]()
    for word in several(words or ()):
        try:
            nodes |= names.nodes([word])
        except UnknownActor:
            quoted = _quoted(database, normal(word))
            if not quoted:
                raise
            texts |= quoted
    found.add(found.of_pieces, """(part, row) IN (
        SELECT (part, row) FROM relations WHERE list_contains($texts, said_text) UNION ALL
        SELECT (part, row) FROM (SELECT part, row, doc, unnest(said_by) AS actor FROM relations WHERE said_text IS NOT NULL) AS said
        LEFT JOIN ends USING (actor) LEFT JOIN placed ON placed.doc = said.doc AND placed.actor = said.actor
        WHERE coalesce(ends.node, placed.node) IN (SELECT unnest($speakers)))""", texts=sorted(texts), speakers=sorted(nodes))


def _quoted(database: Database, words: str) -> set[str]:
    said: Iterable[tuple[str]] = database.rows("SELECT DISTINCT said_text FROM relations WHERE said_text IS NOT NULL")
    return {text for (text,) in said if words and words in normal(text)}
