"""The steps in their order: Document → Doc → actors → relations → records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from . import language
from .actors.resolve import resolve
from .lexicon.triggers import triggers
from .lexicon.world import load as load_world
from .records import Actor, Document, Relation
from .relations.find import find

DEFAULT_MODEL = "accurate"

Fault = Callable[[Document, Exception], None]


def extract(
    documents: Iterable[Document], *, model: str | Path = DEFAULT_MODEL, actors: Path | None = None, on_error: Fault | None = None,
) -> Iterator[Actor | Relation]:
    """The records of each document in turn: its actors, then its relations.

    Parameters
    ----------
    documents : the texts to read, in any number; they are read as a stream.
    model : a built-in language model, an installed spaCy pipeline, or the path of one.
    actors : the user's own actors file (TOML), which wins over the built-in world.
    on_error : called with a document that raised and its error, after which the next document follows; without it the error is raised.

    Raises
    ------
    ModelError, LexiconError
        Before any document is read, if the model, the actors file or a table of the lexicon is unusable.
    """
    nlp, world = language.load(model), load_world(actors)
    triggers()

    def records() -> Iterator[Actor | Relation]:
        for document in documents:
            try:
                doc = language.read(nlp, document.text)
                resolution = resolve(doc, world, document.id)
                found = [*resolution.actors, *find(doc, resolution, document)]
            except Exception as error:
                if on_error is None:
                    raise
                on_error(document, error)
                continue
            yield from found

    return records()
