"""A store asked: the same graph as of the same records in hand, and true numbers where a graph holds a part only."""

from __future__ import annotations

import random
import re
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import affair
import generated
import networkx as nx
import pytest
import stores
from made import actor, relation
from networkx.utils import graphs_equal

import graph
from extract.errors import StoreError
from extract.records import Actor, Relation
from graph.actorgraph import ActorGraph
from graph.build import build
from graph.cli import main
from graph.errors import GraphError, UnknownActor, UnknownWord
from graph.page.view import view
from graph.rules import Rules
from graph.store import selection

ALL = 10**9
LNA = "Libyan National Army"


def namesakes() -> list[Actor | Relation]:
    """Actors whom the join across documents tells apart, each in relations."""
    cases = [
        ("a", "Bill Clinton", "person", None), ("b", "Hillary Clinton", "person", None), ("c", "Clinton", "person", None), ("d", "Clinton", "person", None),
        ("a", "Supreme Court", "government", "USA"), ("b", "Supreme Court", "government", "IND"), ("c", "Supreme Court", "government", None),
        ("a", "opposition forces", "armed group", None), ("b", "opposition forces", "armed group", None),
        ("a", "Jordan", "state", "JOR"), ("b", "Jordan", "person", None), ("c", "LNA", "military", None), ("d", "Khalifa Haftar", "person", "LBY"),
        ("e", "Haftar", "person", None), ("e", "Khalifa Hifter", "person", None), ("f", "opposition forces (a)", "party", None),
    ]
    actors = [actor(name, doc=doc, kind=kind, code=code) for doc, name, kind, code in cases]
    actors += [actor(LNA, "LNA", doc="d", kind="military", code="LBY"), *(actor("Russia", "Moscow", doc=doc, code="RUS") for doc in "abcdef")]
    return [*actors, *(relation(name, "accuses", "Russia", doc=doc, start=100 * n) for n, (doc, name, *_) in enumerate(cases))]


def doubles() -> list[Actor | Relation]:
    """The same evidence twice, from both ends, in several documents; and what an actor does to itself."""
    meets = relation("Trump", "meets", "Putin", said="Putin", speakers=("Putin",))
    told = [meets, replace(meets, source=meets.target, target=meets.source, confidence=0.9), replace(meets, doc="b"), relation("Putin", "meets", "Putin", start=900)]
    return [*(actor(name, doc=doc) for name in ("Trump", "Putin") for doc in ("libya", "b")), *told, relation("Trump", "accuses", "Putin", status="denied", start=50)]


def copied() -> list[Actor | Relation]:
    """One story in three papers, in one of them with less confidence, and another story."""
    found: list[Actor | Relation] = list(affair.records())
    whole = max(Counter(record.doc for record in found).items(), key=lambda pair: pair[1])[0]
    for paper in ("wire 1", "wire 2"):
        found += [
            replace(record, doc=paper, confidence=record.confidence / 2) if isinstance(record, Relation) else replace(record, doc=paper)
            for record in found if record.doc == whole]
    return found


SETS = {"affair": affair.records, "generated": lambda: generated.affairs(60), "namesakes": namesakes, "doubles": doubles, "copies": copied}


@pytest.fixture(params=SETS)
def records(request: pytest.FixtureRequest) -> list[Actor | Relation]:
    return list(SETS[request.param]())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[graph.store.StoreGraph]:
    found = graph.open_store(stores.of(tmp_path / "affair", affair.records()))
    yield found
    found.close()


def alike(one: nx.MultiDiGraph[str], other: nx.MultiDiGraph[str]) -> bool:
    return graphs_equal(one, other) and list(one) == list(other) and list(one.edges) == list(other.edges)


def test_a_store_gives_the_graph_of_its_records(records, tmp_path):
    found = graph.open_store(stores.of(tmp_path / "a[1]*", records)).graph(top=ALL)
    assert alike(found.nx, build(records))
    assert found.excerpt is None


