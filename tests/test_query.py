"""Questions to a graph: what is found, and what is said when nothing is."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace

import pytest
from made import actor, relation

from extract import Document, extract
from extract.errors import WhowhomError
from graph import ActorGraph, GraphError
from graph.answers.evidence import Piece
from graph.answers.sequences import Relations
from graph.errors import MissingExtra, NoPath, UnknownActor, UnknownWord

LNA, GNA, US = "Libyan National Army", "Government of National Accord", "United States"


@pytest.fixture(scope="module")
def g() -> ActorGraph:
    return ActorGraph([
        actor("Russia", "Moscow", "Russian Federation", code="RUS"), actor(LNA, "LNA", kind="military"),
        actor(GNA, "the G.N.A.", "the government"),
        actor(US, "Washington", "the government"), actor("Khalifa Haftar", "Haftar", "the general", kind="person"),
        actor("Élysée", kind="government"),
        relation("Russia", "trains", LNA, start=0, status="alleged", confidence=0.5),
        relation("Russia", "trains", LNA, start=500, status="denied", confidence=0.4, trigger="training"),
        relation("Russia", "arms", LNA, start=100, status="negotiating"),
        relation(US, "meets", "Russia", start=200),
        relation("Khalifa Haftar", "leads", LNA, start=300),
        relation("Khalifa Haftar", "rivals", GNA, start=400),
        relation(US, "accuses", "Russia", start=600),
    ])


def brief(found: Relations) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.type, edge.target) for edge in found]


TRAINS, ARMS, LEADS = ("Russia", "trains", LNA), ("Russia", "arms", LNA), ("Khalifa Haftar", "leads", LNA)
MEETS, RIVALS, ACCUSES = ("Russia", "meets", US), (GNA, "rivals", "Khalifa Haftar"), (US, "accuses", "Russia")


@pytest.mark.parametrize("question, answer", [
    ({}, [TRAINS, ARMS, MEETS, LEADS, RIVALS, ACCUSES]),
    ({"source": "Russia"}, [TRAINS, ARMS, MEETS]),
    ({"source": "russian federation"}, [TRAINS, ARMS, MEETS]),
    ({"target": "lna"}, [TRAINS, ARMS, LEADS]),
    ({"target": "Russia"}, [MEETS, ACCUSES]),
    ({"source": US}, [MEETS, ACCUSES]),
    ({"source": "Russia", "type": "trains"}, [TRAINS]),
    ({"source": "Russia", "target": "Washington"}, [MEETS]),
    ({"source": ["Moscow", "Haftar"], "target": {"LNA"}}, [TRAINS, ARMS, LEADS]),
    ({"type": ("leads", "rivals")}, [LEADS, RIVALS]),
    ({"type": "sanctions"}, []),
    ({"source": []}, []),
    ({"status": "asserted"}, [MEETS, LEADS, RIVALS, ACCUSES]),
    ({"status": ["negotiating", "alleged"], "source": "Russia"}, [TRAINS, ARMS]),
])
def test_relations(g, question, answer):
    assert brief(g.relations(**question)) == answer


def test_a_filter_shows_only_the_evidence_that_passes(g):
    (whole,), (denied,) = g.relations(type="trains"), g.relations(type="trains", status="denied")
    assert (len(whole.evidence), whole.status, whole.contested, round(whole.confidence, 3)) == (2, "alleged", True, 0.7)
    assert (len(denied.evidence), denied.status, denied.contested, round(denied.confidence, 3)) == (1, "denied", True, 0.4)


def test_between_finds_both_directions_and_symmetric_ones_once(g):
    assert brief(g.between(US, "Moscow")) == brief(g.between("Russia", US)) == [MEETS, ACCUSES]
    assert g.between("Russia", GNA) == ()


def test_an_actor_with_its_relations(g):
    lna = g["the LNA"]
    assert (lna.name, lna.kind, lna.aliases) == (LNA, "military", ("LNA",))
    assert brief(lna.relations) == brief(lna.incoming) == [TRAINS, ARMS, LEADS] and lna.outgoing == ()
    assert brief(g["Russia"].outgoing) == [TRAINS, ARMS, MEETS]
    assert brief(g["Russia"].incoming) == [MEETS, ACCUSES]


def test_an_actor_says_what_joined_its_mentions():
    texts = ("Gen. Khalifa Haftar met Vladimir Putin. The general praised Russia.", "Hifter visited Moscow.")
    found = ActorGraph(extract([Document(str(number), text) for number, text in enumerate(texts)]))["Khalifa Haftar"].why
    assert [row[:3] for row in found] == [("0", "Gen. Khalifa Haftar", "name"), ("0", "general", "nominal"), ("1", "Hifter", "name")]
    assert "so called" in found[1][3] and "same name" in found[2][3]


@pytest.mark.parametrize("name, found", [
    ("Khalifa Haftar", "Khalifa Haftar"), ("haftar", "Khalifa Haftar"), ("Elysee", "Élysée"), ("GNA", GNA), ("the United States", US),
    ("USA", US),
])
def test_names_are_found_in_other_spellings(g, name, found):
    assert name in g and g[name].name == found


def test_a_person_is_found_by_the_surname_that_one_alone_bears():
    persons = ActorGraph(actor(name, kind="person") for name in ("Vasily Nebenzya", "Bill Clinton", "Hillary Clinton"))
    assert persons["Nebenzya"].name == persons["Nebenzia"].name == "Vasily Nebenzya"
    with pytest.raises(UnknownActor, match="may be 'Bill Clinton' or 'Hillary Clinton'"):
        persons["Clinton"]


@pytest.mark.parametrize("name, told", [
    ("Rusia", "did you mean 'Russia'"), ("Haftr", "'Khalifa Haftar'"), ("Zanzibar", "nor anything like it"), ("", "nor anything like it"),
    ("the government", f"may be {GNA!r} or {US!r}"), (0, "no actor is called 0"),
])
def test_an_unknown_or_ambiguous_actor_is_told_with_the_closest(g, name, told):
    for ask in (lambda: g[name], lambda: g.relations(source=[name]), lambda: g.between("Russia", name)):
        with pytest.raises(UnknownActor) as caught:
            ask()
        assert told in str(caught.value)
        assert isinstance(caught.value, KeyError) and isinstance(caught.value, GraphError) and isinstance(caught.value, WhowhomError)
    assert name not in g


@pytest.mark.parametrize("question, told", [
    ({"type": "train"}, "no relation type 'train'; did you mean 'trains'"), ({"type": ["arms", "Trains"]}, "'trains'"),
    ({"type": "zzz"}, "there are meets, visits"), ({"status": "denid"}, "did you mean 'denied'"),
])
def test_an_unknown_word_is_told_with_the_closest(g, question, told):
    with pytest.raises(UnknownWord) as caught:
        g.relations(**question)
    assert told in str(caught.value) and isinstance(caught.value, ValueError) and isinstance(caught.value, GraphError)


def test_said_by_names_actors_and_quotes_others():
    sentence = "Putin and people close to the Kremlin said Russia trains Libya."
    graph = ActorGraph([
        relation("Russia", "trains", "Libya", sentence, said="people close to the Kremlin"),
        relation("Russia", "trains", "Libya", sentence, start=90, said="Putin", speakers=("Vladimir Putin",)),
    ])
    assert graph.relations()[0].said_by == ("people close to the Kremlin", "Vladimir Putin")


def test_an_answer_is_a_sequence(g):
    found = g.relations(source="Russia")
    assert isinstance(found[1:], Relations) and brief(found[1:]) == [ARMS, MEETS]
    assert found[0] in found and len(found) == 3 and found[-1].type == "meets"
    assert found == tuple(found) == g.relations(source="Russia") and found != found[1:] and hash(found) == hash(tuple(found))
    assert brief(found[::-1]) == brief(found)[::-1] == brief(reversed(found)) and brief(found[:1] + found[1:]) == brief(found)
    assert found.index(found[1]) == 1 and found[5:] == () and not found[5:]
    with pytest.raises(IndexError):
        found[3]


DATED = [
    relation("Russia", "trains", LNA, doc="a", date="2017-02-10", said="Putin", speakers=("Vladimir Putin",), confidence=0.9,
             sentence="Putin said Russia trains Libyan National Army."),
    relation("Russia", "trains", LNA, doc="b", date="2017-05-04", status="denied", confidence=0.5),
    relation("Russia", "aids", LNA, doc="b", date="2018-01-01", status="planned", said="people familiar with the matter",
             sentence="Russia aids Libyan National Army, people familiar with the matter said."),
    relation("Russia", "attacks", US, doc="c"), relation(US, "meets", "Russia", doc="c", start=90),
]


@pytest.mark.parametrize("question, answer", [
    ({"type": "AID"}, ["trains"]), ({"type": "AGREE"}, ["aids"]), ({"plover": ["AID", "ASSAULT"]}, ["trains", "attacks"]),
    ({"type": "material cooperation"}, ["trains", "aids"]), ({"quad": "material conflict"}, ["attacks"]),
    ({"type": ["trains", "material conflict"]}, ["trains", "attacks"]),
    ({"quad": "material cooperation", "type": ["aids", "attacks"]}, ["aids"]),
    ({"since": "2017-05"}, ["aids", "trains"]), ({"until": "2017-02-10"}, ["trains"]), ({"until": "2017"}, ["trains"]),
    ({"since": dt.date(2017, 12, 1), "until": "2018"}, ["aids"]),
    ({"doc": "c"}, ["attacks", "meets"]), ({"doc": ["a", "b"]}, ["trains", "aids"]),
    ({"said_by": "Vladimir Putin"}, ["trains"]), ({"said_by": "people familiar"}, ["aids"]),
    ({"said_by": ["People familiar", "vladimir putin"]}, ["trains", "aids"]),
    ({"min_confidence": 0.85}, ["trains"]), ({"since": "2017", "status": "denied", "doc": "b"}, ["trains"]), ({"since": "2019"}, []),
])
def test_filters(question, answer):
    graph = ActorGraph([actor("Vladimir Putin", doc="a", kind="person"), *DATED])
    assert [edge.type for edge in graph.relations(**question)] == answer


def test_a_filter_weighs_only_what_passes():
    (edge,) = ActorGraph(DATED).relations(type="trains", since="2017-03")
    assert (edge.status, edge.contested, edge.confidence, [piece.doc for piece in edge.evidence]) == ("denied", True, 0.5, ["b"])


@pytest.mark.parametrize("question, told", [
    ({"quad": "material"}, "did you mean 'material conflict'"), ({"plover": "AIDS"}, "there is no PLOVER code 'AIDS'"),
    ({"min_confidence": 2}, "2 is not a confidence; it lies between 0 and 1"), ({"min_confidence": "0.5"}, "'0.5' is not a confidence"),
    ({"doc": "d"}, "there is no document 'd'"), ({"since": "May"}, "write YYYY-MM-DD"), ({"until": "2017-02-30"}, "is not a date"),
])
def test_an_unknown_filter_is_told(question, told):
    with pytest.raises(UnknownWord, match=told):
        ActorGraph(DATED).relations(**question)


def test_said_by_and_contested():
    graph = ActorGraph([actor("Vladimir Putin", "Putin", doc="a", kind="person"), *DATED])
    assert [edge.type for edge in graph.said_by("Putin")] == ["trains"] and [edge.type for edge in graph.contested()] == ["trains"]
    with pytest.raises(UnknownActor, match="no actor is called 'Reuters'"):
        graph.said_by("Reuters")


def test_actors_by_kind_and_country():
    graph = ActorGraph([actor("Russia", code="RUS"), actor("Putin", code="RUS", kind="person"), actor("Libya", code="LBY")])
    for question, names in (
        ({}, ["Libya", "Putin", "Russia"]), ({"kind": "person"}, ["Putin"]), ({"country": "RUS"}, ["Putin", "Russia"]),
        ({"country": ["russia", "LBY"]}, ["Libya", "Putin", "Russia"]), ({"kind": ["state"], "country": "RUS"}, ["Russia"]),
    ):
        assert [row[0] for row in graph.actors(**question)] == names
    with pytest.raises(UnknownWord, match="there is no kind of actor 'city'"):
        graph.actors(kind="city")
    with pytest.raises(UnknownWord, match="there is no country 'Narnia'"):
        graph.actors(country="Narnia")


def test_paths(g):
    assert brief(g.path(US, GNA)) == [ACCUSES, MEETS, ARMS, TRAINS, LEADS, RIVALS]
    assert brief(g.path(GNA, "Haftar", "Russia"))[0] == RIVALS
    assert [len(path) for path in g.paths(US, "Haftar")] == [5] and g.paths(US, "Élysée") == ()
    with pytest.raises(NoPath, match="nothing leads from 'United States' to 'Élysée'"):
        g.path(US, "Elysee")


def test_an_ego_network(g):
    assert brief(g.ego("Haftar")) == [LEADS, RIVALS]
    assert brief(g.ego("Haftar", radius=2)) == [TRAINS, ARMS, LEADS, RIVALS] and g.ego("Élysée") == ()


def test_an_ego_network_has_a_radius(g):
    for radius in (-1, "1"):
        with pytest.raises(UnknownWord, match="is not a radius; it is a number of steps, 0 or more"):
            g.ego("Russia", radius)


def test_publishers_are_asked_for():
    graph = ActorGraph([replace(DATED[0], publisher="The Post"), *DATED[1:]])
    assert [edge.type for edge in graph.relations(publisher="The Post")] == ["trains"]
    with pytest.raises(UnknownWord, match="did you mean 'The Post'"):
        graph.relations(publisher="Post")


def test_a_timeline():
    graph = ActorGraph(DATED)
    assert [(row[0], row[2], row[4]) for row in graph.timeline("Russia", LNA)] == [
        ("2017-02-10", "trains", "asserted"), ("2017-05-04", "trains", "denied"), ("2018-01-01", "aids", "planned")]
    assert [row[0] for row in graph.timeline("Russia")][-2:] == [None, None]


def test_a_piece_of_evidence_prints_its_sentence_and_is_the_record():
    graph = ActorGraph(DATED)
    piece = graph.relations(type="trains")[0].evidence[0]
    assert repr(piece) == "Putin said Russia «trains» Libyan National Army.\n    a, asserted [Putin], confidence 0.90"
    assert isinstance(piece, Piece) and piece == DATED[0] and hash(piece) == hash(DATED[0]) and DATED[0] == piece and piece != DATED[1]
    assert "<mark>trains</mark>" in piece._repr_html_() and "«trains»" in repr(graph.relations(type="trains")[0].evidence[:2])


def test_names_complete(g):
    assert {"Libyan National Army", "LNA", "Haftar"} <= set(g._ipython_key_completions_())
    assert "the government" not in g._ipython_key_completions_()


def test_answers_go_to_frames_and_pages(g, tmp_path, monkeypatch):
    answers = [g.relations(), g.actors(), g.paths(US, "Haftar"), g.timeline("Russia"), g.brokers(), g.relations()[:2], g.actors()[1:3]]
    for number, answer in enumerate(answers):
        pandas, polars = answer.to_pandas(), answer.to_polars()
        assert list(pandas.columns) == polars.columns and len(pandas) == len(polars) >= len(answer) > 0
        assert answer.show(tmp_path / f"{number}.html").stat().st_size > 100_000
        assert type(answer[:1]) is type(answer) and repr(answer) and "<table>" in answer._repr_html_()
    assert sorted(g.relations(source="Haftar").nx) == [GNA, "Khalifa Haftar", LNA]
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert g["Haftar"].show().as_uri() == opened[0]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_told(g, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=f"pip install .whowhom.{library}"):
        getattr(g.relations(), f"to_{library}")()
