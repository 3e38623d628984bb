"""How the package is built: scoring is pure, its list is in order, its page is small."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest
from eval_gold import ROOT

PACKAGE = ROOT / "tei" / "evaluation"
DATA = PACKAGE / "data"
EDGES = {"sources", "conversion", "layouts", "edition"}  # read files, convert, or read TEI
PURE = sorted(path for path in PACKAGE.rglob("*.py") if path.stem not in EDGES)


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.stem)
def test_scoring_and_showing_touch_no_file_and_convert_nothing(path: object) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    outside = {"lxml", "os", "pathlib", "tei.batch", "tei.pipeline", "tei.writer"}
    assert not {name for name in modules if name and any(f"{name}.".startswith(f"{one}.") for one in outside)}


def test_the_list_of_titles() -> None:
    head, *titles = (DATA / "person_titles.csv").read_text(encoding="utf-8").splitlines()
    assert titles == sorted(set(titles))
    assert all(title == title.lower().strip() for title in titles)
    source = tomllib.loads((DATA / "SOURCE.toml").read_text(encoding="utf-8"))["person_titles"]
    assert list(source["columns"]) == [head]
    assert source["source"]
    assert source["licence"]


LIGHT, DARK = ("#fdfcf9", ":root {"), ("#191816", "dark) {\n  :root {")


@pytest.mark.parametrize(("paper", "where"), [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(paper: str, where: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5:1 for text, on the paper and on the ground of its own mark."""
    css = (DATA / "page.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css.split(where, 1)[1].split("}", 1)[0]))
    assert colours["paper"] == paper
    for name, colour in colours.items():
        if not name.endswith("-bg") and name not in ("paper", "rule"):
            ground = colours.get(f"{name}-bg", paper)
            assert min(contrast(colour, paper), contrast(colour, ground)) >= 4.5, name
    assert min(contrast(colours["ink"], colours[name]) for name in colours if name.endswith("-bg")) >= 4.5


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
