"""Score trees and words by the rules of the CoNLL 2018 shared task."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from .corpus import Passage, Sentence
from .features import kept

# The labels that the relations read most.
FREQUENT = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "xcomp", "ccomp", "acl", "acl:relcl", "conj")
WORD_LAYERS = ("words", "upos", "feats", "lemmas", "uas", "las", "las_full")
Place = tuple[int, int]


def raw_text(passage: Passage) -> str:
    """Return a document as it ran: paragraphs apart by a blank line."""
    text = ""
    for sentence in passage.sentences:
        text += ("\n\n" if sentence.opens and text else "") + sentence.text + " " * sentence.spaces[-1]
    return text


def given(nlp: Language, sentences: Iterable[Sentence]) -> Doc:
    """Run a pipeline on given tokens and sentence ends."""
    words = [word for s in sentences for word in s.words]
    starts: list[bool | int | None] = [i == 0 for s in sentences for i in range(len(s.words))]
    doc = Doc(nlp.vocab, words=words, spaces=[space for s in sentences for space in s.spaces], sent_starts=starts)
    for _, step in nlp.pipeline:
        doc = step(doc)
    return doc


def places(words: Iterable[str]) -> list[Place]:
    """Return where words lie in the text without its blanks."""
    found, place = [], 0
    for word in words:
        length = len("".join(word.split()))
        found.append((place, place + length))
        place += length
    return found


def conll(passages: Iterable[Passage], docs: Iterable[Doc]) -> dict[str, float]:
    """Return F in per cent for each layer.

    Words are aligned where they cover the same characters; a head is right where the words it joins are aligned; labels are
    compared without subtypes in ``las`` and with them in ``las_full`` and in the figures by label.
    """
    right: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for passage, doc in zip(passages, docs, strict=True):
        _count(passage, doc, right, size)
    figures = {layer: _f(right[layer], size["words"]) for layer in WORD_LAYERS}
    figures["sents"] = _f(right["sents"], size["sents"])
    return figures | {f"las[{dep}]": _f(right[dep], size[dep]) for dep in FREQUENT}


def _count(passage: Passage, doc: Doc, right: Counter[str], size: Counter[str]) -> None:
    """Add what a document has right, and how much there is on both sides."""
    gold = list(_gold_words(passage))
    own = [token for token in doc if not token.is_space]
    gold_places, own_places = places(row["word"] for row in gold), places(token.text for token in own)
    aligned = dict(zip(own_places, own, strict=True))
    place_of = {token.i: place for token, place in zip(own, own_places, strict=True)}
    for row, place in zip(gold, gold_places, strict=True):
        size.update(["words", row["dep"]])
        if (token := aligned.get(place)) is not None:
            right.update(_agreements(row, token, gold_places, place_of))
    size.update(name for token in own for name in ("words", _label(token)))
    gold_sents = _bounds([row["opens"] for row in gold], gold_places)
    own_sents = _bounds([i == 0 or _opens(doc, own[i - 1], token) for i, token in enumerate(own)], own_places)
    right["sents"] += len(gold_sents & own_sents)
    size["sents"] += len(gold_sents) + len(own_sents)


def _opens(doc: Doc, before: Token, token: Token) -> bool:
    """Say whether a sentence starts at a word or at the white space before it."""
    return any(doc[i].is_sent_start for i in range(before.i + 1, token.i + 1))


def _gold_words(passage: Passage) -> Iterator[dict[str, Any]]:
    offset = 0
    for s in passage.sentences:
        for i, word in enumerate(s.words):
            head = s.heads[i] + offset if s.heads[i] >= 0 else None
            feats = "|".join(sorted(kept(s.feats[i]).split("|"), key=str.lower))
            yield {"word": word, "upos": s.upos[i], "feats": feats, "lemma": s.lemmas[i], "head": head,
                   "dep": s.deps[i], "opens": i == 0}  # fmt: skip
        offset += len(s.words)


def _bounds(opens: list[bool], where: list[Place]) -> set[Place]:
    starts = [i for i, first in enumerate(opens) if first] + [len(opens)]
    return {(where[a][0], where[b - 1][1]) for a, b in itertools.pairwise(starts)}


def _label(token: Token) -> str:
    return "root" if token.head.i == token.i else token.dep_


def _agreements(row: dict[str, Any], token: Token, gold_places: list[Place], place_of: dict[int, Place]) -> list[str]:
    """Name what an aligned word has right."""
    label = _label(token)
    head = None if label == "root" else place_of.get(token.head.i)
    head_right = head == (None if row["head"] is None else gold_places[row["head"]])
    checks = {
        "words": True,
        "upos": token.pos_ == row["upos"],
        "feats": str(token.morph) == row["feats"],
        "lemmas": row["lemma"] in {"_", token.lemma_},
        "uas": head_right,
        "las": head_right and label.split(":")[0] == row["dep"].split(":")[0],
        "las_full": head_right and label == row["dep"],
        label: head_right and label == row["dep"],
    }
    return [name for name, holds in checks.items() if holds]


def _f(right: int, both: int) -> float:
    return round(200 * right / both, 2) if both else 0.0
