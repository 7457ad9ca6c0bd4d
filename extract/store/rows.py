"""Records ↔ rows of a store's tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ..copies import signature
from ..documents import digest
from ..records import Actor, Attribution, Document, End, Mention, Relation, Span
from .schemas import ACTORS, DOCUMENTS, RELATIONS, pa

if TYPE_CHECKING:
    from ..workers import Reading

_RELATION = {
    "doc": "doc", "sentence": "sentence.text", "sentence_start": "sentence.start", "sentence_end": "sentence.end",
    **{f"{end}{column}": f"{end}.{field}" for end in ("source", "target")
       for column, field in (("", "actor"), ("_kind", "kind"), ("_text", "text"), ("_start", "start"), ("_end", "end"))},
    "type": "type", "plover": "plover", "quad": "quad", "symmetric": "symmetric",
    "trigger": "trigger.text", "trigger_start": "trigger.start", "trigger_end": "trigger.end", "status": "status",
    "confidence": "confidence", "why": "why", "date": "date", "publisher": "publisher",
}
_SAID = {"said_text": "text", "said_start": "start", "said_end": "end", "said_by": "actors"}


@dataclass(frozen=True, slots=True)
class Rows:
    """What is stored of some documents: an Arrow table of each schema, and of those that failed id, digest and error."""

    tables: dict[str, Any]
    failed: list[dict[str, str]]


def rows(readings: Sequence[Reading]) -> Rows:
    """What is stored of these readings."""
    read = [reading for reading in readings if reading.error is None]
    records = [record for reading in read for record in reading.records]
    return Rows(
        {
            "documents": document_rows(read),
            "actors": actor_rows([record for record in records if isinstance(record, Actor)]),
            "relations": relation_rows([record for record in records if isinstance(record, Relation)]),
        },
        [_failed(reading.document, reading.error) for reading in readings if reading.error is not None],
    )


def document_rows(readings: Sequence[Reading]) -> Any:
    """The documents of readings as an Arrow table of the schema `DOCUMENTS`."""
    return _table(readings, DOCUMENTS, {
        **{name: attrgetter(f"document.{name}") for name in ("id", "title", "date", "publisher", "url")},
        "digest": lambda reading: digest(reading.document.text),
        "characters": lambda reading: len(reading.document.text),
        "relations": lambda reading: sum(isinstance(record, Relation) for record in reading.records),
        "signature": lambda reading: signature(reading.records),
    })


def relation_rows(relations: Sequence[Relation]) -> Any:
    """Relations as an Arrow table of the schema `RELATIONS`."""
    return _table(relations, RELATIONS, {
        **{name: attrgetter(path) for name, path in _RELATION.items()},
        **{name: _said(field) for name, field in _SAID.items()},
    })


def actor_rows(actors: Sequence[Actor]) -> Any:
    """Actors as an Arrow table of the schema `ACTORS`."""
    return _table(actors, ACTORS, {
        **{name: attrgetter(name) for name in ("doc", "actor", "kind", "code", "aliases", "roles")},
        "mentions": lambda actor: [_mention(mention) for mention in actor.mentions],
    })


def relation(row: Mapping[str, Any]) -> Relation:
    """The relation of a row."""
    said = Attribution(row["said_text"], row["said_start"], row["said_end"], tuple(row["said_by"])) if row["said_text"] is not None else None
    return Relation(
        row["doc"], _span(row, "sentence"), _end(row, "source"), _end(row, "target"), row["type"], row["plover"], row["quad"], row["symmetric"],
        _span(row, "trigger"), row["status"], said, row["confidence"], tuple(row["why"]), row["date"], row["publisher"],
    )


def actor(row: Mapping[str, Any]) -> Actor:
    """The actor of a row."""
    mentions = tuple(Mention(**mention) for mention in row["mentions"])
    return Actor(row["doc"], row["actor"], row["kind"], row["code"], tuple(row["aliases"]), tuple(row["roles"]), mentions)


def _failed(document: Document, error: Exception) -> dict[str, str]:
    return {"doc": document.id, "digest": digest(document.text).hex(), "error": f"{type(error).__name__}: {error}"}


def _table(records: Sequence[Any], schema: Any, columns: Mapping[str, Callable[[Any], Any]]) -> Any:
    return pa.table([pa.array(map(columns[field.name], records), field.type) for field in schema], schema)


def _said(field: str) -> Callable[[Relation], Any]:
    return lambda relation: relation.attribution and getattr(relation.attribution, field)


def _mention(mention: Mention) -> dict[str, Any]:
    return {"text": mention.text, "start": mention.start, "end": mention.end, "form": mention.form, "why": mention.why}


def _span(row: Mapping[str, Any], name: str) -> Span:
    return Span(row[name], row[f"{name}_start"], row[f"{name}_end"])


def _end(row: Mapping[str, Any], name: str) -> End:
    return End(row[name], row[f"{name}_kind"], row[f"{name}_text"], row[f"{name}_start"], row[f"{name}_end"])
