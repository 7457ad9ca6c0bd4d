"""Corrections by hand: they hold, they are remembered, and they survive the next build."""

from __future__ import annotations

import json

import pytest
from made import actor, relation

from graph import ActorGraph, load
from graph.cli import main
from graph.errors import FileError, UnknownActor, UnknownWord
from graph.formats import records

RECORDS = [
    actor("Russia", "Moscow", doc="a"), actor("Libyan National Army", "LNA", doc="a", kind="military"),
    actor("Haftar Brigades", doc="b", kind="military"),
    actor("Haftar", "his son", doc="b", kind="person"),
    relation("Russia", "trains", "LNA", doc="a", names={"LNA": "Libyan National Army"}),
    relation("Russia", "arms", "Haftar Brigades", doc="b"), relation("Russia", "meets", "Haftar", doc="b", start=100),
    relation("his son", "visits", "Russia", "Then his son visits Russia.", doc="b", start=200, names={"his son": "Haftar"},
             said="his son", speakers=("Haftar",)),
]


@pytest.fixture
def g() -> ActorGraph:
    return ActorGraph(RECORDS)


def edges(graph: ActorGraph) -> set[tuple[str, str, str]]:
    return set(graph.nx.edges(keys=True))


def test_merge(g):
    profile = g.merge("LNA", "Haftar Brigades")
    assert profile.name == "Libyan National Army" and "Haftar Brigades" in profile.aliases and "Haftar Brigades" in g
    assert ("Russia", "Libyan National Army", "arms") in edges(g) and len(profile.incoming) == 2


def test_rename(g):
    assert g.rename("Moscow", "Russian Federation").aliases == ("Moscow", "Russia")
    assert ("Russian Federation", "Libyan National Army", "trains") in edges(g)


def test_split_by_mention(g):
    son = g.split("Haftar", "Saddam Haftar", mentions="his son")
    assert [(edge.source, edge.type) for edge in son.outgoing] == [("Saddam Haftar", "visits")]
    assert son.relations[0].said_by == ("Saddam Haftar",)
    assert [edge.type for edge in g["Haftar"].relations] == ["meets"] and g["Haftar"].aliases == ()


def test_split_by_document(g):
    g.split("Russia", "Another Russia", docs=["b"])
    assert ("Russia", "Libyan National Army", "trains") in edges(g) and ("Another Russia", "Haftar Brigades", "arms") in edges(g)


def test_drop_evidence_a_relation_and_several(g):
    g.drop(g.relations(type="trains")[0].evidence[0])
    assert g.relations(type="trains") == () and "Libyan National Army" in g
    g.drop(g.relations(type="arms")[0])
    g.drop(g.relations(source="Haftar"))
    assert g.relations() == () and len(g.corrections) == 4


def test_retype_and_think_again(g):
    g.retype(g.relations(type="trains")[0], "aids")
    (edge,) = g.relations(type="aids")
    assert (edge.quad, edge.evidence[0].plover, edge.evidence[0].type) == ("material cooperation", "AID", "aids")
    g.retype(edge, "meets")
    assert edges(g) >= {("Libyan National Army", "Russia", "meets")}
    g.drop(g.relations(target="LNA", type="meets"))
    assert g["LNA"].relations == ()


@pytest.mark.parametrize("ask, error, told", [
    (lambda g: g.merge("Russia", "Rusia"), UnknownActor, "did you mean 'Russia'"),
    (lambda g: g.rename("Russia", "Haftar"), UnknownWord, "already"),
    (lambda g: g.rename("Russia", " "), UnknownWord, "needs a name"), (lambda g: g.split("Haftar", "X"), UnknownWord, "needs the docs"),
    (lambda g: g.split("Haftar", "X", docs="a"), UnknownWord, "there is no document"),
    (lambda g: g.split("Haftar", "X", mentions="her"), UnknownWord, "there is no mention"),
    (lambda g: g.retype(g.relations(), "likes"), UnknownWord, "there is no relation type 'likes'"),
    (lambda g: g.drop("foo"), TypeError, "'foo' is no relation: give what"), (lambda g: g.retype(5, "arms"), TypeError, "5 is no relation"),
])
def test_what_cannot_be_corrected_is_told_and_changes_nothing(g, ask, error, told):
    with pytest.raises(error, match=told):
        ask(g)
    assert g.corrections == () and edges(g) == edges(ActorGraph(RECORDS))


def correct(g: ActorGraph) -> None:
    g.merge("LNA", "Haftar Brigades")
    g.rename("Libyan National Army", "LNA of Haftar")
    g.retype(g.relations(type="arms"), "aids")
    g.drop(g.relations(type="trains"))


def test_corrections_are_saved_and_logged(g, tmp_path):
    correct(g)
    g.save(tmp_path / "g.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g.corrections.jsonl", "g.json"]
    (tmp_path / "g.corrections.jsonl").unlink()
    assert edges(load(tmp_path / "g.json")) == edges(g)


def test_a_loaded_graph_logs_at_once_and_a_graph_without_corrections_has_no_log(g, tmp_path):
    g.save(tmp_path / "g.json")
    assert [path.name for path in tmp_path.iterdir()] == ["g.json"]
    correct(load(tmp_path / "g.json"))
    kinds = [json.loads(line)["correction"] for line in (tmp_path / "g.corrections.jsonl").read_text().splitlines()]
    assert kinds == ["merge", "rename", "retype", "drop"]
    again = load(tmp_path / "g.json")
    assert len(again.corrections) == 4 and "LNA of Haftar" in again


def test_the_next_build_replays_them(g, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "r.jsonl").write_text("\n".join(map(records.line, RECORDS)))
    assert main(["build", "--records", "r.jsonl", "--name", "affair"]) == 0
    correct(load("out/affair.json"))
    assert main(["build", "--records", "r.jsonl", "--name", "affair"]) == 0
    built = load("out/affair.json")
    assert "LNA of Haftar" in built and built.relations(type=["trains", "arms"]) == () and len(built.relations(type="aids")) == 1
    assert main(["build", "--records", "r.jsonl", "--name", "other", "--corrections", "out/affair.corrections.jsonl"]) == 0
    assert edges(load("out/other.json")) == edges(built)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "affair.corrections.jsonl", "affair.html", "affair.json", "other.html", "other.json"]


@pytest.mark.parametrize("line, told", [
    ("{", "line 2: is no correction"), ('{"correction":"burn","at":"2020-01-01"}', "line 2"),
    ('{"correction":"merge","at":"x","name":"a","other":"b"}', "line 2"),
    ('{"correction":"merge","at":"2020-01-01","name":"a"}', "other"),
    ('{"correction":"merge","at":"2020-01-01","name":"a","other":"b","x":1}', "x"),
])
def test_a_broken_log_is_told_by_its_line(g, tmp_path, line, told):
    g.save(tmp_path / "g.json")
    g.merge("LNA", "Haftar Brigades")
    log = tmp_path / "g.corrections.jsonl"
    log.write_text(log.read_text() + line + "\n")
    with pytest.raises(FileError, match=told) as caught:
        load(tmp_path / "g.json")
    assert str(log) in str(caught.value) and "\n" not in str(caught.value)


def test_read_takes_a_log(tmp_path, monkeypatch):
    import extract
    import graph

    monkeypatch.setattr(extract, "extract", lambda documents, **options: iter(RECORDS))
    first = graph.read(corrected=tmp_path / "log.jsonl")
    correct(first)
    assert edges(graph.read(corrected=tmp_path / "log.jsonl")) == edges(first)
