"""Measure a pipeline: raw text by the CoNLL 2018 rules, given tokens and sentences, entities."""

import argparse
import json
from pathlib import Path

from spacy.language import Language

from .. import load
from . import corpus
from .score_entities import crossner, facilities, re3d
from .score_trees import conll, given, raw_text


def genre(name: str) -> str:
    """Return the genre that a treebank document's name tells: *GUM_news_homeopathic*, *weblog-blogspot.com_…*."""
    return name.split("_")[1] if name.startswith("GUM_") else name.split("-")[0]


def trees(nlp: Language, data: Path, part: str) -> dict[str, dict[str, float]]:
    """Score both treebanks, on raw text and on given tokens, and raw text by genre."""
    figures = {}
    for bank in ("ewt", "gum"):
        passages = list(corpus.treebank(data / "treebank" / f"{bank}-{part}.conllu"))
        raw = [nlp(raw_text(p)) for p in passages]
        figures[f"{bank} raw"] = conll(passages, raw)
        figures[f"{bank} given"] = conll(passages, [given(nlp, p.sentences) for p in passages])
        for kind in sorted({genre(p.name) for p in passages}):
            chosen = [i for i, p in enumerate(passages) if genre(p.name) == kind]
            scores = conll([passages[i] for i in chosen], [raw[i] for i in chosen])
            figures[f"{bank} raw {kind}"] = {key: scores[key] for key in ("upos", "las", "sents")}
    return figures


def measure(nlp: Language, data: Path, part: str) -> dict[str, dict[str, float]]:
    """Return all figures."""
    return trees(nlp, data, part) | {
        "crossner raw": crossner(nlp, data, tokens_given=False),
        "crossner given": crossner(nlp, data, tokens_given=True),
        "re3d fold": re3d(nlp, data, fold_only=True),
        "facilities": facilities(nlp, data),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="accurate, fast, a name or a path")
    parser.add_argument("data", type=Path, help="folder with treebank/, ner/ and re3d/")
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    options = parser.parse_args()
    for name, figures in measure(load(options.model), options.data, options.part).items():
        print(name, json.dumps(figures))


if __name__ == "__main__":
    main()
