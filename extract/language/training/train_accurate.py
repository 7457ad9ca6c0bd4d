"""Train the transformer: every example trains the heads that it has marks for."""

import argparse
import json
import logging
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from torch import Tensor
from torch.nn import functional as F

from ..pieces import Pieces
from . import sources
from .batches import NONE, Encoder, batches, examples, tensors
from .corpus import Passage
from .features import kept
from .names import LABELS
from .network import Labels, Network
from .progress import scores
from .tokens import english

log = logging.getLogger(__name__)
WEIGHTS = {"upos": 0.5, "feats": 0.5, "heads": 1.0, "deps": 1.0, "ents": 1.5, "sents": 0.5}
MASKED = 0.03
MASK_ID = 103


def inventory(passages: Sequence[Passage]) -> Labels:
    """Collect the classes that occur at least thrice in the treebanks."""
    trees = [s for p in passages for s in p.sentences if s.upos]
    feats = Counter(kept(f) for s in trees for f in s.feats)
    deps = Counter(d for s in trees for d in s.deps)
    upos = sorted({u for s in trees for u in s.upos})
    ents = ["O"] + [f"{part}-{label}" for label in LABELS for part in "BI"]
    return Labels(tuple(upos), _frequent(feats), _frequent(deps), tuple(ents))


def _frequent(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(value for value, count in counts.items() if count >= 3))


def loss(network: Network, batch: dict[str, Tensor], labels: Labels) -> Tensor:
    """Return the weighted loss per word of a batch."""
    out = network(batch["ids"], batch["mask"], batch["firsts"], batch["shapes"])
    parts = {layer: _nll(out[layer].float(), batch[layer]) for layer in ("upos", "feats", "sents")}
    parts["ents"] = _nll(_with_unmarked(out["ents"].float(), labels), batch["ents"], normal=True)
    parts["heads"] = _nll(within(out["arcs"].float(), batch["sentence"]), batch["heads"])
    at = batch["heads"].clamp(min=0).unsqueeze(-1)
    chosen = torch.gather(out["label_head"], 1, at.expand(-1, -1, out["label_head"].shape[-1]))
    parts["deps"] = _nll(network.labels(out["label_dep"], chosen).float(), batch["deps"])
    words = (batch["sentence"] >= 0).sum()
    return sum(WEIGHTS[layer] * part for layer, part in parts.items()) / words


def _nll(logits: Tensor, target: Tensor, normal: bool = False) -> Tensor:
    if not normal:
        logits = F.log_softmax(logits, -1)
    return F.nll_loss(logits.flatten(0, 1), target.flatten(), ignore_index=NONE, reduction="sum")


def _with_unmarked(logits: Tensor, labels: Labels) -> Tensor:
    """Add the class *nothing, or an event*."""
    logs = F.log_softmax(logits, -1)
    either = [labels.ents.index(mark) for mark in ("O", "B-EVENT", "I-EVENT")]
    return torch.cat([logs, logs[..., either].logsumexp(-1, keepdim=True)], -1)


def within(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Leave for each word the root and the other words of its sentence as heads."""
    same = sentence.unsqueeze(2) == sentence.unsqueeze(1)
    same &= ~torch.eye(same.shape[1], dtype=torch.bool)
    return torch.cat([arcs[..., :1], arcs[..., 1:].masked_fill(~same, -1e4)], -1)


def optimizer(network: Network, encoder_rate: float, head_rate: float) -> torch.optim.Optimizer:
    """Return AdamW, slower for the lower layers of the encoder."""
    groups = []
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        rate = head_rate
        if name.startswith("encoder."):
            depth = int(name.split(".")[2]) if ".layers." in name else -1
            rate = encoder_rate * 0.9 ** (len(network.encoder.layers) - 1 - depth)
        groups.append({"params": [weight], "lr": rate, "rate": rate, "weight_decay": 0.01 if weight.dim() > 1 else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


def train(options: argparse.Namespace) -> None:
    """Train to the end of the epochs or of the minutes, saving after each epoch; takes up where a checkpoint stands."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    nlp = english()
    passages = sources.training(options.data, nlp.make_doc)
    checkpoint = options.out / "checkpoint.pt"
    labels = Labels.load(options.out / "labels.json") if checkpoint.exists() else inventory(passages)
    labels.save(options.out / "labels.json")
    encoder = Encoder(Pieces(options.minilm / "tokenizer.json"), labels)
    network = Network(labels)
    network.encoder.read(options.minilm / "model.safetensors")
    optim = optimizer(network, 2e-4, 1.5e-3)
    epoch, elapsed = 0, 0.0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        network.load_state_dict(state["network"])
        optim.load_state_dict(state["optim"])
        epoch, elapsed = state["epoch"], state["elapsed"]
    while epoch < options.epochs and elapsed < options.minutes * 60:
        passages = sources.training(options.data, nlp.make_doc)
        elapsed = _epoch(network, optim, passages, encoder, labels, epoch, elapsed, options)
        epoch += 1
        state = {"network": network.state_dict(), "optim": optim.state_dict(), "epoch": epoch, "elapsed": elapsed}
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)
        figures = scores(network, encoder, labels, options.data)
        log.info("epoch %d, %.1f min: %s", epoch, elapsed / 60, json.dumps(figures))


def _epoch(
    network: Network, optim: torch.optim.Optimizer, passages: list[Passage], encoder: Encoder, labels: Labels, epoch: int,
    elapsed: float, options: argparse.Namespace,
) -> float:  # fmt: skip
    """Run one epoch and return the seconds spent since training began."""
    rng = Random(options.seed * 1000 + epoch)
    plan = batches(list(examples(passages, encoder, rng)), options.words, rng)
    total = len(plan) * options.epochs
    network.train()
    began, running = time.monotonic() - elapsed, 0.0
    for i, batch in enumerate(plan):
        elapsed = time.monotonic() - began
        progress = max((epoch * len(plan) + i) / total, elapsed / (options.minutes * 60))
        if progress >= 1:
            break
        warmup = min(1.0, (epoch * len(plan) + i + 1) / 300)
        for group in optim.param_groups:
            group["lr"] = group["rate"] * warmup * (1 - progress)
        running += _step(network, optim, tensors(batch), labels)
        if i % 50 == 49:
            log.info("epoch %d step %d/%d loss %.3f at %.0f s", epoch, i + 1, len(plan), running / 50, elapsed)
            running = 0.0
    return elapsed


def _step(network: Network, optim: torch.optim.Optimizer, batch: dict[str, Tensor], labels: Labels) -> float:
    hidden = (torch.rand(batch["ids"].shape) < MASKED) & (batch["ids"] > MASK_ID)
    batch["ids"] = batch["ids"].masked_fill(hidden, MASK_ID)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        value = loss(network, batch, labels)
    value.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optim.step()
    optim.zero_grad()
    return float(value.item())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with treebank/, ner/ and re3d/")
    parser.add_argument("minilm", type=Path, help="folder with MiniLM's model.safetensors and tokenizer.json")
    parser.add_argument("out", type=Path, help="folder for the checkpoint")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=1e6, help="decay the rates to nothing by then, if that is sooner")
    parser.add_argument("--words", type=int, default=1000, help="words a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(options)


if __name__ == "__main__":
    main()
