"""Which words a form may be an inflection of, by dictionary (LemmInflect): taggers and statistical lemmatisers err on rare verbs."""

from __future__ import annotations

from functools import lru_cache

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective"}


@lru_cache(maxsize=50_000)
def readings(form: str) -> dict[str, tuple[str, ...]]:
    """The lemmas of a lower-case form by part of speech (verb, noun, adjective); empty for a form that the dictionary lacks."""
    from lemminflect import getAllLemmas

    found: dict[str, tuple[str, ...]] = {}
    for upos, lemmas in getAllLemmas(form).items():
        if part := _PARTS.get(upos):
            found[part] = tuple(dict.fromkeys((*found.get(part, ()), *lemmas)))
    return found


@lru_cache(maxsize=50_000)
def lemma(form: str, pos: str, own: str) -> str:
    """The lemma of a lower-case form in lower case: the dictionary's for its part of speech (UD), else the pipeline's `own`."""
    known = readings(form).get(_PARTS.get(pos, ""), ())
    return own.lower() if own.lower() in known or not known else known[0]


@lru_cache(maxsize=50_000)
def lemmas(form: str, own: str) -> frozenset[str]:
    """The form itself, its lemma `own`, and everything else it may be an inflection of."""
    return frozenset((form, own, *(lemma for found in readings(form).values() for lemma in found)))
