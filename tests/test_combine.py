"""Graphs of different articles as one, and one against another."""

from __future__ import annotations

import itertools
from dataclasses import replace

import affair
import pytest
from made import actor, relation
from networkx.utils import graphs_equal

from graph import ActorGraph, combine
from graph.rules import Rules


def by_document() -> list[ActorGraph]:
    """Ten graphs of an article each: the affair, its documents told again under other names."""
    records = affair.records()
    docs = sorted({record.doc for record in records})
    return [
        ActorGraph([replace(record, doc=f"{record.doc} {number}") for record in records if record.doc == docs[number % len(docs)]])
        for number in range(10)]


def same(a: ActorGraph, b: ActorGraph) -> bool:
    return graphs_equal(a.nx, b.nx) and list(a.nx) == list(b.nx) and list(a.nx.edges) == list(b.nx.edges)


def test_ten_files_read_together_are_ten_graphs_combined():
    graphs = by_document()
    together = ActorGraph(itertools.chain.from_iterable(graph.records for graph in graphs))
    assert same(combine(*graphs), together) and same(combine(*reversed(graphs)), together)
    one = graphs[0]
    for graph in graphs[1:]:
        one = one + graph
    assert same(one, together) and one.records == combine(*graphs[::-1]).records


def test_a_graph_added_to_itself_is_itself():
    g = ActorGraph(affair.records(), title="affair")
    twice = g + g
    assert same(twice, g) and twice.title == "affair" and len(twice.records) == len(g.records)


def test_graphs_can_be_summed_and_nothing_else_can_be_added():
    several = by_document()
    assert same(sum(several), combine(*several))
    for ask in (lambda: several[0] + 1, lambda: several[0] - "x", lambda: sum(several, "x"), lambda: combine(several[0], "x")):
        with pytest.raises(TypeError, match="ActorGraph|'x' is no graph|can't sum strings"):
            ask()


def test_the_same_evidence_counts_once():
    one, other = (ActorGraph([relation("Russia", "trains", "Libya", confidence=confidence)]) for confidence in (0.6, 0.7))
    assert (one + other).relations()[0].confidence == (other + one).relations()[0].confidence
    assert len((one + other).relations()[0].evidence) == 1 and round((one + other).relations()[0].confidence, 6) == 0.7


def test_rules_titles_and_corrections_come_along():
    one = ActorGraph([actor("Brotherhood", doc="a", kind="party")], title="b", rules=Rules(merge=(("Brotherhood", "Ikhwan"),)))
    other = ActorGraph([actor("Ikhwan", doc="b", kind="party"), relation("Egypt", "coerces", "Ikhwan", doc="b")], title="a")
    other.rename("Egypt", "Arab Republic of Egypt")
    both = one + other
    assert both.title == "a + b" and len(both) == 2 and "Arab Republic of Egypt" in both
    assert combine(both, one).title == "a + b" and combine(other, one).corrections == both.corrections


def test_diff():
    old = ActorGraph([relation("Russia", "trains", "Libya", status="planned"), relation("Russia", "arms", "Libya", start=50),
                      relation("Italy", "visits", "Libya", start=90)])
    new = ActorGraph([relation("Russia", "trains", "Libya"), relation("Italy", "visits", "Libya", start=90),
                      relation("Russia", "aids", "Libya", start=50)])
    found = new - old
    assert [[edge.type for edge in part] for part in found] == [["aids"], ["arms"], ["trains"], ["trains"]]
    assert (found.changed[0].status, found.before[0].status) == ("asserted", "planned")
    assert "changed in status: 1\n    Russia trains Libya: planned → asserted" in repr(found)
    assert new.diff(new) == new - new == ((), (), (), ())
