"""Turn a checkpoint into the pipeline that ships: ONNX, eight-bit weights, spaCy components."""

import argparse
import logging
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]
from torch import Tensor, nn

from .. import components  # noqa: F401  registers the factories
from . import sources
from .lemma_tables import learn
from .network import Labels, Network
from .tokens import english

OUTPUTS = ["tensor", "upos", "feats", "ents", "sents", "arcs", "label_dep", "label_head"]
META = {
    "name": "whowhom_accurate",
    "version": "1.0.0",
    "description": "English news: a small transformer and its heads, 8-bit, on onnxruntime",
    "license": "CC BY-SA 4.0",
}


class OneWindow(nn.Module):
    """The network on a single window, which needs no mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, firsts: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        out = self.network(ids, torch.zeros(1), firsts, shapes)
        return tuple(out[name] for name in OUTPUTS)


def to_onnx(network: Network, folder: Path) -> None:
    """Write ``network.onnx`` and ``pairs.onnx`` in full precision."""
    network.eval()
    ids, firsts = torch.randint(1000, 2000, (1, 9)), torch.tensor([[1, 2, 4, 6, 7]])
    dynamic = {"ids": {1: "pieces"}, "firsts": {1: "words"}, "shapes": {1: "words"}}
    torch.onnx.export(
        OneWindow(network), (ids, firsts, torch.ones(1, 5, dtype=torch.long)), folder / "network.onnx", dynamo=False,
        input_names=["ids", "firsts", "shapes"], output_names=OUTPUTS, opset_version=17,
        dynamic_axes=dynamic | {name: {1: "words"} for name in OUTPUTS} | {"arcs": {1: "words", 2: "heads"}},
    )  # fmt: skip
    pair = torch.zeros(3, network.labels.score.in_features // 2)
    torch.onnx.export(
        network.labels, (pair, pair), folder / "pairs.onnx", dynamo=False, opset_version=17,
        input_names=["dep", "head"], output_names=["scores"], dynamic_axes={"dep": {0: "arcs"}, "head": {0: "arcs"}},
    )  # fmt: skip


def quantise(source: Path, target: Path, keep: tuple[str, ...] = ("upos", "feats", "ents", "sents", "arc", "label")) -> None:
    """Write the encoder's weights in eight bits, a scale a channel; the heads named stay as they are."""
    model = onnx.load(source)
    kept = [node.name for node in model.graph.node if any(f"/network/{part}" in node.name for part in keep)]
    quantize_dynamic(
        source, target, per_channel=True, reduce_range=False, weight_type=QuantType.QInt8, nodes_to_exclude=kept,
        op_types_to_quantize=["MatMul", "Gather"], extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def build(checkpoint: Path, tokenizer: Path, data: Path, out: Path, quantised: bool = True) -> None:
    """Build the pipeline and save it."""
    labels = Labels.load(checkpoint.parent / "labels.json")
    network = Network(labels)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["network"])
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        to_onnx(network, work)
        if quantised:
            (work / "network.onnx").rename(work / "full.onnx")
            quantise(work / "full.onnx", work / "network.onnx")
        labels.save(work / "labels.json")
        shutil.copyfile(tokenizer, work / "tokenizer.json")
        nlp = english()
        nlp.meta.update(META)
        nlp.add_pipe("whowhom_lines")
        transformer: Any = nlp.add_pipe("whowhom_transformer")
        transformer.from_disk(work)
        lemmas: Any = nlp.add_pipe("whowhom_lemmas")
        lemmas.take(learn(sources.treebanks(data, "train")))
        nlp.add_pipe("whowhom_facilities")
        nlp.to_disk(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path, help="MiniLM's tokenizer.json")
    parser.add_argument("data", type=Path, help="folder with treebank/, for the lemmas")
    parser.add_argument("out", type=Path)
    parser.add_argument("--full", action="store_true", help="do not quantise")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    build(options.checkpoint, options.tokenizer, options.data, options.out, not options.full)


if __name__ == "__main__":
    main()
