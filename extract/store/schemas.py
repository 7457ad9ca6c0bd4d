"""The columns of a store's three tables. Offsets are Unicode code points into the document's text, half-open."""

from __future__ import annotations

from ..extras import extra

pa = extra("pyarrow")

_TEXT, _TEXTS, _PLACE = pa.string(), pa.list_(pa.string()), pa.int32()
_MENTION = pa.struct([("text", _TEXT), ("start", _PLACE), ("end", _PLACE), ("form", _TEXT), ("why", _TEXT)])

DOCUMENTS = pa.schema([
    ("id", _TEXT),
    ("digest", pa.binary(16)),  # BLAKE2b of the text
    ("title", _TEXT), ("date", _TEXT), ("publisher", _TEXT), ("url", _TEXT),
    ("characters", pa.int64()), ("relations", pa.int32()),
    ("signature", pa.binary()),  # of the records, by which copies are told
])

ACTORS = pa.schema([
    ("doc", _TEXT), ("actor", _TEXT), ("kind", _TEXT), ("code", _TEXT),
    ("aliases", _TEXTS), ("roles", _TEXTS), ("mentions", pa.list_(_MENTION)),
])

RELATIONS = pa.schema([
    ("doc", _TEXT),
    ("sentence", _TEXT), ("sentence_start", _PLACE), ("sentence_end", _PLACE),
    ("source", _TEXT), ("source_kind", _TEXT), ("source_text", _TEXT), ("source_start", _PLACE), ("source_end", _PLACE),
    ("target", _TEXT), ("target_kind", _TEXT), ("target_text", _TEXT), ("target_start", _PLACE), ("target_end", _PLACE),
    ("type", _TEXT), ("plover", _TEXT), ("quad", _TEXT), ("symmetric", pa.bool_()),
    ("trigger", _TEXT), ("trigger_start", _PLACE), ("trigger_end", _PLACE),
    ("status", _TEXT),
    ("said_text", _TEXT), ("said_start", _PLACE), ("said_end", _PLACE), ("said_by", _TEXTS),  # null where nobody is said to say so
    ("confidence", pa.float64()), ("why", _TEXTS), ("date", _TEXT), ("publisher", _TEXT),
])

TABLES = {"documents": DOCUMENTS, "actors": ACTORS, "relations": RELATIONS}
