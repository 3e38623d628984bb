"""The stylesheets keep the house's rules: declared modes, types everywhere, small files and templates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

XSLT = Path(__file__).parents[2] / "xslt"
SHEETS = sorted(XSLT.rglob("*.xsl"))
XSL = "{http://www.w3.org/1999/XSL/Transform}"
TYPED = {f"{XSL}{name}" for name in ("template", "function", "param", "variable", "with-param")}


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.relative_to(XSLT).as_posix())
def test_rules_of_a_stylesheet(path: Path) -> None:
    root = etree.parse(path).getroot()
    assert root.get("version") == "3.0"
    assert root.get("exclude-result-prefixes") == "#all"
    assert root.get("xpath-default-namespace") == "http://www.tei-c.org/ns/1.0"
    for element in root.iter(f"{XSL}*"):
        place = f"{path.name}:{element.sourceline}"
        assert element.tag not in TYPED or element.get("as"), f"{place}: no as="
        assert element.tag != f"{XSL}import", f"{place}: we do not override ourselves"
        assert "disable-output-escaping" not in element.attrib, place
        if element.tag == f"{XSL}mode":
            assert element.get("on-no-match") == "fail" and element.get("on-multiple-match") == "fail", place
    assert not re.search(r"(?<![\w-])(doc|document|collection)\(", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", ["html.xsl", "text.xsl"])
def test_every_mode_is_declared_and_every_module_included(entry: str) -> None:
    root = etree.parse(XSLT / entry).getroot()
    included = {XSLT / str(element.get("href")) for element in root.iter(f"{XSL}include")}
    folder = {path for path in SHEETS if path.parent.name == entry.removesuffix(".xsl")}
    assert folder <= included <= set(SHEETS)
    declared = {element.get("name") for element in root.iter(f"{XSL}mode")}
    for module in included:
        used = {element.get("mode") for element in etree.parse(module).getroot().iter(f"{XSL}*")}
        assert used - {None, "#current"} <= declared, module.name


def test_files_and_templates_are_small() -> None:
    for path in [*SHEETS, *sorted(XSLT.rglob("*.css"))]:
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        assert len(lines) <= 150, path.name
        assert max(map(len, lines)) <= 120, f"{path.name}: {max(lines, key=len)}"
        for block in re.findall(r"<xsl:(?:template|function) .*?</xsl:(?:template|function)>", text, re.DOTALL):
            assert block.count("\n") < 25, f"{path.name}: {block[:80]}"
