"""Confidence: readable features, shipped weights, and how well they are calibrated."""

from __future__ import annotations

import accuracy
import fit_confidence
import numpy as np
import pytest
from made import relation

from extract import Document, language
from extract.actors.resolve import resolve
from extract.evaluation import bins, gap, read, score
from extract.lexicon.schema import schema
from extract.lexicon.world import load as load_world
from extract.relations.confidence import confidence, model, of_actors, of_document
from extract.relations.find import judged

GAP = 0.07
"""How far confidence may be from the hit rate, over five bins of equal count, on documents that the weights were not fitted on."""


def test_the_shipped_weights_are_calibrated():
    assert model().fitted["gap"] <= GAP
    assert model().fitted["records"] > 100


def test_every_weight_belongs_to_a_feature_that_there_is():
    types = {name.removeprefix("type: ") for name in model().weights if name.startswith("type: ")}
    statuses = {name.removeprefix("status: ") for name in model().weights if name.startswith("status: ")}
    assert types <= set(schema().types) and statuses <= set(schema().rank)


def test_confidence_is_a_chance():
    assert confidence({}) == 0.5
    assert confidence({"a feature without a weight": 9.0}) == 0.5
    assert 0 <= confidence({"always": -50.0}) < confidence({"always": 1.0}) < confidence({"always": 50.0}) <= 1


def test_a_text_that_states_little_lowers_confidence_a_little():
    (name, poor), = of_document(0, 30).items()
    (_, rich), = of_document(40, 30).items()
    assert poor < rich and model().weights[name] > 0


def test_features_say_how_a_relation_was_found():
    text = "The president, Emmanuel Macron, will meet him. Olaf Scholz met the forces of France in Kenya."
    doc = language.read(language.load(), text)
    found = list(judged(doc, resolve(doc, load_world(None), "d"), Document("d", text)))
    assert found
    for record, features in found:
        assert record.confidence == confidence(features)
        told = {f"type: {record.type}", f"status: {record.status}"} if "always" in features else {"title", f"title: {record.type}"}
        assert told | {"document: statements a sentence"} <= set(features)
        assert all(isinstance(value, float) for value in features.values())


def test_likelier_relations_of_the_own_texts_are_more_often_right():
    verdicts = score(read(accuracy.SETS["own"][1]), accuracy.records("own")).judged
    rates = [part.right for part in bins((record.confidence, right) for record, right in verdicts)]
    assert rates[0] < rates[2] < rates[4]


def test_the_fit_finds_weights_that_are_there():
    x = np.column_stack([np.ones(4000), np.random.default_rng(1).integers(0, 2, 4000)])
    y = (np.random.default_rng(2).random(4000) < 1 / (1 + np.exp(-(x @ [1.0, -2.0])))).astype(float)
    assert fit_confidence.fit(x, y, np.zeros(2)) == pytest.approx([1.0, -2.0], abs=0.2)


def test_no_document_is_judged_by_weights_that_were_fitted_on_it():
    cases = [fit_confidence.Case(f"set d{n}", {"always": 1.0, f"only here {n}": 1.0}, n % 2 == 0) for n in range(40)]
    names = sorted({name for case in cases for name in case.features})
    guesses = fit_confidence.crossed(cases, names, 1.0)
    assert np.allclose(guesses, 0.5, atol=0.15)
    assert gap(bins(zip(guesses.tolist(), (case.right for case in cases), strict=True), 1)) < 0.1


def test_an_actor_that_is_only_a_place_has_no_mentions():
    place = of_actors(relation("Russia", "attacks", "Syria"), {"Russia": 3})
    assert place["target: mentions in the text"] == 0 < place["source: mentions in the text"]
