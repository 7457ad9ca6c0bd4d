"""The corrections that a graph takes by hand; each method is one call into `edit`, and a graph built anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extract.records import Relation

from ..answers.sequences import Edge, Profile
from ..build import build
from ..excerpt import Excerpt
from ..queries.filters import Words
from ..queries.questions import Questions
from ..rules import Rules
from . import corrections, edit
from .corrections import Correction


class Correcting(Questions):
    """What `ActorGraph` lets people correct, and remembers."""

    rules: Rules
    corrections: tuple[Correction, ...]
    log: Path | None
    excerpt: Excerpt | None

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
        """Say that the texts do not say so: of a piece of evidence, of a relation or of several, with the evidence that they show.

        Raises
        ------
        TypeError
            If it is none of these.
        """
        self.correct(edit.drop(self.corrections, what))

    def retype(self, what: Relation | Edge | Iterable[Edge], type: str) -> None:
        """Say that a piece of evidence, a relation or several are of another type.

        Raises
        ------
        UnknownWord
            If there is no such type.
        TypeError
            If it is none of these.
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
        self.nx = build(self.records, self.rules, self.corrections, self.excerpt)
        for stale in ("_names", "_index", "_pairs", "_database"):
            self.__dict__.pop(stale, None)
