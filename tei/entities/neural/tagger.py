"""The network: what each word of a text is, with probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tei.entities.neural.hints import HINTS, hints_of
from tei.entities.neural.windows import BORDER, Window, windows_of
from tei.entities.neural.wordpiece import WordPiece
from tei.entities.neural.words import Word, words_of
from tei.errors import ConfigError

if TYPE_CHECKING:
    import numpy as np

__all__ = ["FORM", "WINDOW", "Tagged", "Tagger", "arrays_of", "load_tagger"]

FORM: Final = "1"
"""What windows and hints mean; a model of another form cannot be used."""
WINDOW: Final = 192  # pieces
_BATCH: Final = 16  # windows
_MISSING: Final = "a trained model needs onnxruntime; install it with: pip install 'teitool[ner]'"


class Tagged:
    """A text's words and, a row for each, the probability of each label."""

    def __init__(self, words: Sequence[Word], probabilities: np.ndarray[Any, Any], labels: Sequence[str]) -> None:
        self.words: Final = words
        self.probabilities: Final = probabilities
        self.labels: Final = tuple(labels)

    def of_kind(self, kind: str) -> dict[int, float]:
        """Where each word starts → the probability that it belongs to a name of the kind."""
        columns = [at for at, label in enumerate(self.labels) if label[2:] == kind]
        sums = self.probabilities[:, columns].sum(axis=1).tolist() if self.words else []
        return {word.start: value for word, value in zip(self.words, sums, strict=True)}


class Tagger:
    """A network with its vocabulary and labels: ``O`` and, for each kind, ``B-kind`` (first word) and ``I-kind``."""

    def __init__(self, model: bytes, threads: int = 1) -> None:
        """``model``: an ONNX file with its form, labels and vocabulary among its properties (docs/models.md).

        Raises:
            ConfigError: onnxruntime is not installed, or the file is no such model.
        """
        try:
            import onnxruntime
        except ImportError:
            raise ConfigError(_MISSING) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 4
        try:
            self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has no base class of its own
            problem = str(error).splitlines()[0][:120]
            raise ConfigError(
                f"not a model of names ({problem}); expected a file trained as docs/models.md says."
            ) from None
        about = self._session.get_modelmeta().custom_metadata_map
        if about.get("form") != FORM:
            raise ConfigError(f"a model of form {about.get('form')!r}; expected {FORM!r}: train it again.")
        self.labels: Final = tuple(about["labels"].split("\n"))
        self._wordpiece: Final = WordPiece(about["vocabulary"].split("\n"))

    def tag(self, text: str) -> Tagged:
        """The probabilities of the labels of a text's words."""
        import numpy as np

        words = words_of(text)
        scores = np.zeros((len(words), len(self.labels)), np.float32)
        hints = hints_of(text, words)
        for batch in _batches(list(windows_of(text, words, self._wordpiece, WINDOW))):
            logits = self._session.run(None, arrays_of(batch, hints))[0]
            for window, rows in zip(batch, logits, strict=True):
                scores[[window.words[at] for at in window.firsts]] = rows[window.firsts]
        powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-1e9))
        return Tagged(words, powers / powers.sum(axis=1, keepdims=True), self.labels)


def _batches(windows: list[Window]) -> Iterator[list[Window]]:
    """Windows of like length together: what fills up a shorter one costs as much as words do."""
    windows.sort(key=lambda window: len(window.pieces))
    for at in range(0, len(windows), _BATCH):
        yield windows[at : at + _BATCH]


def arrays_of(windows: Sequence[Window], hints: Sequence[Sequence[int]]) -> dict[str, np.ndarray[Any, Any]]:
    """What the network takes in: ``pieces``, ``shapes`` and ``mask`` (windows × pieces), ``hints`` (× ``HINTS``)."""
    import numpy as np

    shape = (len(windows), max(len(window.pieces) for window in windows))
    pieces, shapes = np.zeros(shape, np.int64), np.full(shape, BORDER, np.int64)
    mask, told = np.zeros(shape, np.float32), np.zeros((*shape, len(HINTS)), np.float32)
    for row, window in enumerate(windows):
        length = len(window.pieces)
        pieces[row, :length], shapes[row, :length], mask[row, :length] = window.pieces, window.shapes, 1
        for at, word in enumerate(window.words):
            if word >= 0:
                told[row, at, list(hints[word])] = 1
    return {"pieces": pieces, "shapes": shapes, "mask": mask, "hints": told}


@lru_cache(maxsize=1)
def load_tagger(path: Path, threads: int = 1) -> Tagger:
    """The model in a file, loaded once.

    Raises:
        ConfigError: there is none, or it cannot be used here.
    """
    try:
        return Tagger(path.read_bytes(), threads)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; expected a model of names.") from None
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from None
