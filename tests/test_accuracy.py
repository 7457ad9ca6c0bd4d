"""The accuracy that was reached is pinned: it cannot fall without a word. `python tests/accuracy.py --pin` raises the floors."""

import accuracy
import pytest


@pytest.mark.parametrize("name", accuracy.SETS)
def test_no_figure_falls_below_its_floor(name):
    if name not in accuracy.present():
        pytest.skip("these marked texts lie in ../shared, which is not here")
    assert name in accuracy.floors(), "nothing is pinned for these texts: measure them with --pin"
    pinned = accuracy.floors()[name]
    assert pinned["corpus"] == accuracy.corpus(name), "the marked texts changed: measure again with --pin"
    assert accuracy.fallen(accuracy.measure(name), pinned["floors"]) == {}


def test_a_figure_may_miss_its_floor_by_a_rounding_only():
    assert accuracy.fallen({"f1": 0.696}, {"f1": 0.7}) == {}
    assert accuracy.fallen({"f1": 0.694}, {"f1": 0.7}) == {"f1": (0.694, 0.7)}


def test_pinning_never_lowers_a_floor():
    assert accuracy.raised("own", {"f1": 0.6, "recall": 0.5}, {"f1": 0.604})["floors"] == {"f1": 0.604, "recall": 0.5}
