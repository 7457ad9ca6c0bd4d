"""Time and memory of extraction on generated articles (`grammar.py`): `python tests/bench_corpus.py [speed] [memory] [length] [--model NAME]`.

speed   words and documents a second of the bare language model (`nlp.pipe`) and of the whole extraction, on the same texts in turn, round
        after round, on one core (its CPU time) and with two processes (the clock, so that nothing else should run meanwhile); of each the
        best round counts, which other programs disturb least
memory  peak memory of `whowhom extract --store` at 1,000, 10,000 and 100,000 short documents (`--documents` for others), in a process each
length  time a word of documents of 1,000 to 200,000 words

Without a name all three, which takes half an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from grammar import articles

from extract import Document, extract, language, pipeline, teams
from extract.store import Store

ROUNDS = 3


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", metavar="speed|memory|length")
    parser.add_argument("--model", default=pipeline.DEFAULT_MODEL)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    for what in options.what or ("speed", "memory", "length"):
        print(f"{what} ({options.model})", flush=True)
        {"speed": lambda: speed(options.model), "memory": lambda: memory(options.model, options.documents), "length": lambda: length(options.model)}[what]()


def speed(model: str, count: int = 250, words: int = 400) -> None:
    """The bare model and the whole extraction, one process and two."""
    texts = list(articles(count, words))
    halves = texts[::2], texts[1::2]
    language.load(model)
    with teams.processes(2) as two:
        for warm in [two.submit(bare_there, texts[:2], model) for _ in range(2)]:
            warm.result()
        measured: dict[str, Callable[[], float]] = {
            "nlp.pipe, one core": lambda: cpu(bare(texts, model)),
            "extraction, one core": lambda: cpu(whole(texts, model, 1)),
            "nlp.pipe, two processes": lambda: wall(partial(both, two, halves, model)),
            "extraction, two processes": lambda: wall(whole(texts, model, 2)),
        }
        best = rounds(measured)
    total = sum(len(document.text.split()) for document in texts)
    for name, took in best.items():
        print(f"  {name:26} {total / took:8,.0f} words/s {count / took:7.1f} documents/s")
    one, two_ = best["extraction, one core"], best["extraction, two processes"]
    print(f"  extraction / nlp.pipe: {best['nlp.pipe, one core'] / one:.2f} (one core), {best['nlp.pipe, two processes'] / two_:.2f} (two)")
    print(f"  two processes / one core: {one / two_:.2f}", flush=True)


def rounds(measured: dict[str, Callable[[], float]]) -> dict[str, float]:
    """The best time of each, all in turn."""
    took = [{name: run() for name, run in measured.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in took) for name in measured}


def bare(texts: Sequence[Document], model: str) -> Callable[[], int]:
    """The language model alone, loaded and ready."""
    nlp = language.load(model)
    return lambda: sum(len(doc) for doc in nlp.pipe(document.text for document in texts))


def whole(texts: Sequence[Document], model: str, workers: int) -> Callable[[], int]:
    """The extraction, loaded and ready."""
    records = extract(texts, model=model, workers=workers)
    return lambda: sum(1 for _ in records)


def bare_there(texts: Sequence[Document], model: str) -> int:
    """The language model alone, in another process."""
    return bare(texts, model)()


def both(two: teams.Team, halves: Sequence[Sequence[Document]], model: str) -> list[int]:
    """The language model alone on each half, in a process each."""
    return [each.result() for each in [two.submit(bare_there, half, model) for half in halves]]


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU time that it takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def wall(work: Callable[[], object]) -> float:
    """Seconds that it takes by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def memory(model: str, sizes: Sequence[int], words: int = 20) -> None:
    """Peak memory of the command that fills a store; its store is as large as the texts ask for."""
    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for size in sizes:
            path, store = Path(folder) / f"{size}.jsonl", Path(folder) / f"store-{size}"
            with path.open("w", encoding="utf-8") as file:
                for document in articles(size, words):
                    file.write(json.dumps({"id": document.id, "text": document.text, "date": document.date}) + "\n")
            start = time.perf_counter()
            command = [sys.executable, "-m", "graph", "extract", str(path), "--store", str(store), "--model", model, "--lang", "any"]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            peaks.append(usage.ru_maxrss / 1024)
            done = sum(part.documents for part in Store.open(store).parts)
            disk = sum(file.stat().st_size for file in store.rglob("*.parquet"))
            print(f"  {done:,} documents: {peaks[-1]:,.0f} MiB, {peaks[-1] / peaks[0]:.2f} of the first, {size / (time.perf_counter() - start):,.0f} "
                  f"documents/s, store {disk / size:,.0f} bytes a document, exit code {process.returncode}", flush=True)


def length(model: str) -> None:
    """Time a word of ever longer documents."""
    read = pipeline.reader(model)
    read(next(articles(1, 1_000, seed=2)))
    for words in (1_000, 10_000, 50_000, 200_000):
        (text,) = articles(1, words)
        count = len(text.text.split())
        start = time.process_time()
        found = read(text)
        print(f"  {count:,} words: {(time.process_time() - start) / count * 1e6:.0f} µs a word, {len(found):,} records", flush=True)


if __name__ == "__main__":
    main()
