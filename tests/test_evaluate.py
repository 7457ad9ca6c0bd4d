"""Records against marked texts: what counts as found, wrong and missed, and what the command prints."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import accuracy
import pytest
from made import actor, relation

import extract
from extract import Relation, evaluation, to_dict
from extract.errors import InputError
from extract.evaluation import Mark, bins, curve, gap, score
from extract.evaluation.matching import match
from extract.evaluation.names import bare
from extract.evaluation.noise import sentences
from graph.cli import main

SCORER = accuracy.SHARED / "score" / "score.py"
TEXT = "Russia trains Libya. France met Germany."


def mark(source: str, type_: str, target: str, at: int = 7, **more: object) -> Mark:
    """A mark on `TEXT`; names and types may be several, parted by a bar."""
    given = {"doc": "libya", "trigger": "word", "start": at, "end": at + 4, "status": ["asserted"], **more}
    return Mark.model_validate(given | {"source": source.split("|"), "type": type_.split("|"), "target": target.split("|")})


def trains(**more: object) -> Relation:
    return relation("Russia", "trains", "Libya", **more)


def met(first: str = "France", second: str = "Germany", **more: object) -> Relation:
    return relation(first, "meets", second, trigger="met", start=21, **more)


def counts(marks: list[Mark], records: list[Relation]) -> tuple[int, int, int]:
    typed = score(marks, records).typed
    return typed.right, typed.wrong, typed.missed


@pytest.mark.parametrize("marked, found", [
    (mark("Russia", "trains", "Libya"), trains()),
    (mark("Moscow|Russia", "arms|trains", "Libya"), trains()),
    (mark("the Russia", "trains", "Libya’s"), trains()),
    (mark("Germany", "meets", "France", 28), met()),
    (mark("U.S.", "trains", "Libya"), relation("United States", "trains", "Libya")),
], ids=["as marked", "one of several", "article and possessive", "a symmetric one turned", "short name"])
def test_a_record_finds_its_mark(marked, found):
    assert counts([marked], [found]) == (1, 0, 0)


@pytest.mark.parametrize("marked", [
    mark("Libya", "trains", "Russia"), mark("Russia", "arms", "Libya"), mark("France", "trains", "Libya"),
    mark("Russia", "trains", "Libya", at=21),
], ids=["turned", "other type", "other actor", "other sentence"])
def test_a_record_that_says_something_else_is_wrong_and_the_mark_missed(marked):
    assert counts([marked], [trains()]) == (0, 1, 1)


def test_marks_and_records_are_matched_one_to_one():
    assert counts([mark("Russia", "trains", "Libya")], [trains(), trains()]) == (1, 1, 0)
    assert counts([mark("Russia", "trains", "Libya")] * 2, [trains()]) == (1, 0, 1)


def test_a_match_moves_on_so_that_as_many_as_possible_are_matched():
    assert match({0: [0, 1], 1: [0]}) == {0: 1, 1: 0}


def test_a_debatable_mark_counts_neither_as_found_nor_as_missed():
    judged = score([mark("Russia", "trains", "Libya", sure=False), mark("France", "meets", "Germany", 28)], [trains()])
    assert (judged.typed.right, judged.typed.wrong, judged.typed.missed) == (0, 0, 1)
    assert judged.judged == ()


def test_a_person_is_found_by_surname():
    haftar = relation("Russia", "trains", "Khalifa Haftar")
    haftar = replace(haftar, target=replace(haftar.target, kind="person"))
    assert counts([mark("Russia", "trains", "Haftar")], [haftar]) == (1, 0, 0)


def test_status_and_attribution_are_judged_on_what_was_found():
    marks = [mark("Russia", "trains", "Libya", status=["denied"], attribution="the French minister"),
             mark("France", "meets", "Germany", 28, attribution=[None, "Merkel"])]
    sentence = "French officials said Russia trains Libya."
    judged = score(marks, [relation("Russia", "trains", "Libya", sentence, said="French officials"), met()])
    assert judged.status_accuracy == 0.5 and judged.status_not_asserted == 0 and judged.attribution_accuracy == 1


def test_the_graph_counts_an_edge_once():
    marks = [mark("Russia", "trains", "Libya"), mark("Russia", "trains", "Libya", 28)]
    assert score(marks, [trains()]).graph.recall == 1 and score(marks, [trains()]).typed.recall == 0.5


def test_documents_without_a_mark_are_not_judged_but_make_noise():
    marks, records = [mark("Russia", "trains", "Libya")], [trains(), trains(doc="sport"), met()]
    judged = score(marks, records)
    assert judged.typed.wrong == 1
    documents = [extract.Document("libya", TEXT), extract.Document("sport", "We won. We lost.")]
    assert evaluation.false_per_hundred(judged, records, documents, frozenset({"libya"})) == 50


def test_actors_that_came_out_as_several_or_as_one():
    marks = [mark("Russia", "trains", "Libya"), mark("Rosneft", "meets", "Germany", 28)]
    records = [actor("Russia", "Rosneft"), actor("Libya"), trains(), met("Russia", names={"Rosneft": "Russia"})]
    assert score(marks, records).actors.recall == 0.75
    merged = met("Rosneft", names={"Rosneft": "Russia"})
    wrong_name = [mark("Russia", "trains", "Libya"), mark("Russian oil|Russia", "meets", "Germany", 28)]
    assert score(wrong_name, [trains(), merged]).actors.merges == 0
    assert score([wrong_name[0], mark("Oil|Gas", "meets", "Germany", 28)], [trains(), merged]).typed.missed == 1


@pytest.mark.parametrize("name, plain", [
    ("the U.S.", "united states"), ("Erdoğan’s", "erdogan"), ("L.N.A.", "lna"), ("Łódź", "lodz"), ("an Airbus", "airbus"), ("", ""),
])
def test_bare_names(name, plain):
    assert bare(name) == plain


def test_bins_of_equal_count_and_their_gap():
    judged = [(0.2, False), (0.4, False), (0.6, True), (0.8, True)]
    low, high = bins(judged, 2)
    assert (low.count, round(low.confidence, 2), low.right) == (2, 0.3, 0) and (high.count, high.right) == (2, 1)
    assert gap([low, high]) == pytest.approx(0.3)
    assert bins([]) == [] and gap([]) == 0 and len(bins(judged[:1])) == 1


def test_the_curve_leaves_out_what_is_less_likely():
    marks = [mark("Russia", "trains", "Libya"), mark("France", "meets", "Germany", 28)]
    points = curve(marks, [trains(confidence=0.9), met(confidence=0.4)], (0.0, 0.5))
    assert [(p.least, p.counts.precision, p.counts.recall) for p in points] == [(0.0, 1, 1), (0.5, 1, 0.5)]


def test_sentences_are_counted_without_a_model():
    assert sentences(["One. Two?\n\nThree\nFour.", ""]) == 4


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer lies in ../shared, which is not here")
@pytest.mark.parametrize("name", accuracy.SETS)
def test_the_figures_are_those_of_the_shared_scorer(name):
    spec = importlib.util.spec_from_file_location("score", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found, gold = accuracy.records(name), accuracy.SETS[name][1]
    theirs, _ = scorer.score_gold(scorer.rows(gold), [to_dict(record) for record in found])
    per_type = theirs.pop("per_type")
    mine = score(evaluation.read(gold), found)
    assert mine.figures() == theirs
    assert {key: vars(value) for key, value in mine.per_type.items()} == per_type


@pytest.mark.parametrize("line, told", [
    ("{", "line 1: is not valid JSON"), ("{}", "line 1: doc: Field required"),
    (mark("A", "arms", "B").model_dump_json().replace("arms", "bribes"), "line 1: type: .*no relation type is called 'bribes'"),
    (mark("A", "arms", "B").model_dump_json().replace("asserted", "rumoured"), "line 1: status: .*no status is called 'rumoured'"),
    (mark("A", "arms", "B").model_dump_json().replace('["A"]', "[]"), "line 1: source"),
])
def test_a_broken_mark_is_told_by_its_line(tmp_path, line, told):
    path = tmp_path / "gold.jsonl"
    path.write_text(line)
    with pytest.raises(InputError, match=told):
        evaluation.read(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with marks, their documents and records; what is extracted is the first record."""
    monkeypatch.chdir(tmp_path)
    marks = [mark("Russia", "trains", "Libya"), mark("France", "meets", "Germany", 28)]
    (tmp_path / "my-gold.jsonl").write_text("\n".join(m.model_dump_json() for m in marks))
    (tmp_path / "my-docs.jsonl").write_text(json.dumps({"id": "libya", "text": TEXT}))
    (tmp_path / "records.jsonl").write_text("\n".join(json.dumps(to_dict(r)) for r in (trains(), met(confidence=0.3))))
    monkeypatch.setattr(extract, "extract", lambda documents, **options: iter([trains() for _ in documents]))
    return tmp_path


