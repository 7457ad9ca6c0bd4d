"""Articles to a store: what is new in the inputs is read, and written part by part."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from .. import documents
from ..errors import InputError
from ..records import Document
from ..settings import settings
from ..workers import Crew, made
from .rows import rows
from .writing import writing

HERE_ALONE = Crew()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: what it has added to the store, and how many bytes of the inputs it has behind it."""

    documents: int = 0
    relations: int = 0
    failed: int = 0
    bytes: int = 0


def fill(
    folder: str | PathLike[str], paths: Iterable[str | PathLike[str]], crew: Crew = HERE_ALONE, *,
    on_error: Callable[[str], None] = lambda error: None, on_progress: Callable[[Progress], None] = lambda progress: None, **options: Any,
) -> Progress:
    """Read articles into the store in `folder`, which is made if it is not there; those that it has are not read again.

    The store is whole at every moment. Whatever ends this call, the same call goes on from the last full part, and in the end the store
    equals the one that a run without interruption would have made.

    Parameters
    ----------
    folder
        The store's.
    paths, options
        The inputs, and how to read them: arguments of `documents.read`.
    crew
        Who reads the texts, and with what: `Crew(workers=4)`, `Crew(dask="tcp://scheduler:8786")`, `Crew(model="fast")`.
    on_error
        Told of each input that cannot be read and each document that cannot be analysed. Both are recorded in `failed.jsonl`; they count
        as done, and a document is not tried again unless its line there is deleted.
    on_progress
        Told after each batch how far the run has come.

    Raises
    ------
    StoreError
        If `folder` holds something else, a damaged store, or one made with another model, lexicon or actors file, or another process
        writes to it.
    OutputError
        If the store cannot be written.
    ModelError, LexiconError, WorkerError, MissingExtra
        As `extract` does.
    """
    progress = Progress()
    with writing(Path(folder), settings(crew.model, crew.actors)) as writer:
        inputs = _Inputs(paths, {**options, "known": writer.known()}, on_error)
        with closing(made(inputs, rows, crew)) as batches:
            for batch, found in batches:
                for fault in inputs.faults(len(batch)):
                    writer.fault(fault)
                for line in found.failed:
                    on_error(f"{line['doc']}: could not be analysed: {line['error']}")
                writer.add(found)
                progress = Progress(
                    progress.documents + len(found.tables["documents"]), progress.relations + len(found.tables["relations"]),
                    progress.failed + len(found.failed), inputs.done)
                on_progress(progress)
        for fault in inputs.rest:
            writer.fault(fault)
        writer.finish()
    return progress


class _Inputs:
    """The documents of the inputs, with what came before each: faults, and so many bytes. It is kept until the document is done."""

    def __init__(self, paths: Iterable[str | PathLike[str]], options: dict[str, Any], on_error: Callable[[str], None]) -> None:
        self._paths, self._options, self._on_error = paths, options, on_error
        self._before: deque[tuple[list[InputError], int]] = deque()
        self.rest: list[InputError] = []  # the faults since the last document
        self._bytes = self.done = 0

    def __iter__(self) -> Iterator[Document]:
        for document in documents.read(self._paths, on_error=self._fault, on_read=self._read, **self._options):
            self._before.append((self.rest, self._bytes))
            self.rest = []
            yield document

    def faults(self, count: int) -> Iterator[InputError]:
        """The faults before the next so many documents, which are done."""
        for _ in range(count):
            faults, self.done = self._before.popleft()
            yield from faults

    def _fault(self, error: InputError) -> None:
        self.rest.append(error)
        self._on_error(str(error))

    def _read(self, size: int) -> None:
        self._bytes = size
