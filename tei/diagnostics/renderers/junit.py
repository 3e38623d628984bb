"""JUnit's XML: a test case a file, which fails if the file has an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei.diagnostics.address import relative
from tei.diagnostics.by_file import by_file
from tei.diagnostics.diagnostic import Diagnostic, Report
from tei.diagnostics.options import Options
from tei.diagnostics.renderers.human import render as render_human
from tei.diagnostics.xml_text import attributes, text

__all__ = ["render"]


def render(report: Report, options: Options) -> str:
    """One suite; what a file has to hear stands in its ``failure``, or in ``system-out`` if nothing is an error."""
    return "".join(f"{line}\n" for line in _lines(report, options))


def _lines(report: Report, options: Options) -> Iterator[str]:
    files = by_file(report)
    failures = sum(any(found.is_error for found in findings) for findings in files.values())
    counts = attributes({"name": "teitool validate", "tests": len(files), "failures": failures, "errors": 0})
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites{counts}>"
    yield f"  <testsuite{counts}>"
    for file, findings in files.items():
        case = attributes({"classname": "teitool.validate", "name": relative(file, options.base), "time": "0"})
        if not findings:
            yield f"    <testcase{case}/>"
            continue
        yield f"    <testcase{case}>"
        yield _result(findings, options)
        yield "    </testcase>"
    yield "  </testsuite>"
    yield "</testsuites>"


def _result(findings: Sequence[Diagnostic], options: Options) -> str:
    """The findings as people read them: a report of JUnit's form is shown as plain text."""
    shown = text(render_human(Report((), tuple(findings)), options._replace(colour=False, summary=False)))
    errors = [found for found in findings if found.is_error]
    if not errors:
        return f"      <system-out>{shown}</system-out>"
    first, others = errors[0], len(findings) - 1
    message = first.message + (f" (and {others} more)" if others else "")
    return f"      <failure{attributes({'message': message, 'type': f'{first.code} {first.name}'})}>{shown}</failure>"
