"""Whatever a file holds, only errors of our own come out of what reads it. `fuzz_longer.py` goes on for longer."""

from __future__ import annotations

import json

import fuzz
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FRAGMENTS = [b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b'"', b"{", b"[" * 2000, b"-1", b"1e999", b"9" * 5000, b"null", b"<", b"&#0;", b"=cmd()", b"\r", b"\x1b"]
VALUES = st.recursive(
    st.sampled_from([None, True, -1, 0, 2**70, 1.5, "", "x", "\0", "=cmd()", "y" * 10_000, "2017-02-30", "relation"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["text", "start", "id", "record"]), inner, max_size=2), max_leaves=4)
often = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """A sound file in which some stretches are replaced, doubled or left out; or bytes of any kind."""
    data = draw(st.one_of(*map(st.just, seeds), st.binary(max_size=300)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 40, len(data))))
        data = data[:start] + draw(st.one_of(st.binary(max_size=8), st.sampled_from(FRAGMENTS), st.just(data[start:end] * 2))) + data[end:]
    return data


@st.composite
def changed(draw: st.DrawFn, value: object) -> object:
    """A JSON value in which one place holds something else, or nothing."""
    if not isinstance(value, (dict, list)) or not value or draw(st.integers(0, 3)) == 0:
        return draw(VALUES)
    key = draw(st.sampled_from(list(value) if isinstance(value, dict) else range(len(value))))
    changed_value = value.copy()
    if draw(st.integers(0, 5)) == 0:
        del changed_value[key]
    else:
        changed_value[key] = draw(changed(value[key]))
    return changed_value


@pytest.mark.parametrize("name", fuzz.TARGETS)
def test_damaged_files(name):
    target, seeds = fuzz.TARGETS[name]

    @often
    @given(damaged(seeds))
    def run(data: bytes) -> None:
        target(data)

    run()


@pytest.mark.parametrize("name", ["jsonl", "graph", "records"])
def test_files_whose_json_says_something_else(name):
    target, (seed, *_) = fuzz.TARGETS[name]
    values = json.loads(seed) if name == "graph" else list(map(json.loads, seed.splitlines()))

    @often
    @given(changed(values))
    def run(value: object) -> None:
        lines = value if isinstance(value, list) and name != "graph" else [value]
        target("\n".join(map(json.dumps, lines)).encode())

    run()
