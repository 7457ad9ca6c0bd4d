"""Time each step of the extraction against the bare language model: `python tests/bench_speed.py [PATH]... [--model NAME] [--profile]`.

CPU time of one core, on the texts that ship with the tests or on others; each document goes through all steps in turn, round after round.
Of each step the best round counts, which other programs disturb least. `--profile` lists where the time after the model goes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from extract import Document, extract, language
from extract.actors.resolve import resolve
from extract.documents import read
from extract.lexicon.world import load
from extract.pipeline import DEFAULT_MODEL
from extract.relations.find import find
from extract.syntax import tree
from graph.formats.records import line

ROUNDS = 5
TEXTS = Path(__file__).with_name("own") / "docs.jsonl"

T = TypeVar("T")
Times = dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[str(TEXTS)], metavar="PATH", help="texts to read")
    parser.add_argument("--model", default=DEFAULT_MODEL, help="a built-in language model, an installed spaCy pipeline, or the path of one")
    parser.add_argument("--profile", action="store_true", help="list where the time after the model goes")
    options = parser.parse_args()
    documents = list(read(options.paths))
    nlp = language.load(options.model)
    words = sum(len(doc) for doc in nlp.pipe(document.text for document in documents))
    list(extract(documents, model=options.model))
    rounds = [measure(documents, options.model) for _ in range(ROUNDS)]
    best = {step: min(times[step] for times in rounds) for step in rounds[0]}
    bare = best["model"]
    print(f"{len(documents)} documents, {words} words; the model alone {words / bare:,.0f} words/s")
    steps = [step for step in best if step not in ("model", "nlp.pipe", "extract")]
    for step in steps:
        print(f"{step:10} {best[step] / bare:6.3f} of the model's time")
    print(f"{'together':10} {sum(best[step] for step in steps) / bare:6.3f}")
    print(f"whole extraction {words / best['extract']:,.0f} words/s, {best['nlp.pipe'] / best['extract']:.3f} of nlp.pipe")
    if options.profile:
        profile(documents, options.model)


def measure(documents: list[Document], model: str) -> Times:
    """The time of each step over all documents, and of the bare and the whole pipeline."""
    nlp, world = language.load(model), load()
    times: Times = {}

    def timed(step: str, run: Callable[..., T], *given: Any) -> T:
        start = time.process_time()
        found = run(*given)
        times[step] = times.get(step, 0.0) + time.process_time() - start
        return found

    for document in documents:
        doc = timed("model", language.read, nlp, document.text)
        timed("words", tree, doc)
        resolution = timed("actors", resolve, doc, world, document.id)
        relations = timed("relations", list, find(doc, resolution, document))
        timed("records", list, map(line, (*resolution.actors, *relations)))
    timed("nlp.pipe", list, (len(doc) for doc in nlp.pipe(document.text for document in documents)))
    timed("extract", list, extract(documents, model=model))
    return times


def profile(documents: list[Document], model: str) -> None:
    """Where the time after the model goes, by function, the functions under each counted in."""
    world = load()
    docs = [language.read(language.load(model), document.text) for document in documents]
    with cProfile.Profile() as profiler:
        for doc, document in zip(docs, documents, strict=True):
            resolution = resolve(doc, world, document.id)
            for record in (*resolution.actors, *find(doc, resolution, document)):
                line(record)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
