"""How much is found that is not there: false edges per hundred sentences, texts that hold no relation at all included."""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Actor, Document, Relation
from .score import Score, share


def false_per_hundred(judged: Score, records: Iterable[Actor | Relation], documents: Iterable[Document], marked: frozenset[str]) -> float:
    """The wrong records, and all those of documents without a mark, per hundred sentences of the documents.

    `marked` are the ids of the documents that have a mark, on which `judged` was taken.
    """
    unmarked = sum(isinstance(record, Relation) and record.doc not in marked for record in records)
    return 100 * share(len(judged.wrong) + unmarked, sentences(document.text for document in documents))


def sentences(texts: Iterable[str]) -> int:
    """How many sentences the texts have, by full stops and line ends; no language model is asked, so that the count is the same for all."""
    import spacy

    splitter = spacy.blank("en")
    splitter.add_pipe("sentencizer")
    lines = (line for text in texts for line in text.splitlines() if line.strip())
    return sum(len(list(doc.sents)) for doc in splitter.pipe(lines))