def test_an_excerpt_that_lacks_nothing_is_that_graph_too(records, tmp_path, monkeypatch):
    monkeypatch.setattr(selection, "MOST_ACTORS", 0)
    found = graph.open_store(stores.of(tmp_path / "store", records)).graph(top=ALL)
    whole = build(records)
    whole.remove_nodes_from([name for name in whole if not whole.degree(name)])
    assert found.excerpt is not None
    assert alike(found.nx, whole)


def test_the_parts_of_a_store_and_their_order_do_not_matter(tmp_path):
    found = list(affair.records())
    expected = graph.open_store(stores.of(tmp_path / "one", found, documents=100)).graph(top=ALL)
    random.Random(1).shuffle(found)
    assert alike(graph.open_store(stores.of(tmp_path / "many", found, documents=1)).graph(top=ALL).nx, expected.nx)


def test_the_user_s_rules_hold(tmp_path):
    found = [actor("Brotherhood", doc="a", kind="party"), actor("Ikhwan", doc="b", kind="party"), actor("Russia", doc="a"), actor("Russia", doc="b")]
    found += [relation("Russia", "accuses", "Brotherhood", doc="a"), relation("Russia", "accuses", "Ikhwan", doc="b")]
    rules = tmp_path / "rules.toml"
    rules.write_text('merge = [["Brotherhood", "Ikhwan"]]\n', encoding="utf-8")
    assert len(graph.open_store(stores.of(tmp_path / "store", found)).graph(top=ALL)) == 3
    joined = graph.open_store(tmp_path / "store", actors=rules).graph(top=ALL)
    assert alike(joined.nx, build(found, Rules(merge=(("Brotherhood", "Ikhwan"),))))


QUESTIONS: list[dict[str, Any]] = [
    {}, {"source": "Moscow"}, {"target": ["Haftar", "GNA"]}, {"source": "Russia", "target": "LNA"}, {"type": "meets", "source": "Haftar"},
    {"type": ["arms", "material conflict"]}, {"type": "AID"}, {"quad": "verbal cooperation"}, {"plover": ["AID", "AGREE"]}, {"status": "denied"},
    {"status": ["alleged", "negotiating"], "source": "Russia"}, {"since": "2017-03"}, {"until": "2017-02"}, {"since": "2017-02-11", "until": "2017"},
    {"doc": "courting"}, {"said_by": "Seraj"}, {"said_by": "the Russian foreign ministry"}, {"said_by": "United Nations"}, {"min_confidence": 0.8},
    {"publisher": "The Harbour Post"}, {"publisher": ["The Harbour Post"], "status": "alleged"},
]


def told(edges: Any) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    return {(e.source, e.target, e.type): (e.status, e.contested, pytest.approx(e.confidence), tuple(e.evidence.plain), e.best.status, len(e.evidence)) for e in edges}


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_questions_are_answered_as_by_a_graph_in_hand(question, store):
    assert told(store.relations(**question)) == told(ActorGraph(affair.records()).relations(**question))


def test_more_questions_are_answered_as_by_a_graph_in_hand(store):
    whole = ActorGraph(affair.records())
    assert told(store.between("Russia", "Haftar")) == told(whole.between("Russia", "Haftar"))
    assert told(store.contested()) == told(whole.contested())
    assert told(store.said_by("Seraj")) == told(whole.said_by("Seraj"))
    assert sorted(store.actors(kind="person")) == sorted(whole.actors(kind="person"))
    assert sorted(store.actors(country="RUS")) == sorted(whole.actors(country="RUS"))
    assert list(store.timeline("Russia")) == list(whole.timeline("Russia"))
    assert list(store.timeline("Russia", "Haftar")) == list(whole.timeline("Russia", "Haftar"))
    assert store.summary == whole.summary
    assert ("Moscow" in store, "Atlantis" in store) == (True, False)


