"""Casing and lemmas: what is read off a word itself."""

import pytest

from extract.language.lemmas import TableLemmatizer, apply, word_class
from extract.language.pieces import SHAPES, shape

WORDS = ["state", "State", "STATE", "U", "McGovern", "1999", "F-16", "—", "U.S.", "don't", "ÉTAT", "伊", "", "🙂"]


def test_casings_differ_and_leave_zero_for_padding() -> None:
    assert {shape(word, space) for word in WORDS for space in (True, False)} <= set(range(1, SHAPES))
    assert len({shape(word, True) for word in WORDS[:8]}) == 8


@pytest.fixture
def lemmatizer() -> TableLemmatizer:
    made = TableLemmatizer()
    made.forms = {"VERB|Fin|Past": {"met": "meet"}, "ADJ": {"russian": "Russian"}, "PROPN": {"democrats": "Democrat"}}
    made.endings = {
        "VERB|Fin|Past": {"": "0", "ed": "2", "ied": "3y"},
        "NOUN|Plur": {"": "0", "s": "1", "ies": "3y"},
        "PROPN|Plur": {"": "0", "s": "1"},
    }
    return made


@pytest.mark.parametrize(
    ("form", "kind", "lemma"),
    [
        ("Met", "VERB|Fin|Past", "meet"),
        ("denied", "VERB|Fin|Past", "deny"),
        ("ATTACKED", "VERB|Fin|Past", "attack"),
        ("allies", "NOUN|Plur", "ally"),
        ("Russian", "ADJ", "Russian"),
        ("Houthis", "PROPN|Plur", "Houthi"),
        ("Democrats", "PROPN|Plur", "Democrat"),
        ("of", "ADP", "of"),
        ("s", "NOUN|Plur", "s"),
    ],
)
def test_lemmas(lemmatizer: TableLemmatizer, form: str, kind: str, lemma: str) -> None:
    assert lemmatizer.lemma(form, kind) == lemma


def test_rules() -> None:
    assert apply("3y", "allies") == "ally"
    assert apply("0", "word") == "word"


def test_only_inflected_words_have_classes_by_feature() -> None:
    assert word_class("VERB", {"VerbForm": "Fin", "Tense": "Past", "Mood": "Ind"}) == "VERB|Fin|Past"
    assert word_class("ADP", {"Number": "Sing"}) == "ADP"


def test_tables_travel(lemmatizer: TableLemmatizer, tmp_path) -> None:
    lemmatizer.to_disk(tmp_path / "lemmas")
    assert TableLemmatizer().from_disk(tmp_path / "lemmas").forms == lemmatizer.forms
