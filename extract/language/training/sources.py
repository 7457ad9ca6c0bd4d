"""Which sets train, which measure: the one place that names the data's files."""

from collections.abc import Iterator
from pathlib import Path

from . import corpus
from .corpus import Passage, Tokenise

# Wikigold's and the tweets' marks are looser than CrossNER's, so politics is seen more often.
WEIGHTS = {"crossner-politics-train": 2, "crossner-politics-dev": 2, "own": 3, "news": 3, "re3d": 2}
OWN = Path(__file__).with_name("marked.txt")
OWN_TREES = Path(__file__).with_name("news.conllu")


def in_fold(document: str) -> bool:
    """Say whether a document of re3d belongs to the fold left out of training: one in four, by its id."""
    return int(document[:4], 16) % 4 == 0


def treebanks(data: Path, part: str) -> list[Passage]:
    """Return EWT and GUM, ``part`` being ``train``, ``dev`` or ``test``."""
    return [p for name in ("ewt", "gum") for p in corpus.treebank(data / "treebank" / f"{name}-{part}.conllu")]


def entity_sets(data: Path, tokenise: Tokenise) -> Iterator[Passage]:
    """Yield the passages that carry entities only."""
    for path in sorted((data / "ner").glob("*.conll")):
        if not path.stem.endswith("-test"):
            yield from corpus.columns(path)
    yield from (p for p in corpus.re3d(data / "re3d", tokenise) if not in_fold(p.name))
    if OWN.exists():
        yield from corpus.marked(OWN, tokenise)


def training(data: Path, tokenise: Tokenise) -> list[Passage]:
    """Return all that trains, each passage as often as its set weighs."""
    passages = [*treebanks(data, "train"), *corpus.treebank(OWN_TREES), *entity_sets(data, tokenise)]
    return [p for p in passages for _ in range(WEIGHTS.get(p.source, 1))]
