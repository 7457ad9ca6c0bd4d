"""The object of the REPL: opening, reading, exporting, and what it costs to import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from made import actor, relation

import extract
import graph
from extract.errors import InputError
from graph import ActorGraph
from graph.errors import MissingExtra

RECORDS = [actor("Russia"), relation("Russia", "trains", "Libya"), relation("Russia", "meets", "Libya", start=50, doc="b")]


def test_the_public_names():
    assert graph.__all__ == ["ActorGraph", "Edge", "GraphError", "Profile", "Relations", "combine", "load", "open_store", "read"]


def test_importing_and_opening_a_graph_is_light(tmp_path):
    ActorGraph(RECORDS).save(tmp_path / "g.json")
    code = (
        "import sys, time, json; start = time.perf_counter(); import graph; imported = time.perf_counter() - start\n"
        "graph.load(sys.argv[1]).relations(); opened = time.perf_counter() - start - imported\n"
        "print(json.dumps([imported, opened, [m for m in ('spacy', 'pandas', 'pyvis', 'IPython', 'igraph') if m in sys.modules]]))"
    )
    root = Path(graph.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "g.json"], capture_output=True, text=True, cwd=root, check=True)
    imported, opened, heavy = json.loads(done.stdout)
    assert heavy == []
    assert imported < 2 and opened < 1  # half a second on a quiet machine; the margin is for a busy one


def test_it_tells_what_it_holds():
    g = ActorGraph(RECORDS, title="affair")
    assert repr(g) == "<ActorGraph 'affair': 2 actors, 2 relations, 2 documents>"
    assert list(g) == ["Libya", "Russia"] and len(g) == 2 and g.nx.number_of_edges() == 2


def test_read_goes_through_the_pipeline(tmp_path, monkeypatch):
    seen = []

    def fake(documents, **options):
        seen.append(options)
        for document in documents:
            seen.append(document)
            yield relation("Russia", "trains", "Libya", doc=document.id)

    monkeypatch.setattr(extract, "extract", fake)
    (tmp_path / "libya.txt").write_text("Russia trains the army of Libya.")
    g = graph.read(tmp_path / "libya.txt", date="2017-02-10", model="fast")
    assert g.title == "libya" and g.relations()[0].evidence[0].doc == "libya"
    assert seen == [{"actors": None, "workers": 1, "dask": None, "model": "fast"}, extract.Document("libya", "Russia trains the army of Libya.", date="2017-02-10")]


def test_read_raises_what_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr(extract, "extract", lambda documents, **options: documents)
    with pytest.raises(InputError, match="no such file"):
        graph.read(tmp_path / "none.txt")


@pytest.mark.parametrize("given, told", [
    ("Russia trains the army of Libya.", r"Russia trains the army of Libya\.: there is no such file; for a text in hand: from extract import Document, extract; "),
    ("Russia trains the army.\n" * 100, "army. Russia train…: there is no such file; for a text"), (5, "5 is no path; read takes the paths of files"),
    (["a.txt"], r"\['a.txt'\] is no path; read takes the paths of files, each as an argument"),
])
def test_what_is_no_path_is_told(given, told):
    with pytest.raises(InputError, match=told):
        graph.read(given)


def test_to_pandas_has_a_row_for_each_piece_of_evidence():
    more = relation("Russia", "trains", "Libya", start=90, status="alleged", said="Russia", speakers=("Russia",))
    frame = ActorGraph([*RECORDS, more]).to_pandas()
    assert list(frame.columns[:5]) == ["source", "type", "target", "status", "said_by"] and len(frame) == 3
    assert frame[frame.type == "trains"].fillna("")[["source", "target", "status", "said_by", "doc"]].values.tolist() == [
        ["Russia", "Libya", "asserted", "", "libya"], ["Russia", "Libya", "alleged", "Russia", "libya"]]
    assert ActorGraph([]).to_pandas().empty


def test_to_pandas_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match="pip install"):
        ActorGraph(RECORDS).to_pandas()


def test_show_writes_the_page(tmp_path):
    ActorGraph(RECORDS, title="The affair").show(tmp_path / "g.html")
    assert "The affair" in (tmp_path / "g.html").read_text("utf-8")
