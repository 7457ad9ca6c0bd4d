"""How a graph comes to be: opened, read from articles, combined of others."""

from __future__ import annotations

from collections.abc import Mapping
from glob import has_magic
from os import PathLike
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.documents import STANDARD_INPUT
from extract.errors import InputError
from extract.store import is_store

from . import joining
from .actorgraph import ActorGraph
from .answers.table import plain
from .collection import settled
from .corrections import corrections
from .errors import FileError, GraphError
from .formats import json
from .rules import Rules

if TYPE_CHECKING:
    from .store import StoreGraph

File = str | PathLike[str]

_SHOWN = 60
_IN_HAND = (
    "for a text in hand: from extract import Document, extract; from graph import ActorGraph; "
    'g = ActorGraph(extract([Document("name", "the text")]))')


def combine(*graphs: ActorGraph) -> ActorGraph:
    """Several graphs as one, as if their documents had been read together; their order does not matter.

    Raises
    ------
    GraphError
        If one is an excerpt of a store: who is who in the sum, only all its records could tell.
    TypeError
        If one is no graph.
    """
    for each in graphs:
        if not isinstance(each, ActorGraph):
            raise TypeError(f"{each!r} is no graph; combine takes graphs, each as an argument of its own")
        if each.excerpt:
            raise GraphError(f"{each.title}: is an excerpt of a store and cannot be added to another graph; read both into one store")
    return ActorGraph(
        joining.records(*(each.records for each in graphs)), title=joining.title(each.title for each in graphs),
        rules=joining.rules(each.rules for each in graphs), corrections=corrections.joined(*(each.corrections for each in graphs)),
    )


def load(path: File) -> ActorGraph:
    """Open a graph that was saved; no language model is loaded.

    Raises
    ------
    FileError
        If the file, or the corrections beside it, cannot be read or are not what they should be.
    """
    if Path(path).is_dir():
        what = "store: open_store opens it, and whowhom build" if is_store(Path(path)) else "folder: read reads its articles, and whowhom build"
        raise FileError(f"{path}: is no saved graph but a {what}")
    with settled():
        saved, log = json.read(Path(path)), corrections.beside(Path(path))
        made = corrections.joined(saved.corrections, corrections.read(log))
        return ActorGraph(saved.records, title=saved.title, rules=saved.rules, corrections=made, log=log, excerpt=saved.excerpt)


def open_store(path: File, *, actors: File | None = None) -> StoreGraph:
    """Open a store that `whowhom extract --store` made, of any size; the evidence stays there until it is asked for.

    Parameters
    ----------
    path
        The folder of the store.
    actors
        An actors file of your own, for whom it joins and whom it keeps apart.

    Raises
    ------
    StoreError, LexiconError, MissingExtra
        If the folder is no store or a damaged one, the actors file is at fault, or DuckDB or pyarrow is not installed.
    """
    from .store import StoreGraph

    return StoreGraph(path, Rules.of(Path(actors) if actors is not None else None))


def read(
    *paths: File, date: str | None = None, lang: str = "en", columns: Mapping[str, str] | None = None, model: str | None = None,
    actors: File | None = None, corrected: File | None = None, workers: int = 1, dask: str | None = None,
) -> ActorGraph:
    """Read articles and build their graph. For texts in hand: `ActorGraph(extract([Document("id", "text")]))`.

    Parameters
    ----------
    paths
        Files, folders and patterns, as `extract.documents.read` takes them; `-` is standard input.
    date
        ISO 8601 date of the articles that state none.
    lang
        Code of the language of the articles (the program reads English); others are skipped with a warning, with `any` none.
    columns
        What tables call the fields `id`, `text`, `title`, `date`, `publisher`, `url`, where not so.
    model
        Name or path of the language model, if not the default.
    actors
        An actors file of your own.
    corrected
        A corrections file to replay, and to which to add.
    workers, dask
        How many processes read, or the address of a Dask scheduler whose workers do, as `extract` takes them.

    Raises
    ------
    InputError, ModelError, LexiconError, FileError, WorkerError
        If an article cannot be read, the model is unknown, the actors or corrections file is at fault, or a worker is lost.
    """
    import extract
    from extract import documents

    for path in paths:
        _check(path)
    table = Path(actors) if actors is not None else None
    log = Path(corrected) if corrected is not None else None
    made = corrections.read(log) if log else ()
    options: dict[str, Any] = {"model": model} if model is not None else {}
    records = extract.extract(documents.read(paths, date=date, lang=lang, columns=columns), actors=table, workers=workers, dask=dask, **options)
    title = documents.stem(paths[0]) if paths else "graph"
    return ActorGraph(records, title=title, rules=Rules.of(table), corrections=made, log=log)


def _check(path: File) -> None:
    """See that a path may be one: a text that was given in its place is told."""
    if not isinstance(path, str | PathLike):
        raise InputError(f"{path!r} is no path; read takes the paths of files, each as an argument of its own")
    text = str(path)
    if text != STANDARD_INPUT and not lexists(text) and not has_magic(text):
        raise InputError(f"{plain(text[:_SHOWN])}{'…' * (len(text) > _SHOWN)}: there is no such file; {_IN_HAND}")
