"""What the models learn from and are measured by: marks brought to one inventory, variants, scores."""

from dataclasses import replace
from random import Random

import pytest
import spacy
from spacy.tokens import Doc

from extract.language.training import augment, corpus
from extract.language.training.corpus import Passage, Sentence, split_hyphens
from extract.language.training.entities import bio_spans, close, harmonise
from extract.language.training.score_entities import entity_scores
from extract.language.training.score_trees import conll, raw_text


def marks(text: str, label: str, start: int, end: int) -> list[str]:
    words = text.split()
    return [f"{'B' if i == start else 'I'}-{label}" if start <= i < end else "O" for i in range(len(words))]


@pytest.mark.parametrize(
    ("text", "label", "start", "end", "found"),
    [
        ("President Ada Obi left", "PERSON", 0, 3, [("Ada Obi", "PERSON")]),
        ("Kenyan Foreign Minister Ada Obi left", "PERSON", 0, 5, [("Kenyan", "NORP"), ("Ada Obi", "PERSON")]),
        ("the Arab League met", "ORG", 0, 3, [("Arab League", "ORG")]),
        ("Mali 's army", "LOC", 0, 2, [("Mali", "GPE")]),
        ("in Bamako today", "LOC", 1, 2, [("Bamako", "LOC")]),
        ("the Malians went", "NORP", 1, 2, [("Malians", "NORP")]),
        ("He left", "PERSON", 0, 1, []),
        ("Nobel Prize winner", "NORP", 0, 2, []),
        ("two French envoys", "O", 0, 0, [("French", "NORP")]),
    ],
)
def test_marks_come_to_one_inventory(text, label, start, end, found) -> None:
    words = text.split()
    spans = bio_spans(harmonise(words, marks(text, label, start, end)))
    assert sorted((" ".join(words[a:b]), kind) for a, b, kind in spans) == sorted(found)


def test_marks_without_beginnings_are_closed() -> None:
    assert close(["I-PER", "I-PER", "O", "I-ORG", "B-politicalparty"]) == ["B-PERSON", "I-PERSON", "O", "B-ORG", "B-ORG"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [("UN-backed", ["UN", "-", "backed"]), ("anti-war", ["anti-war"]), ("U.S.-led", ["U.S.", "-", "led"]), ("-", ["-"])],
)
def test_hyphens_part_as_in_the_treebanks(word: str, parts: list[str]) -> None:
    assert split_hyphens(word) == parts


SENTENCE = Sentence(
    words=("Rebels", "left", "Bamako", "."), spaces=(True, True, False, True), upos=("NOUN", "VERB", "PROPN", "PUNCT"),
    feats=("Number=Plur", "Tense=Past", "Number=Sing", "_"), lemmas=("rebel", "leave", "Bamako", "."), heads=(1, -1, 1, 1),
    deps=("nsubj", "root", "obj", "punct"), ents=("O", "O", "B-LOC", "O"), opens=True,
)  # fmt: skip


@pytest.mark.parametrize("change", [change for change, _ in augment.VARIANTS])
def test_variants_keep_all_layers_in_step(change) -> None:
    varied = change(SENTENCE, Random(1))
    layers = (varied.words, varied.spaces, varied.upos, varied.heads, varied.deps, varied.ents)
    assert len({len(layer) for layer in layers}) == 1
    assert all(head < len(varied.words) for head in varied.heads)


def test_windows_keep_every_sentence_once() -> None:
    sentences = tuple(replace(SENTENCE, lemmas=(str(n),) * 4) for n in range(40))
    cut = augment.windows(Passage("x", sentences), 20, Random(3))
    assert tuple(s for window in cut for s in window.sentences) == sentences
    assert len({len(window.sentences) for window in cut}) > 1


def gold_doc(**changes) -> Doc:
    layers = {"pos": SENTENCE.upos, "lemmas": SENTENCE.lemmas, "heads": [1, 1, 1, 1], "deps": ["nsubj", "ROOT", "obj", "punct"]}
    layers |= {"words": SENTENCE.words, "morphs": ["Number=Plur", "Tense=Past", "Number=Sing", ""]} | changes
    return Doc(spacy.blank("en").vocab, **layers)


def test_a_perfect_parse_scores_full_marks() -> None:
    scores = conll([Passage("x", (SENTENCE,))], [gold_doc()])
    assert {scores[key] for key in ("words", "upos", "lemmas", "uas", "las", "las_full", "sents")} == {100.0}


def test_a_wrong_head_costs_its_word_alone() -> None:
    scores = conll([Passage("x", (SENTENCE,))], [gold_doc(heads=[1, 1, 0, 1])])
    assert (scores["las"], scores["upos"], scores["las[obj]"], scores["las[nsubj]"]) == (75.0, 100.0, 0.0, 100.0)


def test_other_tokens_are_aligned_by_their_characters() -> None:
    doc = gold_doc(words=["Reb", "els", "left", "Bamako."], heads=[1, 2, 2, 2], deps=["dep", "nsubj", "ROOT", "obj"],
                   pos=["X", "NOUN", "VERB", "PROPN"], lemmas=["x"] * 4, morphs=[""] * 4)  # fmt: skip
    scores = conll([Passage("x", (SENTENCE,))], [doc])
    assert (scores["words"], scores["sents"]) == (25.0, 100.0)


def test_inner_names_are_no_faults() -> None:
    outer, inner = (0, 3, "ORG"), (2, 3, "PLACE")
    assert entity_scores([({outer}, {outer, inner}, {outer, inner})])["f"] == 100.0
    assert entity_scores([({outer}, {outer, inner}, {inner})])["f"] == 0.0


def test_raw_text_parts_paragraphs() -> None:
    assert raw_text(Passage("x", (SENTENCE, SENTENCE))).split(" \n\n") == ["Rebels left Bamako.", "Rebels left Bamako. "]


def test_marked_lines_are_read() -> None:
    text, spans = corpus._unmark("[Ada Obi|PERSON] met [French|NORP] envoys.")
    assert text == "Ada Obi met French envoys."
    assert [(text[a:b], label) for a, b, label in spans] == [("Ada Obi", "PERSON"), ("French", "NORP")]