def test_evidence_lists_its_copies(tmp_path):
    found = copied()
    answer = graph.open_store(stores.of(tmp_path / "store", found)).relations()
    expected = {edge[:3]: edge.evidence.copies for edge in ActorGraph(found).relations()}
    assert {edge[:3]: edge.evidence.copies for edge in answer} == expected and any(expected.values())


@pytest.mark.parametrize(("question", "error", "says"), [
    ({"source": "Atlantis"}, UnknownActor, "no actor is called 'Atlantis'"),
    ({"type": "arm"}, UnknownWord, "did you mean 'arms'"), ({"status": "maybe"}, UnknownWord, "no status"), ({"doc": "courtin"}, UnknownWord, "did you mean 'courting'"),
    ({"since": "last year"}, UnknownWord, "is not a date"), ({"said_by": "Atlantis"}, UnknownActor, "Atlantis"), ({"plover": "AIDS"}, UnknownWord, "AID"),
    ({"publisher": "Harbour Post"}, UnknownWord, "did you mean 'The Harbour Post'"),
])
def test_what_is_not_known_is_told(question, error, says, store):
    with pytest.raises(error, match=says):
        store.relations(**question)


def test_an_answer_is_a_sequence_that_prints(store):
    answer = store.relations()
    assert len(answer) == len(list(answer)) and answer[-1][:3] == list(answer)[-1][:3] and answer[:2] == [answer[0], answer[1]]
    sizes = [len(edge.evidence) for edge in answer]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > 1
    assert "Russia" in repr(answer) and f"(+{sizes[0] - 1} more)" in repr(answer)
    assert "«" in repr(answer[0].evidence) and "<table>" in answer._repr_html_()
    assert len(answer.to_pandas()) == sum(sizes)
    with pytest.raises(IndexError):
        answer[len(answer)]


def many(pieces: int = 40) -> list[Actor | Relation]:
    """An edge with much evidence of three statuses, and another with little."""
    statuses = ["asserted", "alleged", "denied"]
    found: list[Actor | Relation] = [
        relation("Russia", "arms", LNA, doc=f"doc {n:02}", status=statuses[n % 3], confidence=0.02 + n / 1000, date=f"2017-01-{1 + n % 28:02}") for n in range(pieces)]
    found += [each for n in range(pieces) for each in (actor("Russia", f"Moscow {n}", doc=f"doc {n:02}", code="RUS"), actor(LNA, "LNA", doc=f"doc {n:02}"))]
    return [*found, relation("Russia", "supports", LNA, doc="doc 00", start=300)]


@pytest.fixture
def part(tmp_path, monkeypatch) -> ActorGraph:
    """An excerpt: ten of forty-one pieces."""
    monkeypatch.setattr("graph.store.storegraph.MOST_PIECES", 10)
    return graph.open_store(stores.of(tmp_path / "store", many())).graph()


def test_an_excerpt_knows_how_much_there_is(part):
    whole = build(many())
    edge, expected = part.nx.edges["Russia", LNA, "arms"], whole.edges["Russia", LNA, "arms"]
    assert len(edge["evidence"]) == 9 and edge["elsewhere"] == 31
    assert {record.status for record in edge["evidence"]} == {"asserted", "alleged", "denied"}
    assert (edge["status"], edge["contested"], edge["confidence"]) == ("asserted", True, pytest.approx(expected["confidence"]))
    assert part.nx.edges["Russia", LNA, "supports"] == whole.edges["Russia", LNA, "supports"]
    node = part.nx.nodes["Russia"]
    assert node["aliases"] == whole.nodes["Russia"]["aliases"] and node["code"] == "RUS"
    assert len(node["mentions"]) + node["elsewhere"] == len(whole.nodes["Russia"]["mentions"])


