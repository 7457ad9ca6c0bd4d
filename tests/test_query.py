"""Questions to a graph: what is found, and what is said when nothing is."""

from __future__ import annotations

import pytest
from made import actor, relation

from extract.errors import WhowhomError
from graph import ActorGraph, GraphError
from graph.answers import Relations
from graph.errors import UnknownActor, UnknownWord

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


@pytest.mark.parametrize("name, found", [
    ("Khalifa Haftar", "Khalifa Haftar"), ("haftar", "Khalifa Haftar"), ("Elysee", "Élysée"), ("GNA", GNA), ("the United States", US),
])
def test_names_are_found_in_other_spellings(g, name, found):
    assert name in g and g[name].name == found


@pytest.mark.parametrize("name, told", [
    ("Rusia", "did you mean 'Russia'"), ("Haftr", "'Khalifa Haftar'"), ("Zanzibar", "list(graph)"), ("", "list(graph)"),
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
