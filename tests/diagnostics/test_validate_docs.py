"""docs/validate.md: what it shows can be done."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tei.config import load_validate_config
from tei.diagnostics import CODES, RENDERERS, Place, Severity, as_dict, finding

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "validate.md").read_text(encoding="utf-8")
LETTER = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc>
    <titleStmt><title>Letter</title></titleStmt>
    <publicationStmt><p>Unpublished</p></publicationStmt>
    <sourceDesc><p>Typescript</p></sourceDesc>
  </fileDesc></teiHeader>
  <text><body>
    {}
  </body></text>
</TEI>
"""


def shown(name: str) -> str:
    (text,) = re.findall(rf"<!-- {name} -->\n```\w+\n(.*?)```", TEXT, flags=re.DOTALL)
    return str(text)


def test_the_example_is_what_is_printed(tmp_path: Path) -> None:
    (tmp_path / "letter.xml").write_text(LETTER.format(shown("line").strip()), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tei", "validate", "letter.xml"],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(tmp_path)},
    )
    printed = (done.stdout + done.stderr).decode("utf-8").splitlines()
    expected = shown("answer").splitlines()
    assert len(printed) == len(expected)
    for line, wanted in zip(printed, expected, strict=True):
        assert line.startswith(wanted.removesuffix("…")) if wanted.endswith("…") else line == wanted


def test_the_configuration_is_understood(tmp_path: Path) -> None:
    assert tomllib.loads(shown("configuration"))
    (tmp_path / "teitool.toml").write_text(shown("configuration"), encoding="utf-8")
    config = load_validate_config(tmp_path / "teitool.toml")
    assert config.baseline == tmp_path / "baseline.json"
    assert config.per_file_ignores


def test_every_family_form_severity_and_field_is_named() -> None:
    for form in RENDERERS:
        assert f"`{form}`" in TEXT
    for severity in Severity:
        assert f"`{severity}`" in TEXT
    for field in as_dict(finding("ENC001", Place(), {"encoding": ""})):
        assert f"`{field}`" in TEXT
    for code in re.findall(r"`([A-Z]{3}\d{3})`", TEXT):
        assert code in {entry.id for entry in CODES}
