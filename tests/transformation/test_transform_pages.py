"""What holds for every page: conforming HTML, ids that are unique, links that lead somewhere, no requests, the text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # our own output, or built here
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.transformation import to_html, to_text

ROOT = Path(__file__).parents[2]
EDITIONS = sorted((ROOT / "tests" / "golden").rglob("*.xml"))
REAL = sorted((ROOT.parent / "shared" / "validation" / "files").glob("*.xml"))
PHRASING = re.findall(r"\w+", "a abbr b bdi bdo br cite code del em i ins q small span strong sub sup time u")
ONLY_PHRASING = set(PHRASING) - {"a", "del", "ins"} | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "dt"}
TRANSPARENT = {"a", "del", "ins"}


def parsed(page: str) -> ET.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)  # raises at the first parse error
    return parser.parse(page)


def check_page(page: str) -> ET.Element:
    tree = parsed(page)
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)), sorted(name for name in ids if ids.count(name) > 1)
    assert all(name and not re.search(r"\s", name) for name in ids)
    targets = {link.attrib["href"] for link in tree.iter("a")}
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    assert all(re.match(r"#|https?://|mailto:", target) for target in targets)
    assert not any(set(element.attrib) & {"src", "srcset", "style", "onload", "data"} for element in tree.iter())
    assert not {element.tag for element in tree.iter()} & {"script", "link", "img", "iframe", "object", "svg"}
    assert not re.search(r"url\(|@import", page.partition("</style>")[0])
    check_content(tree, only_phrasing=False, in_link=False)
    return tree


def check_content(element: ET.Element, *, only_phrasing: bool, in_link: bool) -> None:
    if element.tag not in TRANSPARENT:
        only_phrasing = element.tag in ONLY_PHRASING
    in_link = in_link or element.tag == "a"
    for child in element:
        assert not only_phrasing or child.tag in PHRASING, f"<{child.tag}> in <{element.tag}>"
        assert not (in_link and child.tag == "a"), "a link in a link"
        check_content(child, only_phrasing=only_phrasing, in_link=in_link)


def text_of(tree: ET.Element) -> str:
    (text,) = [element for element in tree.iter("div") if element.attrib.get("class") == "text"]
    return "".join("".join(text.itertext()).split())


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.parent.name)
def test_golden_editions(path: Path) -> None:
    xml = path.read_bytes()
    body = ET.fromstring(xml).find(".//{http://www.tei-c.org/ns/1.0}text")
    assert body is not None
    words = "".join("".join(body.itertext()).split())
    assert text_of(check_page(to_html(xml))) == words
    assert "".join(to_text(xml, header=False).split()) == words


@pytest.mark.skipif(not REAL, reason="../shared is not here")
def test_real_and_broken_files_of_others() -> None:
    for path in REAL[::4]:
        check_page(to_html(path.read_bytes()))
        assert to_text(path.read_bytes()).strip()


MIXED = re.findall(
    r"\w+",
    """p ab head item cell note quote hi seg persName placeName orgName date ref title del add supplied
closer opener salute signed label trailer l speaker foreign rs name choice app unknownThing""",
)
GROUPS = re.findall(
    r"\w+", """div list table row lg sp postscript address floatingText body figure listPerson person cit q"""
)
EMPTY = re.findall(r"\w+", """lb pb gap anchor ptr milestone graphic""")
ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "xml:id": st.sampled_from(["a", "b", "c", "page:text", "1x", "d e"]),
        "ref": st.sampled_from(["#a", "#b", "#z", "#a #b", "https://example.org/", "x"]),
        "target": st.sampled_from(
            ["#a", "#c", "#", "http://example.org/?a=b#c", "javascript:x", "http://[", "mailto:a b"]
        ),
        "corresp": st.sampled_from(["#a", "#c"]),
        "type": st.sampled_from(["note", "person", "a b", '"<']),
        "when": st.sampled_from(["1956-09-10", "1956", "x", "1962-10-30T24:00:00", "0000", "--12-25", "1956-09-10Z"]),
        "cert": st.sampled_from(["low", "high"]),
        "place": st.sampled_from(["inline", "foot"]),
        "rend": st.sampled_from(["italic", "superscript", "bulleted"]),
        "role": st.just("label"),
        "cols": st.sampled_from(["2", "0", "x"]),
        "xml:lang": st.sampled_from(["de", "he", "x_y", "und", "fra"]),
        "n": st.sampled_from(["1", '"&']),
    },
)


def markup(name: str, attributes: dict[str, str], content: str) -> str:
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>"


def trees() -> st.SearchStrategy[str]:
    text = st.text(alphabet="ab <&\u00a0\u2029é\n", max_size=6).map(escape)
    leaf = text | st.builds(markup, st.sampled_from(EMPTY), ATTRIBUTES, st.just(""))
    names = st.sampled_from(MIXED + GROUPS)
    return st.recursive(
        leaf,
        lambda inner: st.builds(markup, names, ATTRIBUTES, st.lists(inner, max_size=4).map("".join)),
        max_leaves=14,
    )


@settings(max_examples=250, deadline=None)
@given(st.lists(trees(), max_size=3).map("".join), trees())
def test_any_nesting_of_elements(body: str, header: str) -> None:
    xml = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        f"<sourceDesc><bibl>{header}</bibl></sourceDesc></fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
    ).encode()
    check_page(to_html(xml))
    to_text(xml)


@given(st.text(alphabet="abc \n\u00a0é", min_size=1, max_size=30), st.sampled_from(["p", "ab", "salute", "trailer"]))
def test_text_of_a_block_is_kept(words: str, name: str) -> None:
    xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><{name}>{words}</{name}></body></text></TEI>'.encode()
    assert text_of(check_page(to_html(xml))) == "".join(words.split())
    assert "".join(to_text(xml).split()) == "".join(words.split())


def test_two_runs_give_the_same_bytes() -> None:
    xml = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a<note>b</note></p></body></text></TEI>'
    assert to_html(xml) == to_html(xml)
    assert to_text(xml) == to_text(xml)
