"""The records that join `extract` and `graph`: frozen dataclasses, to and from plain dicts.

All offsets are Unicode code points into the document's text, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import RecordError


@dataclass(frozen=True, slots=True)
class Document:
    """One text and what is known of it. `date` is ISO 8601 (YYYY-MM-DD)."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text speaks of an actor; `form` says how, `why` what joined it to the actor."""

    text: str
    start: int
    end: int
    form: str
    why: str


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of one document under its canonical name."""

    doc: str
    actor: str
    kind: str
    code: str | None
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class End:
    """One end of a relation: the actor, and the mention that stands at this place."""

    actor: str
    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who the text says said so; `actors` are the canonical names of speakers that are actors."""

    text: str
    start: int
    end: int
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """One *who did what to whom*, read off one sentence of one document."""

    doc: str
    sentence: Span
    source: End
    target: End
    type: str
    plover: str | None
    quad: str | None
    symmetric: bool
    trigger: Span
    status: str
    attribution: Attribution | None
    confidence: float
    why: tuple[str, ...]
    date: str | None
    publisher: str | None


def to_dict(record: Actor | Relation) -> dict[str, Any]:
    """The record as a plain dict, in the scheme's order of keys; tuples become lists."""
    return {"record": type(record).__name__.lower(), **_plain(record)}


def from_dict(data: Mapping[str, Any]) -> Actor | Relation:
    """The record that `to_dict` wrote.

    Raises
    ------
    RecordError
        If a key is missing or of the wrong shape; the message names it.
    """
    try:
        match data["record"]:
            case "actor":
                doc, actor, kind = _fields(data, ("doc", "actor", "kind"), str)
                return Actor(
                    doc, actor, kind, _text_or_none(data, "code"), _texts(data["aliases"]), _texts(data["roles"]),
                    tuple(Mention(*_fields(m, ("text",), str), *_fields(m, ("start", "end"), int), *_fields(m, ("form", "why"), str))
                          for m in data["mentions"]),
                )
            case "relation":
                return _relation(data)
            case other:
                raise RecordError(f"a record is an actor or a relation, not {other!r}")
    except KeyError as error:
        raise RecordError(f"a {data.get('record', 'record')} record lacks {error.args[0]!r}") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"a record has the wrong shape: {error}") from None


def _relation(data: Mapping[str, Any]) -> Relation:
    said = data["attribution"]
    symmetric, confidence = data["symmetric"], data["confidence"]
    if not isinstance(symmetric, bool) or isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
        raise ValueError("symmetric is true or false, confidence a number from 0 to 1")
    return Relation(
        doc=_fields(data, ("doc",), str)[0], sentence=_span(data["sentence"]), source=_end(data["source"]), target=_end(data["target"]),
        type=_fields(data, ("type",), str)[0], plover=_text_or_none(data, "plover"), quad=_text_or_none(data, "quad"),
        symmetric=symmetric, trigger=_span(data["trigger"]), status=_fields(data, ("status",), str)[0],
        attribution=None if said is None else _attribution(said), confidence=float(confidence),
        why=_texts(data["why"]), date=_text_or_none(data, "date"), publisher=_text_or_none(data, "publisher"),
    )


def _attribution(data: Mapping[str, Any]) -> Attribution:
    text, start, end = _span_fields(data)
    return Attribution(text, start, end, _texts(data["actors"]))


def _span(data: Mapping[str, Any]) -> Span:
    return Span(*_span_fields(data))


def _end(data: Mapping[str, Any]) -> End:
    return End(*_fields(data, ("actor", "kind"), str), *_span_fields(data))


def _span_fields(data: Mapping[str, Any]) -> Iterator[Any]:
    yield from _fields(data, ("text",), str)
    yield from _fields(data, ("start", "end"), int)


def _fields(data: Mapping[str, Any], keys: tuple[str, ...], kind: type) -> list[Any]:
    for key in keys:
        if not isinstance(data[key], kind) or isinstance(data[key], bool):
            raise ValueError(f"{key} must be {kind.__name__}, not {data[key]!r}")
    return [data[key] for key in keys]


def _text_or_none(data: Mapping[str, Any], key: str) -> str | None:
    return None if data[key] is None else str(_fields(data, (key,), str)[0])


def _texts(values: Any) -> tuple[str, ...]:
    if not isinstance(values, (list, tuple)) or not all(isinstance(v, str) for v in values):
        raise ValueError(f"expected a list of texts, not {values!r}")
    return tuple(values)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return {name: _plain(getattr(value, name)) for name in value.__slots__}  # the slots of a dataclass are its fields, in their order
