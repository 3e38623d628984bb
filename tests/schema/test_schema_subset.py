"""What teitool.rng accepts, tei_all accepts too: random instances of ours, and editions."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from schema_checks import EDITIONS, problems, problems_of_file
from schema_walker import RNG, Schema, Walker

from tei.resources import resource

OWN = resource("schemas", "teitool.rng")


def test_random_instances_fit_both_schemas() -> None:
    schema = Schema(OWN)
    walker = Walker(schema, seed=7)
    for _ in range(300):
        tree = walker.instance()
        source = etree.tostring(tree, encoding="unicode")
        assert problems(tree, "teitool") == [], source
        assert problems(tree, "tei_all") == [], source
    never = [p for p in schema.root.iter(f"{RNG}element", f"{RNG}attribute") if p not in walker.taken]
    assert [etree.tostring(pattern, encoding="unicode") for pattern in never] == []


@pytest.mark.parametrize(
    ("pattern", "added"),
    [
        ("opener", "list"),
        ("desc", "note"),
        ("postscript", "div"),
        ("creation", "p.header"),
        ("person", "trailer"),
    ],
)
def test_walk_finds_what_tei_all_forbids(tmp_path: Path, pattern: str, added: str) -> None:
    """The check above can fail: an element too many in one pattern, and it does."""
    tree = etree.parse(OWN)
    define = next(d for d in tree.iter(f"{RNG}define") if d.get("name") == pattern)
    etree.SubElement(define[0], f"{RNG}ref", name=added)
    tree.write(tmp_path / "wider.rng")
    walker = Walker(Schema(tmp_path / "wider.rng"), seed=7)
    assert any(problems(walker.instance(), "tei_all") for _ in range(50))


@pytest.mark.parametrize("model", EDITIONS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_editions_fit_both_schemas(model: Path) -> None:
    assert problems_of_file(model, "teitool") == []
    assert problems_of_file(model, "tei_all") == []
