"""What is given to a check: the bytes of a file, or the way to a file that is too large to be kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["HEAD", "Input"]

HEAD: Final = 65_536  # bytes in which a file has named its schemas


class Input(NamedTuple):
    """``file`` as places call it, the ``folder`` it lies in, and its ``data``; ``None``: it is read from ``path``."""

    file: str
    folder: Path
    data: bytes | None = None
    path: Path | None = None

    def head(self) -> bytes:
        """The file's beginning.

        Raises:
            OSError: it cannot be read.
        """
        if self.data is not None:
            return self.data[:HEAD]
        assert self.path is not None
        with self.path.open("rb") as stream:
            return stream.read(HEAD)
