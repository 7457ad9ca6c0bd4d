"""The object that people hold in the REPL; every method is one call into the modules above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx

from extract.records import Actor, Relation

from . import corrections, formats, joining, notebook, paths, query
from .answers import Paths, Profile, Relations, Rows, page
from .build import build
from .correcting import Correcting
from .corrections import Correction
from .filters import Words, filters
from .formats import json
from .measures import Measures
from .names import Names
from .rules import NO_RULES, Rules
from .table import counted

if TYPE_CHECKING:
    import pandas
    import polars

    from .cypher import Database

File = str | PathLike[str]
Day = str | date | None


class ActorGraph(Measures, Correcting):
    """Who does what to whom, as one or more articles tell it.

    Parameters
    ----------
    records
        Actor and relation records, as `extract` yields them.
    title
        What its page is called.
    rules
        Which actors of different documents are one, and which are not.
    corrections
        What was corrected by hand, in the order in which it was.
    log
        The file to which corrections made from now on are added at once; without one they are written when the graph is saved.

    Attributes
    ----------
    nx : networkx.MultiDiGraph[str]
        The graph itself; `graph.build` says what its nodes and edges carry.
    records : tuple of Actor and Relation
        What it was built from.
    """

    def __init__(
        self, records: Iterable[Actor | Relation], *, title: str = "graph", rules: Rules = NO_RULES,
        corrections: Iterable[Correction] = (), log: Path | None = None,
    ) -> None:
        self.records = tuple(records)
        self.title = title
        self.rules = rules
        self.corrections = tuple(corrections)
        self.log = log
        self.nx: networkx.MultiDiGraph[str] = build(self.records, rules, self.corrections)

    # Questions

    def relations(
        self, *, source: Words = None, target: Words = None, type: Words = None, quad: Words = None, plover: Words = None,
        status: Words = None, since: Day = None, until: Day = None, doc: Words = None, said_by: Words = None,
        min_confidence: float | None = None,
    ) -> Relations:
        """The relations that fit all that is asked; all of them if nothing is.

        Parameters
        ----------
        source, target
            An actor by any of its names, or several actors. A symmetric relation is found from either end.
        type
            A relation type such as `"trains"`, a quad class, a PLOVER code, or several of these.
        quad, plover
            A quad class such as `"material conflict"`, a PLOVER code such as `"AID"`, or several.
        status, doc
            A status such as `"alleged"`, the id of a document, or several.
        since, until
            A date, or a month or year, which is meant whole; what has no date does not fit.
        said_by
            To whom the text attributes it: an actor by any of its names, anybody else by words of the text, or several.
        min_confidence
            The least confidence, from 0 to 1.

        All but `source`, `target`, `type` and `quad` are asked of each piece of evidence, and only the evidence that fits is shown.

        Examples
        --------
        >>> g.relations(source="Moscow", type="material cooperation", status=["alleged", "negotiating"])
        who     relation  whom                  status                  said by
        Russia  trains    Libyan National Army  alleged
            Russia has reportedly sent officers to train Haftar’s Libyan National Army and is in talks to a…
        Russia  arms      Libyan National Army  negotiating, contested
            …ortedly sent officers to train Haftar’s Libyan National Army and is in talks to arm his forces.
        >>> g.relations(type="trains")[0].evidence[0]
        Russia has reportedly sent officers to «train» Haftar’s Libyan National Army and is in talks to arm his forces.
            courting, alleged, confidence 0.84

        Raises
        ------
        UnknownActor, UnknownWord
            If a name or word is not known; the message tells the closest.
        """
        asked = filters(
            self.documents if doc is not None else (), type=type, quad=quad, plover=plover, status=status, since=since, until=until, doc=doc,
            min_confidence=min_confidence)
        if test := query.speaker(self.nx, self._names, said_by):
            asked.tests.append(test)
        return query.relations(self.nx, self._names, source, target, asked)

    def between(self, a: str, b: str) -> Relations:
        """The relations of two actors, in both directions.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        return query.between(self.nx, self._names, a, b)

    def said_by(self, *names: str) -> Relations:
        """What the texts attribute to somebody: an actor by any of its names, anybody else by words of the text.

        Raises
        ------
        UnknownActor
            If nothing is attributed to anybody of that name.
        """
        return self.relations(said_by=names)

    def contested(self) -> Relations:
        """The relations on which texts disagree: some deny what others do not."""
        return query.contested(self.nx)

    def actors(self, *, kind: Words = None, country: Words = None) -> Rows:
        """The actors, the most connected first: those of a kind, of a country (a code, or an actor that has one), or all.

        Raises
        ------
        UnknownWord
            If the kind or country is not known; the message tells the closest.
        """
        return query.actors(self.nx, self._names, kind, country)

    def path(self, a: str, b: str, *more: str) -> Relations:
        """The relations along a shortest way from one actor to another, and on to more of them; directions do not matter.

        Raises
        ------
        UnknownActor, NoPath
            If a name is not known, or nothing leads from one to the next.

        Examples
        --------
        >>> [(edge.source, edge.type, edge.target) for edge in g.path("Vladimir Putin", "GNA")]
        [('Vladimir Putin', 'supports', 'Khalifa Haftar'), ('Government of National Accord', 'rivals', 'Khalifa Haftar')]
        """
        return paths.path(self.nx, self._pairs, [self._names.find(name) for name in (a, b, *more)])

    def paths(self, a: str, b: str, most: int = 5) -> Paths:
        """The shortest ways from one actor to another, at most so many.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        return paths.paths(self.nx, self._pairs, self._names.find(a), self._names.find(b), most)

    def ego(self, actor: str, radius: int = 1) -> Relations:
        """The relations among an actor and all that are at most `radius` steps from it.

        Raises
        ------
        UnknownActor
            If the name is not known.
        """
        return paths.ego(self.nx, self._names.find(actor), radius)

    def timeline(self, a: str, b: str | None = None) -> Rows:
        """The evidence on two actors, or on all that one does and has done to it, by date; what has no date comes last.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        return paths.timeline(self.nx, self[a].relations if b is None else self.between(a, b))

    def cypher(self, statement: str, **parameters: Any) -> Rows:
        """Ask in Cypher, with parameters as keywords; `graph.cypher.database` tells the tables.

        Raises
        ------
        BadStatement
            If the statement does more than read the graph, or is not understood.
        MissingExtra
            If Ladybug is not installed.

        Examples
        --------
        >>> g.cypher("MATCH (a:Actor)-[r:arms]->(b) WHERE r.status <> $no RETURN a.name, b.name, r.doc ORDER BY a.name", no="denied")
        a.name  b.name                r.doc
        Egypt   Libyan National Army  oil ports
        Russia  Libyan National Army  courting
        """
        return self._database.ask(statement, parameters)

    # Files and other libraries

    def to_pandas(self) -> pandas.DataFrame:
        """All evidence as a pandas DataFrame, a row for each piece.

        Raises
        ------
        MissingExtra
            If pandas is not installed.
        """
        return self.relations().to_pandas()

    def to_polars(self) -> polars.DataFrame:
        """All evidence as a polars DataFrame, a row for each piece.

        Raises
        ------
        MissingExtra
            If polars is not installed.
        """
        return self.relations().to_polars()

    def show(self, path: File | None = None) -> Path:
        """Write the graph as a page, one HTML file that works offline; without `path` open it in the browser.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        return page(self.nx, path, self.title)

    def save(self, path: File) -> None:
        """Save the graph as JSON, for `load`, and its corrections beside it, for the next build.

        Raises
        ------
        OutputError
            If a file cannot be written.
        """
        json.write(Path(path), self.saved)
        self.log = corrections.keep(corrections.beside(Path(path)), self.corrections)

    @property
    def saved(self) -> json.Saved:
        """What a file of the graph holds."""
        return json.Saved(self.title, self.rules, self.corrections, self.records)

    def save_db(self, path: File) -> None:
        """Write the graph as a Ladybug database, for those who want to stay in Cypher.

        Raises
        ------
        OutputError, MissingExtra
            If the file cannot be written, or Ladybug is not installed.
        """
        from .cypher.database import save

        save(self.nx, Path(path))

    def export(self, path: File, to: str | None = None) -> tuple[Path, ...]:
        """Write the graph in another format, named or told by the suffix; `graph.formats` lists them. Returns the files written.

        Raises
        ------
        UnknownWord, OutputError, MissingExtra
            If there is no such format, a file cannot be written, or the format's library is not installed.
        """
        return formats.export(self.nx, Path(path), to)

    # Several graphs

    def __add__(self, other: ActorGraph) -> ActorGraph:
        """Both graphs as one, as if their documents had been read together."""
        from .opening import combine

        return combine(self, other)

    def __sub__(self, other: ActorGraph) -> joining.Diff:
        """What this graph has over another."""
        return joining.diff(self.nx, other.nx)

    diff = __sub__

    # What Python and notebooks ask

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
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """The canonical names of the actors, in alphabetical order."""
        return iter(self.nx)

    def __len__(self) -> int:
        """How many actors there are."""
        return len(self.nx)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents."""
        return tuple(sorted({record.doc for record in self.records}))

    @property
    def summary(self) -> str:
        """How much there is: *2 actors, 1 relation, 1 document*."""
        counts = ((len(self), "actor"), (self.nx.number_of_edges(), "relation"), (len(self.documents), "document"))
        return ", ".join(counted(*count) for count in counts)

    def __repr__(self) -> str:
        return f"<ActorGraph {self.title!r}: {self.summary}>"

    def _repr_html_(self) -> str:
        return notebook.html(self)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    def _ipython_key_completions_(self) -> list[str]:
        return self._names.spelled()

    @cached_property
    def _names(self) -> Names:
        return Names(self.nx)

    @cached_property
    def _pairs(self) -> networkx.Graph[str]:
        return paths.pairs(self.nx)

    @cached_property
    def _database(self) -> Database:
        from .cypher import Database

        return Database(self.nx)
