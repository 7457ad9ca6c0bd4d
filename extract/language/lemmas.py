"""Lemmas by table, and by the longest known ending for words that the table lacks."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

LONGEST_ENDING = 6
TELLING = ("VerbForm", "Tense", "Number", "Degree", "Case", "Poss")
INFLECTED = {"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV", "PRON"}


def word_class(upos: str, morph: dict[str, str]) -> str:
    """Return what a form's lemma depends on besides the form: its part of speech and what inflects it."""
    return "|".join([upos, *(morph[key] for key in TELLING if key in morph)]) if upos in INFLECTED else upos


def apply(rule: str, form: str) -> str:
    """Apply a rule such as ``3y``: cut three letters, add *y*."""
    cut = int(rule[0])
    return form[: len(form) - cut] + rule[1:] if cut else form + rule[1:]


class TableLemmatizer:
    """A component that sets lemmas from parts of speech and features; its tables travel with the pipeline."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[str, str]] = {}
        self.endings: dict[str, dict[str, str]] = {}
        self.lemma = lru_cache(maxsize=50_000)(self._find)

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the tables."""
        return _with_tables, (self.forms, self.endings)

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            token.lemma_ = token.text if token.is_space else self._of(token)
        return doc

    def _of(self, token: Token) -> str:
        kind = word_class(token.pos_, token.morph.to_dict())
        return self.lemma(token.text.replace("’", "'"), kind)

    def _find(self, form: str, kind: str) -> str:
        upos = kind.split("|")[0]
        low = form.lower()
        for key in (kind, upos):
            if low in (table := self.forms.get(key, {})):
                return _cased(table[low], form, upos)
        return self.by_ending(form if upos == "PROPN" else low, kind)

    def by_ending(self, form: str, kind: str) -> str:
        """Return the lemma that the longest known ending of a form gives."""
        rules = self.endings.get(kind) or {}
        for length in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
            rule = rules.get(form[len(form) - length :].lower())
            if rule is not None and len(form) > int(rule[0]) + 1:
                return apply(rule, form)
        return form

    def take(self, other: "TableLemmatizer") -> None:
        """Take the tables of another."""
        self.forms, self.endings = other.forms, other.endings
        self.lemma.cache_clear()

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        tables = {"forms": self.forms, "endings": self.endings}
        Path(path).with_suffix(".json").write_text(json.dumps(tables, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "TableLemmatizer":
        tables = json.loads(Path(path).with_suffix(".json").read_text("utf-8"))
        self.forms, self.endings = tables["forms"], tables["endings"]
        self.lemma.cache_clear()
        return self


def _cased(lemma: str, form: str, upos: str) -> str:
    """Give a proper noun's lemma the capitals of its form."""
    if upos != "PROPN" or not form[:1].isupper():
        return lemma
    return lemma.upper() if form.isupper() and len(form) > 1 else lemma[:1].upper() + lemma[1:]


def _with_tables(forms: dict[str, dict[str, str]], endings: dict[str, dict[str, str]]) -> TableLemmatizer:
    lemmatizer = TableLemmatizer()
    lemmatizer.forms, lemmatizer.endings = forms, endings
    return lemmatizer


@Language.factory("whowhom_lemmas", assigns=["token.lemma"], requires=["token.pos", "token.morph"])
def _make(nlp: Language, name: str) -> TableLemmatizer:
    return TableLemmatizer()
