"""The tables of titles and nominals: no word claimed twice, and what they say of phrases and titles."""

from collections import Counter

import pytest

from extract.lexicon.given_names import given_names
from extract.lexicon.names import normal
from extract.lexicon.nominals import nominals, plural
from extract.lexicon.titles import titles


def twice(words: list[str]) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_no_word_is_claimed_twice() -> None:
    table = nominals()
    assert not twice([form for head in table.heads for word in head.words for form in (word, plural(word))])
    assert not twice([word for row in table.name_heads for word in row.words])
    assert not twice([word for row in table.anaphors for word in row.words])
    assert not twice([normal(form) for title in titles().titles for form in (title.name, *title.forms)])


@pytest.mark.parametrize(("words", "title", "start", "past", "under"), [
    ("russian president", "president", 1, False, False),
    ("former prime minister", "prime minister", 0, True, False),
    ("deputy foreign minister", "foreign minister", 0, False, True),
    ("deputy secretary of state", "secretary of state", 0, False, True),
    ("lt gen", "general", 0, False, False),
    ("the oil minister", "minister", 1, False, False),
    ("acting president", "president", 0, False, False),
])
def test_titles_end_before_a_name(words: str, title: str, start: int, past: bool, under: bool) -> None:
    held = titles().ending(words.split(), len(words.split()))
    assert held is not None and (held.title.name, held.start, held.past, held.under) == (title, start, past, under)


@pytest.mark.parametrize("words", ["the republic", "general motors", ""])
def test_no_title(words: str) -> None:
    assert titles().ending(words.split(), len(words.split())) is None


@pytest.mark.parametrize(("words", "with_state", "kind", "length", "many"), [
    ("russian officials", "state", "government", 1, True),
    ("iraqi security forces", "military", "military", 2, True),
    ("syrian rebels", "own", "armed group", 1, True),
    ("the opposition", "own", "party", 1, False),
    ("syrian people", "own", "people", 1, True),
    ("haftar men", "person", "armed group", 1, True),
])
def test_nouns_tell_what_their_phrase_is(words: str, with_state: str, kind: str, length: int, many: bool) -> None:
    found = nominals().head(words.split())
    assert found is not None and (found[0].with_state, found[0].kind, found[1], found[2]) == (with_state, kind, length, many)


@pytest.mark.parametrize(
    ("word", "many"), [("army", "armies"), ("militiaman", "militiamen"), ("force", "forces"), ("wish", "wishes"), ("spy", "spies")]
)
def test_plurals(word: str, many: str) -> None:
    assert plural(word) == many


def test_given_names_tell_a_gender_or_none() -> None:
    names = given_names()
    assert not names.m & names.f
    assert all(normal(name) == name for name in names.m | names.f)
    assert [names.gender(name) for name in ("José Maria Neves", "Theresa May", "James", "Jean Varnow")] == ["m", "f", None, None]
