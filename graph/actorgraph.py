"""The object that people hold in the REPL; every method is one call into the modules above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx

from extract.records import Actor, Relation

from . import query
from .answers import Profile, Relations
from .build import build
from .errors import UnknownActor
from .files import replacing
from .formats import json
from .rules import NO_RULES, Rules
from .table import counted

if TYPE_CHECKING:
    import pandas


class ActorGraph:
    """Who does what to whom, as one or more articles tell it.

    Parameters
    ----------
    records
        Actor and relation records, as `extract` yields them.
    title
        What its page is called.
    rules
        Which actors of different documents are one, and which are not.

    Attributes
    ----------
    nx : networkx.MultiDiGraph
        The graph itself; `graph.build` says what its nodes and edges carry.
    records : tuple of Actor and Relation
        What it was built from.
    """

    def __init__(self, records: Iterable[Actor | Relation], *, title: str = "graph", rules: Rules = NO_RULES) -> None:
        self.records = tuple(records)
        self.title = title
        self.rules = rules
        self.nx: networkx.MultiDiGraph = build(self.records, rules)

    def relations(
        self, *, source: query.Words = None, target: query.Words = None, type: query.Words = None, status: query.Words = None
    ) -> Relations:
        """The relations that fit all that is asked; all of them if nothing is.

        Parameters
        ----------
        source, target
            An actor by any of its names, or several actors. A symmetric relation is found from either end.
        type
            A relation type such as `"trains"`, or several.
        status
            A status such as `"alleged"`, or several; then only the evidence of that status is shown.

        Raises
        ------
        UnknownActor, UnknownWord
            If a name, type or status is not known; the message tells the closest.
        """
        return query.relations(self.nx, self._names, source=source, target=target, type=type, status=status)

    def between(self, a: str, b: str) -> Relations:
        """The relations of two actors, in both directions.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        return query.between(self.nx, self._names, a, b)

    def __getitem__(self, name: str) -> Profile:
        """The actor that bears the name, canonical or other.

        Raises
        ------
        UnknownActor
            If no actor bears it, or several do.
        """
        return query.actor(self.nx, self._names, name)

    def __contains__(self, name: object) -> bool:
        """Whether `name` names one actor of the graph."""
        try:
            return isinstance(name, str) and bool(self._names.find(name))
        except UnknownActor:
            return False

    def __iter__(self) -> Iterator[str]:
        """The canonical names of the actors, in alphabetical order."""
        return iter(self.nx)

    def __len__(self) -> int:
        """How many actors there are."""
        return len(self.nx)

    def to_pandas(self) -> pandas.DataFrame:
        """All evidence as a pandas DataFrame, a row for each piece.

        Raises
        ------
        MissingExtra
            If pandas is not installed.
        """
        return self.relations().to_pandas()

    def show(self, path: str | PathLike[str]) -> None:
        """Write the graph as a page, one HTML file that works offline.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        from .page import write

        with replacing(Path(path)) as part:
            write(self.nx, part, title=self.title)

    def save(self, path: str | PathLike[str]) -> None:
        """Save the graph as JSON, for `load`.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        json.write(Path(path), json.Saved(self.title, self.rules, self.records))

    @property
    def summary(self) -> str:
        """How much there is: *2 actors, 1 relation, 1 document*."""
        documents = len({record.doc for record in self.records})
        counts = ((len(self), "actor"), (self.nx.number_of_edges(), "relation"), (documents, "document"))
        return ", ".join(counted(*count) for count in counts)

    def __repr__(self) -> str:
        return f"<ActorGraph {self.title!r}: {self.summary}>"

    @cached_property
    def _names(self) -> query.Names:
        return query.Names(self.nx)


def load(path: str | PathLike[str]) -> ActorGraph:
    """Open a graph that was saved; no language model is loaded.

    Raises
    ------
    FileError
        If the file cannot be read or is no saved graph.
    """
    saved = json.read(Path(path))
    return ActorGraph(saved.records, title=saved.title, rules=saved.rules)


def read(
    *paths: str | PathLike[str], date: str | None = None, model: str | None = None, actors: str | PathLike[str] | None = None
) -> ActorGraph:
    """Read articles and build their graph. For texts in hand: `ActorGraph(extract([Document("id", "text")]))`.

    Parameters
    ----------
    paths
        Text or JSONL files; `-` is standard input.
    date
        ISO 8601 date of the articles that state none.
    model
        Name or path of the language model, if not the default.
    actors
        An actors file of your own.

    Raises
    ------
    InputError, ModelError, LexiconError
        If an article cannot be read, the model is unknown, or the actors file is at fault.
    """
    import extract
    from extract import documents

    table = Path(actors) if actors is not None else None
    options: dict[str, Any] = {"model": model} if model is not None else {}
    records = extract.extract(documents.read(paths, date=date), actors=table, **options)
    return ActorGraph(records, title=documents.stem(paths[0]) if paths else "graph", rules=Rules.of(table))
