"""Golden files: made once, read by a person, accepted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["DAY", "Golden"]

DAY = "2026-01-01"


@dataclass(frozen=True)
class Golden:
    """Files that a person has read and accepted."""

    accept: bool

    def same(self, path: Path, data: bytes) -> None:
        """The file holds these bytes; with ``--accept`` it is made to."""
        if self.accept:
            path.write_bytes(data)
        assert data.decode("utf-8") == path.read_text(encoding="utf-8"), f"{path} differs; see --accept"
