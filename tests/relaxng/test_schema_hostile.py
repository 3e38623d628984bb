"""Schemas that are made to hurt: a clear error or a quick answer, whatever is nested, repeated or entangled."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tei.relaxng import Schema, SchemaError

RELAXNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
MANY = 100_000
SECONDS = 30  # far above what any of these needs on a busy machine


def element(content: str, before: str = "") -> bytes:
    return f'{before}<element name="doc" {RELAXNG}>{content}</element>'.encode()


def grammar(start: str, defines: str) -> bytes:
    return f'<grammar {RELAXNG}><start><element name="doc">{start}</element></start>{defines}</grammar>'.encode()


def laughs(leaf: str, levels: int) -> str:
    entities = "".join(f'<!ENTITY a{level + 1} "{f"&a{level};" * 10}">' for level in range(levels))
    return f'<!DOCTYPE element [<!ENTITY a0 "{leaf}">{entities}]>'


def nested(start: str, content: str, end: str) -> str:
    return start * MANY + content + end * MANY


def chain(length: int) -> str:
    links = (f'<define name="a{n}"><optional><ref name="a{n + 1}"/></optional></define>' for n in range(length))
    return "".join(links) + f'<define name="a{length}"><text/></define>'


def wide(number: int) -> bytes:
    classes = (f'<zeroOrMore><attribute><nsName ns="u{n}"/></attribute></zeroOrMore>' for n in range(number))
    return element("<text/>" + "".join(classes))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nested optional": (lambda: element(nested("<optional>", "<text/>", "</optional>")), "nested more than"),
    "nested elements": (lambda: element(nested('<element name="a">', "<text/>", "</element>")), "nested more than"),
    "nested grammars": (
        lambda: nested(f"<grammar {RELAXNG}><start>", "<text/>", "</start></grammar>").encode(),
        "nested more than",
    ),
    "nested div": (
        lambda: f"<grammar {RELAXNG}>{nested('<div>', '', '</div>')}</grammar>".encode(),
        "nested more than",
    ),
    "nested name classes": (
        lambda: f"<element {RELAXNG}>{nested('<choice>', '<name>a</name>', '</choice>')}<text/></element>".encode(),
        "nested more than",
    ),
    "chain of defines": (lambda: grammar('<ref name="a0"/>', chain(MANY // 5)), "nested more than"),
    "a define that is itself": (
        lambda: grammar('<ref name="a"/>', '<define name="a"><ref name="a"/></define>'),
        "refers to itself",
    ),
    "billion laughs in text": (lambda: element("<value>&a12;</value>", laughs("ha", 12)), "stands for more than"),
    "billion laughs in elements": (lambda: element("&a4;" * 200, laughs("<text/>", 4)), "limit"),
    "large entity many times": (
        lambda: element("<value>" + "&a;" * 10_000 + "</value>", f'<!DOCTYPE element [<!ENTITY a "{"h" * 900_000}">]>'),
        "limit",
    ),
    "entities that name each other": (
        lambda: element("<value>&a;</value>", '<!DOCTYPE element [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'),
        "recursive",
    ),
    "thousands of wildcards": (lambda: wide(5_000), "too large or too entangled"),
    "a huge file": (lambda: b" " * (17 * 1024 * 1024), "larger than"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_schema_is_refused(name: str) -> None:
    make, message = HOSTILE[name]
    data = make()
    start = time.monotonic()

    with pytest.raises(SchemaError, match=message):
        Schema.load(data)

    assert time.monotonic() - start < SECONDS


def test_nesting_that_means_nothing_is_dissolved() -> None:
    plain = Schema.load(element("<group><text/></group>"))

    assert Schema.load(element(nested("<group>", "<text/>", "</group>"))).grammar == plain.grammar


def test_what_stands_before_nested_operands_is_read_once() -> None:
    """Not twice at each level, which would be 2 to the power of 90 times for the innermost."""
    content = "<text/>"
    for number in range(90):
        content = f'<choice><element name="e{number}">{content}</element><choice><text/><empty/></choice></choice>'

    assert Schema.load(element(content)).grammar.start[2][1][1] == ("name", "", "e89")


@pytest.mark.parametrize("kind", ["externalRef", "include"])
def test_files_that_use_each_other_many_times(kind: str, tmp_path: Path) -> None:
    for number in range(40):
        twice = f'<{kind} href="{number + 1}.rng"/>' * 2
        content = f"<grammar {RELAXNG}>{twice}</grammar>".encode() if kind == "include" else element(twice)
        (tmp_path / f"{number}.rng").write_bytes(content)
    last = f'<grammar {RELAXNG}><start combine="choice"><element name="a"><text/></element></start></grammar>'
    (tmp_path / "40.rng").write_text(last)

    if kind == "include":  # two to the power of forty times the same start
        with pytest.raises(SchemaError, match="that is the limit"):
            Schema.load(tmp_path / "0.rng")
    else:
        assert len(Schema.load(tmp_path / "0.rng").grammar.defines) == 40


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.rng"
    inside.mkdir()
    outside.write_bytes(element("<text/>"))
    try:
        (inside / "link.rng").symlink_to(outside)
    except OSError:
        pytest.skip("links cannot be made here")
    (inside / "main.rng").write_bytes(element('<externalRef href="link.rng"/>'))

    with pytest.raises(SchemaError, match="outside the allowed folders"):
        Schema.load(inside / "main.rng")
    assert Schema.load(inside / "main.rng", folders=[tmp_path])
