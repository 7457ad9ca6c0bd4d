"""A store to ask in the REPL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path

from extract.store import Store

from ..actorgraph import ActorGraph
from ..answers.sequences import Rows
from ..answers.table import counted
from ..corrections.corrections import Correction
from ..errors import UnknownActor
from ..queries import paths
from ..queries.filters import Words
from ..rules import NO_RULES, Rules
from . import actors, relations
from .answers import StoreRelations
from .asked import Asked, asked
from .database import Database
from .excerpting import everything, excerpt
from .names import StoreNames, listed
from .selection import MOST_PIECES, select
from .stats import Stats, stats

Day = str | date | None

_ALL = 1 << 60


class StoreGraph:
    """Who does what to whom, as a store of any size tells it: asked like an `ActorGraph`, while the evidence stays in the store.

    Nothing is read before the first question, which settles who is who and what is related to what; later ones are quick.

    Parameters
    ----------
    folder
        The folder of the store.
    rules
        Which actors of different documents are one, and which are not.

    Attributes
    ----------
    left : str
        What the last `graph` left out, in words; empty if nothing.

    Raises
    ------
    StoreError
        If the folder is no store, or a damaged one.
    MissingExtra
        If DuckDB or pyarrow is not installed.
    """

    def __init__(self, folder: str | PathLike[str], rules: Rules = NO_RULES) -> None:
        self.store = Store.open(Path(folder))
        self.rules = rules
        self.left = ""
        self._read = Database(self.store)

    def relations(
        self, *, actor: Words = None, source: Words = None, target: Words = None, type: Words = None, quad: Words = None, plover: Words = None,
        status: Words = None, since: Day = None, until: Day = None, doc: Words = None, publisher: Words = None, said_by: Words = None,
        min_confidence: float | None = None, min_evidence: int = 1,
    ) -> StoreRelations:
        """The relations that fit all that is asked, those with the most evidence first; as `ActorGraph.relations`, and besides:

        Parameters
        ----------
        actor
            Who stands at either end.
        min_evidence
            How many pieces of evidence must fit.

        That `since` and `until` leave out documents without a date is a warning of the logger `graph.store`.

        Raises
        ------
        UnknownActor, UnknownWord
            If a name or word is not known; the message tells the closest.
        """
        return StoreRelations(self._database, asked(
            self._database, self._names, actor=actor, source=source, target=target, type=type, quad=quad, plover=plover, status=status,
            since=since, until=until, doc=doc, publisher=publisher, said_by=said_by, min_confidence=min_confidence, min_evidence=min_evidence))

    def between(self, a: str, b: str) -> StoreRelations:
        """The relations of two actors, in both directions.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        return StoreRelations(self._database, self._pair(a, b))

    def said_by(self, *names: str) -> StoreRelations:
        """What the texts attribute to somebody: an actor by any of its names, anybody else by words of the text.

        Raises
        ------
        UnknownActor
            If nothing is attributed to anybody of that name.
        """
        return self.relations(said_by=names)

    def contested(self) -> StoreRelations:
        """The relations on which texts disagree: some deny what others do not."""
        return StoreRelations(self._database, Asked(of_whole="whole.denied > 0 AND whole.denied < whole.pieces"))

    def actors(self, *, kind: Words = None, country: Words = None) -> Rows:
        """The actors, the most connected first: those of a kind, of a country (its code), or all.

        Raises
        ------
        UnknownWord
            If the kind or country is not known; the message tells the closest.
        """
        return listed(self._database, kind, country)

    def timeline(self, a: str, b: str | None = None) -> Rows:
        """The evidence on two actors, or on all that one does and has done to it, by date; what has no date comes last.

        Raises
        ------
        UnknownActor
            If a name is not known.
        """
        found = self._graph(asked(self._database, self._names, actor=a) if b is None else self._pair(a, b), _ALL, _ALL, "timeline")
        return paths.timeline(found.nx, list(found.nx.edges(keys=True, data=True)))

    def stats(self) -> Stats:
        """How many documents and relations there are by type, status, publisher and month."""
        return stats(self._read)

    def graph(
        self, *, top: int | None = None, title: str | None = None, corrections: Iterable[Correction] = (), actor: Words = None,
        source: Words = None, target: Words = None, type: Words = None, quad: Words = None, plover: Words = None, status: Words = None,
        since: Day = None, until: Day = None, doc: Words = None, publisher: Words = None, said_by: Words = None,
        min_confidence: float | None = None, min_evidence: int = 1,
    ) -> ActorGraph:
        """The relations that fit all that is asked as a graph that can be shown, saved and analysed.

        Of very many it takes those among the most prominent actors, `top` of them if given, and embeds of each some evidence;
        its edges tell by `elsewhere` how much more there is. The other parameters are those of `relations`.

        Raises
        ------
        UnknownActor, UnknownWord
            If a name or word is not known; the message tells the closest.
        """
        wanted = asked(
            self._database, self._names, actor=actor, source=source, target=target, type=type, quad=quad, plover=plover, status=status,
            since=since, until=until, doc=doc, publisher=publisher, said_by=said_by, min_confidence=min_confidence, min_evidence=min_evidence)
        return self._graph(wanted, top, MOST_PIECES, title or self.store.folder.resolve().name, corrections)

    def close(self) -> None:
        """Give back memory and temporary files."""
        self._read.close()

    def __len__(self) -> int:
        """How many actors there are."""
        return int(self._database.one("SELECT count(*) FROM nodes")[0])

    def __contains__(self, name: object) -> bool:
        """Whether `name` names one actor of the store."""
        try:
            return isinstance(name, str) and bool(self._names.nodes([name]))
        except UnknownActor:
            return False

    @property
    def summary(self) -> str:
        """How much there is: *2 actors, 1 relation, 1 document*."""
        edges, documents = self._database.one("SELECT (SELECT count(*) FROM edges), (SELECT count(*) FROM documents)")
        return ", ".join(counted(*each) for each in ((len(self), "actor"), (edges, "relation"), (documents, "document")))

    def __repr__(self) -> str:
        return f"<StoreGraph {self.store.folder.name!r}: {counted(sum(part.documents for part in self.store.parts), 'document')}>"

    def _pair(self, a: str, b: str) -> Asked:
        (first,), (second,) = self._names.nodes([a]), self._names.nodes([b])
        found = Asked()
        found.add(found.of_edges, "(source = $a AND target = $b) OR (source = $b AND target = $a)", a=first, b=second)
        return found

    def _graph(self, wanted: Asked, top: int | None, most: int, title: str, corrections: Iterable[Correction] = ()) -> ActorGraph:
        selection = select(self._database, wanted, top, most)
        self.left = selection.left
        if selection.whole:
            return ActorGraph(everything(self._database), title=title, rules=self.rules, corrections=corrections)
        records, rest = excerpt(self._database, wanted)
        return ActorGraph(records, title=title, rules=self.rules, corrections=corrections, excerpt=rest)

    @cached_property
    def _database(self) -> Database:
        """The database, when it is settled who is who and what is related to what."""
        actors.settle(self._read, self.rules)
        relations.settle(self._read)
        return self._read

    @cached_property
    def _names(self) -> StoreNames:
        return StoreNames(self._database)
