"""The built-in spaCy pipelines: ``load(name)``, their components and weights.

spaCy itself is imported only when a pipeline is loaded.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["BUILT_IN", "load", "read"]

log = logging.getLogger(__name__)
HERE = Path(__file__).parent
BUILT_IN = ("accurate", "fast")
# Characters a document; spaCy's own limit guards against models whose memory grows faster than the text.
LONGEST = 20_000_000
# Characters that a pipeline is given at once.
PART = 50_000


def load(name: str | Path = "accurate") -> Language:
    """Return a spaCy pipeline, loaded once.

    Parameters
    ----------
    name
        ``accurate`` or ``fast``, the name of an installed spaCy pipeline, or the path of one.

    Raises
    ------
    ModelError
        If there is no such pipeline, or if it has no parser, tags or entities.

    Examples
    --------
    >>> doc = load("fast")("Russia backs Khalifa Haftar.")
    >>> [(entity.text, entity.label_) for entity in doc.ents]
    [('Russia', 'GPE'), ('Khalifa Haftar', 'PERSON')]
    """
    return _load(str(name))


@cache
def _load(name: str) -> Language:
    import spacy
    from thinc.api import use_ops

    from . import components  # noqa: F401  registers the factories
    from .products import OnnxOps

    try:
        with use_ops(OnnxOps.name):
            nlp = spacy.load(HERE / name if name in BUILT_IN else name)
    except OSError as error:
        known = ", ".join(model for model in BUILT_IN if (HERE / model / "meta.json").exists())
        raise ModelError(
            f"no language model {name!r}: there is no installed spaCy pipeline of this name and no folder of this path; built in: {known}"
        ) from error
    except (ImportError, ValueError, KeyError) as error:
        raise ModelError(f"the language model {name!r} does not load: {str(error).splitlines()[0]}") from error
    nlp.max_length = LONGEST
    if "whowhom_lines" not in nlp.pipe_names:
        nlp.add_pipe("whowhom_lines", first=True)
    if missing := _missing(nlp):
        raise ModelError(f"the language model {name!r} has no {' and no '.join(missing)}; relations cannot be read with it")
    return nlp


def read(nlp: Language, text: str) -> Doc:
    """Run a pipeline over a text of any length in linear time and bounded memory.

    Long texts are read part by part, cut at blank lines where there are any: spaCy's own components need some 4 kB of memory
    a character of the text they are given.
    """
    from spacy.tokens import Doc

    parts = _parts(text)
    if len(parts) == 1:
        return nlp(text)
    return Doc.from_docs(list(nlp.pipe(parts, batch_size=1)), ensure_whitespace=False)


def _parts(text: str) -> list[str]:
    """Cut a text into parts of up to ``PART`` characters, before the text of a paragraph, a line or a word."""
    parts = []
    start = 0
    while len(text) - start > PART:
        half, end = start + PART // 2, start + PART
        cut = next((at + len(mark) for mark in ("\n\n", "\n", " ") if (at := text.rfind(mark, half, end)) >= 0), end)
        parts.append(text[start:cut])
        start = cut
    return [*parts, text[start:]]


def _missing(nlp: Language) -> list[str]:
    """Name what a pipeline lacks that the rules need, judged by what it makes of a sentence."""
    doc = nlp("The president of France met German officials in Paris on Monday.")
    checks = {
        "parser": doc.has_annotation("DEP"),
        "parts of speech": doc.has_annotation("POS"),
        "lemmas": doc.has_annotation("LEMMA"),
        "entities": doc.has_annotation("ENT_IOB"),
    }
    return [part for part, present in checks.items() if not present]
