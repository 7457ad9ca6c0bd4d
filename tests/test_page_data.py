"""The page before a browser sees it: view data, layout, the pyvis network, the file."""

from __future__ import annotations

import json
import math
import re
from html import unescape
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from affair import records
from made import actor, relation

from extract.lexicon.schema import schema
from graph.build import build
from graph.errors import OutputError
from graph.page import html, write
from graph.page.bundle import bundle
from graph.page.layout import positions
from graph.page.look import look
from graph.page.measures import brokerage, groups
from graph.page.network import bends, network, vis_script
from graph.page.view import view
from graph.page.write import embed

PAGE = Path(html.__code__.co_filename).parent
SCRIPTS = sorted((PAGE / "script").glob("*.js"))


def data(text: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)[1])


def mention(text: str) -> dict:
    return {"doc": 0, "text": text, "form": "name", "count": 1}


def test_view_data_of_a_small_graph() -> None:
    names = {"Haftar": "Khalifa Haftar", "Moscow": "Russia"}
    found = [
        actor("Russia", "Moscow", code="RUS"), actor("Khalifa Haftar", "Haftar", kind="person", roles=("general",)),
        relation("Russia", "supports", "Haftar", "Russia backs Haftar, Seraj said 🙂.",
                 trigger="backs", said="Seraj", start=40, names=names),
        relation("Moscow", "supports", "Haftar", "Nobody in Moscow supports Haftar.", status="denied", start=90, names=names),
    ]
    seen = view(build(found), title="Small")
    assert seen.pop("schema")["quads"][0] == {"name": "verbal cooperation", "sign": 1}
    assert seen == {
        "title": "Small",
        "documents": [{"id": "libya", "date": None, "publisher": None, "story": None}],
        "sentences": [{"doc": 0, "text": "Russia backs Haftar, Seraj said 🙂."}, {"doc": 0, "text": "Nobody in Moscow supports Haftar."}],
        "actors": [
            {"name": "Khalifa Haftar", "kind": "person", "code": None, "aliases": ["Haftar"], "roles": ["general"],
             "mentions": [mention("Haftar"), mention("Khalifa Haftar")], "group": 0, "brokerage": 0.0, "elsewhere": 0},
            {"name": "Russia", "kind": "state", "code": "RUS", "aliases": ["Moscow"], "roles": [],
             "mentions": [mention("Moscow"), mention("Russia")], "group": 0, "brokerage": 0.0, "elsewhere": 0},
        ],
        "relations": [{
            "source": 1, "target": 0, "type": "supports", "status": "asserted", "contested": True, "confidence": 0.96,
            "evidence": [
                {"sentence": 0, "marks": [[0, 6, "source"], [13, 19, "target"], [7, 12, "trigger"], [21, 26, "said"]], "status": "asserted",
                 "said": {"text": "Seraj", "actors": []}, "confidence": 0.8, "why": ["backs: by hand"]},
                {"sentence": 1, "marks": [[10, 16, "source"], [26, 32, "target"], [17, 25, "trigger"]], "status": "denied",
                 "said": None, "confidence": 0.8, "why": ["supports: by hand"]},
            ],
            "elsewhere": 0,
        }],
    }


def test_the_page_leaves_the_graph_as_it_is_and_is_the_same_each_time(affair: nx.MultiDiGraph) -> None:
    before = nx.to_dict_of_dicts(affair), dict(affair.nodes(data=True))
    first = html(affair, title="Libya")
    assert (nx.to_dict_of_dicts(affair), dict(affair.nodes(data=True))) == before
    assert html(build(reversed(records())), title="Libya") == first


def test_every_edge_of_the_graph_is_in_the_page(affair: nx.MultiDiGraph) -> None:
    found = data(html(affair, title="Libya"))
    names = [one["name"] for one in found["view"]["actors"]]
    assert names == sorted(affair)
    assert {(names[r["source"]], names[r["target"]], r["type"]) for r in found["view"]["relations"]} == set(affair.edges(keys=True))
    lines = [(line["from"], line["to"]) for line in found["network"]["edges"]]
    assert lines == [(relation["source"], relation["target"]) for relation in found["view"]["relations"]]


def test_parallel_lines_bend_apart() -> None:
    fan = bends([{"source": 0, "target": 1}, {"source": 1, "target": 0}, {"source": 0, "target": 1}, {"source": 1, "target": 2}])
    assert fan[3] == 0.0 and fan[1] == 0.0 and fan[0] == -fan[2] != 0.0
    both = bends([{"source": 0, "target": 1}, {"source": 1, "target": 0}])
    assert both[0] == both[1] != 0.0, "two lines that run against each other both bend to their own right"


def test_the_network_keeps_direction_dashes_and_stillness(affair: nx.MultiDiGraph) -> None:
    seen = view(affair, title="Libya")
    net = network(seen, positions(affair))
    assert json.loads(net.get_network_data()[-1])["physics"] == {"enabled": False}
    for line, one in zip(net.edges, seen["relations"], strict=True):
        assert line["arrows"] == ("" if schema().types[one["type"]].symmetric else "to")
        assert bool(line["dashes"]) == (one["status"] != "asserted")


