"""The ``accurate`` model as one spaCy component: parts of speech, features, trees, sentence ends, entities, vectors."""

import itertools
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, MORPH, POS  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from . import decode, windows
from .pieces import Pieces, shape

Array = np.ndarray[Any, np.dtype[Any]]
FILES = ("network.onnx", "pairs.onnx", "tokenizer.json", "labels.json")
# Longer documents go without vectors, 1.5 kB a word.
VECTORS_UP_TO = 50_000
# What a capital behind a full stop adds to the score of a sentence start: statements run on without a break are rare in the treebanks.
FULL_STOP = 8.0
# What it takes off that, in the same line, the word before goes on, as names, verbs and adjectives do.
RUN_ON = 8.0
GOING_ON = ("ADJ", "ADP", "AUX", "CCONJ", "DET", "PART", "SCONJ", "VERB")
STOPS = {".", "!", "?"}
CLOSING = {'"', "”", "’", "'", "''"}
IOB = {"I": 1, "O": 2, "B": 3}


@dataclass
class Reading:
    """The network's scores for the words of a window."""

    scores: dict[str, Array]
    starts: Array


class Transformer:
    """Runs the network over a ``Doc``, window by window, and writes down what it finds.

    The result depends on the document alone, not on the batch it comes in.
    """

    def __init__(self, vocab: Vocab, threads: int = 1) -> None:
        self.vocab, self.threads = vocab, threads
        self.folder = Path()

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as the folder that the weights are loaded from."""
        return _loaded, (self.vocab, self.threads, self.folder)

    def __call__(self, doc: Doc) -> Doc:
        words = [token for token in doc if not token.is_space]
        if words:
            _Writer(self, doc, [token.i for token in words]).write()
        return doc

    def run(self, words: list[str], shapes: list[int]) -> dict[str, Array]:
        """Return all scores of a window of words."""
        ids, firsts = self.pieces.encode(words)
        feed = {"ids": [ids], "firsts": [firsts], "shapes": [shapes]}
        values = self._network.run(None, {name: np.array(value, np.int64) for name, value in feed.items()})
        names = (output.name for output in self._network.get_outputs())
        return {name: value[0] for name, value in zip(names, values, strict=True)}

    def run_on(self, scores: dict[str, Array]) -> Array:
        """Say which words of a window hang on the one before them, by its part of speech or by a name."""
        behind = np.isin(np.array(self.labels["upos"])[scores["upos"].argmax(1)], GOING_ON)
        within = np.array([mark[0] == "I" for mark in self.labels["ents"]])[scores["ents"].argmax(1)]
        hanging: Array = np.append(False, behind[:-1]) | within
        return hanging

    def arc_labels(self, dep: Array, head: Array) -> Array:
        """Return the scores of the labels of arcs."""
        scores: Array = self._pairs.run(None, {"dep": dep, "head": head})[0]
        return scores

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Copy the weights."""
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            if (self.folder / name).resolve() != (Path(path) / name).resolve():
                shutil.copyfile(self.folder / name, Path(path) / name)

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> "Transformer":
        """Load the weights."""
        self.folder = Path(path)
        self.labels = json.loads((self.folder / "labels.json").read_text("utf-8"))
        self.pieces = Pieces(self.folder / "tokenizer.json")
        self._network = session(self.folder / "network.onnx", self.threads)
        self._pairs = session(self.folder / "pairs.onnx", self.threads)
        vocab = self.vocab
        self.ids = {
            "upos": np.array([_pos_id(vocab, label) for label in self.labels["upos"]], np.uint64),
            "feats": np.array([vocab.morphology.add(label) for label in self.labels["feats"]], np.uint64),
            # spaCy writes the root's label in capitals.
            "deps": np.array([vocab.strings.add(label.replace("root", "ROOT")) for label in self.labels["deps"]], np.uint64),
        }
        return self


def _loaded(vocab: Vocab, threads: int, folder: Path) -> Transformer:
    return Transformer(vocab, threads).from_disk(folder)


def _pos_id(vocab: Vocab, label: str) -> int:
    doc = Doc(vocab, words=["x"], pos=[label])
    return doc[0].pos


def session(path: Path, threads: int) -> Any:
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _after_comma(words: list[str]) -> Array:
    """Say which words follow a comma, closing quotation marks aside: within running text no sentence opens there."""
    found = np.zeros(len(words), bool)
    for i in range(1, len(words)):
        found[i] = words[i - 1] == "," or (words[i - 1] in CLOSING and found[i - 1])
    return found


def _after_stop(words: list[str]) -> Array:
    """Say which words have a capital and stand behind a full stop that ends no abbreviation (*… in Syria. We will …*)."""
    found = np.zeros(len(words), bool)
    for i in range(2, len(words)):
        found[i] = words[i - 1] in STOPS and words[i].istitle() and len(words[i - 2]) > 1 + words[i - 2].istitle()
    return found


def _inside(doc: Doc, places: list[int]) -> Array:
    """Say which tokens follow a word, not a sign, in the same line."""
    return np.array([i > 0 and doc[i - 1].text[-1].isalnum() for i in places])


