"""203 TEI files against what jing says of them.

jing repeats its last finding at the end of each known element inside an unknown one, and reports text once for each
piece that its parser hands over; here each mistake has one finding. The figures are those of files in which each of
our findings answers one of jing's.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tei.relaxng import Schema
from tei.relaxng.finding import Finding

SHARED = Path(__file__).parents[3] / "shared"
ECHOES, PIECES = 21, 6  # findings of jing that repeat another one
ALL, WITH_NAMES = 279, 211

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")


def names(finding: Finding) -> set[str]:
    return {expected.name.local for expected in finding.expected if expected.name is not None}


def answer(findings: list[Finding], wanted: dict[str, Any]) -> Finding | None:
    """The finding in the same line (a tag may have several), best with the same names."""
    near = [f for f in findings if f.extent.line <= wanted["line"] <= f.extent.end_line + 2]
    expected = {name.rpartition(":")[2] for name in wanted["expected"] if "://" not in name}
    near.sort(key=lambda f: (f.extent.end_line != wanted["line"], names(f) != expected))
    return near[0] if near else None


def test_same_findings() -> None:
    schema = Schema.load(SHARED / "tei" / "tei_all.rng", check=False)
    expected = json.loads((SHARED / "validation" / "jing-expected.json").read_text(encoding="utf-8"))
    found = with_names = 0
    for name, wanted in sorted(expected.items()):
        findings = list(schema.validate(SHARED / "validation" / "files" / name))
        assert bool(findings) == bool(wanted), name
        for one in wanted:
            ours = answer(findings, one)
            if ours is not None:
                findings.remove(ours)
                found += 1
                listed = {name.rpartition(":")[2] for name in one["expected"] if "://" not in name}
                with_names += bool(listed) and names(ours) == listed
        assert findings == [], name
    assert found >= ALL - ECHOES - PIECES
    assert with_names >= WITH_NAMES - ECHOES