@pytest.mark.parametrize("options, recall", [
    (["my-gold.jsonl"], 0.5), (["my-gold.jsonl", "my-docs.jsonl"], 0.5), (["my-gold.jsonl", "records.jsonl", "--records"], 1),
    (["my-gold.jsonl", "records.jsonl", "--records", "--min-confidence", "0.5"], 0.5),
])
def test_evaluate_prints_its_figures(folder, capsys, options, recall):
    assert main(["evaluate", *options, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["recall"] == recall and found["precision"] == 1
    assert ("false_per_hundred_sentences" in found) == ("--records" not in options)
    assert [point["min_confidence"] for point in found["curve"]] == list(evaluation.calibration.LEAST)
    assert found["curve"][0]["recall"] == recall and found["per_type"]["trains"]["precision"] == 1


def test_evaluate_prints_tables_and_what_was_missed(folder, capsys):
    assert main(["evaluate", "my-gold.jsonl", "--misses", "3"]) == 0
    out = capsys.readouterr().out
    assert "missed: libya: France meets Germany (asserted) «word» at 28" in out
    for line in ("trains", "meets", "relations", "edges of the graph", "status accuracy", "calibration gap", "false per hundred sentences"):
        assert line in out


def test_hostile_text_in_what_is_wrong_does_nothing_to_a_terminal(folder, capsys):
    hostile = relation("Russia", "arms", "Libya", "Russia arms Libya \x1b[31m[bold]\x07.")
    (folder / "records.jsonl").write_text(json.dumps(to_dict(hostile)))
    assert main(["evaluate", "my-gold.jsonl", "records.jsonl", "--records", "--misses", "1"]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out and "\x07" not in out and "[bold]" in out


@pytest.mark.parametrize("options, told, code", [
    (["none.jsonl"], "none.jsonl: there is no such file", 1),
    (["my-docs.jsonl"], "my-docs.jsonl: line 1: doc: Field required", 1),
    (["records.jsonl"], "records.jsonl: line 1", 1),
    (["my-gold.jsonl", "other.jsonl"], "lacks the document 'libya', which is marked", 1),
    (["my-gold.jsonl", "--records"], "--records needs a file of records", 2),
    (["my-gold.jsonl", "--min-confidence", "2"], "is not in the range", 2),
])
def test_what_is_wrong_with_the_input_is_told(folder, capsys, options, told, code):
    (folder / "other.jsonl").write_text(json.dumps({"id": "other", "text": TEXT}))
    assert main(["evaluate", *options]) == code
    err = capsys.readouterr().err
    assert told in err and "Traceback" not in err


def test_marks_without_a_file_of_documents_beside_them(folder, capsys):
    (folder / "my-gold.jsonl").rename(folder / "marks.jsonl")
    assert main(["evaluate", "marks.jsonl"]) == 2
    assert "name the file of the articles" in capsys.readouterr().err


def test_an_article_that_cannot_be_analysed_ends_the_run(folder, capsys, monkeypatch):
    def fails(documents, *, on_error, **options):
        for document in documents:
            on_error(document, RuntimeError("boom"))
        return iter(())

    monkeypatch.setattr(extract, "extract", fails)
    assert main(["evaluate", "my-gold.jsonl"]) == 1
    assert "libya: could not be analysed: RuntimeError: boom" in capsys.readouterr().err
