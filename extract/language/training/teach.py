"""Let one pipeline mark what the sets leave open, for another to learn from: trees of the entity sets, entities of EWT."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language

from .corpus import Passage, Sentence
from .score_trees import given


def fill(passages: Iterable[Passage], teacher: Language) -> list[Passage]:
    """Return the passages with every layer present; marks by people stay."""
    known: dict[Sentence, Sentence] = {}
    return [replace(p, sentences=tuple(_filled(s, teacher, known) for s in p.sentences)) for p in passages]


def _filled(sentence: Sentence, teacher: Language, known: dict[Sentence, Sentence]) -> Sentence:
    if sentence.heads and sentence.ents:
        return sentence
    if sentence not in known:
        known[sentence] = _mark(sentence, teacher)
    return known[sentence]


def _mark(sentence: Sentence, teacher: Language) -> Sentence:
    doc = given(teacher, [sentence])
    if not sentence.ents:
        ents = tuple(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc)
        return replace(sentence, ents=ents)
    return replace(
        sentence,
        upos=tuple(t.pos_ for t in doc),
        feats=tuple(str(t.morph) for t in doc),
        lemmas=tuple(t.lemma_ for t in doc),
        heads=tuple(-1 if t.head.i == t.i else t.head.i for t in doc),
        deps=tuple("root" if t.head.i == t.i else t.dep_ for t in doc),
    )
