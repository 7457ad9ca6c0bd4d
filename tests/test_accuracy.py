"""The accuracy that was reached is pinned: it cannot fall without a word. `python tests/accuracy.py --pin` raises the floors."""

import json

import accuracy
import pytest

pytestmark = pytest.mark.skipif(not accuracy.SHARED.exists(), reason="the hand-marked texts lie in ../shared, which is not here")


@pytest.mark.parametrize("name", accuracy.SETS)
def test_no_figure_falls_below_its_floor(name):
    floors = json.loads(accuracy.FLOORS.read_text())[name]
    assert floors.pop("corpus") == accuracy.corpus(name), "the marked texts changed: measure again with --pin"
    found = accuracy.records(name)
    figures = accuracy.measure(name, found)
    if name == "gold":
        figures["libya_graph_f1"] = accuracy.measure(name, found, "libya")["graph_f1"]
    fallen = {key: (figures[key], floor) for key, floor in floors.items() if figures[key] < floor - accuracy.MARGIN}
    assert not fallen