class _Writer:
    """Collects the annotation of one ``Doc`` and sets it at once."""

    def __init__(self, model: Transformer, doc: Doc, places: list[int]) -> None:
        self.model, self.doc, self.places = model, doc, np.array(places)
        self.words = [doc[i].text for i in places]
        spaced = [True] + [bool(doc[b - 1].is_space or doc[b - 1].whitespace_) for b in places[1:]]
        self.shapes = [shape(word, space) for word, space in zip(self.words, spaced, strict=True)]
        marks = [doc[i].is_sent_start for i in places]
        self.opened = np.array([mark is True for mark in marks])
        self.barred = np.array([mark is False for mark in marks]) | _after_comma(self.words)
        self.opened[0] = True
        self.stopped = _after_stop(self.words)
        self.inside = _inside(self.doc, places)
        count = len(places)
        self.rows = {name: np.zeros(count, np.uint64) for name in ("pos", "morph", "dep", "iob", "type")}
        self.heads = np.zeros(count, np.int64)
        self.tensor: Array = np.zeros((len(doc), 0), np.float32)

    def write(self) -> None:
        costs = [len(self.model.pieces.of(word)) for word in self.words]
        keeps_vectors = len(self.doc) <= VECTORS_UP_TO
        for begin, end, reading in windows.read(costs, self.opened.tolist(), self._run):
            self._words(begin, end, reading.scores)
            if keeps_vectors:
                self._vectors(begin, end, reading.scores["tensor"])
            bounds = [i for i in range(end - begin) if reading.starts[i]] + [end - begin]
            for first, last in itertools.pairwise(bounds):
                self._sentence(begin, first, last, reading.scores)
        self._set()

    def _run(self, begin: int, end: int) -> Reading:
        scores = self.model.run(self.words[begin:end], self.shapes[begin:end])
        run_on = self.inside[begin:end] & self.model.run_on(scores)
        gain = FULL_STOP * self.stopped[begin:end] - RUN_ON * run_on
        starts = scores["sents"][:, 1] + gain > scores["sents"][:, 0]
        starts = (starts & ~self.barred[begin:end]) | self.opened[begin:end]
        starts[0] = True
        return Reading(scores, starts)

    def _words(self, begin: int, end: int, scores: dict[str, Array]) -> None:
        ids = self.model.ids
        self.rows["pos"][begin:end] = ids["upos"][scores["upos"][: end - begin].argmax(1)]
        self.rows["morph"][begin:end] = ids["feats"][scores["feats"][: end - begin].argmax(1)]

    def _vectors(self, begin: int, end: int, tensor: Array) -> None:
        if not self.tensor.shape[1]:
            self.tensor = np.zeros((len(self.doc), tensor.shape[1]), np.float32)
        self.tensor[self.places[begin:end]] = tensor[: end - begin]

    def _sentence(self, begin: int, first: int, last: int, scores: dict[str, Array]) -> None:
        """Find the tree and the entities of the words from ``first`` up to ``last`` of a window."""
        arcs = scores["arcs"][first:last, [0, *range(first + 1, last + 1)]]
        heads = decode.tree(arcs)
        columns = np.where(heads == 0, 0, heads + first)
        labels = self.model.arc_labels(scores["label_dep"][first:last], scores["label_head"][columns])
        root = self.model.labels["deps"].index("root")
        labels[:, root] = np.where(heads == 0, np.inf, -np.inf)
        at = slice(begin + first, begin + last)
        self.rows["dep"][at] = self.model.ids["deps"][labels.argmax(1)]
        self.heads[at] = np.where(heads == 0, np.arange(last - first), heads - 1) + begin + first
        marks = decode.entities(scores["ents"][first:last], self.model.labels["ents"])
        strings = self.doc.vocab.strings
        self.rows["iob"][at] = [IOB[mark[0]] for mark in marks]
        self.rows["type"][at] = [strings.add(mark[2:]) if mark != "O" else 0 for mark in marks]

    def _set(self) -> None:
        """Write all down; white space hangs on the word before it."""
        count = len(self.doc)
        heads = np.arange(count) - 1
        heads[: self.places[0]] = self.places[0]
        heads[self.places] = self.places[self.heads]
        strings = self.doc.vocab.strings
        columns = {
            HEAD: (heads - np.arange(count)).astype(np.uint64),
            DEP: np.full(count, strings.add("dep"), np.uint64),
            POS: np.full(count, _pos_id(self.doc.vocab, "SPACE"), np.uint64),
            MORPH: np.full(count, self.doc.vocab.morphology.add(""), np.uint64),
            ENT_IOB: np.full(count, IOB["O"], np.uint64),
            ENT_TYPE: np.zeros(count, np.uint64),
        }
        for key, name in ((DEP, "dep"), (POS, "pos"), (MORPH, "morph"), (ENT_IOB, "iob"), (ENT_TYPE, "type")):
            columns[key][self.places] = self.rows[name]
        self._bridge(columns[ENT_IOB], columns[ENT_TYPE])
        self.doc.from_array(list(columns), np.stack(list(columns.values()), 1))  # type: ignore[arg-type]
        if self.tensor.shape[1]:
            self.doc.tensor = self.tensor

    def _bridge(self, iob: Array, types: Array) -> None:
        """Let an entity run on over a line break within it."""
        for before, after in zip(self.places, self.places[1:], strict=False):
            if after - before > 1 and iob[after] == IOB["I"]:
                iob[before + 1 : after] = IOB["I"]
                types[before + 1 : after] = types[after]


@Language.factory("whowhom_transformer", default_config={"threads": 1})
def _make(nlp: Language, name: str, threads: int) -> Transformer:
    return Transformer(nlp.vocab, threads)
