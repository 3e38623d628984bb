"""The network of names in PyTorch: MiniLM with shapes and hints added to its pieces, and a label for each piece.

The encoder is ``all-MiniLM-L6-v2`` (Wang et al. 2020, "MiniLM"; Reimers and Gurevych 2019), Apache-2.0.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from tei.entities.neural.hints import HINTS
from tei.entities.neural.windows import SHAPE_CODES

WIDTH, HEADS, INNER, LAYERS, LONGEST = 384, 12, 1536, 6, 512
PARTS = {  # ours → theirs, in one layer
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "last_norm": "output.LayerNorm",
}


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm, self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        count, length, _ = x.shape

        def split(t: torch.Tensor) -> torch.Tensor:
            return t.view(count, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(WIDTH // HEADS) + mask
        found = self.dropout(functional.softmax(scores, -1)) @ split(self.value(x))
        x = self.norm(x + self.dropout(self.out(found.transpose(1, 2).reshape(count, length, WIDTH))))
        return self.last_norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Pieces, shapes, mask (windows × pieces) and hints (× hints) → scores of the labels for each piece."""

    def __init__(self, labels: int, pieces: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.shapes, self.hints = nn.Embedding(SHAPE_CODES, WIDTH), nn.Linear(len(HINTS), WIDTH, bias=False)
        self.labels = nn.Linear(WIDTH, labels)
        self.dropout = nn.Dropout(dropout)
        for new in (self.shapes, self.hints):
            nn.init.normal_(new.weight, std=0.02)

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor, hints: torch.Tensor
    ) -> torch.Tensor:
        x = self.pieces(pieces) + self.shapes(shapes) + self.hints(hints)
        x = self.dropout(self.norm(x + self.places.weight[: pieces.shape[1]] + self.kind))
        closed = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, closed)
        return self.labels(self.dropout(x))

    def fresh(self) -> list[nn.Parameter]:
        """What the encoder does not bring along."""
        return [*self.shapes.parameters(), *self.hints.parameters(), *self.labels.parameters()]

    def load_encoder(self, path: Path) -> None:
        """Take the weights of the published encoder (``model.safetensors``)."""
        weights = load_file(path)
        with torch.no_grad():
            self.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
            self.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
            for part in ("weight", "bias"):
                getattr(self.norm, part).copy_(weights[f"embeddings.LayerNorm.{part}"])
                for number, layer in enumerate(self.layers):
                    for ours, theirs in PARTS.items():
                        value = weights[f"encoder.layer.{number}.{theirs}.{part}"]
                        getattr(getattr(layer, ours), part).copy_(value)