def test_an_excerpt_tells_that_it_is_one(part):
    assert "(+8 more, 31 in the store)" in repr(part.relations(type="arms"))
    assert "31 more sentences in the store" in part.summary and "31 more sentences in the store" in repr(part.relations(type="arms")[0])
    assert [row[4] for row in part.actors() if row[0] == "Russia"] == [80]
    shown = next(each for each in view(part.nx, title="x")["relations"] if each["type"] == "arms")
    assert (shown["elsewhere"], len(shown["evidence"]), shown["contested"]) == (31, 9, True)


@pytest.mark.parametrize("ask", [lambda g: g.timeline("Russia"), lambda g: g.balance("Russia", LNA)])
def test_an_excerpt_gives_no_answer_that_would_be_wrong(ask, part):
    with pytest.raises(GraphError, match="lacks 31 pieces of evidence"):
        ask(part)


def test_an_excerpt_is_saved_and_opened_as_it_is(part, tmp_path):
    part.save(tmp_path / "part.json")
    assert alike(graph.load(tmp_path / "part.json").nx, part.nx)


def test_corrections_of_an_excerpt_keep_the_numbers(part):
    part.rename("Russia", "Russian Federation")
    assert part.nx.edges["Russian Federation", LNA, "arms"]["elsewhere"] == 31
    part.retype(part.relations(type="supports"), "arms")
    part.rename(LNA, "Haftar's army")
    edge = part.nx.edges["Russian Federation", "Haftar's army", "arms"]
    assert (len(edge["evidence"]), edge["elsewhere"]) == (10, 31)


def test_an_excerpt_cannot_be_added(part):
    with pytest.raises(GraphError, match="is an excerpt of a store"):
        graph.combine(part, ActorGraph(affair.records()))


def test_a_graph_of_very_many_shows_the_most_prominent(tmp_path, monkeypatch):
    monkeypatch.setattr(selection, "MOST_EDGES", 20)
    records = generated.affairs(60)
    store = graph.open_store(stores.of(tmp_path / "store", records))
    found, whole = store.graph(), build(records)
    assert 2 < len(found) < 60 and 0 < found.nx.number_of_edges() <= 20
    assert all(found.nx.edges[edge] == whole.edges[edge] for edge in found.nx.edges)
    assert min(whole.degree(name) for name in found) >= sorted((whole.degree(name) for name in whole), reverse=True)[len(found) + 10]
    assert re.match(rf"shown of what fits: {len(found)} of 60 actors with relations, {found.nx.number_of_edges()} of 171 relations", store.left)
    assert [len(store.graph(top=top)) for top in (2, 3, 5, 9)] == [2, 3, 5, 9]


def test_a_graph_of_what_fits(store):
    whole = ActorGraph(affair.records())
    found = store.graph(actor="Haftar", since="2017-03")
    fits = [edge for edge in whole.relations(since="2017-03") if "Khalifa Haftar" in edge[:2]]
    assert {edge[:3] for edge in found.relations()} == {edge[:3] for edge in fits} and fits
    assert all(record.date >= "2017-03" for edge in found.relations() for record in edge.evidence.plain)
    assert [edge[:3] for edge in store.graph(min_evidence=3).relations()] == [edge[:3] for edge in whole.relations() if len(edge.evidence) >= 3]
    assert len(store.graph(min_evidence=99)) == 0


HOSTILE = ["'; DROP TABLE facts; --", '"', "$source", "=cmd()", "%s {0} ?", "a\\'b", "<script>alert(1)</script>", "\u202egnirts"]


def test_hostile_texts_are_but_texts(tmp_path):
    records = [each for n, text in enumerate(HOSTILE) for each in (
        actor(text, doc=text, kind="party"), actor("Russia", doc=text),
        replace(relation("Russia", "accuses", text, doc=text, sentence=f"Russia accuses {text}", said=text, speakers=(text,)), publisher=text))]
    store = graph.open_store(stores.of(tmp_path / "store", records))
    assert alike(store.graph(top=ALL).nx, build(records))
    for text in HOSTILE:
        assert [edge.target for edge in store.relations(actor=text, doc=text, said_by=text)] == [text]
    assert [row[0] for row in store.stats().publishers] == sorted(HOSTILE)


