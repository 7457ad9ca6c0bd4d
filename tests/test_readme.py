"""What README.md and the docstrings show is what one gets: their sessions run here, with their output compared."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import affair
import pytest

import graph
from graph import ActorGraph
from graph.cli import main

ROOT = Path(graph.__file__).parents[1]
SESSION = re.compile(r"^```python\n(>>> .*?)^```$", re.MULTILINE | re.DOTALL)
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
MODULES = sorted(found.name for found in pkgutil.walk_packages(graph.__path__, "graph.") if "__main__" not in found.name)


def run(text: str, name: str, known: dict[str, object]) -> None:
    told: list[str] = []
    test = doctest.DocTestParser().get_doctest(text, known, name, name, 0)
    doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=told.append)
    assert not told, "".join(told)


def test_the_readme_shows_what_one_gets(tmp_path, monkeypatch):
    sessions = SESSION.findall((ROOT / "README.md").read_text("utf-8"))
    assert sessions
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 0
    run("\n".join(sessions), "README.md", {})


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_the_docstrings(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    module = importlib.import_module(name)
    for test in doctest.DocTestFinder().find(module, extraglobs={"g": ActorGraph(affair.records(), title="affair")}):
        told: list[str] = []
        doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=told.append)
        assert not told, "".join(told)
