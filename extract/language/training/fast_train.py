"""Train the CNN on the corpus that ``fast_corpus`` wrote; spaCy's training loop, its matrix products by numpy."""

import argparse
import sys
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import use_ops

CONFIG = Path(__file__).with_name("fast.cfg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="the folder that fast_corpus wrote to; the trained pipeline goes to its run/")
    parser.add_argument("--steps", type=int, help="batches to learn from; the learning rate runs out with them")
    options = parser.parse_args()
    paths = {f"paths.{name}": str(options.work / file) for name, file in (("train", "train.spacy"), ("dev", "dev.spacy"), ("blank", "blank"))}
    steps = {"training.max_steps": options.steps, "training.optimizer.learn_rate.total_steps": options.steps} if options.steps else {}
    run = options.work / "run"
    run.mkdir(exist_ok=True)
    # spaCy's own products (blis) are up to three times slower on processors that they are not written for.
    with use_ops("numpy", use_blis=False):
        nlp = init_nlp(load_config(CONFIG, overrides=paths | steps))
        train(nlp, run, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
