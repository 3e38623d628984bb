"""What a renderer is told beside the findings."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

__all__ = ["Options"]


def _no_line(file: str, line: int) -> str:
    del file, line
    return ""


class Options(NamedTuple):
    """How a report is shown; no renderer reads a file, a clock or the environment.

    - ``line_of(file, line)``: that line of the file without its line end, ``""`` if it cannot be had;
    - ``position_of(file, offset)``: line and column of a byte, for formats whose fixes count so (``None``: bytes);
    - ``colour``: ANSI colours (see ``tei.diagnostics.colour.wants_colour``);
    - ``width``: columns that a source line may take;
    - ``summary``: end the human form with a line that counts;
    - ``version``: of teitool, for formats that name their maker;
    - ``exit_code``: with which the program is going to end, for formats that tell;
    - ``base``: the folder, as places write it, that files lie below (``""``: places are relative already).
    """

    line_of: Callable[[str, int], str] = _no_line
    position_of: Callable[[str, int], tuple[int, int]] | None = None
    colour: bool = False
    width: int = 100
    summary: bool = True
    version: str = ""
    exit_code: int | None = None
    base: str = ""
