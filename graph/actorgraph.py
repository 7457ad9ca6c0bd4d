"""The object that people hold in the REPL; every method is one call into the modules above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx

from extract.records import Actor, Relation

from . import formats, joining, notebook
from .analysis.measures import Measures
from .answers.sequences import page
from .answers.table import counted
from .build import build
from .corrections import corrections
from .corrections.correcting import Correcting
from .corrections.corrections import Correction
from .excerpt import Excerpt
from .formats import json
from .queries import query
from .rules import NO_RULES, Rules

if TYPE_CHECKING:
    import pandas
    import polars


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
    excerpt
        If the records are an excerpt of a store: what is known of the whole.

    Attributes
    ----------
    nx : networkx.MultiDiGraph[str]
        The graph itself; `graph.build` says what its nodes and edges carry.
    records : tuple of Actor and Relation
        What it was built from.
    """

    def __init__(
        self, records: Iterable[Actor | Relation], *, title: str = "graph", rules: Rules = NO_RULES,
        corrections: Iterable[Correction] = (), log: Path | None = None, excerpt: Excerpt | None = None,
    ) -> None:
        self.records = tuple(records)
        self.title = title
        self.rules = rules
        self.corrections = tuple(corrections)
        self.log = log
        self.excerpt = excerpt
        self.nx: networkx.MultiDiGraph[str] = build(self.records, rules, self.corrections, excerpt)

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
        return json.Saved(self.title, self.rules, self.corrections, self.records, self.excerpt)

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

        return combine(self, other) if isinstance(other, ActorGraph) else NotImplemented

    def __radd__(self, other: object) -> ActorGraph:
        """The graph itself, added to the 0 from which `sum` begins."""
        return self if other == 0 else NotImplemented

    def __sub__(self, other: ActorGraph) -> joining.Diff:
        """What this graph has over another."""
        return self.diff(other) if isinstance(other, ActorGraph) else NotImplemented

    def diff(self, other: ActorGraph) -> joining.Diff:
        """What this graph has over another."""
        return joining.diff(self.nx, other.nx)

    # What Python and notebooks ask

    def __iter__(self) -> Iterator[str]:
        """The canonical names of the actors, in alphabetical order."""
        return iter(self.nx)

    def __len__(self) -> int:
        """How many actors there are."""
        return len(self.nx)

    @property
    def summary(self) -> str:
        """How much there is: *2 actors, 1 relation, 1 document*; no document is known of which nothing was read."""
        counts = ((len(self), "actor"), (self.nx.number_of_edges(), "relation"), (len(self.documents), "document"))
        more = sum(data["elsewhere"] for *_, data in self.nx.edges(data=True))
        said = [counted(number, what) for number, what in counts if number or what != "document"]
        return ", ".join([*said, f"{counted(more, 'more sentence')} in the store"] if more else said)

    @property
    def copies(self) -> tuple[tuple[str, ...], ...]:
        """The documents that are copies of one another, a tuple for each story; as evidence for a relation they count once."""
        return query.copies(self.nx)

    def __repr__(self) -> str:
        return f"<ActorGraph {self.title!r}: {self.summary}>"

    def _repr_html_(self) -> str:
        return notebook.html(self)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "text/html": self._repr_html_()}

    def _ipython_key_completions_(self) -> list[str]:
        return self._names.spelled()
