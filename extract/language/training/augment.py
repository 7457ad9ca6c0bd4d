"""Vary sentences as news pages vary them: case, quotation marks, missing full stops, line breaks."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from .corpus import Passage, Sentence

CURLY = {"'": "’", "``": "“", "''": "”"}


def lower(sentence: Sentence, rng: Random) -> Sentence:
    """Write all in lower case."""
    return replace(sentence, words=tuple(word.lower() for word in sentence.words))


def upper(sentence: Sentence, rng: Random) -> Sentence:
    """Write all in capitals."""
    return replace(sentence, words=tuple(word.upper() for word in sentence.words))


def headline(sentence: Sentence, rng: Random) -> Sentence:
    """Write words of four letters and more with a capital, without the full stop."""
    words = tuple(word[:1].upper() + word[1:] if len(word) > 3 else word for word in sentence.words)
    return drop_stop(replace(sentence, words=words), rng)


def curly(sentence: Sentence, rng: Random) -> Sentence:
    """Bend straight quotation marks and apostrophes."""
    opened = False
    words = []
    for word in sentence.words:
        if word == '"':
            opened = not opened
            word = "“" if opened else "”"
        words.append(CURLY.get(word, word.replace("'", "’")))
    return replace(sentence, words=tuple(words))


def drop_stop(sentence: Sentence, rng: Random) -> Sentence:
    """Leave out the final full stop, where nothing hangs on it."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last] != "." or (sentence.heads and last in sentence.heads):
        return sentence
    layers = ("words", "spaces", "upos", "feats", "lemmas", "heads", "deps", "ents")
    cut = {layer: value[:last] for layer in layers if (value := getattr(sentence, layer))}
    cut["spaces"] = (*cut["spaces"][:-1], True)
    return replace(sentence, **cut)


VARIANTS: tuple[tuple[Callable[[Sentence, Random], Sentence], float], ...] = (
    (lower, 0.04),
    (upper, 0.04),
    (headline, 0.05),
    (curly, 0.3),
    (drop_stop, 0.06),
)


def vary(passage: Passage, rng: Random) -> Passage:
    """Return the passage, changed in one way or in none, whole or, for case, in its first sentence only."""
    draw = rng.random()
    for change, share in VARIANTS:
        draw -= share
        if draw < 0:
            return _apply(passage, change, rng)
    return passage


def _apply(passage: Passage, change: Callable[[Sentence, Random], Sentence], rng: Random) -> Passage:
    only_first = change in (upper, headline) and rng.random() < 0.7
    sentences = tuple(change(s, rng) if change is not drop_stop or rng.random() < 0.5 else s for s in passage.sentences[: 1 if only_first else None])
    return replace(passage, sentences=sentences + passage.sentences[len(sentences) :])


def windows(passage: Passage, limit: int, rng: Random) -> list[Passage]:
    """Cut a passage into runs of sentences of up to ``limit`` words or of less, a third of them single sentences."""
    cut: list[Passage] = []
    run: list[Sentence] = []
    budget = 0
    for sentence in passage.sentences:
        if run and sum(len(s.words) for s in run) + len(sentence.words) > budget:
            cut.append(replace(passage, sentences=tuple(run)))
            run = []
        if not run:
            budget = 1 if rng.random() < 0.3 else rng.randint(limit // 3, limit)
        run.append(sentence)
    return [*cut, replace(passage, sentences=tuple(run))] if run else cut
