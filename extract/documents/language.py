"""Whether a text is in the language that is wanted."""

from __future__ import annotations

import re

import pycountry

ENGLISH = "en"
ANY = "any"
"""The choice of whoever wants all texts, whatever their language."""

_FEW = 30
_SAMPLE = 5_000
_WORD = re.compile(r"[^\W\d_]+")


def languages() -> frozenset[str]:
    """The codes (ISO 639) of the languages that can be told."""
    import py3langid  # type: ignore[import-untyped]  # here and below, since it takes a second to load and most texts are English

    return frozenset(code for code, _ in py3langid.rank(""))


def other(text: str, code: str) -> str | None:
    """The name of the language of a text that is not in the language `code`; None if it is, or if it is too short to tell.

    Of a text of less than thirty words only its letters are told: it counts as foreign if most of it is not ASCII.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    if len(words) < _FEW and sum(map(str.isascii, sample)) > len(sample) / 2:
        return None
    if code == ENGLISH and len(words) >= _FEW and _is_english(words):
        return None
    import py3langid

    found = py3langid.classify(sample)[0]
    return None if found == code else name(found)


def name(code: str) -> str:
    """What a language is called: *German*."""
    language = pycountry.languages.get(**{f"alpha_{len(code)}": code}) if len(code) in (2, 3) else None
    return language.name if language else code


def _is_english(words: list[str]) -> bool:
    """Whether more than a fifth of the words are English stop words; the detector takes short news full of foreign names for Pidgin.

    Measured on news: English has 0.33 to 0.47 (a window of 40 words 0.23 at least), other languages in Latin letters 0.11 to 0.17
    (*in*, *was*, *me* occur in them too). The words are spaCy's own.
    """
    from spacy.lang.en.stop_words import STOP_WORDS  # here, since spaCy takes a second to import

    return sum(word.casefold() in STOP_WORDS for word in words) > len(words) / 5
