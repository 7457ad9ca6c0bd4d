"""The pipeline over a stream of documents: in this process, in several, or on a Dask cluster.

Documents go out in batches, of which a bounded number is under way, and what is made of them comes back in the order of the input: it
does not depend on who did the work.
"""

from __future__ import annotations

import pickle
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from . import pipeline, teams
from .errors import WhowhomError, WorkerError
from .records import Actor, Document, Relation
from .settings import Settings, settings

# A batch ends after so many characters (half a second's work or so), and where the count of documents is a multiple of so many.
BATCH_CHARACTERS, BATCH_DOCUMENTS = 20_000, 100
# Batches under way, a worker.
AHEAD = 8

Fault = Callable[[Document, Exception], None]
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a document: its records, or the error that kept it from being analysed."""

    document: Document
    records: list[Actor | Relation]
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """Who reads, and with what: so many `workers` on this machine, or those of the Dask scheduler at the address `dask`."""

    model: str | Path = pipeline.DEFAULT_MODEL
    actors: Path | None = None
    workers: int = 1
    dask: str | None = None


def extract(
    documents: Iterable[Document], *, model: str | Path = pipeline.DEFAULT_MODEL, actors: Path | None = None, on_error: Fault | None = None,
    workers: int = 1, dask: str | None = None,
) -> Iterator[Actor | Relation]:
    """The records of each document in turn: its actors, then its relations.

    Parameters
    ----------
    documents : the texts to read, in any number; they are read as a stream.
    model : a built-in language model, an installed spaCy pipeline, or the path of one.
    actors : the user's own actors file (TOML), which wins over the built-in world.
    on_error : called with a document that raised and its error, after which the next document follows; without it the error is raised.
    workers : how many processes read, each with a model of its own; the records are the same for any number. A script that asks for
        more than one needs the guard ``if __name__ == "__main__":``, as all that use `multiprocessing` do.
    dask : the address of a Dask scheduler, whose workers read instead.

    Raises
    ------
    ModelError, LexiconError
        Before any document is read, if the model, the actors file or a table of the lexicon is unusable.
    WorkerError
        If a worker process is killed; if the cluster does not answer, gives up, or has other versions or files than this machine.
    MissingExtra
        If Dask is asked for and not installed.
    """
    found = readings(documents, Crew(model, actors, workers, dask))

    def records() -> Iterator[Actor | Relation]:
        with closing(found):
            for reading in found:
                if reading.error is None:
                    yield from reading.records
                elif on_error is None:
                    raise reading.error
                else:
                    on_error(reading.document, reading.error)

    return records()


def readings(documents: Iterable[Document], crew: Crew) -> Generator[Reading]:
    """What came of each document, in order; raises as `extract` does."""
    found = made(documents, _without_documents, crew)

    def each() -> Generator[Reading]:
        with closing(found):
            for batch, results in found:
                yield from (Reading(document, *result) for document, result in zip(batch, results, strict=True))

    return each()


def made(
    documents: Iterable[Document], work: Callable[[list[Reading]], Made], crew: Crew
) -> Generator[tuple[list[Document], Made]]:
    """Batches of the documents in order, each with what `work` made of its readings.

    Parameters
    ----------
    work
        Called by whoever read the batch: a function of a module, which can be sent there, as can what it returns.

    Raises as `extract` does.
    """
    if crew.workers == 1 and crew.dask is None:
        read = pipeline.reader(crew.model, crew.actors)
        return (([document], work([_reading(read, document)])) for document in documents)
    with ExitStack() as stack:
        task = _Task(str(crew.model), crew.actors and crew.actors.absolute(), settings(crew.model, crew.actors), work)
        team = stack.enter_context(teams.processes(crew.workers) if crew.dask is None else teams.cluster(crew.dask))
        for ready in [team.submit(task.prepare) for _ in range(team.size())]:
            ready.result()
        return _in_order(stack.pop_all(), team, task, documents)


@dataclass(frozen=True, slots=True)
class _Task(Generic[Made]):
    """What a worker does with each batch; `settings` are those of the machine that asks, which the worker's must equal."""

    model: str
    actors: Path | None
    settings: Settings
    work: Callable[[list[Reading]], Made]

    def prepare(self) -> None:
        """Load what is needed, so that a fault shows before any document is read."""
        _reader(self.model, self.actors, self.settings)

    def __call__(self, batch: list[Document]) -> Made:
        """What is made of a batch; one at a time, for spaCy's vocabulary is no thing to share between threads."""
        with _turn:
            read = _reader(self.model, self.actors, self.settings)
            return self.work([_reading(read, document) for document in batch])


_turn = threading.Lock()


@cache
def _reader(model: str, actors: Path | None, wanted: Settings) -> pipeline.Reader:
    if changes := wanted.changes(settings(model, actors)):
        raise WorkerError(f"a worker does not have what this machine has: {changes}")
    return pipeline.reader(model, actors)


def _reading(read: pipeline.Reader, document: Document) -> Reading:
    try:
        return Reading(document, read(document))
    except Exception as error:
        return Reading(document, [], error)


def _without_documents(found: list[Reading]) -> list[tuple[list[Actor | Relation], Exception | None]]:
    """The readings as they are sent back: whoever asked has the documents."""
    return [(reading.records, reading.error and _sendable(reading.error)) for reading in found]


def _sendable(error: Exception) -> Exception:
    """The error itself if it outlives being sent, else one with its text."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return WhowhomError(f"{type(error).__name__}: {error}")
    return error


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    characters = 0
    for number, document in enumerate(documents, start=1):
        batch.append(document)
        characters += len(document.text)
        if characters >= BATCH_CHARACTERS or number % BATCH_DOCUMENTS == 0:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _in_order(
    stack: ExitStack, team: teams.Team, task: _Task[Made], documents: Iterable[Document]
) -> Generator[tuple[list[Document], Made]]:
    """Give out the batches and take back the results, oldest first; in the end release the team."""
    with stack:
        waiting: deque[tuple[list[Document], Future[Made]]] = deque()
        for batch in _batches(documents):
            waiting.append((batch, team.submit(task, batch)))
            if len(waiting) > AHEAD * team.size():
                first, result = waiting.popleft()
                yield first, result.result()
        while waiting:
            first, result = waiting.popleft()
            yield first, result.result()
