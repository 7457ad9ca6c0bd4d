"""Records to a graph: nodes, edges, evidence, and what they come to."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import networkx as nx
import pytest
from made import actor, relation
from networkx.utils import graphs_equal

from extract.errors import RecordError
from graph.build import build
from graph.rules import Rules

LNA = "Libyan National Army"


def evidence(graph: nx.MultiDiGraph, source: str, target: str, type_: str) -> dict:
    return graph.edges[source, target, type_]


def test_a_node_has_all_that_the_records_tell_of_the_actor():
    graph = build([actor(LNA, "LNA", "Haftar’s army", kind="military", code="LBY", roles=("army",))])
    assert graph.nodes[LNA] | {"mentions": None} == {
        "kind": "military", "code": "LBY", "aliases": ("Haftar’s army", "LNA"), "roles": ("army",), "mentions": None, "elsewhere": 0}
    assert [(mention["doc"], mention["text"]) for mention in graph.nodes[LNA]["mentions"]] == [
        ("libya", LNA), ("libya", "LNA"), ("libya", "Haftar’s army")]


def test_an_actor_of_two_documents_is_one_node():
    graph = build([actor("Russia", "Moscow", doc="a"), actor("Russia", "Kremlin", doc="b")])
    assert graph.nodes["Russia"]["aliases"] == ("Kremlin", "Moscow")
    assert {mention["doc"] for mention in graph.nodes["Russia"]["mentions"]} == {"a", "b"}


def test_an_end_without_an_actor_record_is_an_actor():
    graph = build([relation("Russia", "trains", LNA)])
    assert graph.nodes[LNA] == {"kind": "state", "code": None, "aliases": (), "roles": (), "mentions": [], "elsewhere": 0}


def test_an_edge_has_its_evidence_in_the_order_of_the_texts():
    late, early, other = (relation("Russia", "trains", LNA, start=900), relation("Russia", "trains", LNA, start=5),
                          relation("Russia", "trains", LNA, doc="a", start=90))
    graph = build([late, other, early])
    assert list(graph.edges(keys=True)) == [("Russia", LNA, "trains")]
    assert evidence(graph, "Russia", LNA, "trains")["evidence"] == (other, early, late)


def test_types_are_edges_of_their_own():
    graph = build([relation("Russia", "trains", LNA), relation("Russia", "arms", LNA), relation(LNA, "courts", "Russia")])
    assert sorted(graph.edges(keys=True)) == [(LNA, "Russia", "courts"), ("Russia", LNA, "arms"), ("Russia", LNA, "trains")]


@pytest.mark.parametrize("statuses, status, contested", [
    (["asserted"], "asserted", False),
    (["denied"], "denied", False),
    (["denied", "denied"], "denied", False),
    (["sought", "planned", "negotiating"], "planned", False),
    (["denied", "alleged", "planned"], "alleged", True),
    (["denied", "sought"], "sought", True),
])
def test_an_edge_is_as_real_as_its_most_real_evidence(statuses, status, contested):
    graph = build([relation("Russia", "trains", LNA, status=each, start=100 * place) for place, each in enumerate(statuses)])
    edge = evidence(graph, "Russia", LNA, "trains")
    assert (edge["status"], edge["contested"]) == (status, contested)


def test_confidence_grows_with_evidence():
    graph = build([relation("Russia", "trains", LNA, confidence=c, start=place * 50) for place, c in enumerate((0.5, 0.5, 0.2))])
    assert evidence(graph, "Russia", LNA, "trains")["confidence"] == pytest.approx(0.8)


def test_the_same_evidence_counts_once_and_the_surer_record_stays():
    sure, unsure = relation("Russia", "trains", LNA, confidence=0.9), relation("Russia", "trains", LNA, confidence=0.5, status="alleged")
    for records in ([sure, unsure], [unsure, sure], [sure, sure, unsure]):
        assert evidence(build(records), "Russia", LNA, "trains")["evidence"] == (sure,)


@pytest.mark.parametrize("change", [{"doc": "b"}, {"start": 50}, {"trigger": "R"}])
def test_evidence_of_another_place_is_other_evidence(change):
    graph = build([relation("Russia", "trains", LNA), relation("Russia", "trains", LNA, **change)])
    assert len(evidence(graph, "Russia", LNA, "trains")["evidence"]) == 2


def test_a_symmetric_type_has_one_edge_in_alphabetical_order():
    graph = build([relation("United States", "meets", "Russia"), relation("Russia", "meets", "United States", start=60)])
    assert list(graph.edges(keys=True)) == [("Russia", "United States", "meets")]
    edge = evidence(graph, "Russia", "United States", "meets")
    assert edge["symmetric"] and [record.source.actor for record in edge["evidence"]] == ["United States", "Russia"]


def test_symmetric_evidence_told_from_the_other_end_is_the_same():
    one = relation("Trump", "meets", "Putin")
    graph = build([one, replace(one, source=one.target, target=one.source)])
    assert len(evidence(graph, "Putin", "Trump", "meets")["evidence"]) == 1


def test_no_edge_runs_from_an_actor_to_itself():
    graph = build([relation("Moscow", "trains", "Kremlin", names={"Moscow": "Russia", "Kremlin": "Russia"})])
    assert list(graph) == ["Russia"] and not graph.edges


@pytest.mark.parametrize("wrong", [{"type": "likes"}, {"status": "maybe"}])
def test_words_that_the_schema_lacks_are_refused(wrong):
    with pytest.raises(RecordError, match=r"'likes'|'maybe'"):
        build([replace(relation("Russia", "trains", LNA), **wrong)])


def test_the_order_of_the_records_does_not_matter():
    records = [actor("Russia", "Moscow", doc=doc) for doc in "abc"] + [actor(LNA, "LNA", kind="military")]
    records += [relation(a, type_, b, doc=doc, start=start, confidence=c) for a, b in (("Russia", LNA), ("France", "Russia"))
                for type_ in ("trains", "meets", "accuses") for doc in "abc" for start, c in ((0, 0.3), (70, 0.7), (70, 0.71))]
    graph = build(records)
    for seed in range(5):
        random.Random(seed).shuffle(records)
        other = build(records)
        assert graphs_equal(other, graph) and list(other) == list(graph) and list(other.edges) == list(graph.edges)


def test_no_attribute_has_a_name_that_networkx_or_gephi_take_for_their_own():
    graph = build([actor("Russia"), relation("Russia", "trains", LNA)])
    assert not {"source", "target", "key", "id", "type", "viz"} & {
        key for _, data in [*graph.nodes(data=True), *((e[:2], e[2]) for e in graph.edges(data=True))] for key in data}


def test_nodes_are_plain_data():
    graph = build([actor("Russia", "Moscow", roles=("host",))])
    assert json.loads(json.dumps(graph.nodes["Russia"]))["mentions"][0]["text"] == "Russia"


def test_the_user_joins_actors_of_two_documents_and_keeps_others_apart():
    records = [actor("Brotherhood", doc="a", kind="party"), actor("Ikhwan", doc="b", kind="party")]
    assert {"Brotherhood", "Ikhwan"} <= set(build(records))
    joined = build(records, Rules(merge=(("Brotherhood", "Ikhwan"),)))
    assert len(joined) == 1 and {"Brotherhood", "Ikhwan"} & set(joined)
