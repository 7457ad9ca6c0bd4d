"""Make the trained CNN the pipeline that ships: lay-out before the parser, lemmas after the tags."""

import argparse
from pathlib import Path
from typing import Any

import spacy

from .. import components  # noqa: F401  registers the factories
from . import sources
from .lemma_tables import learn
from .tokens import english

META = {
    "name": "whowhom_fast",
    "version": "1.0.0",
    "description": "English news: spaCy's CNN",
    "license": "CC BY-SA 4.0",
}


def build(trained: Path, data: Path, out: Path) -> None:
    """Add the components that are not trained, and save."""
    nlp = spacy.load(trained)
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    config = nlp.config
    config["paths"] = dict.fromkeys(config["paths"])
    nlp.config = config
    nlp.add_pipe("whowhom_lines", first=True)
    lemmas: Any = nlp.add_pipe("whowhom_lemmas", after="morphologizer")
    lemmas.take(learn(sources.treebanks(data, "train")))
    nlp.add_pipe("whowhom_facilities")
    nlp.to_disk(out)
    # The words of the corpus are of no more use; labels are added when the pipeline loads.
    english().vocab.strings.to_disk(out / "vocab" / "strings.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, help="the folder that spacy train wrote")
    parser.add_argument("data", type=Path, help="folder with treebank/, for the lemmas")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    build(options.trained, options.data, options.out)


if __name__ == "__main__":
    main()
