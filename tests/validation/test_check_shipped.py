"""The compiled schemas that are shipped: made from the schemas beside them (``--accept``), and saying the same."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from accepted import Golden

from tei.relaxng import Schema
from tei.resources import resource
from tei.validation.schemas.addresses import BUILT_IN
from tei.validation.schemas.shipped import packed, shipped

COMPILED = Path(__file__).parents[2] / "schemas" / "compiled"
NAMES = sorted(name for name, file in BUILT_IN.items() if file.endswith(".gz"))


@pytest.mark.parametrize("name", NAMES)
def test_they_are_what_loading_gives(name: str, golden: Golden) -> None:
    grammar = Schema.load(resource("schemas", BUILT_IN[name])).grammar  # with the checks of section 7
    file = COMPILED / f"{name}.json.zz"
    if golden.accept:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(packed(grammar))
    kept = shipped(resource("schemas", BUILT_IN[name]), name, built_in=True)
    assert kept is not None
    fresh = json.loads(json.dumps([grammar.start, grammar.defines]))
    assert [kept.start, dict(kept.defines)] == fresh


def test_the_index_knows_them_by_their_contents(golden: Golden) -> None:
    from hashlib import sha256

    rows = ["name,bytes,sha256"]
    for name in NAMES:
        data = gzip.decompress(resource("schemas", BUILT_IN[name]).read_bytes())
        rows.append(f"{name},{len(data)},{sha256(data).hexdigest()}")
    golden.same(COMPILED / "index.csv", ("\n".join(rows) + "\n").encode())


def test_a_copy_is_known_and_anything_else_is_not(tmp_path: Path) -> None:
    data = gzip.decompress(resource("schemas", BUILT_IN["tei_lite"]).read_bytes())
    copy = tmp_path / "mine.rng"
    copy.write_bytes(data)
    assert shipped(copy, "mine.rng", built_in=False) is not None
    copy.write_bytes(data.replace(b"xml:lang", b"xml_lang", 1))
    assert shipped(copy, "tei_lite", built_in=False) is None
    copy.write_bytes(b"")
    assert shipped(copy, "tei_lite", built_in=False) is None
    assert shipped(copy, "teitool", built_in=True) is None
