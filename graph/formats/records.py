"""Records as lines of JSON: `whowhom extract` writes them, `whowhom build --records` reads them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from extract import documents
from extract.errors import InputError, RecordError, WhowhomError
from extract.records import Actor, Relation, from_dict, to_dict

from ..build import check


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
    return found


def read(paths: Iterable[str], on_error: Callable[[WhowhomError], None]) -> Iterator[Actor | Relation]:
    """The records of JSONL files (`-`: standard input); `on_error` is told of each line and file that cannot be read."""
    for path in paths:
        try:
            for place, data in documents.lines(path):
                try:
                    yield record(_sound(data))
                except RecordError as error:
                    on_error(InputError(f"{place}: {error}"))
                except InputError as error:
                    on_error(error)
        except InputError as error:
            on_error(error)


def _sound(data: dict[str, Any] | InputError) -> dict[str, Any]:
    if isinstance(data, InputError):
        raise data
    return data


def _check_spans(relation: Relation) -> None:
    """See that what the page and the tables cut out of a sentence lies in it."""
    sentence, trigger = relation.sentence, relation.trigger
    for span in (sentence, trigger, relation.source, relation.target, relation.attribution):
        if span and not 0 <= span.start == span.end - len(span.text):
            raise RecordError(f"the span {span.start} to {span.end} does not have the length of its text {span.text[:40]!r}")
    if not sentence.start <= trigger.start <= trigger.end <= sentence.end:
        raise RecordError(f"the trigger {trigger.text[:40]!r} does not lie in its sentence")