def test_counts(store):
    found = store.stats()
    assert list(found.whole) == [(4, 4, 36, 34)]
    assert ("supports", 8, 3) in list(found.types) and sum(row[1] for row in found.statuses) == 36
    assert found.publishers[0] == ("The Harbour Post", 2, 24) and list(found.months)[:2] == [("2017-05", 1, 6), ("2017-03", 1, 10)]


def test_the_command_line(tmp_path, capsys, monkeypatch):
    folder = stores.of(tmp_path / "affair", affair.records())
    assert main(["build", str(folder), "-o", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "21 actors, 33 relations, 4 documents" in out and "shown of what fits" not in out
    assert alike(graph.load(tmp_path / "affair.json").nx, build(affair.records()))
    assert "Khalifa Haftar" in (tmp_path / "affair.html").read_text(encoding="utf-8")
    assert main(["build", str(folder), "-o", str(tmp_path), "--actor", "Hifter", "--type", "supports", "--since", "2017", "--top", "2", "--name", "two"]) == 0
    assert "shown of what fits: 2 of 4 actors" in capsys.readouterr().out
    assert main(["stats", str(folder)]) == 0
    assert "The Harbour Post" in capsys.readouterr().out


def test_a_choice_that_nothing_fits_is_told_and_writes_nothing(tmp_path, capsys):
    folder = stores.of(tmp_path / "affair", affair.records())
    for choice, told in (("--min-evidence", "200"), "has no relation that fits"), (("--actor", "Gondor"), "no actor is called 'Gondor'"):
        assert main(["build", str(folder), "-o", str(tmp_path / "out"), *choice]) == 1
        error = capsys.readouterr().err
        assert told in error and "list(" not in error and error.count("\n") == 1 and not (tmp_path / "out").exists()


def test_documents_without_a_date_are_told_when_a_time_is_asked_for(tmp_path, capsys, caplog):
    folder = stores.of(tmp_path / "store", [
        actor("Russia", doc="a"), actor("Libya", doc="a"), relation("Russia", "arms", "Libya", doc="a", date="2023-01-01"),
        actor("Russia", doc="b"), actor("Mali", doc="b"), relation("Russia", "arms", "Mali", doc="b")])
    assert main(["build", str(folder), "-o", str(tmp_path), "--since", "2023"]) == 0
    assert capsys.readouterr().err == "whowhom: warning: 1 document without a date is left out\n"
    caplog.clear()
    assert len(graph.open_store(folder).relations(since="2023")) == 1 and caplog.messages == ["1 document without a date is left out"]
    caplog.clear()
    assert len(graph.open_store(folder).relations()) == 2 and not caplog.messages


@pytest.mark.parametrize(("arguments", "says"), [
    (["build", "STORE", "--date", "2017-01-01"], "is read already"), (["build", "STORE", "other.txt"], "give it alone"),
    (["build", "libya.txt", "--top", "3"], "choose from a store"), (["build", "STORE", "--top", "1"], "1 is not in the range"),
])
def test_wrong_options_are_told(arguments, says, tmp_path, capsys):
    stores.of(tmp_path / "STORE", affair.records())
    assert main([str(tmp_path / word) if word == "STORE" else word for word in arguments]) == 2
    assert says in capsys.readouterr().err


def truncated(folder: Path) -> None:
    path = folder / "relations" / "part-000001.parquet"
    path.write_bytes(path.read_bytes()[:200])


def foreign(folder: Path) -> None:
    path = folder / "relations" / "part-000001.parquet"
    path.write_bytes((folder / "documents" / "part-000001.parquet").read_bytes())


def nameless(folder: Path) -> None:
    path = folder / "actors" / "part-000002.parquet"
    path.write_bytes((folder / "actors" / "part-000001.parquet").read_bytes())


def newer(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"version": 1', '"version": 2'))


@pytest.mark.parametrize(("damage", "says"), [
    (lambda folder: (folder / "actors" / "part-000002.parquet").unlink(), "part-000002.parquet: is missing"),
    (lambda folder: (folder / "manifest.json").write_text('{"format": "whowhom-store"'), "is not a store's manifest"),
    (truncated, "the store is damaged"), (foreign, "the store is damaged"), (nameless, "have an actor that its document does not have"),
    (newer, "later version"), (lambda folder: (folder / "manifest.json").unlink(), "is a damaged store: it has no manifest.json"),
])
def test_a_damaged_store_is_told_in_one_line(damage, says, tmp_path, capsys):
    folder = stores.of(tmp_path / "store", affair.records())
    damage(folder)
    assert main(["build", str(folder), "-o", str(tmp_path / "out")]) == 1
    error = capsys.readouterr().err
    assert says in error and error.count("\n") == 1
    assert not list((tmp_path / "out").glob("*.html"))


@pytest.mark.parametrize(("change", "says"), [({"type": "likes"}, "no type"), ({"status": "maybe"}, "no status"), ({"confidence": 7.0}, "no confidence")])
def test_words_that_the_schema_lacks_are_refused(change, says, tmp_path):
    found = [replace(record, **change) if isinstance(record, Relation) else record for record in affair.records()]
    with pytest.raises(StoreError, match=says):
        graph.open_store(stores.of(tmp_path / "store", found)).graph()


def test_a_folder_of_articles_with_a_manifest_is_no_store(tmp_path):
    (tmp_path / "manifest.json").write_text('{"name": "a web site"}')
    with pytest.raises(StoreError):
        graph.open_store(tmp_path)
    with pytest.raises(graph.GraphError, match="is no saved graph but a folder"):
        graph.load(tmp_path)
    with pytest.raises(graph.GraphError, match="is no saved graph but a store: open_store opens it"):
        graph.load(stores.of(tmp_path / "store", []))
    assert not graph.store.storegraph.Store.__module__.startswith("graph")


def test_an_empty_store_is_an_empty_graph(tmp_path):
    store = graph.open_store(stores.of(tmp_path / "store", []))
    assert len(store.graph()) == 0 and len(store.relations()) == 0 and list(store.stats().whole) == [(0, 0, 0, 0)]


def test_a_generated_store_is_a_store(tmp_path):
    stores.write(tmp_path, 3000)
    store = graph.open_store(tmp_path)
    assert store.stats().whole[0][2] == 3000
    assert alike(store.graph(top=ALL).nx, build(graph.store.storegraph.everything(store._database)))


def test_edges_outlive_their_answer_and_answers_do_not_disturb_each_other(store):
    edge = store.relations(source="Russia")[0]
    others = [len(store.relations(source=name)) for name in ("Russia", "Egypt", "Trump")]
    assert len(list(edge.evidence)) == len(edge.evidence) > 1 and all(others)
    pages = zip(store.relations(status="asserted"), store.relations(status="denied"), strict=False)
    assert all(one.evidence[0].status == "asserted" and other.evidence[0].status == "denied" for one, other in pages)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers here")
@pytest.mark.parametrize("raised", [KeyboardInterrupt, SystemExit])
def test_a_long_question_can_be_broken_off(raised, store):
    def end(number: int, frame: object) -> None:
        raise raised

    before = signal.signal(signal.SIGALRM, end)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        with pytest.raises(raised):
            store._read.rows("SELECT sum(hash(a.range + b.range)) FROM range(1000000) AS a, range(1000000) AS b")
    finally:
        signal.signal(signal.SIGALRM, before)
    assert store.stats().whole[0][2] == 36
