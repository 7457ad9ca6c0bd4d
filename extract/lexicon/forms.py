"""Which words a form may be an inflection of, by dictionary (LemmInflect): taggers and statistical lemmatisers err on rare verbs."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@lru_cache(maxsize=200_000)
def readings(form: str) -> dict[str, tuple[str, ...]]:
    """The lemmas of a lower-case form by part of speech (verb, noun, adjective); empty for a form that the dictionary lacks."""
    from lemminflect import getAllLemmas

    found: dict[str, tuple[str, ...]] = {}
    for upos, lemmas in getAllLemmas(form).items():
        if part := _PARTS.get(upos):
            found[part] = tuple(dict.fromkeys((*found.get(part, ()), *lemmas)))
    return found


def lemma(token: Token) -> str:
    """The lemma of a token in lower case: the dictionary's for its part of speech, else the pipeline's."""
    known = readings(token.lower_).get(_PARTS.get(token.pos_, ""), ())
    own = token.lemma_.lower()
    return own if own in known or not known else known[0]


@lru_cache(maxsize=200_000)
def lemmas(form: str) -> frozenset[str]:
    """The form itself and everything it may be an inflection of."""
    return frozenset((form, *(lemma for found in readings(form).values() for lemma in found)))
