"""One mistake after the other, each with all that a finding tells.

A case has three parts between lines ``===``: schema (compact syntax), document, findings. ``pytest --accept`` writes
the findings anew; they are read before they are kept.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from accepted import Golden

from tei.relaxng import Schema
from tei.relaxng.finding import Finding

CASES = sorted(Path(__file__).parent.glob("engine_cases/*.txt"))


class Dribble(io.RawIOBase):
    """A stream that cannot be read twice and gives a few bytes at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        found = self._data.read(min(len(buffer), 3))
        buffer[: len(found)] = found
        return len(found)


def parts(path: Path) -> tuple[bytes, bytes, bytes]:
    schema, document, findings = path.read_bytes().split(b"\n===\n")
    return schema, document, findings


def told(finding: Finding, source: bytes) -> str:
    """All of a finding that is not empty, and the stretch of the source that it names."""
    place = finding.extent
    path = "/".join(f"{step.name}[{step.position}]" for step in finding.path)
    lines = [f"{place.line}:{place.column}-{place.end_line}:{place.end_column} {finding.rule} {path}"]
    lines.append(f"at {source[place.offset : place.end_offset].decode()!r}")
    lines.append(finding.message)
    if finding.element:
        lines.append(f"element {finding.element}")
    if finding.attribute:
        lines.append(f"attribute {finding.attribute}")
    if finding.value is not None:
        lines.append(f"value {finding.value!r}")
    if finding.expected:
        kind = "required" if finding.required else "expected"
        lines.append(f"{kind} " + ", ".join(f"{e.kind} {e.name}" if e.name else e.kind for e in finding.expected))
    for label in ("problems", "values", "suggestions", "namespaces", "related"):
        if getattr(finding, label):
            lines.append(f"{label} {getattr(finding, label)!r}")
    return "\n  ".join(lines) + "\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_findings(path: Path, golden: Golden) -> None:
    schema, document, _ = parts(path)
    findings = list(Schema.load(schema, syntax="compact").validate(document))
    text = "".join(told(finding, document) for finding in findings)
    golden.same(path, b"\n===\n".join((schema, document, text.encode())))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_same_from_file_and_stream(path: Path, tmp_path: Path) -> None:
    schema, document, _ = parts(path)
    validate = Schema.load(schema, syntax="compact").validate
    file = tmp_path / "document.xml"
    file.write_bytes(document)
    findings = list(validate(document))
    assert list(validate(file)) == findings
    assert list(validate(io.BytesIO(document))) == findings
    assert list(validate(io.BufferedReader(Dribble(document)))) == findings
