"""Each format is opened by another reader, and says there what the graph says."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import affair
import networkx as nx
import pytest
from lxml import etree
from made import actor, relation
from networkx.utils import graphs_equal

from extract.records import to_dict
from graph import ActorGraph
from graph.cli import main
from graph.errors import FileError, MissingExtra, UnknownWord
from graph.formats import FORMATS, xml
from graph.formats.csv import defused, raw
from graph.formats.schema import PUBLISHED, json_schema

EVIL = "=cmd|'/c calc'!A1 \x00\x1b[2J\ud800 </data> \"x\", 'y'\n\u202e"


@pytest.fixture(scope="module")
def g() -> ActorGraph:
    return ActorGraph(affair.records(), title="affair")


@pytest.fixture(scope="module")
def hostile() -> ActorGraph:
    told = replace(relation(EVIL, "trains", "Libya", f"{EVIL} trains Libya", said=EVIL, doc=EVIL), publisher="=cmd()")
    return ActorGraph([actor(EVIL, EVIL + "2", doc=EVIL, roles=("+role",)), actor(EVIL.replace("\x00", "\x01"), doc=EVIL), told])


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_comes_back_whole(g, hostile, tmp_path, form):
    for graph in (g, hostile, ActorGraph([]), ActorGraph([actor("Russia")])):
        (path,) = graph.export(tmp_path / f"x.{form}")
        assert graphs_equal(xml.read(path), graph.nx) and list(xml.read(path)) == list(graph.nx)


def test_graphml_in_networkx(g, tmp_path):
    (path,) = g.export(tmp_path / "x.graphml")
    plain = nx.read_graphml(path, force_multigraph=True)
    assert set(plain) == set(g) and plain.nodes["Russia"]["kind"] == "state" and plain.nodes["Russia"]["aliases"] == "Moscow; the Kremlin"
    assert {(a, b, relation) for a, b, relation in plain.edges(data="relation")} == set(g.nx.edges(keys=True))
    assert next(iter(plain.get_edge_data("Egypt", "Libyan National Army").values()))["status"] == "asserted"


def test_gexf_in_networkx_and_by_the_schema(g, hostile, tmp_path):
    (path,) = g.export(tmp_path / "x.gexf")
    plain = nx.read_gexf(path)
    assert {(a, b, relation) for a, b, relation in plain.edges(data="relation")} == set(g.nx.edges(keys=True))
    assert {data["label"] for _, data in plain.nodes(data=True)} == set(g)
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("gexf.xsd")))
    for graph in (g, hostile):
        schema.assertValid(etree.parse(graph.export(tmp_path / "y.gexf")[0]))


@pytest.mark.parametrize("content", [
    "", "<x/>",
    "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'><graph edgedefault='directed'><node id='a'/></graph></graphml>",
])
def test_xml_that_is_not_ours_is_refused(tmp_path, content):
    (tmp_path / "x.graphml").write_text(content)
    with pytest.raises(FileError, match="is no graph of ours"):
        xml.read(tmp_path / "x.graphml")


def test_csv_in_pandas_and_networkx(g, tmp_path):
    import pandas

    nodes, edges = g.export(tmp_path / "x.csv")
    assert (nodes.name, edges.name) == ("x.nodes.csv", "x.edges.csv")
    actors, relations = pandas.read_csv(nodes), pandas.read_csv(edges)
    assert list(actors.label) == list(g)
    graph = nx.from_pandas_edgelist(relations, "source_label", "target_label", edge_key="relation", create_using=nx.MultiDiGraph)
    assert set(graph.edges(keys=True)) == set(g.nx.edges(keys=True)) and set(relations.source) <= set(actors.id)


def test_evidence_csv(g, tmp_path):
    (path,) = g.export(tmp_path / "x.evidence.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    assert len(rows) == len(g.to_pandas()) and {row["sentence"] for row in rows} == set(g.to_pandas().sentence)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\r=x", "'=x", "''+x", "|x", "%x", "＝1", "x=1", "", "'x", "1", "'"])
def test_formulas_are_defused_and_come_back(text):
    assert raw(defused(text)) == text and not defused(text).startswith(tuple("=+-@\t\r|%＝"))


def test_no_cell_is_a_formula(hostile, tmp_path):
    for form, dialect in (("csv", "excel"), ("evidence-csv", "excel"), ("polecat", "excel-tab")):
        rows = [csv.reader(io.StringIO(path.read_bytes().decode(), newline=""), dialect) for path in hostile.export(tmp_path / "x", form)]
        cells = [cell for file in rows for row in file for cell in row]
        assert any("cmd|" in cell for cell in cells) and not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_parquet_in_pyarrow_is_whole(g, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    actors, evidence = (parquet.read_table(path).to_pylist() for path in g.export(tmp_path / "x.parquet"))
    nodes = {row.pop("name"): {**row, "aliases": tuple(row["aliases"]), "roles": tuple(row["roles"])} for row in actors}
    assert nodes == dict(g.nx.nodes(data=True))
    ours = [{"edge_source": a, "edge_target": b, "contested": data["contested"], **to_dict(record), "copy_of": None}
            for a, b, data in g.nx.edges(data=True) for record in data["evidence"]]
    assert evidence == ours


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own JSON-LD reader uses it
@pytest.mark.parametrize("form, name", [("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdf_in_rdflib(g, hostile, tmp_path, form, name):
    rdflib = pytest.importorskip("rdflib")
    (path,) = g.export(tmp_path / "x", form)
    triples = rdflib.Graph().parse(path, format=name)
    found = triples.query("""
        PREFIX w: <urn:whowhom:scheme:> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?who ?whom ?sentence ?doc WHERE { ?s a rdf:Statement; rdf:subject/skos:prefLabel ?who; rdf:predicate w:trains;
            rdf:object/skos:prefLabel ?whom; w:sentence ?sentence; w:status "alleged"; prov:wasDerivedFrom ?doc }""")
    (trains,) = g.relations(type="trains")[0].evidence
    assert [tuple(map(str, row)) for row in found] == [
        ("Russia", "Libyan National Army", trains.sentence.text, "urn:whowhom:document:courting")]
    statements = triples.query("SELECT (count(*) AS ?n) WHERE { ?s a rdf:Statement }")
    assert int(next(iter(statements))[0]) == len(g.to_pandas())
    rdflib.Graph().parse(hostile.export(tmp_path / "y", form)[0], format=name)


def test_followthemoney(g, hostile, tmp_path):
    model = pytest.importorskip("followthemoney").model
    for graph in (g, hostile):
        (path,) = graph.export(tmp_path / "x", "ftm")
        entities = [model.get_proxy(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
        for entity in entities:
            entity.schema.validate(entity.to_dict())
        assert sum(not entity.schema.edge for entity in entities) == len(graph)
    g.export(tmp_path / "x", "ftm")
    proxies = [model.get_proxy(json.loads(line)) for line in (tmp_path / "x").read_text("utf-8").splitlines()]
    entities = {entity.id: entity for entity in proxies}
    haftar = next(entity for entity in entities.values() if entity.caption == "Khalifa Haftar")
    assert haftar.schema.name == "Person" and "Hifter" in haftar.get("alias")
    leads = [link for link in entities.values() if link.schema.name == "Directorship" and link.first("director") == haftar.id]
    assert [entities[link.first("organization")].caption for link in leads] == ["Libyan National Army"]
    assert {link.schema.name for link in entities.values() if link.schema.edge} >= {"UnknownLink", "Directorship"}


def test_polecat(g, tmp_path):
    import pandas

    frame = pandas.read_csv(g.export(tmp_path / "x", "polecat")[0], sep="\t")
    events = g.to_pandas().dropna(subset=["plover"])
    assert sorted(frame["Event Type"]) == sorted(events.plover) and set(frame["Quad Code"]) <= {1, 2, 3, 4}
    row = frame[frame["Event Mode"] == "trains"].iloc[0]
    assert (row["Actor Name"], row["Actor Country"], row["Primary Recipient Sector"], row["Intensity"]) == (
        "Russia", "Russian Federation", "MIL", 8.3)


def test_the_published_schema_is_that_of_the_types_and_saved_graphs_keep_to_it(g, tmp_path):
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(json.dumps(json_schema())), f"python -m graph.formats.schema > {PUBLISHED.name}"
    g = ActorGraph(g.records)
    g.merge("Libya", "Italy")
    g.split("Russia", "X", mentions="Russia")
    g.drop(g.relations()[:1])
    g.retype(g.relations()[:1], "aids")
    g.rename("Libya", "Y")
    g.save(tmp_path / "g.json")
    validator = jsonschema.Draft202012Validator(schema)
    data = json.loads((tmp_path / "g.json").read_text("utf-8"))
    validator.validate(data)
    for spoil in ({"version": 2}, {"records": [{**data["records"][-1], "type": "likes"}]}, {"records": [{}]}):
        assert not validator.is_valid({**data, **spoil})


def test_the_command(g, tmp_path, capsys):
    g.save(tmp_path / "g.json")
    for name, form in FORMATS.items():
        assert main(["export", str(tmp_path / "g.json"), "--to", name]) == 0
        for written in capsys.readouterr().out.split("\n")[:-1]:
            assert Path(written).stat().st_size and Path(written).name.startswith("g.")
        assert form.suffix
    assert main(["export", str(tmp_path / "g.json"), "--to", "turtle", "-o", str(tmp_path / "none" / "x.ttl")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "g.json"), "--to", "dot"]) == 2


def test_a_name_without_a_suffix_gets_that_of_the_format(g, tmp_path, capsys):
    g.save(tmp_path / "g.json")
    (tmp_path / "folder").mkdir()
    for to, name, written in ("graphml", "x", "x.graphml"), ("gexf", "x", "x.gexf"), ("turtle", "folder", "folder/g.ttl"), ("turtle", "y.rdf", "y.rdf"):
        assert main(["export", str(tmp_path / "g.json"), "--to", to, "-o", str(tmp_path / name)]) == 0
        assert capsys.readouterr().out == f"{tmp_path / written}\n" and (tmp_path / written).stat().st_size


def test_what_cannot_be_exported_is_told(g, tmp_path, monkeypatch):
    with pytest.raises(UnknownWord, match=r"no format ends in '\.dot', but in \.graphml, \.gexf.*; or name the format: to='graphml'"):
        g.export(tmp_path / "x.dot")
    with pytest.raises(UnknownWord, match="did you mean 'graphml'"):
        g.export(tmp_path / "x", "graphm")
    for library, form in (("rdflib", "turtle"), ("pyarrow", "parquet"), ("followthemoney", "ftm")):
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(MissingExtra, match=f"{library}, which is not installed: pip install"):
            g.export(tmp_path / "x", form)
    assert not list(tmp_path.iterdir())
