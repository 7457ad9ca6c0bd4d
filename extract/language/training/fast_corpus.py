"""Write the training corpus of the CNN: spaCy ``Doc``s of running text, with the marks that each set has."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from .. import load
from . import sources
from .augment import vary, windows
from .corpus import Passage, Sentence
from .entities import bio_spans
from .features import kept
from .teach import fill
from .tokens import english
from .word_vectors import word_vectors


def to_doc(passage: Passage, vocab: Vocab, rng: Random) -> Doc:
    """Build one ``Doc``, paragraphs apart by a blank line or a line break that is a token of its own."""
    words: list[str] = []
    spaces: list[bool] = []
    places: list[list[int]] = []
    for sentence in passage.sentences:
        if words and sentence.opens:
            words.append(rng.choice(("\n\n", "\n\n", "\n")))
            spaces[-1] = False
            spaces.append(False)
        places.append(list(range(len(words), len(words) + len(sentence.words))))
        words += sentence.words
        spaces += sentence.spaces
    sentences = passage.sentences
    doc = Doc(vocab, words=words, spaces=spaces, **(_trees(len(words), sentences, places) if sentences[0].heads else {}))
    spans = [
        Span(doc, place[a], place[b - 1] + 1, label)
        for sentence, place in zip(sentences, places, strict=True)
        for a, b, label in bio_spans(sentence.ents)
    ]
    doc.set_ents(spans, default="outside" if sentences[0].ents else "missing")
    return doc


def _trees(count: int, sentences: Sequence[Sentence], places: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Return tags and trees as ``Doc`` takes them; white space hangs on the word before it."""
    layers: dict[str, Any] = {"pos": ["SPACE"] * count, "morphs": [""] * count, "deps": ["dep"] * count}
    layers["heads"] = [max(i - 1, 0) for i in range(count)]
    for sentence, place in zip(sentences, places, strict=True):
        for k, i in enumerate(place):
            head = sentence.heads[k]
            layers["pos"][i], layers["morphs"][i] = sentence.upos[k], kept(sentence.feats[k])
            layers["heads"][i], layers["deps"][i] = (i, "ROOT") if head < 0 else (place[head], sentence.deps[k])
    return layers


def write(passages: list[Passage], path: Path, rng: Random, copies: int, limit: int) -> None:
    """Write windows of the passages, the copies after the first varied."""
    vocab = english().vocab
    bin_ = DocBin(attrs=["ORTH", "SPACY", "POS", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"])
    for copy in range(copies):
        for passage in passages:
            for window in windows(passage, limit, rng):
                bin_.add(to_doc(vary(window, rng) if copy else window, vocab, rng))
    bin_.to_disk(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with treebank/, ner/ and re3d/")
    parser.add_argument("out", type=Path, help="folder to write train.spacy and dev.spacy to")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = Random(7)
    teacher = load("accurate")
    teacher.disable_pipe("whowhom_facilities")  # FAC is told by words, not learned
    passages = fill(sources.training(options.data, english().make_doc), teacher)
    write(passages, options.out / "train.spacy", rng, copies=3, limit=120)
    write(sources.treebanks(options.data, "dev"), options.out / "dev.spacy", rng, copies=1, limit=10**6)
    blank = english()
    blank.vocab.vectors = word_vectors(teacher, passages)
    blank.to_disk(options.out / "blank")


if __name__ == "__main__":
    main()
