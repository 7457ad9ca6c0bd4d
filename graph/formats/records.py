"""Records as lines of JSON: `whowhom extract` writes them, `whowhom build --records` reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from extract import documents
from extract.errors import InputError, RecordError, WhowhomError
from extract.lexicon.schema import schema
from extract.records import Actor, Relation, from_dict, to_dict

from ..build import check, check_kind


def line(record: Actor | Relation) -> str:
    """The record as one line of JSON, without a line end."""
    return json.dumps(to_dict(record), ensure_ascii=False, allow_nan=False)


def record(data: Any) -> Actor | Relation:
    """The record that a JSON object holds, checked: its shape, the words of the schema, the places of its spans.

    Raises
    ------
    RecordError
        If something is wrong; the message says what.
    """
    found = from_dict(data)
    if isinstance(found, Relation):
        check(found)
        _check_spans(found)
    else:
        check_kind(found.kind)
    return found


def packed(record: Actor | Relation) -> bytes:
    """The record as bytes of JSON; half a surrogate pair, which no file can hold, becomes a question mark."""
    kind = b"actor" if isinstance(record, Actor) else b"relation"
    try:
        return b'{"record":"' + kind + b'",' + msgspec.json.encode(record)[1:]
    except UnicodeEncodeError:
        return line(record).encode(errors="replace")


_PATIENCE = 20
"""Lines that are no records, after which a file that has begun with them is taken for another."""


class Unpacker:
    """Records from JSON, checked, at eight times the speed of `record`, and equal texts held in memory once."""

    def __init__(self) -> None:
        self._decoders: dict[str, msgspec.json.Decoder[Any]] = {
            "actor": msgspec.json.Decoder(Actor), "relation": msgspec.json.Decoder(Relation)}
        self._kind = msgspec.json.Decoder(_Kind)
        self._texts: dict[Any, Any] = {}

    def __call__(self, data: bytes | msgspec.Raw) -> Actor | Relation:
        """The record that `data` holds.

        Raises
        ------
        RecordError
            If something is wrong; the message says what.
        """
        try:
            found: Actor | Relation = self._decoders[self._kind.decode(data).record].decode(data)
            if isinstance(found, Relation):
                if not _fits(found):
                    raise msgspec.ValidationError
                if found.attribution:
                    _check_spans(found)
                check_kind(found.source.kind)
                check_kind(found.target.kind)
                self._share(found)
            else:
                check_kind(found.kind)
        except (msgspec.MsgspecError, KeyError):
            return record(json.loads(bytes(data)))  # it says more clearly what is wrong
        return found

    def _share(self, relation: Relation) -> None:
        """Let equal texts of frozen records be one text: nobody can tell, and a million records need half a gigabyte less."""
        once, put = self._texts.setdefault, object.__setattr__
        put(relation, "doc", once(relation.doc, relation.doc))
        put(relation, "type", once(relation.type, relation.type))
        put(relation, "status", once(relation.status, relation.status))
        put(relation, "quad", once(relation.quad, relation.quad))
        put(relation, "plover", once(relation.plover, relation.plover))
        put(relation, "date", once(relation.date, relation.date))
        put(relation.sentence, "text", once(relation.sentence.text, relation.sentence.text))
        for end in (relation.source, relation.target):
            put(end, "actor", once(end.actor, end.actor))
            put(end, "kind", once(end.kind, end.kind))


class _Kind(msgspec.Struct):
    record: str


def read(paths: Iterable[str], on_error: Callable[[WhowhomError], None]) -> Iterator[Actor | Relation]:
    """The records of JSONL files (`-`: standard input); `on_error` is told of each line and file that cannot be read, and of a file
    that holds no records once."""
    for path in paths:
        try:
            yield from _read(path, on_error)
        except InputError as error:
            on_error(error)


def _read(path: str, on_error: Callable[[WhowhomError], None]) -> Iterator[Actor | Relation]:
    early: list[WhowhomError] | None = []  # the faults before the first record
    for place, data in documents.lines(path):
        found = _record(place, data)
        if isinstance(found, WhowhomError):
            (on_error if early is None else early.append)(found)
            if early is not None and len(early) == _PATIENCE:
                break
            continue
        for fault in early or ():
            on_error(fault)
        early = None
        yield found
    if early:
        on_error(early[0] if len(early) == 1 else InputError(f"{path}: holds no records; without --records it is read as an article"))


def _record(place: str, data: dict[str, Any] | InputError) -> Actor | Relation | WhowhomError:
    if isinstance(data, InputError):
        return data
    try:
        return record(data)
    except RecordError as error:
        return InputError(f"{place}: {error}")


def likely(found: Iterable[Actor | Relation], least: float) -> Iterator[Actor | Relation]:
    """The records without the relations of less confidence than `least`."""
    return (record for record in found if isinstance(record, Actor) or record.confidence >= least)


def _fits(relation: Relation) -> bool:
    """Whether all is well with a relation's values, seen at a glance; what is wrong if not, `record` tells."""
    sentence, trigger, source, target = relation.sentence, relation.trigger, relation.source, relation.target
    return (
        0 <= relation.confidence <= 1 and relation.type in schema().types and relation.status in schema().rank
        and 0 <= sentence.start <= trigger.start <= trigger.end <= sentence.end
        and source.start >= 0 and target.start >= 0 and len(sentence.text) == sentence.end - sentence.start
        and len(trigger.text) == trigger.end - trigger.start and len(source.text) == source.end - source.start
        and len(target.text) == target.end - target.start
    )


def _check_spans(relation: Relation) -> None:
    """See that what the page and the tables cut out of a sentence lies in it."""
    sentence, trigger = relation.sentence, relation.trigger
    for span in (sentence, trigger, relation.source, relation.target, relation.attribution):
        if span and not 0 <= span.start == span.end - len(span.text):
            raise RecordError(f"the span {span.start} to {span.end} does not have the length of its text {span.text[:40]!r}")
    if not sentence.start <= trigger.start <= trigger.end <= sentence.end:
        raise RecordError(f"the trigger {trigger.text[:40]!r} does not lie in its sentence")
