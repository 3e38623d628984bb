"""teitool.rng is exactly what the writer may emit: what goes beyond it is refused, what the writer knows is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from schema_checks import problems
from schema_walker import RNG, Schema

from tei.resources import resource
from tei.writer.marks import MARKS, POINTS

OWN = Schema(resource("schemas", "teitool.rng"))
MODELS = Path(__file__).parents[1] / "writer" / "models"

REFUSED = [  # what is wrong, in the model edition of the telegram: this, replaced by that
    ("element that teitool does not write", "<p>It is said", "<p><hi>It</hi> is said"),
    ("attribute that teitool does not write", "<p>It is said", '<p rend="bold">It is said'),
    ("paragraph in an opener", "<salute>Dear Comrade,</salute>", "<p>Dear Comrade,</p>"),
    ("list in an opener", "<salute>Dear Comrade,</salute>", "<list><item>Dear</item></list>"),
    ("paragraph behind the closer", "</closer>", "</closer><p>more</p>"),
    ("opener behind a paragraph", "<p>It is said", "<p>x</p><opener>y</opener><p>It is said"),
    ("empty name", '<persName ref="#vidakovic">Vidaković</persName><lb/>', '<persName ref="#vidakovic"/><lb/>'),
    ("blank name", '<persName ref="#vidakovic">Vidaković</persName><lb/>', "<persName> </persName><lb/>"),
    ("empty paragraph", "<p>…</p>", "<p/>"),
    ("name in a name", "<supplied>[Popović]</supplied>", "<persName>[Popović]</persName>"),
    ("gap with text of its own", "<desc>[missing]</desc>", "[missing]"),
    ("gap without the source's words", '<gap reason="missing"><desc>[missing]</desc></gap>', '<gap reason="missing"/>'),
    ("division without a type", '<div type="annex">', "<div>"),
    ("division without a block", "<head>Annex</head>\n        <p>…</p>", "<head>Annex</head>"),
    ("text in a division", '<div type="annex">', '<div type="annex">words'),
    ("text in the body", "<body>", "<body>words"),
    ("paragraph in the body", "<body>", "<body><p>words</p>"),
    ("date with two kinds of value", 'when="1962-10-30">30.X', 'when="1962-10-30" to="1962-11">30.X'),
    ("date that does not exist", 'when="1962-10-30">30.X', 'when="1962-02-30">30.X'),
    ("certainty that is none", '<persName ref="#vidakovic">V', '<persName cert="sure">V'),
    ("pointer with a blank", 'ref="#koca-popovic"', 'ref="#koca popovic"'),
    ("header without a title", '<title type="constructed">', '<title level="a">'),
    ("empty title", "Telegram, Vidaković to Ministry of Foreign Affairs, Havana, 30 October 1962", " "),
    ("person without a name", "<persName>Vidaković</persName>", ""),
    ("another application", 'ident="teitool"', 'ident="other"'),
    ("no change", "Converted from plain text.", ""),
    ("front matter", "<text>", "<text><front><p>x</p></front>"),
]


@pytest.mark.parametrize(("old", "new"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_refused(old: str, new: str) -> None:
    source = (MODELS / "telegram.xml").read_text(encoding="utf-8")
    assert old in source
    changed = etree.fromstring(source.replace(old, new, 1).encode()).getroottree()
    assert problems(changed, "teitool") != []


def patterns(name: str) -> list[etree._Element]:
    return [element for element in OWN.elements() if element.get("name") == name]


def attributes_of(pattern: etree._Element) -> set[str]:
    """Names of the attributes that an element's pattern reaches without entering another element."""
    found: set[str] = set()
    for child in pattern.iterchildren(etree.Element):
        if child.tag == f"{RNG}attribute":
            found.add(child.get("name", ""))
        elif child.tag == f"{RNG}ref":
            found |= attributes_of(OWN.defines[child.get("name", "")])
        elif child.tag != f"{RNG}element":
            found |= attributes_of(child)
    return found


@pytest.mark.parametrize("element", sorted({mark.element for mark in MARKS.values()} | set(POINTS)))
def test_writer_and_schema_name_the_same_attributes(element: str) -> None:
    written = {
        name for mark in MARKS.values() if mark.element == element for name in mark.attrs | dict(mark.fixed).keys()
    }
    written |= POINTS.get(element, frozenset()) | ({"resp", "cert"} if element not in {"body", *POINTS} else set())
    assert any(attributes_of(pattern) == written for pattern in patterns(element))


def test_each_pattern_says_what_it_is() -> None:
    for define in OWN.root.iterfind(f"{RNG}define"):
        before = define.getprevious()
        assert isinstance(before, etree._Comment), f"no line above {define.get('name')}"


def test_each_pattern_is_used() -> None:
    used = {ref.get("name") for ref in OWN.root.iter(f"{RNG}ref")}
    assert set(OWN.defines) - used == set()
