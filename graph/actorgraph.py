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

from . import corrections, edit, formats, joining, notebook, paths, query
from .answers import Edge, Paths, Profile, Relations, Rows, page
from .build import build
from .collection import settled
from .corrections import Correction
from .filters import Words, filters
from .formats import json
from .names import Names
from .rules import NO_RULES, Rules
from .table import counted

if TYPE_CHECKING:
    import pandas
    import polars

    from .analysis.balance import Period
    from .analysis.brokers import Attribute
    from .cypher import Database

File = str | PathLike[str]
Day = str | date | None


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
    corrections
        What was corrected by hand, in the order in which it was.
    log
        The file to which corrections made from now on are added at once; without one they are written when the graph is saved.

    Attributes
    ----------
    nx : networkx.MultiDiGraph
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
        self.nx: networkx.MultiDiGraph = build(self.records, rules, self.corrections)

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
        return paths.path(self.nx, [self._names.find(name) for name in (a, b, *more)])

    def paths(self, a: str, b: str, most: int = 5) -> Paths:
        """The shortest ways from one actor to another, at most so many.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        return paths.paths(self.nx, self._names.find(a), self._names.find(b), most)

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

    # Analysis

    def brokers(self, by: Attribute = "kind") -> Rows:
        """Who stands between others: betweenness, and brokerage roles between kinds or countries. `analysis.brokers` cites its sources."""
        from .analysis.brokers import brokers

        return brokers(self.nx, by)

    def strength(self) -> Rows:
        """Degree and strength of every actor by quad class. `analysis.strength` cites its sources."""
        from .analysis.strength import strength

        return strength(self.nx)

    def balance(self, a: str, b: str, *, by: Period = "all", status: Iterable[str] = ("asserted", "alleged")) -> Rows:
        """Cooperation against conflict of a pair, from +10 to -10, whole or by period. `analysis.balance` cites the scale.

        Raises
        ------
        UnknownActor, UnknownWord
            If a name, period or status is not known.

        Examples
        --------
        >>> g.balance("Russia", "Haftar", by="month")
        period   balance  cooperation  conflict  evidence
        2017-02  3.077    5.324        0         2
        2017-05  3.4      2.448        0         1
        """
        from .analysis.balance import balance

        return balance(self.between(a, b), by, status)

    def triads(self) -> Rows:
        """Balanced and frustrated triads of the signed graph. `analysis.triads` cites its sources."""
        from .analysis.triads import triads

        return triads(self.nx)

    def blocs(self) -> Rows:
        """Groups that cooperate within and quarrel without. `analysis.blocs` cites its sources."""
        from .analysis.blocs import blocs

        return blocs(self.nx)

    def reciprocity(self) -> Rows:
        """Whether what is done is done in return, by quad class. `analysis.reciprocity` cites its source."""
        from .analysis.reciprocity import reciprocity

        return reciprocity(self.nx)

    # Corrections

    def merge(self, name: str, other: str) -> Profile:
        """Say that two actors are one, under the name of the first.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        name = self._names.find(name)
        self.correct(edit.merge(self.corrections, name, self._names.find(other)))
        return self[name]

    def rename(self, name: str, new: str) -> Profile:
        """Give an actor another name.

        Raises
        ------
        UnknownActor, UnknownWord
            If the name is not known, or another actor has the new one.
        """
        self.correct(edit.rename(self.corrections, self.nx, self._names.find(name), new))
        return self[new]

    def split(self, name: str, new: str, *, docs: Words = None, mentions: Words = None) -> Profile:
        """Say that what stands under a name in some documents, or where it is called so, is another actor.

        Raises
        ------
        UnknownActor, UnknownWord
            If the name is not known, or no document or mention of it is named.
        """
        self.correct(edit.split(self.corrections, self.nx, self._names.find(name), new, docs, mentions))
        return self[new]

    def drop(self, what: Relation | Edge | Iterable[Edge]) -> None:
        """Say that the texts do not say so: of a piece of evidence, of a relation or of several, with the evidence that they show."""
        self.correct(edit.drop(self.corrections, what))

    def retype(self, what: Relation | Edge | Iterable[Edge], type: str) -> None:
        """Say that a piece of evidence, a relation or several are of another type.

        Raises
        ------
        UnknownWord
            If there is no such type.
        """
        self.correct(edit.retype(self.corrections, what, type))

    def correct(self, made: Iterable[Correction]) -> None:
        """Add corrections to those that there are, on file too if there is one, and build the graph anew.

        Raises
        ------
        OutputError
            If the file cannot be written.
        """
        self.corrections = corrections.joined(self.corrections, made)
        if self.log:
            corrections.keep(self.log, self.corrections)
        self.nx = build(self.records, self.rules, self.corrections)
        for stale in ("_names", "_database"):
            self.__dict__.pop(stale, None)

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
    def _database(self) -> Database:
        from .cypher import Database

        return Database(self.nx)


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
    *paths: File, date: str | None = None, model: str | None = None, actors: File | None = None, corrected: File | None = None
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
    records = extract.extract(documents.read(paths, date=date), actors=table, **options)
    title = documents.stem(paths[0]) if paths else "graph"
    return ActorGraph(records, title=title, rules=Rules.of(table), corrections=made, log=log)
