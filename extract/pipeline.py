"""The steps in their order: Document → Doc → actors → relations → records."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from . import language
from .actors.resolve import resolve
from .lexicon.triggers import triggers
from .lexicon.world import load as load_world
from .records import Actor, Document, Relation
from .relations.find import find

DEFAULT_MODEL = "accurate"

KEPT = 50_000
"""So many words spaCy keeps from text to text, some 30 MB, since it is slow at words that it does not know; then it forgets a text's new words."""

Reader = Callable[[Document], list[Actor | Relation]]
"""Reads a document: its actors, then its relations."""


def reader(model: str | Path = DEFAULT_MODEL, actors: Path | None = None) -> Reader:
    """What reads documents with this model and this actors file; it holds on to nothing that it has read.

    Raises
    ------
    ModelError, LexiconError
        If the model, the actors file or a table of the lexicon is unusable.
    """
    nlp, world = language.load(model), load_world(actors)
    triggers()

    def read(document: Document) -> list[Actor | Relation]:
        with nlp.memory_zone() if len(nlp.vocab) > KEPT else nullcontext():
            doc = language.read(nlp, document.text)
            resolution = resolve(doc, world, document.id)
            return [*resolution.actors, *find(doc, resolution, document)]

    return read
