"""Measures on graphs so small that one can count, and on the affair."""

from __future__ import annotations

import importlib
import pkgutil

import affair
import pytest
from made import actor, relation

from extract.lexicon.schema import schema
from graph import ActorGraph, analysis
from graph.analysis.balance import scale
from graph.errors import UnknownWord


def graph(*edges: str, kinds: str = "") -> ActorGraph:
    """`"A supports B"` …; `kinds` gives actors other kinds than state, as in `"A:party"`."""
    told = dict(pair.split(":") for pair in kinds.split())
    ends = {name for edge in edges for name in edge.split()[::2]}
    relations = [
        relation(a, type_, b, doc="d0", start=100 * place, confidence=0.5, status=status[0] if status else "asserted")
        for place, edge in enumerate(edges) for a, type_, b, *status in [edge.split()]]
    return ActorGraph([*(actor(name, doc="d0", kind=told.get(name, "state")) for name in sorted(ends)), *relations])


def test_betweenness_is_the_share_of_paths():
    rows = {row[0]: row[2] for row in graph("Alba supports Bruma", "Bruma supports Corda", "Corda supports Dorne").brokers()}
    assert rows == pytest.approx({"Alba": 0, "Bruma": 2 / 3, "Corda": 2 / 3, "Dorne": 0})


@pytest.mark.parametrize("kinds, role", [
    ("", "coordinator"), ("Bruma:party", "itinerant"), ("Alba:party", "gatekeeper"), ("Corda:party", "representative"),
    ("Bruma:party Corda:person", "liaison"),
])
def test_gould_and_fernandez(kinds, role):
    found = graph("Alba supports Bruma", "Bruma supports Corda", kinds=kinds).brokers()
    row = dict(zip(found.columns, next(row for row in found if row[0] == "Bruma"), strict=True))
    assert {name for name in found.columns[3:] if row[name]} == {role} and row[role] == 1


def test_brokers_stand_between_kinds_or_countries():
    with pytest.raises(UnknownWord, match="no attribute 'foo'; there are kind, country"):
        graph("a arms b").brokers(by="foo")


def test_whoever_is_passed_by_is_no_broker():
    found = graph("Alba supports Bruma", "Bruma supports Corda", "Alba supports Corda", "Dorne supports Bruma denied").brokers()
    assert not any(sum(row[3:]) for row in found)


def test_symmetric_relations_run_both_ways_for_brokers():
    row = next(row for row in graph("Bruma meets Alba", "Bruma meets Corda").brokers() if row[0] == "Bruma")
    assert row[3] == 2


def test_strength():
    rows = {row[:2]: row[2:] for row in graph("Alba supports Bruma", "Alba supports Corda", "Alba attacks Bruma", "Alba meets Bruma",
                                              "Alba leads Corda", "Alba attacks Corda denied").strength()}
    assert rows["Alba", "verbal cooperation"] == (3, 1, 1.5, 0.5) and rows["Alba", "material conflict"] == (1, 0, 0.5, 0)
    assert rows["Corda", "standing ties"] == (0, 1, 0, 0.5)


def test_the_scale_covers_all_types_that_cooperate_or_conflict_and_agrees_with_their_sign():
    signs = {quad.name: quad.sign for quad in schema().quads}
    assert {name for name, book in schema().types.items() if book.quad} == set(scale())
    assert all(scale()[name] * signs[schema().types[name].quad] > 0 for name in scale())


def test_balance():
    pair = graph("Alba arms Bruma", "Bruma attacks Alba", "Alba attacks Bruma sought")
    (row,) = pair.balance("Alba", "Bruma")
    assert row == ("all", pytest.approx((8.3 - 10) / 2), pytest.approx(4.15), -5.0, 2)
    (row,) = pair.balance("Bruma", "Alba", status=["sought"])
    assert row[1] == -10 and pair.balance("Alba", "Bruma", status="denied") == ()


def test_balance_over_time():
    dates = ["2017-02-01", "2017-02-09", "2018-03-01", None]
    found = ActorGraph([relation("Alba", "aids", "Bruma", doc=f"d{n}", date=day) for n, day in enumerate(dates)])
    assert [(row[0], row[4]) for row in found.balance("Alba", "Bruma", by="month")] == [("2017-02", 2), ("2018-03", 1), ("undated", 1)]
    assert [row[0] for row in found.balance("Alba", "Bruma", by="day")] == ["2017-02-01", "2017-02-09", "2018-03-01", "undated"]
    with pytest.raises(UnknownWord, match="there is no period 'weekly'"):
        found.balance("Alba", "Bruma", by="weekly")


@pytest.mark.parametrize("edges, signs, balanced", [
    (("Alba supports Bruma", "Bruma supports Corda", "Corda supports Alba"), "+++", True),
    (("Alba supports Bruma", "Bruma attacks Corda", "Corda attacks Alba"), "+--", True),
    (("Alba supports Bruma", "Bruma supports Corda", "Corda attacks Alba"), "+-+", False),
    (("Alba attacks Bruma", "Bruma attacks Corda", "Corda rivals Alba"), "---", False),
])
def test_triads(edges, signs, balanced):
    assert list(graph(*edges).triads()) == [("Alba", "Bruma", "Corda", signs, balanced)]


def test_a_pair_at_odds_with_itself_has_no_sign():
    assert graph("Alba supports Bruma", "Alba accuses Bruma", "Bruma supports Corda", "Corda supports Alba").triads() == ()


def test_blocs():
    found = graph("Alba supports Bruma", "Bruma arms Corda", "Alba aids Corda", "Dorne supports Essa", "Essa allied_with Fara",
                  "Dorne aids Fara", "Alba attacks Dorne", "Corda fights Fara")
    assert [row[1] for row in found.blocs()] == [("Alba", "Bruma", "Corda"), ("Dorne", "Essa", "Fara")]
    assert [row[2:] for row in found.blocs()] == [(1.5, -1.0), (1.5, -1.0)]


def test_reciprocity():
    rows = {row[0]: row[1:] for row in graph("Alba attacks Bruma", "Bruma attacks Alba", "Alba attacks Corda", "Alba meets Bruma",
                                             "Corda attacks Alba denied").reciprocity()}
    assert rows["material conflict"] == (3, 2, pytest.approx(2 / 3)) and rows["verbal cooperation"] == (0, 0, 0)


@pytest.mark.parametrize("ask", ["brokers", "strength", "triads", "blocs", "reciprocity"])
def test_measures_of_the_affair_and_of_nothing(ask):
    g = ActorGraph(affair.records())
    first, again = getattr(g, ask)(), getattr(ActorGraph(affair.records()[::-1]), ask)()
    assert first == again and len(first) and repr(first).split()[: len(first.columns)] and len(first.nx)
    assert len(getattr(ActorGraph([]), ask)()) in (0, 4)


@pytest.mark.parametrize("name", ["brokers", "strength", "balance", "triads", "blocs", "reciprocity"])
def test_each_measure_cites_its_source(name):
    module = importlib.import_module(f"graph.analysis.{name}")
    assert any(year in getattr(module, name).__doc__ for year in map(str, range(1946, 2026)))
    assert name in {found.name for found in pkgutil.iter_modules(analysis.__path__)}
