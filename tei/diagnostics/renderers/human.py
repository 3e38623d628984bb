"""For people: place, code and message; the source line with the place underlined; where; what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.excerpt import Excerpt, excerpt
from tei.diagnostics.options import Options
from tei.diagnostics.readable import readable

__all__ = ["render", "summary_of"]

# ANSI: select graphic rendition, ECMA-48, 8.3.117.
_STYLES: Final = {"error": "1;31", "warning": "1;33", "info": "1;36", "place": "1", "gutter": "2", "help": "32"}
_INDENT: Final = "    "


def render(report: Report, options: Options) -> str:
    """One paragraph a finding, and a line that counts at the end unless ``options.summary`` is off."""
    paint = _ansi if options.colour else _plain
    parts = ["".join(_paragraph(found, options, paint)) for found in report.findings]
    if options.summary:
        parts.append(summary_of(report) + "\n")
    return "".join(parts)


def summary_of(report: Report) -> str:
    """Such as ``3 errors, 1 warning in 2 of 203 files``."""
    files = _count(len(report.files), "file")
    if not report.findings:
        return f"no errors in {files}"
    counts = ((report.errors, "error"), (report.warnings, "warning"), (report.infos, "info"))
    what = ", ".join(_count(number, noun) for number, noun in counts if number)
    some = len({found.place.file for found in report.findings})
    where = files if some >= len(report.files) else f"{some} of {files}"
    fixes = sum(found.fix is not None for found in report.findings)
    return f"{what} in {where}" + (f"; {fixes} can be put right with --fix" if fixes else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _paragraph(found: Diagnostic, options: Options, paint: _Paint) -> Iterator[str]:
    place = found.place
    severity = str(found.severity)
    head = paint("place", readable(str(place)) + ":")
    yield f"{head} {paint(severity, f'{severity} {found.code} {found.name}:')} {readable(found.message)}\n"
    line = options.line_of(place.file, place.line) if place.line else ""
    if line and not line.isspace():  # strip() would copy lines that may have megabytes
        yield from _source(excerpt(line, place, options.width), place.line, severity, paint)
    if place.path:
        yield f"{_INDENT}in {readable(place.path)}\n"
    if found.help:
        yield f"{_INDENT}{paint('help', readable(found.help))}\n"


def _source(shown: Excerpt, number: int, severity: str, paint: _Paint) -> Iterator[str]:
    gutter = f"{number:>5} | "
    yield f"{paint('gutter', gutter)}{shown.text}\n"
    if shown.mark:
        blank = " " * (len(gutter) - 2) + "| "
        yield f"{paint('gutter', blank)}{shown.indent}{paint(severity, shown.mark)}{shown.note}\n"


def _plain(style: str, text: str) -> str:
    del style
    return text


def _ansi(style: str, text: str) -> str:
    return f"\033[{_STYLES[style]}m{text}\033[0m"


_Paint = Callable[[str, str], str]
