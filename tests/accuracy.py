"""Measure the relations against hand-marked texts, and pin the figures.

    python tests/accuracy.py           measure on every set that is there, print the figures
    python tests/accuracy.py --pin     and raise the floors in tests/floors.json to them; refused where a figure fell below its floor

One set of marked texts ships with the tests; others lie in ../shared beside a developer's checkout, which users do not have.
A floor that has to give way for a gain elsewhere is lowered by hand, in floors.json, for a reason that the commit states.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from extract import extract
from extract.documents import read as read_documents
from extract.evaluation import read, score
from extract.records import Actor, Relation

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
MARGIN = 0.005
"""How far below its pinned figure a measure may fall before the test fails: the last digit of a rounded figure."""

_GOLD = SHARED / "gold"
SETS = {
    "own": (HERE / "own" / "docs.jsonl", HERE / "own" / "gold.jsonl"),
    "gold": (_GOLD / "docs.jsonl", _GOLD / "gold.jsonl"),
    "world": (_GOLD / "world-docs.jsonl", _GOLD / "world-gold.jsonl"),
}
"""The documents and the marks of each set."""

SINGLE = {"gold": ("libya",)}
"""Documents of a set that are measured on their own as well."""

PINNED = ("precision", "recall", "f1", "graph_f1", "status_accuracy", "status_not_asserted", "attribution_accuracy", "actor_recall")
PINNED_SINGLE = ("graph_precision", "graph_recall", "graph_f1")

Figures = dict[str, float]


def present() -> list[str]:
    """The sets that are there."""
    return [name for name, paths in SETS.items() if all(path.exists() for path in paths)]


def records(name: str) -> list[Actor | Relation]:
    """The records of a set's documents, by the default model."""
    return list(extract(read_documents([SETS[name][0]], lang="any")))


def measure(name: str) -> Figures:
    """The pinned figures of a set."""
    marks, found = read(SETS[name][1]), records(name)
    whole = score(marks, found).figures()
    figures = {key: whole[key] for key in PINNED}
    for doc in SINGLE.get(name, ()):
        part = score([mark for mark in marks if mark.doc == doc], found).figures()
        figures |= {f"{doc}: {key}": part[key] for key in PINNED_SINGLE}
    return figures


def corpus(name: str) -> str:
    """A hash of a set's texts and marks: floors hold for these alone."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in SETS[name])).hexdigest()[:16]


def fallen(figures: Figures, floors: Figures) -> dict[str, tuple[float, float]]:
    """The figures that are below their floors, each with its floor."""
    return {key: (figures[key], floor) for key, floor in floors.items() if figures[key] < floor - MARGIN}


def floors() -> dict[str, dict[str, str | Figures]]:
    """What is pinned: for each set its corpus and the floors."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def raised(name: str, figures: Figures, old: Figures) -> dict[str, str | Figures]:
    """What to pin for a set: no floor is lowered."""
    return {"corpus": corpus(name), "floors": {key: round(max(value, old.get(key, 0.0)), 3) for key, value in figures.items()}}


def main() -> int:
    """Measure, print, and pin if asked; 1 where a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures measured")
    pin = parser.parse_args().pin
    pinned, lost = floors(), False
    for name in present():
        figures, known = measure(name), pinned.get(name, {})
        print(name, *(f"{key} {value:.3f}" for key, value in figures.items()), sep="  ")
        old = known["floors"] if known.get("corpus") == corpus(name) else {}
        for key, (value, floor) in fallen(figures, old).items():
            print(f"{name}: {key} fell to {value:.3f}; its floor is {floor:.3f}", file=sys.stderr)
            lost = True
        pinned[name] = raised(name, figures, old)
    if pin and not lost:
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
    return int(lost)


if __name__ == "__main__":
    sys.exit(main())
