"""Training examples as tensors, in batches of like length."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from ..pieces import Pieces, shape
from .augment import vary, windows
from .corpus import Passage, Sentence
from .features import kept
from .network import Labels

NONE = -100
NO_EVENTS = ("btc", "wnut", "wikigold", "re3d")
MAX_IDS = 420


@dataclass(frozen=True)
class Example:
    """A window of running text with its marks as numbers; a layer that it lacks is all ``NONE``."""

    ids: list[int]
    firsts: list[int]
    shapes: list[int]
    sentence: list[int]
    layers: dict[str, list[int]]


class Encoder:
    """Turns passages into examples."""

    def __init__(self, pieces: Pieces, labels: Labels) -> None:
        self.pieces = pieces
        self.index = {layer: {label: i for i, label in enumerate(getattr(labels, layer))} for layer in ("upos", "feats", "deps", "ents")}

    def example(self, passage: Passage) -> Example:
        """Encode a passage as one window."""
        words = [word for s in passage.sentences for word in s.words]
        spaces = [True] + [space for s in passage.sentences for space in s.spaces]
        ids, firsts = self.pieces.encode(words)
        shapes = [shape(word, space) for word, space in zip(words, spaces[:-1], strict=True)]
        layers: dict[str, list[int]] = {layer: [] for layer in ("upos", "feats", "heads", "deps", "ents", "sents")}
        sentence: list[int] = []
        for k, s in enumerate(passage.sentences):
            for layer, values in self._layers(s, len(sentence), passage).items():
                layers[layer] += values
            sentence += [k] * len(s.words)
        return Example(ids, firsts, shapes, sentence, layers)

    def _layers(self, s: Sentence, offset: int, passage: Passage) -> dict[str, list[int]]:
        none = [NONE] * len(s.words)
        upos, feats, deps = (self.index[layer] for layer in ("upos", "feats", "deps"))
        lacks_events = passage.source.startswith(NO_EVENTS)
        return {
            "upos": [upos[u] for u in s.upos] if s.upos else none,
            "feats": [feats.get(kept(f), NONE) for f in s.feats] if s.feats else none,
            "heads": [0 if h < 0 else h + offset + 1 for h in s.heads] if s.heads else none,
            "deps": [deps.get(d, NONE) for d in s.deps] if s.deps else none,
            "ents": [self._entity(mark, lacks_events) for mark in s.ents] if s.ents else none,
            "sents": [1] + [0] * (len(s.words) - 1),
        }

    def _entity(self, mark: str, lacks_events: bool) -> int:
        """Return the number of a mark; the one past the last says *nothing, or an event that the set does not mark*."""
        return len(self.index["ents"]) if mark == "O" and lacks_events else self.index["ents"][mark]


def examples(passages: list[Passage], encoder: Encoder, rng: Random, limit: int = 120) -> Iterator[Example]:
    """Yield the examples of one pass over the passages, cut and varied anew."""
    for passage in _joined(passages, rng):
        for window in windows(passage, limit, rng):
            example = encoder.example(vary(window, rng))
            if len(example.ids) <= MAX_IDS:
                yield example


def _joined(passages: list[Passage], rng: Random) -> Iterator[Passage]:
    """Put some neighbouring loose sentences of a set together, so that they show where sentences end."""
    held: Passage | None = None
    for passage in passages:
        if passage.running:
            yield passage
        elif held and held.source == passage.source and len(held.sentences) < 4 and rng.random() < 0.5:
            held = Passage(held.source, held.sentences + passage.sentences, running=False)
        else:
            if held:
                yield held
            held = passage
    if held:
        yield held


def batches(pool: list[Example], words: int, rng: Random) -> list[list[Example]]:
    """Group examples of like length into batches of about ``words`` words, in random order."""
    order = sorted(pool, key=lambda example: len(example.ids) + rng.random() * 6)
    groups: list[list[Example]] = [[]]
    for example in order:
        if sum(len(e.firsts) for e in groups[-1]) + len(example.firsts) > words and groups[-1]:
            groups.append([])
        groups[-1].append(example)
    rng.shuffle(groups)
    return groups


def tensors(batch: list[Example]) -> dict[str, Tensor]:
    """Pad a batch."""
    out = {
        "ids": _pad([e.ids for e in batch], 0),
        "firsts": _pad([e.firsts for e in batch], 0),
        "shapes": _pad([e.shapes for e in batch], 0),
        "sentence": _pad([e.sentence for e in batch], -1),
    }
    real = _pad([[1] * len(e.ids) for e in batch], 0).bool()
    out["mask"] = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None, :]
    for layer in batch[0].layers:
        out[layer] = _pad([e.layers[layer] for e in batch], NONE)
    return out


def _pad(rows: list[list[int]], value: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])
