"""The lists that ship with a package: CSV files in its ``data`` folder, each with a heading."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

__all__ = ["read_lines", "read_table"]


@cache
def read_table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/name`` in ``package`` (such as ``tei.structure``), the heading left out."""
    return tuple(tuple(row) for row in csv.reader(read_lines(package, name)[1:]))


def read_lines(package: str, name: str) -> list[str]:
    """The lines of such a file, the heading among them: for long lists, of which a reader looks at a few rows."""
    folder = Path(__file__).parents[1].joinpath(*package.split("."))  # importlib.resources takes 10 ms to load
    return (folder / "data" / name).read_text(encoding="utf-8").splitlines()
