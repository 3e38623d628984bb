"""The Python API: what README shows, and that nothing of it is hidden by a module of the same name."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import tei

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_public_names() -> None:
    assert tei.__all__ == ["__version__", "convert", "transform", "validate"]
    assert not {path.stem for path in (ROOT / "tei").iterdir()} & set(tei.__all__)


def test_readme_s_python_runs() -> None:
    (script,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=True)
    assert b"<placeName" in done.stdout
    assert done.stdout.decode().rstrip().endswith("()")


def test_readme_s_tour_is_what_the_edition_has(seed_edition: tei.pipeline.Edition) -> None:
    (shown,) = re.findall(r"<!-- tour -->.*?```xml\n(.*?)```", README, flags=re.DOTALL)
    body = re.sub(r"\s+", " ", seed_edition.xml.decode())
    for line in shown.strip().split("\n"):
        for part in line.split("…"):
            assert re.sub(r"\s+", " ", part.strip()) in body


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= 150


def test_every_option_that_readme_and_docs_name_exists() -> None:
    helps = "".join(
        subprocess.run([sys.executable, "-m", "tei", *words, "--help"], capture_output=True, cwd=ROOT, check=True)
        .stdout.decode()
        for words in ([], ["convert"], ["validate"], ["transform"], ["explain"], ["init"], ["eval"])
    )  # fmt: skip
    texts = README + "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))
    for option in set(re.findall(r"(?<=[\s`])--[a-z][a-z-]+", texts)):
        assert option in helps, option
