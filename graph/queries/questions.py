"""The questions that a graph answers; each method is one call into `query`, `paths` or `cypher`."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx

from extract.records import Actor, Relation

from ..answers.sequences import Paths, Profile, Relations, Rows
from ..errors import UnknownWord
from . import paths, query
from .filters import Words, filters
from .names import Names

if TYPE_CHECKING:
    from ..cypher import Database
    from .index import Index

Day = str | date | None


class Questions:
    """What `ActorGraph` can be asked."""

    nx: networkx.MultiDiGraph[str]
    records: tuple[Actor | Relation, ...]

    def relations(
        self, *, source: Words = None, target: Words = None, type: Words = None, quad: Words = None, plover: Words = None,
        status: Words = None, since: Day = None, until: Day = None, doc: Words = None, publisher: Words = None, said_by: Words = None,
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
        status, doc, publisher
            A status such as `"alleged"`, the id of a document, who published it, or several.
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
            If a name or word is not known, or the confidence is none; the message tells the closest.
        """
        asked = filters(
            self.documents if doc is not None else (), self.publishers if publisher is not None else (), type=type, quad=quad, plover=plover,
            status=status, since=since, until=until, doc=doc, publisher=publisher, min_confidence=min_confidence)
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
        """The relations along a shortest way from one actor to another, and on to more of them; directions do not matter,
        and a relation that is denied is no way.

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
        UnknownActor, UnknownWord
            If the name is not known, or the radius is no number of steps.
        """
        if not isinstance(radius, int) or radius < 0:
            raise UnknownWord(f"{radius!r} is not a radius; it is a number of steps, 0 or more")
        return query.around(self.nx, self._index, self._names.find(actor), radius)

    def timeline(self, a: str, b: str | None = None) -> Rows:
        """The evidence on two actors, or on all that one does and has done to it, by date; what has no date comes last.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        first = self._names.find(a)
        found = query.edges_of(self.nx, first) if b is None else query.edges_between(self.nx, first, self._names.find(b))
        return paths.timeline(self.nx, found)

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

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents."""
        return tuple(sorted({record.doc for record in self.records}))

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Who published the documents, as far as they say so."""
        return tuple(sorted({record.publisher for record in self.records if isinstance(record, Relation) and record.publisher}))

    @cached_property
    def _names(self) -> Names:
        return Names.of(self.nx)

    @cached_property
    def _index(self) -> Index:
        from .index import Index  # numpy costs time that only a question should cost

        return Index(self.nx)

    @cached_property
    def _pairs(self) -> networkx.Graph[str]:
        return paths.pairs(self.nx)

    @cached_property
    def _database(self) -> Database:
        from ..cypher import Database

        return Database(self.nx)
