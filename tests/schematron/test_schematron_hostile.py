"""Whatever a schema says, the answer is findings or one error of ours, and soon."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei.errors import SchemaError
from tei.schematron import Schematron

HEAD = '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
RULE = '<rule context="a"><extends rule="r39"/></rule>'
GROWING = {
    "rules that extend two": "<pattern>"
    + "".join(
        f'<rule abstract="true" id="r{n}"><extends rule="r{n - 1}"/><extends rule="r{n - 1}"/></rule>'
        for n in range(1, 40)
    )
    + f'<rule abstract="true" id="r0"/>{RULE}</pattern>',
    "rules in a long chain": "<pattern>"
    + "".join(f'<rule abstract="true" id="r{n}"><extends rule="r{n + 1}"/></rule>' for n in range(39, 3000))
    + f'<rule abstract="true" id="r3000"/>{RULE}</pattern>',
    "parameters": f'<pattern abstract="true" id="p"><rule context="{"$a " * 300_000}"/></pattern>'
    f'<pattern is-a="p"><param name="a" value="{"x" * 1_000_000}"/></pattern>',
    "levels": "<pattern>" * 600 + "</pattern>" * 600,
}
CASES = Path(__file__).parent / "cases"
PIECES = sorted(
    {
        piece
        for path in CASES.glob("*.txt")
        for line in path.read_text(encoding="utf-8").split("\n")
        if line.lstrip().startswith("<")
        for piece in [line.strip()]
    }
)


@pytest.mark.parametrize("content", GROWING.values(), ids=GROWING.keys())
def test_a_schema_that_grows_is_refused(content: str) -> None:
    with pytest.raises(SchemaError, match=r"^x\.sch:1: more than "):
        Schematron.load(f"{HEAD}{content}</schema>".encode(), file="x.sch")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.integers(0, 400), st.text(max_size=3))
def test_any_text_is_a_schema_or_an_error(pieces: list[str], place: int, text: str) -> None:
    schema = "\n".join(pieces)
    schema = schema[:place] + text + schema[place:]
    for content in (schema, f"{HEAD}{schema}</schema>"):
        try:
            schematron = Schematron.load(content.encode("utf-8", "replace"), file="x.sch", seconds=None)
            schematron.validate("<a><p n='1'/><b x='2'>t</b></a>")
        except SchemaError as error:
            assert str(error).startswith("x.sch"), error
