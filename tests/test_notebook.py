"""Notebooks: the example runs from top to bottom, and what a graph shows there is obeyed by nobody."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import affair
import pytest
from IPython.core.interactiveshell import InteractiveShell
from lxml import etree
from made import actor, relation

import graph
from graph import ActorGraph, notebook

EXAMPLE = Path(graph.__file__).with_name("example.ipynb")
EVIL = "<script>alert(1)</script> \"x\" & \x1b[2J\u202e\x00"


@pytest.fixture(scope="module")
def shell() -> InteractiveShell:
    return InteractiveShell()


def test_the_example_has_ten_cells_and_runs(shell, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    cells = [cell for cell in json.loads(EXAMPLE.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert len(cells) == 10 and not any(cell["outputs"] for cell in cells)
    for cell in cells:
        ran = shell.run_cell("".join(cell["source"]))
        ran.raise_error()
        shown, _ = shell.display_formatter.format(ran.result)
        assert shown["text/plain"].strip()


def test_a_graph_shows_a_picture_and_a_table(shell):
    shown, _ = shell.display_formatter.format(ActorGraph(affair.records(), title="affair"))
    assert shown["text/plain"].startswith("<ActorGraph 'affair'") and "<table>" in shown["text/html"]
    drawn = etree.fromstring(picture(shown["text/html"]))
    texts = {text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Russia", "Khalifa Haftar"} <= texts and len(drawn.findall("{http://www.w3.org/2000/svg}line")) == 33


def picture(html: str) -> bytes:
    found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', html)
    assert found
    return base64.b64decode(found[1])


def test_nothing_in_it_is_obeyed():
    g = ActorGraph([actor(EVIL, roles=(EVIL,)), relation(EVIL, "trains", "Libya", f"{EVIL} trains Libya", doc=EVIL)], title=EVIL)
    html = g._repr_html_()
    assert "<script" not in html and b"<script" not in picture(html) and etree.fromstring(picture(html)) is not None
    for answer in (g.actors(), g.timeline(EVIL), g.paths(EVIL, "Libya"), g.relations()[0].evidence[0], g.brokers()):
        shown = answer._repr_html_() + repr(answer)
        assert not {"\x1b", "\x00", "\u202e"} & set(shown) and "<script" not in answer._repr_html_()


def test_a_big_graph_shows_its_middle():
    g = ActorGraph([relation("Russia", "trains", f"Army {n}") for n in range(100)])
    assert notebook.svg(g.nx).count("<circle") == notebook.MOST_ACTORS and notebook.svg(ActorGraph([]).nx).startswith("<svg")
