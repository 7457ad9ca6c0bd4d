"""Word vectors for the CNN out of the transformer: what its encoder makes of each word by itself, in fewer dimensions."""

import json
from collections import Counter
from collections.abc import Iterable

import numpy as np
from spacy.language import Language
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from ..pieces import shape
from ..transformer import Transformer
from .corpus import Passage

WIDTH = 64
# Rarer words of the corpus go without, so that the CNN learns to do without.
LEAST = 2


def word_vectors(nlp: Language, passages: Iterable[Passage]) -> Vectors:
    """Return the encoder's vectors of words, brought to ``WIDTH`` principal components, keyed by lower case."""
    model = nlp.get_pipe("whowhom_transformer")
    assert isinstance(model, Transformer)
    words = _vocabulary(model, passages)
    rows = np.stack([model.run([word], [shape(word, True)])["tensor"][0] for word in words]).astype(np.float64)
    rows -= rows.mean(0)
    _, spread, axes = np.linalg.svd(rows, full_matrices=False)
    data = (rows @ axes[:WIDTH].T / spread[0] * np.sqrt(len(words))).astype(np.float32)
    return Vectors(data=data, keys=words, strings=nlp.vocab.strings, attr="LOWER", name="whowhom_fast")


def _vocabulary(model: Transformer, passages: Iterable[Passage]) -> list[str]:
    """Return the whole words among the encoder's pieces, and the words of the corpus that are not rare, in lower case."""
    seen = Counter(word.lower() for passage in passages for sentence in passage.sentences for word in sentence.words)
    pieces = json.loads((model.folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    whole = {piece for piece in pieces if len(piece) > 1 and piece.isalpha()}
    return sorted(whole | {word for word, count in seen.items() if count >= LEAST})
