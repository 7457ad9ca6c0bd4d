"""Inputs to documents: each input's format reads it, and what it reads becomes documents with ids of their own."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from os import PathLike

from ..errors import InputError
from ..records import Document
from . import formats, rows, streams
from .decode import is_english
from .ids import Ids
from .sources import Source, stem

logger = logging.getLogger(__name__)


def read(
    paths: Iterable[str | PathLike[str]], *, date: str | None = None, on_error: Callable[[InputError], None] | None = None
) -> Iterator[Document]:
    """The documents of the inputs, in their order, as a stream.

    Parameters
    ----------
    paths
        Text files, JSONL files (`.jsonl`, `.ndjson`, `.json`, or a text that begins with `{"`), `-` for standard input.
        A text file's id is its stem, made unique.
    date
        ISO 8601 date for documents that have none.
    on_error
        Told of each document that cannot be read; the others are still read. Without it the first fault is raised.

    Raises
    ------
    InputError
        Without `on_error`: a missing, unreadable, empty or binary file, a folder, a broken line, an id used twice.

    Warnings (an encoding that was guessed, a text that is not English, metadata of the wrong shape) go to this package's loggers.
    """
    with Ids() as ids:
        for path in paths:
            for entry in _entries(Source(str(path), stem(path)), date, ids):
                if isinstance(entry, Document):
                    yield entry
                elif on_error is None:
                    raise entry
                else:
                    on_error(entry)


def _entries(source: Source, date: str | None, ids: Ids) -> Iterator[Document | InputError]:
    """The documents of one input and its faults."""
    try:
        with streams.opened(source) as stream:
            form = formats.of(source.path, stream.peek())
            for number, (place, row) in enumerate(form.read(stream, source.name), start=1):
                try:
                    document = rows.document(row, place, f"{source.id}-{number}" if form.many else source.id, date)
                    name = _claimed(document, form.many, ids)
                except InputError as error:
                    yield error if error is row else InputError(f"{place}: {error}")
                    continue
                if name is not None:
                    if not is_english(document.text):
                        logger.warning("%s: does not read like English; the rules know no other language", place)
                    yield replace(document, id=name)
    except InputError as error:
        yield error


def _claimed(document: Document, stated: bool, ids: Ids) -> str | None:
    """The id of a document, which its input states or which is made of the file's name; None if it has been read before."""
    if not stated:
        return ids.for_file(document.id, document.text)
    return document.id if ids.take(document.id, document.text) else None
