"""Figures on the dev parts while training: given tokens, greedy heads, no decoding to trees."""

from pathlib import Path
from random import Random

import torch
from torch import Tensor

from . import corpus, sources
from .augment import windows
from .batches import NONE, Encoder, tensors
from .corpus import Passage
from .entities import Span, bio_spans
from .network import Labels, Network


@torch.no_grad()
def scores(network: Network, encoder: Encoder, labels: Labels, data: Path) -> dict[str, float]:
    """Return accuracies on the treebanks' dev parts and entity F on CrossNER's politics test."""
    network.eval()
    figures: dict[str, float] = {}
    counts = [_count(network, encoder, window) for p in sources.treebanks(data, "dev") for window in windows(p, 120, Random(0))]
    sums = torch.tensor(counts, dtype=torch.float).sum(0).tolist()
    for name, value in zip(("upos", "feats", "las", "sents"), sums[1:5], strict=True):
        figures[name] = round(100 * value / sums[0 if name != "sents" else 5], 2)
    figures["ents"] = _entity_f(network, encoder, labels, data)
    return figures


def _run(network: Network, encoder: Encoder, passage: Passage) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    batch = tensors([encoder.example(passage)])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return batch, network(batch["ids"], batch["mask"], batch["firsts"], batch["shapes"])


def _count(network: Network, encoder: Encoder, passage: Passage) -> list[int]:
    from .train_accurate import within

    batch, out = _run(network, encoder, passage)
    heads = within(out["arcs"].float(), batch["sentence"]).argmax(-1)
    chosen = torch.gather(out["label_head"], 1, heads.unsqueeze(-1).expand(-1, -1, out["label_head"].shape[-1]))
    deps = network.labels(out["label_dep"].float(), chosen.float()).argmax(-1)
    starts = out["sents"].argmax(-1)
    starts[:, 0] = 1
    found = ((starts == 1) & (batch["sents"] == 1)).sum()
    return [
        batch["upos"].numel(),
        int((out["upos"].argmax(-1) == batch["upos"]).sum()),
        int(((out["feats"].argmax(-1) == batch["feats"]) | (batch["feats"] == NONE)).sum()),
        int(((heads == batch["heads"]) & (deps == batch["deps"])).sum()),
        int(2 * found),
        int(starts.sum() + batch["sents"].sum()),
    ]


def _entity_f(network: Network, encoder: Encoder, labels: Labels, data: Path) -> float:
    """Return F over all but peoples, states and places counting as one kind."""
    right = total = 0
    for passage in corpus.columns(data / "ner" / "crossner-politics-test.conll"):
        _, out = _run(network, encoder, passage)
        marks = [labels.ents[i] for i in out["ents"].argmax(-1)[0].tolist()]
        gold, ours = (set(_coarse(bio_spans(m))) for m in (passage.sentences[0].ents, marks))
        right += 2 * len(gold & ours)
        total += len(gold) + len(ours)
    return round(100 * right / total, 2)


def _coarse(spans: list[Span]) -> list[Span]:
    return [(a, b, "LOC" if label == "GPE" else label) for a, b, label in spans if label != "NORP"]
