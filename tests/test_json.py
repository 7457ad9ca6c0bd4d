"""A saved graph: it opens as it was, or says why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import actor, relation
from networkx.utils import graphs_equal

from graph import ActorGraph, load
from graph.errors import FileError, OutputError
from graph.rules import Rules


@pytest.fixture
def g() -> ActorGraph:
    return ActorGraph(
        [actor("Russia", "Moscow \u202e\x1b\u2028"), relation("Russia", "trains", "Libya", status="alleged"),
         relation("France", "meets", "Libya", said="France", speakers=("France",), doc="</script>")],
        title="Ein „Titel“", rules=Rules(merge=(("Russia", "Moscow"),), never_merge=(("Libya", "France"),)),
    )


def test_a_graph_opens_as_it_was_saved(g, tmp_path):
    path = tmp_path / "g.json"
    g.save(path)
    other = load(path)
    assert (other.records, other.title, other.rules) == (g.records, g.title, g.rules)
    assert graphs_equal(other.nx, g.nx)
    other.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()


def test_the_file_says_what_it_is(g, tmp_path):
    g.save(tmp_path / "g.json")
    data = json.loads((tmp_path / "g.json").read_text("utf-8"))
    assert (data["format"], data["version"]) == ("whowhom-graph", 1)
    assert [record["record"] for record in data["records"]] == ["actor", "relation", "relation"]


def test_an_empty_graph_can_be_saved(tmp_path):
    ActorGraph([]).save(tmp_path / "g.json")
    assert load(tmp_path / "g.json").records == ()


@pytest.mark.parametrize("content, told", [
    ("", "is not valid JSON"), ("{", "is not valid JSON"), ("[" * 100_000, "is not a saved graph"), (b"\xff\xfe", "is not valid JSON"),
    (b'{"format": "whowhom-graph", "version": 1, "title": "\xff", "rules": {"merge": [], "never_merge": []}, "records": []}', "not UTF-8"),
    ("[]", "is not a saved graph"), ('{"nodes": []}', "is not a saved graph"),
    ('{"format": "whowhom-graph", "version": 2}', "version 2; this program reads version 1"),
    ('{"format": "whowhom-graph", "version": 1}', "missing required field `title`"),
])
def test_a_file_that_is_no_graph_is_refused_in_one_line(tmp_path, content, told):
    path = tmp_path / "g.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FileError) as caught:
        load(path)
    assert told in str(caught.value) and str(path) in str(caught.value) and "\n" not in str(caught.value)


def _type(data: dict) -> None:
    data["records"][1]["type"] = "likes"


def _lacking(data: dict) -> None:
    del data["records"][1]["source"]


def _offset(data: dict) -> None:
    data["records"][1]["trigger"]["end"] += 1


def _outside(data: dict) -> None:
    data["records"][1]["trigger"] = {"text": "x", "start": 1000, "end": 1001}


def _confidence(data: dict) -> None:
    data["records"][1]["confidence"] = 2


def _item(data: dict) -> None:
    data["records"][1] = ["x"]


def _records(data: dict) -> None:
    data["records"] = {}


def _kind(data: dict) -> None:
    data["records"][0]["kind"] = "wizard"


def _end_kind(data: dict) -> None:
    data["records"][1]["target"]["kind"] = "wizard"


def _rules(data: dict) -> None:
    data["rules"]["merge"] = [[1]]


@pytest.mark.parametrize("spoil, told", [
    (_type, "record 2: there is no relation type 'likes'"), (_lacking, "record 2: a relation record lacks 'source'"),
    (_offset, "record 2: the span"), (_outside, "does not lie in its sentence"), (_confidence, "record 2: "),
    (_kind, "record 1: there is no kind of actor 'wizard'"), (_end_kind, "record 2: there is no kind of actor 'wizard'"), (_item, "record 2: "),
    (_records, "Expected `array`, got `object` - at `$.records`"), (_rules, "Expected `str`, got `int` - at `$.rules.merge[0][0]`"),
], ids=lambda value: getattr(value, "__name__", None))
def test_a_broken_part_is_named(g, tmp_path, spoil, told):
    path = tmp_path / "g.json"
    g.save(path)
    data = json.loads(path.read_text("utf-8"))
    spoil(data)
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(FileError) as caught:
        load(path)
    assert told in str(caught.value) and str(path) in str(caught.value)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(FileError, match="cannot be read: No such file"):
        load(tmp_path / "none.json")


def test_saving_leaves_the_old_file_or_the_new_one(g, tmp_path, monkeypatch):
    path = tmp_path / "g.json"
    g.save(path)
    before = path.read_bytes()
    monkeypatch.setattr("graph.formats.records.packed", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        g.save(path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def _interrupted(record: object) -> str:
    raise KeyboardInterrupt


def test_a_folder_that_is_not_there_is_told(g, tmp_path: Path):
    with pytest.raises(OutputError, match="cannot be written: No such file or directory"):
        g.save(tmp_path / "none" / "g.json")
