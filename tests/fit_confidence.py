"""Fit the weights of confidence on marked texts, and say how well it is calibrated on documents that it was not fitted on.

    python tests/fit_confidence.py             cross-validate, and print what separates right from wrong
    python tests/fit_confidence.py --write     and write extract/relations/confidence.toml

To be run again whenever the rules, the lexicon or the language model have changed. It takes all marked sets that are there (`accuracy.py`).
A logistic regression whose weights are drawn to zero; how strongly, is chosen by cross-validation over documents.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import accuracy
import numpy as np

from extract import language
from extract.actors.resolve import resolve
from extract.documents import read as read_documents
from extract.evaluation import Mark, bins, gap, score
from extract.evaluation import read as read_marks
from extract.lexicon.world import load as load_world
from extract.pipeline import DEFAULT_MODEL
from extract.records import Relation
from extract.relations import confidence as shipped
from extract.relations.find import judged

TABLE = Path(shipped.__file__).with_suffix(".toml")
FOLDS = 10
PENALTIES = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0)
FREE = ("always", "title")
"""Features whose weights are not drawn to zero."""


@dataclass(frozen=True)
class Case:
    """A record that is right or wrong, what is known of how it was found, and the document that it comes from."""

    group: str
    features: shipped.Features
    right: bool


def cases(name: str) -> list[Case]:
    """The records of a marked set, debatable finds left out."""
    nlp, world = language.load(DEFAULT_MODEL), load_world(None)
    docs, marks = accuracy.SETS[name]
    found: list[tuple[Relation, shipped.Features]] = []
    for document in read_documents([docs], lang="any"):
        doc = language.read(nlp, document.text)
        found += judged(doc, resolve(doc, world, document.id), document)
    return _judged(name, found, read_marks(marks))


def _judged(name: str, found: Sequence[tuple[Relation, shipped.Features]], marks: Sequence[Mark]) -> list[Case]:
    features = {id(relation): known for relation, known in found}
    unmarked = {relation.doc for relation, _ in found} - {mark.doc for mark in marks}
    verdicts = [*score(marks, [relation for relation, _ in found]).judged, *((r, False) for r, _ in found if r.doc in unmarked)]
    return [Case(f"{name} {relation.doc}", features[id(relation)], right) for relation, right in verdicts]


def matrix(known: Sequence[Case], names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The cases as rows of numbers, and whether each is right."""
    return np.array([[case.features.get(name, 0.0) for name in names] for case in known]), np.array([float(case.right) for case in known])


def fit(x: np.ndarray, y: np.ndarray, penalty: np.ndarray) -> np.ndarray:
    """The weights of a logistic regression, by Newton's method."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + penalty * weights
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-6), gradient)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def crossed(known: Sequence[Case], names: Sequence[str], penalty: float) -> np.ndarray:
    """For each case its confidence by weights that were fitted without its document."""
    x, y = matrix(known, names)
    groups = sorted({case.group for case in known})
    np.random.default_rng(5).shuffle(groups)
    fold = {group: n % FOLDS for n, group in enumerate(groups)}
    folds = np.array([fold[case.group] for case in known])
    found = np.zeros(len(known))
    for n in range(FOLDS):
        weights = fit(x[folds != n], y[folds != n], strength(names, penalty))
        found[folds == n] = 1 / (1 + np.exp(-x[folds == n] @ weights))
    return found


def strength(names: Sequence[str], penalty: float) -> np.ndarray:
    """How strongly each weight is drawn to zero."""
    return np.array([0.01 if name in FREE else penalty for name in names])


def loss(guess: np.ndarray, right: np.ndarray) -> float:
    """The mean surprise at what is right (log loss)."""
    return float(-np.mean(np.log(np.where(right > 0, guess, 1 - guess))))


def show(names: Sequence[str], known: Sequence[Case], weights: np.ndarray) -> None:
    """Each feature's weight, and the hit rate with and without it."""
    for name, weight in sorted(zip(names, weights, strict=True), key=lambda pair: pair[1]):
        having = [case.right for case in known if case.features.get(name)]
        lacking = [case.right for case in known if not case.features.get(name)]
        rates = " ".join(f"{np.mean(part):6.2f} of {len(part):4}" if part else "   none     " for part in (having, lacking))
        print(f"{weight:+6.2f}  with {rates} without  {name}")


def write(names: Sequence[str], weights: np.ndarray, facts: dict[str, str | int | float]) -> None:
    """The table that the program reads."""
    lines = ["# How much each feature of a find speaks for it (above 0) or against it: `confidence.py`.",
             "# Fitted by `python tests/fit_confidence.py --write`; gap: the mean distance between confidence and hit rate over",
             "# five bins of equal count, on documents that the weights were not fitted on.", "[fitted]",
             *(f"{key} = {json.dumps(value)}" for key, value in facts.items()), "", "[weights]",
             *(f'{json.dumps(name, ensure_ascii=False)} = {weight:.3f}' for name, weight in sorted(zip(names, weights, strict=True)))]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    sets = accuracy.present()
    known = [case for name in sets for case in cases(name)]
    names = sorted({name for case in known for name in case.features})
    x, y = matrix(known, names)
    guesses = {penalty: crossed(known, names, penalty) for penalty in PENALTIES}
    penalty = min(PENALTIES, key=lambda p: loss(guesses[p], y))
    weights = fit(x, y, strength(names, penalty))
    show(names, known, weights)
    for each in PENALTIES:
        print(f"penalty {each}: loss {loss(guesses[each], y):.4f} (always the mean: {loss(np.full(len(y), y.mean()), y):.4f})")
    found = bins(zip(guesses[penalty].tolist(), (y > 0).tolist(), strict=True))
    for part in found:
        print(f"{part.count:4}  confidence {part.confidence:.2f}  right {part.right:.2f}")
    for name in sets:
        own = [i for i, case in enumerate(known) if case.group.startswith(f"{name} ")]
        apart = gap(bins([(guesses[penalty][i], y[i] > 0) for i in own]))
        print(f"{name}: {len(own)} records, gap {apart:.3f}, mean confidence {guesses[penalty][own].mean():.2f}, right {y[own].mean():.2f}")
    print(f"gap on documents not fitted on: {gap(found):.3f}")
    if options.write:
        write(names, weights, {"sets": ", ".join(sets), "records": len(known), "penalty": penalty, "gap": round(gap(found), 3)})


if __name__ == "__main__":
    main()
