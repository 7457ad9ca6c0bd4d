"""The built-in pipelines as the rest of the house sees them."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from extract.errors import ModelError
from extract.language import BUILT_IN, load, read

TEXT = (
    "Envoys Meet in Geneva\n\nOfficials from Kenya met Gen. Ali Hassan, who leads the Red Valley Army, in Geneva on Monday. "
    "The U.S.-backed government isn’t trained by Russia’s forces, they said.\n\n- first point\n- second point\n\n"
    "He was freed by the rebels"
)
SHORT = ["Russia attacked Georgia.", "", " \n ", "Who?", TEXT, "Peace"]


@pytest.fixture(params=BUILT_IN)
def nlp(request) -> spacy.Language:
    return load(request.param)


def test_a_doc_has_all_layers(nlp) -> None:
    doc = nlp(TEXT)
    words = [token for token in doc if not token.is_space]
    assert all(token.pos_ and token.dep_ and token.lemma_ for token in words)
    assert {"VERB", "PROPN", "NOUN"} <= {token.pos_ for token in words}
    assert [token.lemma_ for token in doc if token.text in {"met", "leads", "forces", "trained"}] == ["meet", "lead", "train", "force"]
    assert next(t for t in doc if t.text == "leads").morph.get("Tense") == ["Pres"]


def test_trees_are_trees(nlp) -> None:
    for sentence in nlp(TEXT).sents:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1 and roots[0].dep_ == "ROOT"
        assert {token.i for token in roots[0].subtree} == {token.i for token in sentence}


def test_tokens_are_those_of_the_treebanks(nlp) -> None:
    assert [token.text for token in nlp("The U.S.-backed anti-IS state’s men")] == [
        "The", "U.S.", "-", "backed", "anti-IS", "state", "’s", "men",
    ]  # fmt: skip


def test_layout_ends_sentences(nlp) -> None:
    openings = [sentence.text.strip().split()[:2] for sentence in nlp(TEXT).sents]
    assert openings == [["Envoys", "Meet"], ["Officials", "from"], ["The", "U.S.-backed"], ["-", "first"], ["-", "second"], ["He", "was"]]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("accurate", {("Kenya", "GPE"), ("Ali Hassan", "PERSON"), ("Red Valley Army", "ORG"), ("Geneva", "LOC"), ("Russia", "GPE")}),
        ("fast", {("Ali Hassan", "PERSON"), ("Russia", "GPE")}),
    ],
)
def test_entities_have_the_kinds_of_the_scheme(name: str, wanted: set) -> None:
    assert wanted <= {(entity.text, entity.label_) for entity in load(name)(TEXT).ents}


def annotation(doc) -> list[tuple]:
    entities = [(entity.start, entity.end, entity.label_) for entity in doc.ents]
    return [(t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc] + entities


@pytest.mark.parametrize("size", [1, 2, 64])
def test_the_batch_does_not_matter(nlp, size: int) -> None:
    assert [annotation(doc) for doc in nlp.pipe(SHORT, batch_size=size)] == [annotation(nlp(text)) for text in SHORT]


def test_blank_texts_are_no_fault(nlp) -> None:
    assert [len(nlp(text)) for text in ("", " ", "\n\n")] == [0, 1, 1]


def test_a_long_text_is_read_to_its_end(nlp) -> None:
    doc = nlp("The minister met the rebels in Mali. " * 900)
    assert len(list(doc.sents)) == 900
    assert doc[-2].ent_type_ in {"GPE", "LOC"}


def test_texts_of_any_length_are_read_part_by_part(nlp, monkeypatch) -> None:
    monkeypatch.setattr("extract.language.PART", 300)
    text = "The minister met the rebels in Mali. " * 3 + "\n\nNext one.\n" + "Words without end, " * 60 + "x" * 700
    doc = read(nlp, text)
    assert doc.text == text
    assert [token.text for token in doc if token.is_sent_start][3] == "Next"


def test_a_pipeline_saves_and_loads_by_path(nlp, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "copy")
    assert annotation(load(tmp_path / "copy")(TEXT)) == annotation(nlp(TEXT))


def test_the_steps_travel_to_other_processes(nlp) -> None:
    vocab, steps = pickle.loads(pickle.dumps((nlp.vocab, [step for _, step in nlp.pipeline])))
    doc = Doc(vocab).from_bytes(nlp.make_doc(TEXT).to_bytes())
    for step in steps:
        doc = step(doc)
    assert annotation(doc) == annotation(nlp(TEXT))


def test_vectors_of_the_encoder_stay_on_the_doc() -> None:
    doc = load("accurate")("Russia attacked.")
    assert doc.tensor.shape == (3, 384)


def test_a_capital_behind_a_full_stop_opens_a_sentence() -> None:
    text = (
        "“These raids only harden our will to stand with our Kenyan friends in ending this war and relentlessly chasing the smugglers. "
        "We remain fully committed to working with Kenya. Sen. J. D. Vance and Lt. Gen. Mary B. Smith agreed.”"
    )
    assert [sentence.text.split()[0] for sentence in load("accurate")(text).sents] == ["“These", "We", "Sen."]


@pytest.mark.parametrize(
    "text",
    [
        "Russian Foreign Minister Sergei Lavrov met Turkish Foreign Minister Mevlut Cavusoglu on Tuesday.",
        "South African President Cyril Ramaphosa will visit European Union foreign policy chief Josep Borrell.",
    ],
)
def test_no_sentence_ends_within_a_name_or_behind_its_verb(text: str) -> None:
    doc = load("accurate")(f"{text} {text}\n\n{text.rstrip('.')}")
    assert [sentence.text.strip() for sentence in doc.sents] == [text, text, text.rstrip(".")]


def test_given_sentence_starts_are_kept() -> None:
    nlp = load("accurate")
    doc = spacy.tokens.Doc(nlp.vocab, words=["He", "left", "she", "stayed"], sent_starts=[True, False, True, False])
    for _, step in nlp.pipeline:
        doc = step(doc)
    assert [sentence.text.strip() for sentence in doc.sents] == ["He left", "she stayed"]


def test_a_pipeline_is_loaded_once() -> None:
    assert load("fast") is load("fast")


@pytest.mark.parametrize("name", ["no_such_model", "/no/such/folder"])
def test_an_unknown_model_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=name):
        load(name)


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "bare")
    with pytest.raises(ModelError, match="no parser and no parts of speech"):
        load(tmp_path / "bare")


def test_spacy_is_not_loaded_before_it_is_used() -> None:
    code = "import sys, extract.language; sys.exit('spacy' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
