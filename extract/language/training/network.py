"""The network: a MiniLM encoder, first word pieces, casing, and a head for each layer of marks."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from ..pieces import SHAPES

WIDTH, LAYERS, ATTENTION_HEADS, WORD_DROPOUT = 384, 6, 12, 0.2


@dataclass(frozen=True)
class Labels:
    """The classes of each head."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    deps: tuple[str, ...]
    ents: tuple[str, ...]

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", "utf-8")

    @classmethod
    def load(cls, path: Path) -> "Labels":
        return cls(**{key: tuple(value) for key, value in json.loads(path.read_text("utf-8")).items()})


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        shaped = self.mix(x).view(batch, length, 3, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS)
        q, k, v = shaped.permute(2, 0, 3, 1, 4).unbind(0)
        weights = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2) + mask.to(q.dtype)
        seen = weights.softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))))
        out: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """MiniLM, its weights read from the file of its package."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        x: Tensor = self.words(ids) + self.places.weight[: ids.shape[1]]
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def stack(self) -> list[Layer]:
        """Return the layers, lowest first."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def read(self, path: Path) -> None:
        """Take the weights of a BERT in ``safetensors``; its token type is added to the places."""
        from safetensors.torch import load_file

        w = load_file(path)
        self.words.weight.data = w["embeddings.word_embeddings.weight"]
        self.words.weight.requires_grad = False  # half of all weights: training them costs much and gives nothing
        self.places.weight.data = w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0]
        _copy(self.norm, w, "embeddings.LayerNorm")
        for i, layer in enumerate(self.stack()):
            at = f"encoder.layer.{i}."
            parts = [f"{at}attention.self.{part}" for part in ("query", "key", "value")]
            layer.mix.weight.data = torch.cat([w[f"{part}.weight"] for part in parts])
            layer.mix.bias.data = torch.cat([w[f"{part}.bias"] for part in parts])
            _copy(layer.out, w, at + "attention.output.dense")
            _copy(layer.norm1, w, at + "attention.output.LayerNorm")
            _copy(layer.up, w, at + "intermediate.dense")
            _copy(layer.down, w, at + "output.dense")
            _copy(layer.norm2, w, at + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.data = weights[f"{name}.weight"]
    module.bias.data = weights[f"{name}.bias"]


def _perceptron(width: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.33))


class Network(nn.Module):
    """Scores for every word of a window; the label of an arc is scored apart, once the arc is known."""

    def __init__(self, labels: Labels, arc: int = 256, label: int = 192, casing: int = 24) -> None:
        super().__init__()
        width = WIDTH + casing
        self.encoder = Encoder()
        self.casing = nn.Embedding(SHAPES, casing)
        self.dropout = nn.Dropout(WORD_DROPOUT)
        self.upos = nn.Linear(width, len(labels.upos))
        self.feats = nn.Linear(width, len(labels.feats))
        self.ents = nn.Sequential(_perceptron(width, 192), nn.Linear(192, len(labels.ents)))
        self.sents = nn.Sequential(_perceptron(width, 64), nn.Linear(64, 2))
        self.arc_dep, self.arc_head = _perceptron(width, arc), _perceptron(width, arc)
        self.label_dep, self.label_head = _perceptron(width, label), _perceptron(width, label)
        self.arc_root = nn.Parameter(torch.randn(arc) * 0.1)
        self.label_root = nn.Parameter(torch.randn(label) * 0.1)
        self.arcs = nn.Linear(arc, arc)
        self.arc_bias = nn.Linear(arc, 1, bias=False)
        self.labels = Pairs(label, len(labels.deps))

    def forward(self, ids: Tensor, mask: Tensor, firsts: Tensor, shapes: Tensor) -> dict[str, Tensor]:
        """Score windows.

        Parameters
        ----------
        ids, firsts, shapes
            Word pieces, windows by pieces; the place of each word's first piece and its casing, windows by words.
        mask
            Which pieces are none of padding, to be added to attention scores: windows by 1 by 1 by pieces.
        """
        pieces = self.encoder(ids, mask)
        tensor = torch.gather(pieces, 1, firsts.unsqueeze(-1).expand(-1, -1, WIDTH))
        x = self.dropout(torch.cat([tensor, self.casing(shapes)], -1))
        heads = _with_root(self.arc_head(x), self.arc_root)
        arcs = self.arcs(self.arc_dep(x)) @ heads.transpose(1, 2) + self.arc_bias(heads).transpose(1, 2)
        return {
            "tensor": tensor,
            "upos": self.upos(x),
            "feats": self.feats(x),
            "ents": self.ents(x),
            "sents": self.sents(x),
            "arcs": arcs,
            "label_dep": self.label_dep(x),
            "label_head": _with_root(self.label_head(x), self.label_root),
        }


def _with_root(heads: Tensor, root: Tensor) -> Tensor:
    """Put the root before the words, so that head 0 is the root and head ``i + 1`` is word ``i``."""
    return torch.cat([root.to(heads.dtype).expand(heads.shape[0], 1, -1), heads], 1)


class Pairs(nn.Module):
    """Scores of each label for pairs of dependent and head: their sum and their product through one layer."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.score = nn.Linear(2 * width, labels)

    def forward(self, dep: Tensor, head: Tensor) -> Tensor:
        scores: Tensor = self.score(torch.cat([dep * head, F.gelu(dep + head)], -1))
        return scores
