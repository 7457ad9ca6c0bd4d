"""Facilities among the entities, and the table that tells them."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from extract.errors import LexiconError
from extract.language import load
from extract.language.facilities import FacilityMarker
from extract.lexicon.facilities import Facilities, facilities
from extract.lexicon.tables import read


def marked(text: str, *entities: tuple[str, str]) -> set[tuple[str, str]]:
    """The entities that the step makes of those given, a text's words parted by blanks."""
    words, spans = text.split(), []
    articles = ["DET" if word.lower() == "the" else "X" for word in words]
    doc = Doc(spacy.blank("en").vocab, words=words, pos=articles, sent_starts=[i == 0 for i in range(len(words))])
    for name, label in entities:
        start = next(i for i in range(len(words)) if words[i : i + len(name.split())] == name.split())
        spans.append(Span(doc, start, start + len(name.split()), label))
    doc.ents = spans
    return {(entity.text, entity.label_) for entity in FacilityMarker(facilities())(doc).ents}


@pytest.mark.parametrize(("text", "entity", "found"), [
    ("Jets left Incirlik Air Base .", ("Incirlik Air Base", "LOC"), ("Incirlik Air Base", "FAC")),
    ("They named Edwards Air Force Base .", ("Edwards Air Force Base", "ORG"), ("Edwards Air Force Base", "FAC")),
    ("Ships left the Port of Aden .", ("Port of Aden", "LOC"), ("Port of Aden", "FAC")),
    ("The Camp Lemonnier troops left .", ("Camp Lemonnier", "ORG"), ("Camp Lemonnier", "FAC")),
    ("They shelled Zaporizhzhia Nuclear Power Plant .", ("Zaporizhzhia", "LOC"), ("Zaporizhzhia Nuclear Power Plant", "FAC")),
    ("He saw the British Museum .", ("British Museum", "LOC"), ("British Museum", "FAC")),
])  # fmt: skip
def test_a_name_with_a_facilitys_noun_is_a_facility(text, entity, found) -> None:
    assert marked(text, entity) == {found}


@pytest.mark.parametrize(("text", "entity"), [
    ("The White House denied it .", ("White House", "ORG")),
    ("It is in Port of Spain .", ("Port of Spain", "LOC")),
    ("The British Museum denied it .", ("British Museum", "ORG")),
    ("The House of Commons met .", ("House of Commons", "ORG")),
    ("The Prison Fellowship met .", ("Prison Fellowship", "ORG")),
    ("Aleppo residents fled to the Base .", ("Aleppo", "LOC")),
    ("Ali Castle spoke .", ("Ali Castle", "PERSON")),
    ("Airport staff met .", ("Airport", "LOC")),
])  # fmt: skip
def test_other_names_stay_what_they_are(text, entity) -> None:
    assert marked(text, entity) == {entity}


def test_an_embassy_is_a_facility_where_something_happens_there() -> None:
    assert marked("The US Embassy protested .", ("US Embassy", "ORG")) == {("US Embassy", "ORG")}
    assert marked("Shots fell at the US Embassy .", ("US Embassy", "ORG")) == {("US Embassy", "FAC")}


def test_pieces_of_one_facility_are_joined() -> None:
    assert marked("Egypt saw Grand Ethiopian Renaissance Dam .", ("Egypt", "GPE"), ("Grand", "LOC"), ("Ethiopian Renaissance Dam", "LOC")) == {
        ("Egypt", "GPE"), ("Grand Ethiopian Renaissance Dam", "FAC")}  # fmt: skip


@pytest.mark.parametrize("model", ["accurate", "fast"])
def test_the_built_in_models_know_facilities(model: str) -> None:
    doc = load(model)("Turkish jets took off from Incirlik Air Base on Friday, and the White House protested.")
    assert ("Incirlik Air Base", "FAC") in {(entity.text, entity.label_) for entity in doc.ents}
    assert "FAC" not in {entity.label_ for entity in doc.ents if "House" in entity.text}


GOOD = {"always": "base", "places": "hall", "doors": "embassy", "before": "at", "first": "camp", "never": '["white house"]'}


@pytest.mark.parametrize(("key", "value", "says"), [
    ("places", '"hall base"', "in two lists of head nouns: base"),
    ("first", '"Camp"', "not in lower case: Camp"),
    ("bases", '"base"', "bases"),
])  # fmt: skip
def test_a_fault_of_the_table_is_told(tmp_path, key, value, says) -> None:
    rows = {name: entry if entry.startswith("[") else f'"{entry}"' for name, entry in GOOD.items()} | {key: value}
    path = tmp_path / "facilities.toml"
    path.write_text("".join(f"{name} = {entry}\n" for name, entry in rows.items()), "utf-8")
    with pytest.raises(LexiconError, match=says) as error:
        read(path, Facilities)
    assert "facilities.toml" in str(error.value)