@pytest.mark.parametrize("edges", [[], [("a", "b")], [("a", "b"), ("c", "d"), ("d", "e"), ("e", "c")]])
def test_each_actor_has_a_place_of_its_own(edges: list[tuple[str, str]]) -> None:
    graph = nx.MultiDiGraph(edges)
    graph.add_nodes_from("xyz")
    places = positions(graph)
    assert set(places) == set(graph) and all(math.isfinite(value) for place in places.values() for value in place)
    assert all(math.dist(places[a], places[b]) > 20 for a in places for b in places if a < b)


def test_groups_follow_cooperation_and_conflict() -> None:
    friends = [("A", "allied_with", "B"), ("B", "aids", "C"), ("A", "supports", "C"), ("X", "arms", "Y"), ("X", "leads", "Y")]
    sides = [*friends, ("A", "fights", "X"), ("B", "attacks", "Y")]
    found = groups(build([relation(*side) for side in sides]))
    assert found["A"] == found["B"] == found["C"] != found["X"] == found["Y"]


def test_brokerage_is_highest_between_two_camps() -> None:
    found = brokerage(build([relation(a, "meets", b) for a, b in ["AB", "AC", "BC", "CD", "DE", "DF", "EF"]]))
    assert found["C"] == found["D"] == 1 > found["A"] == 0


def test_the_look_covers_the_schema() -> None:
    assert set(look().kind) == {kind.name for kind in schema().kinds}
    assert set(look().quad) == {quad.name for quad in schema().quads} | {"none"}
    assert set(look().status) == {status.name for status in schema().statuses}
    shapes = [(kind.shape, kind.light) for kind in look().kind.values()]
    assert len(set(shapes)) == len(shapes) and len({status.dashes for status in look().status.values()}) == len(look().status)


@pytest.mark.parametrize(("theme", "ground"), [("light", "#fbfbfa"), ("dark", "#14171c")])
def test_colours_are_told_apart_by_everybody(theme: str, ground: str) -> None:
    lines = [getattr(quad, theme) for quad in look().quad.values()]
    assert min(contrast(colour, ground) for colour in lines) >= 4.5, "words on the picture"
    assert min(contrast(getattr(kind, theme), ground) for kind in look().kind.values()) >= 3, "shapes"
    alike = [(getattr(a, theme), getattr(b, theme)) for a, b in combinations(look().kind.values(), 2) if a.shape == b.shape]
    for a, b in [*combinations(lines, 2), *alike]:
        assert min(math.dist(*(lab(seen(linear(colour), eye)) for colour in (a, b))) for eye in EYES) > 17, (a, b)


# Red, green and blue as they reach the usual eye, and one without red or green cones (Machado and others, 2009).
EYES = [
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
]


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen(colour: list[float], eye: tuple) -> list[float]:
    return [min(1, max(0, sum(a * b for a, b in zip(row, colour, strict=True)))) for row in eye]


def contrast(a: str, b: str) -> float:
    low, high = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (linear(a), linear(b)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: list[float]) -> tuple[float, float, float]:
    red, green, blue = colour
    weights = (0.434, 0.376, 0.19), (0.213, 0.715, 0.072), (0.018, 0.109, 0.873)
    xyz = (r * red + g * green + b * blue for r, g, b in weights)
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_embedded_data_cannot_leave_its_element() -> None:
    hostile = {"a": "</script><!--<script>&\u2028\u2029\"'"}
    text = str(embed(hostile))
    assert not set("<>&\u2028\u2029") & set(text) and json.loads(text) == hostile


def test_nothing_of_the_file_points_to_the_network(affair: nx.MultiDiGraph) -> None:
    text = html(affair, title="Libya")
    assert "sourceMappingURL" not in vis_script()
    assert not re.search(r"""(?:src|href)=["']?(?!data:)[a-z/]""", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL))
    policy = unescape(re.search(r'Security-Policy" content="([^"]*)"', text)[1])
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_the_page_is_no_larger_than_promised(affair: nx.MultiDiGraph) -> None:
    text = html(affair, title="Libya")
    size = len(json.dumps(data(text)["view"], ensure_ascii=False).encode())
    assert len(text.encode()) <= 1.5 * size + 900_000


def test_writing_is_whole_or_not_at_all(affair: nx.MultiDiGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    write(affair, path, title="Ünïcode 🙂 \ud800")
    assert path.read_bytes().startswith(b"<!DOCTYPE html>") and [path] == list(tmp_path.iterdir())
    with pytest.raises(OutputError):
        write(affair, tmp_path / "missing" / "page.html", title="x")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_each_script_says_what_it_is_and_reads_no_text_as_markup(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    assert text.startswith("/* ") and len(text.splitlines()) <= 250
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest", text)


def test_a_bundle_holds_every_module_once_in_the_order_of_imports() -> None:
    names = re.findall(r'^modules\["([\w.]+)"\] =', bundle(PAGE / "script", "main.js"), re.MULTILINE)
    assert sorted(names) == [script.name for script in SCRIPTS] and names[-1] == "main.js"
