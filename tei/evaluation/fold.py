"""Which documents belong to a fold: so that a trainer can measure on what it left out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from tei.errors import ConfigError

__all__ = ["Fold", "fold_of", "parse_fold"]

_FORM = re.compile(r"([0-9]{1,4})/([0-9]{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fold:
    """The ``number``-th of ``count`` folds, counted from 1."""

    number: int
    count: int

    def has(self, document_id: str) -> bool:
        return fold_of(document_id, self.count) == self.number

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


def fold_of(document_id: str, count: int) -> int:
    """The fold (1 to ``count``) of a document, by its id alone.

    The first eight bytes of the SHA-256 of the id in UTF-8, read as a number (big-endian), modulo ``count``, plus 1.
    """
    digest = hashlib.sha256(document_id.encode()).digest()
    return int.from_bytes(digest[:8], "big") % count + 1


def parse_fold(value: str) -> Fold:
    """``K/N`` as a fold.

    Raises:
        ConfigError: it is none.
    """
    match = _FORM.fullmatch(value)
    if match and 1 <= int(match[1]) <= int(match[2]):
        return Fold(int(match[1]), int(match[2]))
    raise ConfigError(f"fold {value!r}; expected K/N with K from 1 to N, such as 1/5.")
