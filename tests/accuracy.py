"""Measure the relations against hand-marked texts, and pin the figures.

    python tests/accuracy.py           measure on every set that is there, print the figures
    python tests/accuracy.py --pin     and raise the floors in tests/floors.json to them; a floor is never lowered by this

The sets and their scorer lie in ../shared beside a developer's checkout; users do not have them.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from extract import extract, to_dict
from extract.documents import read as read_documents

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
MARGIN = 0.005
"""How far below its pinned figure a measure may fall before the test fails: the last digit of a rounded figure."""

SETS = {"gold": ("gold/docs.jsonl", "gold/gold.jsonl"), "world": ("gold/world-docs.jsonl", "gold/world-gold.jsonl")}
PINNED = ("precision", "recall", "f1", "graph_f1", "status_accuracy", "status_not_asserted", "attribution_accuracy", "actor_recall")


def scorer() -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(name: str) -> list[dict[str, Any]]:
    """The records of a set's documents, as `whowhom extract --with-actors` prints them."""
    documents = read_documents([SHARED / SETS[name][0]])
    return [to_dict(record) for record in extract(documents)]


def measure(name: str, found: list[dict[str, Any]], doc: str | None = None) -> dict[str, Any]:
    """The scorer's figures for a set, or for one document of it."""
    score = scorer()
    figures, _ = score.score_gold(score.rows(SHARED / SETS[name][1]), found, {doc} if doc else None)
    return dict(figures)


def corpus(name: str) -> str:
    """A hash of a set's texts and marks: floors hold for these alone."""
    return hashlib.sha256(b"".join((SHARED / part).read_bytes() for part in SETS[name])).hexdigest()[:16]


def main() -> int:
    """Measure, print, and pin if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures measured")
    pin = parser.parse_args().pin
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    for name in SETS:
        found = records(name)
        figures = measure(name, found)
        print(name, *(f"{key} {figures[key]:.3f}" for key in PINNED), sep="  ")
        if name == "gold":
            libya = measure(name, found, "libya")
            print("libya", *(f"{key} {libya[key]:.3f}" for key in ("precision", "recall", "graph_precision", "graph_recall", "graph_f1")), sep="  ")
            figures["libya_graph_f1"] = libya["graph_f1"]
        old = floors.get(name, {})
        same = old.get("corpus") == corpus(name)
        keys = [*PINNED, *(k for k in figures if k.startswith("libya_"))]
        floors[name] = {"corpus": corpus(name)} | {k: round(max(figures[k], old.get(k, 0.0) if same else 0.0), 3) for k in keys}
    if pin:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
