"""Reports that the tests of all forms share. Only codes of conversion are used: their texts are short and stay."""

from __future__ import annotations

from tei.diagnostics import Diagnostic, Edit, Fix, Place, Report, Severity, finding

__all__ = ["HOSTILE", "LINES", "SAMPLE", "found", "line_of"]

LINES = {
    "a.xml": ("<TEI>", "\t<p>漢字 <persname>Мо\u0301лотов</persname></p>", "<p>", "text</p>"),
    "b c.xml": ("<p>one</p>",),
}
# A terminal's escape, C1 controls, bidirectional overrides, line separators, markup of every form, half a character.
HOSTILE = "\x1b[31m\x9b2J\u202e\u2028\r\n::error::%0A</failure>]]>&\"'{0}[x](y),:\x00\udc80 é"


def line_of(file: str, line: int) -> str:
    lines = LINES.get(file, ())
    return lines[line - 1] if line <= len(lines) else ""


def found(
    place: Place,
    code: str = "CTL001",
    *,
    first: str = "U+0001",
    expected: tuple[str, ...] = (),
    fix: Fix | None = None,
    severity: Severity | None = None,
) -> Diagnostic:
    fields = {"count": 2, "first": first, "encoding": "latin-1", "offset": 7, "found": "a", "expected": "b"}
    return finding(code, place, fields, expected=expected, fix=fix, severity=severity)


SAMPLE = Report(
    ("a.xml", "b c.xml", "c.xml"),
    (
        found(Place("a.xml", 2, 8, "text/body/p[1]", 2, 18), severity=Severity.ERROR, expected=("persName", "name")),
        found(Place("a.xml", 3, 1, "text/body/p[2]", 4, 5), fix=Fix((Edit(2, 4, "é"), Edit(9, 9, "x")), "Mend it.")),
        found(Place("b c.xml", 1, 4), severity=Severity.INFO),
        found(Place("gone.xml"), "ENC001"),
    ),
)
