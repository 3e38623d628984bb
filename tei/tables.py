"""The lists that ship with a package: CSV files in its ``data`` folder, each with a heading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["read_lines", "read_table", "read_text"]


@cache
def read_table(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/name`` in ``package`` (such as ``tei.structure``), the heading left out."""
    lines = read_lines(package, name)[1:]
    if any('"' in line for line in lines):
        import csv  # takes longer to load than most lists to read

        return tuple(tuple(row) for row in csv.reader(lines))
    return tuple(tuple(line.split(",")) for line in lines)


def read_lines(package: str, name: str) -> list[str]:
    """The lines of such a file, the heading among them: for long lists, of which a reader looks at a few rows."""
    return read_text(package, name).splitlines()


def read_text(package: str, name: str) -> str:
    """Such a file as it is: for the longest lists, in which a reader searches."""
    folder = Path(__file__).parents[1].joinpath(*package.split("."))  # importlib.resources takes 10 ms to load
    return (folder / "data" / name).read_text(encoding="utf-8")
