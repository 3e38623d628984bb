"""What our own engine says of a tree; for teitool.rng libxml2 must give the same verdict."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from tei.relaxng import Schema
from tei.resources import resource

TESTS = Path(__file__).parents[1]
EDITIONS = sorted([*TESTS.glob("golden/*/edition.xml"), *TESTS.glob("writer/models/*.xml")])
FILES = {"teitool": "teitool.rng", "tei_all": "tei/tei_all.rng.gz"}


@cache
def schema(name: str) -> Schema:
    return Schema.load(resource("schemas", FILES[name]), check=False)


@cache
def libxml2() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(resource("schemas", FILES["teitool"])))


def problems(tree: etree._ElementTree, name: str) -> list[str]:
    source = etree.tostring(tree)
    found = [finding.message for finding in schema(name).validate(source)]
    if name == "teitool":
        assert libxml2().validate(etree.fromstring(source)) == (not found), source
    return found


def problems_of_file(path: Path, name: str) -> list[str]:
    return problems(etree.parse(path), name)
