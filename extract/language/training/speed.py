"""Measure the pipelines beside each other and beside spaCy's CNN, in one run: words a second on one core and on two, load time, memory."""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from spacy.cli.init_config import init_config
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_model_from_config

from .. import BUILT_IN, load
from . import corpus, sources
from .fast_corpus import to_doc
from .score_trees import raw_text

SPACY = "spaCy's CNN"
ROUNDS = 3
# Run in a process of its own, on Linux: seconds to load a pipeline, megabytes before it and at the most.
LOAD = """
import json, re, sys, time, spacy
from extract.language import load
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024
before, began = peak(), time.perf_counter()
nlp = load(sys.argv[1])
seconds = time.perf_counter() - began
for doc in nlp.pipe(json.load(sys.stdin)):
    pass
print(json.dumps([seconds, before, peak()]))
"""


def news_texts(data: Path) -> list[str]:
    """Return the treebank's news documents and re3d's."""
    news = [raw_text(p) for p in corpus.treebank(data / "treebank" / "gum-train.conllu") if "news" in p.name]
    rows = (data / "re3d" / "documents.jsonl").read_text("utf-8").splitlines()
    return news + [json.loads(row)["text"] for row in rows]


def spacy_cnn(data: Path) -> Language:
    """Return what ``spacy init config`` gives for a processor: tags, trees and entities over one CNN, with the labels of GUM.

    It has learnt nothing: what it does costs the same whatever it gives.
    """
    nlp = load_model_from_config(init_config(lang="en", pipeline=["morphologizer", "parser", "ner"], optimize="efficiency"), auto_fill=True)
    passages = [p for p in sources.treebanks(data, "dev") if p.sentences[0].ents]
    examples = [Example(nlp.make_doc(doc.text), doc) for p in passages for doc in [to_doc(p, nlp.vocab, Random(0))]]
    nlp.initialize(lambda: examples)
    return nlp


def words_a_second(nlp: Language, texts: list[str], processes: int) -> float:
    """Return the words a second of the whole pipeline: of processor time for one process, whatever else runs; else by the clock."""
    clock = time.process_time if processes == 1 else time.perf_counter
    began = clock()
    words = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(texts, n_process=processes, batch_size=16))
    return words / (clock() - began)


def speeds(pipelines: dict[str, Language], texts: list[str]) -> dict[str, dict[int, float]]:
    """Return for each pipeline the words a second on one core and on two, the best of rounds in which each has its turn."""
    best = {name: {1: 0.0, 2: 0.0} for name in pipelines}
    for _ in range(ROUNDS):
        for name, nlp in pipelines.items():
            for processes in (1, 2):
                best[name][processes] = max(best[name][processes], words_a_second(nlp, texts, processes))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with treebank/ and re3d/")
    data = parser.parse_args().data
    texts = news_texts(data)
    pipelines = {**{name: load(name) for name in BUILT_IN}, SPACY: spacy_cnn(data)}
    found = speeds(pipelines, texts * 2)
    print(f"{'':12}{'one core':>24}{'two':>24}{'loads in':>12}{'memory':>22}")
    for name in pipelines:
        rates = "".join(f"{rate:>12,.0f} ({rate / found[SPACY][n]:>4.1f} times)" for n, rate in found[name].items())
        print(f"{name:12}{rates}{_loaded(name, texts) if name != SPACY else ''}", flush=True)


def _loaded(name: str, texts: list[str]) -> str:
    """Return the seconds that a built-in pipeline takes to load, and the megabytes that it and its reading of the texts take."""
    done = subprocess.run([sys.executable, "-c", LOAD, name], input=json.dumps(texts), capture_output=True, text=True, check=True)
    seconds, before, peak = json.loads(done.stdout)
    return f"{seconds:>10.2f} s{before:>8.0f} + {peak - before:>4.0f} MB"


if __name__ == "__main__":
    main()
