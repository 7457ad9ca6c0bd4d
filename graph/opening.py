"""How a graph comes to be: opened, read from articles, combined of others."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from . import corrections, joining
from .actorgraph import ActorGraph
from .collection import settled
from .formats import json
from .rules import Rules

File = str | PathLike[str]


def combine(*graphs: ActorGraph) -> ActorGraph:
    """Several graphs as one, as if their documents had been read together; their order does not matter."""
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
    with settled():
        saved, log = json.read(Path(path)), corrections.beside(Path(path))
        made = corrections.joined(saved.corrections, corrections.read(log))
        return ActorGraph(saved.records, title=saved.title, rules=saved.rules, corrections=made, log=log)


def read(
    *paths: File, date: str | None = None, lang: str = "en", columns: Mapping[str, str] | None = None, model: str | None = None,
    actors: File | None = None, corrected: File | None = None,
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

    Raises
    ------
    InputError, ModelError, LexiconError, FileError
        If an article cannot be read, the model is unknown, or the actors or corrections file is at fault.
    """
    import extract
    from extract import documents

    table = Path(actors) if actors is not None else None
    log = Path(corrected) if corrected is not None else None
    made = corrections.read(log) if log else ()
    options: dict[str, Any] = {"model": model} if model is not None else {}
    records = extract.extract(documents.read(paths, date=date, lang=lang, columns=columns), actors=table, **options)
    title = documents.stem(paths[0]) if paths else "graph"
    return ActorGraph(records, title=title, rules=Rules.of(table), corrections=made, log=log)
