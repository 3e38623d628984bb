"""Checkstyle's XML, which most build servers read."""

from __future__ import annotations

from collections.abc import Iterator

from tei.diagnostics.address import relative
from tei.diagnostics.by_file import by_file
from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.options import Options
from tei.diagnostics.xml_text import attributes

__all__ = ["render"]


def render(report: Report, options: Options) -> str:
    """One ``file`` for each file that was checked, one ``error`` in it for each finding."""
    return "".join(f"{line}\n" for line in _lines(report, options))


def _lines(report: Report, options: Options) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="4.3">'
    for file, findings in by_file(report).items():
        name = attributes({"name": relative(file, options.base)})
        if not findings:
            yield f"  <file{name}/>"
            continue
        yield f"  <file{name}>"
        yield from (f"    <error{attributes(_error(found))}/>" for found in findings)
        yield "  </file>"
    yield "</checkstyle>"


def _error(found: Diagnostic) -> dict[str, str | int]:
    place = {"line": found.place.line, "column": found.place.column}
    return {
        **{key: number for key, number in place.items() if number},
        "severity": str(found.severity),
        "message": found.sentences,
        "source": f"teitool.{found.code}.{found.name}",
    }
