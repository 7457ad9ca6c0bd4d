"""Answers as text and HTML: they fit, they show the trigger, and nothing in them is obeyed."""

from __future__ import annotations

import pytest
from made import actor, relation
from rich.cells import cell_len

from graph import ActorGraph
from graph.answers import table

HOSTILE = "\x1b[31mRussia\x1b]8;;http://x\x07 <script>alert(1)</script> [red]x[/red] \u202eevil\u2066 \x9b2J \udc80"
LONG = "In a long sentence that goes on and on, and that says much before it comes to the point, Russia has sent officers to train the " \
       "Libyan National Army, which is a matter of some concern to those who had hoped for something else altogether in that land."


@pytest.fixture
def g() -> ActorGraph:
    return ActorGraph([
        actor("Russia", "Moscow", code="RUS", roles=("host",)),
        relation("Russia", "trains", "Libyan National Army", LONG, trigger="train", status="alleged"),
        relation("Russia", "trains", "Libyan National Army", start=900, status="denied"),
        relation("United States", "meets", "Russia", start=300, said="United States", speakers=("United States",)),
    ])


def test_relations_print_as_a_table(g):
    assert repr(g.relations()) == (
        "who     relation  whom                  status              said by\n"
        "Russia  trains    Libyan National Army  alleged, contested\n"
        "    …the point, Russia has sent officers to train the Libyan National Army, which is a ma… (+1 more)\n"
        "Russia  meets     United States         asserted            United States\n"
        "    United States meets Russia."
    )


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_the_table_fits_its_width_and_shows_the_trigger(g, width):
    lines = table.relations(g.relations(), width).plain.split("\n")
    assert max(map(cell_len, lines)) <= width
    assert any(line.startswith("    …") and " train" in line for line in lines)


def test_wide_letters_count_as_two():
    g = ActorGraph([relation("俄罗斯" * 30, "trains", "利比亚" * 30)])
    assert max(map(cell_len, table.relations(g.relations(), 80).plain.split("\n"))) <= 80


def test_a_relation_prints_all_its_evidence_with_the_trigger_marked(g):
    assert repr(g.relations()[0]).splitlines() == [
        "Russia trains Libyan National Army (alleged, contested, confidence 0.96)",
        f"    libya, alleged: {LONG.replace('train ', '«train» ')}",
        "    libya, denied: Russia «trains» Libyan National Army.",
    ]


def test_an_actor_prints_what_is_known_of_it(g):
    assert repr(g["Moscow"]).splitlines()[:5] == ["Russia", "state, RUS, 2 mentions", "also called: Moscow", "roles: host", ""]
    assert "Libyan National Army" in repr(g["Moscow"])


def test_a_long_answer_is_cut():
    g = ActorGraph([relation("Russia", "trains", f"Army {n}") for n in range(60)])
    assert repr(g.relations()).endswith("… and 10 more") and "… and 10 more" in g.relations()._repr_html_()


def test_an_empty_answer_says_so(g):
    assert repr(g.relations(type="sanctions")) == "no relations"


@pytest.fixture
def hostile() -> ActorGraph:
    sentence = f"{HOSTILE} trains Libya {HOSTILE}"
    told = relation(HOSTILE, "trains", "Libya", sentence, said=HOSTILE, doc=HOSTILE)
    return ActorGraph([actor(HOSTILE, HOSTILE + "2", roles=(HOSTILE,)), told])


def test_a_terminal_obeys_nothing_in_a_text(hostile):
    for answer in (hostile.relations(), hostile.relations()[0], hostile[HOSTILE]):
        text = repr(answer)
        assert not [c for c in text if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202e\u2066\udc80"]
        assert "[red]" in text


def test_a_notebook_obeys_nothing_in_a_text(hostile):
    for answer in (hostile.relations(), hostile[HOSTILE]):
        text = answer._repr_html_()
        assert "<script" not in text and "&lt;script&gt;" in text and "\u202e" not in text
