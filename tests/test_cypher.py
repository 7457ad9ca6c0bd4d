"""Cypher: what it answers, and that nothing but reading gets through to the engine."""

from __future__ import annotations

import sys

import affair
import pytest

pytest.importorskip("ladybug")

from graph import ActorGraph
from graph.cli import main
from graph.cypher.admit import admit
from graph.errors import BadStatement, MissingExtra


@pytest.fixture(scope="module")
def g() -> ActorGraph:
    return ActorGraph(affair.records(), title="affair")


@pytest.mark.parametrize("statement, answer", [
    ("MATCH (a:Actor)-[r:arms]->(b) WHERE r.status <> 'denied' RETURN a.name, b.name ORDER BY a.name",
     [("Egypt", "Libyan National Army"), ("Russia", "Libyan National Army")]),
    ("MATCH (a)-[r:arms|trains]->(b) RETURN a.name, r.status, label(r) ORDER BY a.name, r.status",
     [("Egypt", "asserted", "arms"), ("Russia", "alleged", "trains"), ("Russia", "denied", "arms"), ("Russia", "negotiating", "arms")]),
    ("MATCH (a {name: 'Fayez Seraj'})-[r:meets]-(b) RETURN b.name", [("Khalifa Haftar",)]),
    ("MATCH (a {name: 'Khalifa Haftar'})-[r:meets]-(b) RETURN b.name", [("Fayez Seraj",)]),
    ("MATCH (a {name: 'Italy'}) OPTIONAL MATCH (a)-[r:fights]-(b) RETURN a.name, b.name", [("Italy", None)]),
    ("MATCH (a {name: $who})-[r:sanctions]->(b) RETURN count(*)", [(0,)]),
    ("UNWIND ['a', 'b'] AS x WITH x WHERE x <> 'a' RETURN x LIMIT 1;", [("b",)]),
    ("MATCH (a) WHERE a.name STARTS WITH 'Rus' AND 'Moscow' IN a.aliases RETURN a.kind, size(a.roles) AS roles", [("state", 0)]),
    ("MATCH (a {name: 'Rosneft'}) RETURN CASE WHEN a.kind = 'x' THEN 1 ELSE 2 END AS n, a.code IS NULL", [(2, True)]),
    ("MATCH (a) WHERE EXISTS { MATCH (a)-[:intervenes_in]->(b) } RETURN a.name // who\n", [("Russia",)]),
    ("MATCH p = (a {name: 'Egypt'})-[* SHORTEST 1..4]-(b {name: 'Syria'}) RETURN length(p)", [(3,)]),
    ("RETURN 'it\\'s \\u0041 \"COPY\"' AS text", [("it's A \"COPY\"",)]),
])
def test_questions(g, statement, answer):
    given = {"who": "Russia"} if "$who" in statement else {}
    assert list(g.cypher(statement, **given)) == answer


def test_an_answer_is_a_table(g):
    statement = "MATCH (a)-[r:arms]->(b {name: $whom}) WHERE r.confidence > 0.5 RETURN a.name AS who, r.sentence"
    found = g.cypher(statement, whom="Libyan National Army")
    assert found.columns == ("who", "r.sentence") and repr(found).startswith("who") and found.to_pandas().shape == (len(found), 2)


def test_a_column_of_labels_is_called_as_it_was_asked_for(g):
    assert g.cypher("MATCH (a)-[r]->(b) RETURN a.name, label(r)").columns == ("a.name", "label(r)")


def test_hostile_values_stay_values(g):
    evil = "x'}) DELETE a; COPY Actor TO '/tmp/x' //"
    assert list(g.cypher("MATCH (a {name: $who}) RETURN a.name", who=evil)) == []
    assert list(g.cypher("RETURN $who", who=evil)) == [(evil,)]


