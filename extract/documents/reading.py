"""Inputs to documents: each input's format reads it, and what it reads becomes documents with ids of their own."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from os import PathLike

from ..errors import FormatError, InputError
from ..records import Document
from . import formats, language, rows, streams
from .aside import Aside
from .ids import Ids
from .rows import Row
from .sources import Source, sources
from .sparing import Sparing

logger = logging.getLogger(__package__)


def read(
    paths: Iterable[str | PathLike[str]], *, date: str | None = None, lang: str = language.ENGLISH,
    columns: Mapping[str, str] | None = None, known: Iterable[tuple[str, bytes]] = (),
    on_error: Callable[[InputError], None] | None = None, on_read: Callable[[int], None] | None = None,
) -> Iterator[Document]:
    """The documents of the inputs, in their order, as a stream.

    Parameters
    ----------
    paths
        Files of the formats in `formats.FORMATS` (also as `.gz`, `.zst`), folders, patterns (`news/**/*.html`), `-` for standard input.
        The suffix or else the content tells a file's format. A file of one document gives it its stem as id, made unique; one that was
        found in a folder or by a pattern its path from there.
    date
        ISO 8601 date for documents that have none.
    lang
        Code (ISO 639-1) of the language of the texts; documents in another one are skipped with a warning. `any` skips none.
    columns
        For JSONL, CSV and Parquet: what the fields `id`, `text`, `title`, `date`, `publisher`, `url` are called there, where not so;
        one that a file does not have goes by its own name.
    known
        Ids and text digests (`ids.digest`) of documents that are not wanted again.
    on_error
        Told of each document that cannot be read; the others are still read. Without it the first fault is raised.
    on_read
        Told before each document how many bytes of the inputs, of `size(paths)`, have been read.

    Raises
    ------
    InputError
        Without `on_error`: a missing, unreadable, empty or broken file, a file of no known format that is named itself, a broken line,
        an id used twice.

    Warnings (an encoding that was guessed, a text in another language, a file in a folder that is of no known format, metadata of the
    wrong shape) go to the logger `extract.documents`.
    """
    with ExitStack() as stack:
        reading = _Reading(date, lang, columns or {}, stack.enter_context(Ids(known)), stack.enter_context(Aside()), on_read)
        stack.enter_context(Sparing())
        for path in paths:
            for entry in reading.entries(str(path)):
                if isinstance(entry, Document):
                    yield entry
                elif on_error is None:
                    raise entry
                else:
                    on_error(entry)


class _Reading:
    """What the inputs of one reading have in common."""

    def __init__(
        self, date: str | None, lang: str, columns: Mapping[str, str], ids: Ids, aside: Aside, on_read: Callable[[int], None] | None
    ) -> None:
        self._date, self._lang, self._columns, self._ids, self._aside, self._on_read = date, lang, columns, ids, aside, on_read
        self._done = 0

    def entries(self, path: str) -> Iterator[Document | InputError]:
        """The documents and the faults of what an input stands for."""
        empty = True
        try:
            for source in sources(path):
                empty = False
                yield from self._of_source(source)
        except InputError as error:
            yield error
        else:
            if empty:
                yield InputError(f"{path}: is a folder without files")

    def _of_source(self, source: Source) -> Iterator[Document | InputError]:
        try:
            with streams.opened(source) as stream:
                form = formats.of(source, stream.peek())
                found = formats.rows(form, stream, source.name, self._columns, self._aside)
                for number, row in enumerate(found, start=1):
                    if entry := self._entry(row, form, f"{source.id}-{number}" if form.many else source.id):
                        if self._on_read:
                            self._on_read(self._done + stream.taken)
                        yield entry
        except FormatError as error:
            if source.found:
                logger.warning("%s and is skipped", error)
            else:
                yield error
        except InputError as error:
            yield error
        self._done += os.path.getsize(source.path) if os.path.isfile(source.path) else 0

    def _entry(self, row: Row, form: formats.Format, spare_id: str) -> Document | InputError | None:
        """The document of a row, its fault, or None if it is not wanted."""
        place, fields = row
        if form.named and isinstance(fields, dict):
            fields = fields | {field: fields.get(column, fields.get(field)) for field, column in self._columns.items()}
        try:
            if isinstance(fields, dict) and "text" in self._columns and fields.get("text") is None:
                raise InputError(f"has neither {self._columns['text']!r} nor 'text', as its text")
            document = rows.document(fields, place, spare_id, self._date)
            name = self._claimed(document, stated=document.id != spare_id)
        except InputError as error:
            return error if error is fields else InputError(f"{place}: {error}")
        if name is None or not self._is_wanted(document, place):
            return None
        return replace(document, id=name)

    def _claimed(self, document: Document, *, stated: bool) -> str | None:
        """The id of a document, which its input states or which is made of the input's name; None if it has been read before."""
        if not stated:
            return self._ids.for_file(document.id, document.text)
        return document.id if self._ids.take(document.id, document.text) else None

    def _is_wanted(self, document: Document, place: str) -> bool:
        if self._lang == language.ANY or not (other := language.other(document.text, self._lang)):
            return True
        logger.warning("%s: reads like %s, not %s, and is skipped", place, other, language.name(self._lang))
        return False
