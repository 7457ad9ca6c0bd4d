"""What holds of every graph: saving, combining, exporting, filtering, correcting."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import networkx as nx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from networkx.utils import graphs_equal

from extract.lexicon.schema import schema
from extract.records import Actor, Attribution, End, Mention, Relation, Span
from graph import ActorGraph, combine, load
from graph.formats import xml

NAMES = ["Russia", "Libya", "Khalifa Haftar", "LNA", "=cmd", "Élysée\x01", "a & <b>"]
DATES = [None, "2016-12-31", "2017-02-10", "2017-02-11", "2018-01-01"]
KINDS = dict(zip(NAMES, ("state", "state", "person", "military", "party", "government", "people"), strict=True))

texts = st.sampled_from(["trains", "train", "a\u2028b", "«x»", "\x1b[2J", "x" * 50])
docs = st.sampled_from(["a", "b", "c"])


@st.composite
def relations(draw: st.DrawFn) -> Relation:
    a, b = draw(st.permutations(NAMES))[:2]
    book, status = draw(st.sampled_from(schema().relations)), draw(st.sampled_from(schema().statuses)).name
    start, text = draw(st.integers(0, 3)) * 100, draw(texts)
    ends = [End(name, KINDS[name], name, start + 60 + at, start + 60 + at + len(name)) for name, at in ((a, 0), (b, 20))]
    said = draw(st.sampled_from([None, Attribution("Russia", 0, 6, ("Russia",)), Attribution("a source", 9, 17, ())]))
    return Relation(
        draw(docs), Span(text, start, start + len(text)), *ends, book.name, book.plover, book.quad, book.symmetric,
        Span(text[:3], start, start + 3), status, said, draw(st.floats(0, 1)), ("drawn",), draw(st.sampled_from(DATES)),
        draw(st.sampled_from([None, "A paper"])))


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    name = draw(st.sampled_from(NAMES))
    called = draw(st.lists(texts, max_size=2))
    mentions = tuple(Mention(text, place, place + len(text), "name", "drawn") for place, text in enumerate(called))
    return Actor(draw(docs), name, KINDS[name], draw(st.sampled_from([None, "RUS"])), tuple(called), (), mentions)


records = st.lists(st.one_of(relations(), actors()), max_size=12)
graphs = st.builds(ActorGraph, records)
often = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def same(a: ActorGraph, b: ActorGraph) -> bool:
    return graphs_equal(a.nx, b.nx) and list(a.nx) == list(b.nx) and list(a.nx.edges) == list(b.nx.edges)


@often
@given(graphs)
def test_a_graph_opens_as_it_was_saved(g):
    with tempfile.TemporaryDirectory() as folder:
        g.save(Path(folder) / "g.json")
        opened = load(Path(folder) / "g.json")
    assert opened.records == g.records and same(opened, g)


@often
@given(graphs, graphs, graphs)
def test_combining_is_commutative_associative_and_idempotent(a, b, c):
    assert same(a + b, b + a) and (a + b).records == (b + a).records
    assert same((a + b) + c, a + (b + c)) and ((a + b) + c).records == (a + (b + c)).records == combine(c, a, b).records
    assert same(a + a, a) and same((a + b) + b, a + b) and ((a + b) + b).records == (a + b).records


@often
@given(records, st.randoms(use_true_random=False))
def test_building_together_is_combining_in_any_order(found, chance: random.Random):
    parts: list[list] = [[], [], []]
    for record in found:
        chance.choice(parts).append(record)
    chance.shuffle(parts)
    assert same(combine(*map(ActorGraph, parts)), ActorGraph(found))


@often
@given(graphs, st.sampled_from(["graphml", "gexf"]))
def test_what_is_exported_comes_back(g, form):
    with tempfile.TemporaryDirectory() as folder:
        assert graphs_equal(xml.read(g.export(Path(folder) / f"g.{form}")[0]), g.nx)


@often
@given(
    graphs, st.sets(st.sampled_from(NAMES), max_size=2), st.sets(st.sampled_from(NAMES), max_size=2),
    st.sets(st.sampled_from([*schema().types][:12]), max_size=4), st.sets(st.sampled_from([*schema().rank]), max_size=3),
    st.sampled_from(DATES), st.sampled_from(DATES), st.sampled_from([None, 0.3, 0.8]),
    st.sampled_from([None, "material cooperation", "verbal conflict"]),
)
def test_a_filter_finds_what_a_scan_finds(g, sources, targets, types, statuses, since, until, least, quad):
    asked = {"source": sources & set(g), "target": targets & set(g), "type": types, "status": statuses}
    asked = {key: value for key, value in asked.items() if value}
    found = g.relations(**asked, since=since, until=until, min_confidence=least, quad=quad)
    scanned = set()
    for a, b, type_, data in g.nx.edges(keys=True, data=True):
        ways = [(a, b), (b, a)] if data["symmetric"] else [(a, b)]
        for record in data["evidence"]:
            if (any(x in asked.get("source", {x}) and y in asked.get("target", {y}) for x, y in ways)
                    and type_ in asked.get("type", {type_}) and record.status in asked.get("status", {record.status})
                    and (since is None or (record.date or "") >= since) and (until is None or (record.date or "9") <= until)
                    and (least is None or record.confidence >= least) and quad in (None, data["quad"])):
                scanned.add((a, b, type_, record))
    assert {(edge.source, edge.target, edge.type, record) for edge in found for record in edge.evidence.plain} == scanned


@often
@given(graphs, st.integers(0, 3))
def test_an_ego_network_is_what_a_scan_finds_in_the_order_of_the_texts(g, radius):
    for centre in g:
        around = set(nx.ego_graph(nx.Graph(g.nx), centre, radius))
        scanned = [(data["evidence"][0].doc, data["evidence"][0].trigger.start, type_, a, b)
                   for a, b, type_, data in g.nx.edges(keys=True, data=True) if {a, b} <= around]
        assert [(edge.type, edge.source, edge.target) for edge in g.ego(centre, radius)] == [key[2:] for key in sorted(scanned)]


@often
@given(graphs)
def test_a_timeline_is_what_a_scan_finds_in_the_order_of_the_dates(g):
    for name in g:
        scanned = sorted(((record.date is None, record.date or "", record.doc, record.trigger.start, type_, a, b), record.sentence.text)
                         for a, b, type_, data in g.nx.edges(keys=True, data=True) if name in (a, b) for record in data["evidence"])
        found = g.timeline(name)
        assert len(found) == len(scanned) and {tuple(found), tuple(found[:]), (*found[:1], *found[1:])} == {tuple(found)}
        assert [(row[0], row[7], row[2], row[1], row[3]) for row in found] == [(key[1] or None, *key[2:3], *key[4:]) for key, _ in scanned]


ACTS = (
    lambda g, edge: g.merge(edge.source, edge.target), lambda g, edge: g.rename(edge.source, f"{edge.source} {len(g.corrections)}"),
    lambda g, edge: g.split(edge.target, f"{edge.target} {len(g.corrections)}", docs=edge.evidence[0].doc), lambda g, edge: g.drop(edge),
    lambda g, edge: g.drop(edge.evidence[-1]), lambda g, edge: g.retype(edge, "aids"), lambda g, edge: g.retype(edge.evidence[0], "meets"),
)


@often
@given(graphs, st.randoms(use_true_random=False))
def test_corrections_replay_to_the_same_graph(g, chance: random.Random):
    for act in chance.choices(ACTS, k=5):
        if g.nx.edges:
            act(g, chance.choice(g.relations()))
    with tempfile.TemporaryDirectory() as folder:
        g.save(Path(folder) / "g.json")
        assert same(load(Path(folder) / "g.json"), g)
    assert same(ActorGraph(g.records[::-1], corrections=g.corrections), g)