REFUSED = [
    "", ";", "   // nothing\n", "COPY Actor TO '/tmp/x.csv'", "copy (MATCH (a) RETURN a.name) to '/tmp/x.csv'",
    "LOAD FROM '/etc/passwd' RETURN *", "LOAD WITH HEADERS (x STRING) FROM '/etc/passwd' RETURN *",
    "CALL show_tables() RETURN *", "CALL threads=1", "MATCH (a) CALL show_tables() RETURN *", "EXPORT DATABASE '/tmp/x'",
    "IMPORT DATABASE '/tmp/x'", "ATTACH '/tmp/x.db' AS x (dbtype duckdb)", "DETACH x", "USE x", "INSTALL httpfs", "LOAD EXTENSION httpfs",
    "UNINSTALL httpfs", "CREATE (a:Actor {name: 'x'})", "MATCH (a) SET a.kind = 'x'", "MATCH (a) DELETE a", "MATCH (a) DETACH DELETE a",
    "MERGE (a:Actor {name: 'x'})", "DROP TABLE Actor", "ALTER TABLE Actor ADD x STRING", "CREATE MACRO f(x) AS x", "BEGIN TRANSACTION",
    "CHECKPOINT", "EXPLAIN MATCH (a) RETURN a", "PROFILE MATCH (a) RETURN a", "COMMENT ON TABLE Actor IS 'x'", "RETURN nextval('x')",
    "CREATE SEQUENCE x", "MATCH (a) RETURN a UNION LOAD FROM '/etc/passwd' RETURN *", "YIELD x",
    # several statements
    "MATCH (a) RETURN a; COPY Actor TO '/tmp/x.csv'", "RETURN 1; RETURN 2", "RETURN 1;;", ";RETURN 1",
    # keywords behind comments, breaks, other letters and other cases
    "MATCH (a) /* */ SET /**/ a.kind = 'x'", "/* MATCH */ COPY Actor TO '/tmp/x'", "// MATCH\nCOPY Actor TO '/tmp/x'",
    "MATCH (a) RETURN a /* ; */ ; CoPy Actor TO '/tmp/x'", "MATCH (a) RETURN a\n\tLoAd FROM 'x' RETURN *", "MATCH (a) RETURN a /*",
    "RETURN 1 //\n; COPY Actor TO '/tmp/x'", "MATCH (a) RETURN a /* /* */ COPY Actor TO 'x' */", "RETURN 1 -- COPY\n COPY Actor TO 'x'",
    "MATCH (a) RETURN a\u00a0COPY", "\uff23OPY Actor TO 'x'", "\u0441OPY Actor TO 'x'", "MATCH (a) RETURN a \u2028 COPY Actor TO 'x'",
    "MATCH (a) \\u0053ET a.kind = 'x'", "MATCH (a) RETURN a\0", "L\u0130MIT",
    # texts that end sooner or later than they seem
    "RETURN 'x\\'; COPY Actor TO '/tmp/x' //'", "RETURN 'x' 'y' COPY Actor TO 'x'", "RETURN \"x\\\" COPY Actor TO \"y\"",
    "RETURN 'x'; COPY Actor TO '/tmp/x", "RETURN 'x''; COPY Actor TO '/tmp/x", "MATCH (a) RETURN `a`` COPY Actor TO 'x'`",
    # clauses that no list knows
    "MATCH (a) FOREACH (x IN [1] | SET a.kind = 'x')", "MATCH (a) RETURN a GRANT x", "MATCH (a) RETURN a.name VACUUM",
    "MATCH (a) RETURN * VACUUM x", "MATCH (a) RETURN a ORDER BY a.name DESC VACUUM", "RETURN 1 VACUUM", "RETURN $x VACUUM",
    "RETURN [1] VACUUM",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_nothing_but_reading_gets_through(g, statement, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = g.cypher("MATCH (a) RETURN count(*), max(a.kind)")
    with pytest.raises(BadStatement) as told:
        g.cypher(statement.replace("/tmp", str(tmp_path)), **({"x": 1} if "$x" in statement else {}))
    assert "\n" not in str(told.value) and not list(tmp_path.iterdir())
    assert g.cypher("MATCH (a) RETURN count(*), max(a.kind)") == before


def test_the_engine_sees_no_text_no_comment_and_no_strange_letter():
    clean, values = admit("MATCH (a {name: 'Ж; COPY'}) /* COPY */ WHERE a.kind = \"x\\n\" RETURN a // DROP", {"p": 1})
    assert clean == "MATCH (a {name: $whowhom_1 }) WHERE a.kind = $whowhom_2  RETURN a"
    assert values == {"p": 1, "whowhom_1": "Ж; COPY", "whowhom_2": "x\n"}


def test_a_parameter_cannot_stand_for_one_of_ours():
    with pytest.raises(BadStatement, match="whowhom_"):
        admit("RETURN 'x', $whowhom_0", {"whowhom_0": 1})


@pytest.mark.parametrize("statement, told", [
    ("MATCH (a:Person) RETURN a", "Person"), ("MATCH (a RETURN a", "Parser"), ("MATCH (a)-[:likes]->(b) RETURN a", "likes"),
    ("MATCH (a) RETURN $nobody", "there is no value for \\$nobody"),
])
def test_what_the_engine_does_not_understand_is_told_in_a_line(g, statement, told):
    with pytest.raises(BadStatement, match=told) as caught:
        g.cypher(statement)
    assert "\n" not in str(caught.value)


def test_the_database_can_be_saved_and_opened_by_ladybug(g, tmp_path):
    import ladybug

    g.save_db(tmp_path / "affair.lbug")
    assert [path.name for path in tmp_path.iterdir()] == ["affair.lbug"]
    database = ladybug.Database(str(tmp_path / "affair.lbug"), read_only=True)
    with ladybug.Connection(database) as connection:
        rows = connection.execute("MATCH (a)-[r]->(b) RETURN count(*)").get_all()
    database.close()
    assert rows == [[sum(len(evidence) for _, _, evidence in g.nx.edges(data="evidence"))]]


def test_it_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "ladybug", None)
    with pytest.raises(MissingExtra, match=r'ladybug, which is not installed: pip install "whowhom\[cypher\]"'):
        ActorGraph(affair.records()).cypher("RETURN 1")


def test_the_command(g, tmp_path, capsys):
    g.save(tmp_path / "g.json")
    statement = "MATCH (a {name: $who})-[r:trains]->(b) RETURN b.name, '=1+1' AS formula"
    assert main(["query", str(tmp_path / "g.json"), statement, "-p", "who=Russia"]) == 0
    assert capsys.readouterr().out.split("\n")[1].split("  ")[0] == "Libyan National Army"
    assert main(["query", str(tmp_path / "g.json"), statement, "-p", "who=Russia", "--csv"]) == 0
    assert capsys.readouterr().out == "b.name,formula\nLibyan National Army,'=1+1\n"
    assert main(["query", str(tmp_path / "g.json"), "DROP TABLE Actor"]) == 1
    assert "a statement begins with MATCH" in capsys.readouterr().err
    assert main(["query", str(tmp_path / "g.json"), "RETURN 1", "-p", "x"]) == 2
