"""RELAX NG schemas: built in by name, or from a file."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from tei.diagnostics import Diagnostic, Place, finding
from tei.errors import SchemaError
from tei.resources import resource

__all__ = ["BUILT_IN", "check_schema"]

BUILT_IN: Final[dict[str, str]] = {
    "teitool": "teitool.rng",
    "tei_all": "tei/tei_all.rng.gz",
    "tei_corpus": "tei/tei_corpus.rng.gz",
    "tei_lite": "tei/tei_lite.rng.gz",
    "tei_simplePrint": "tei/tei_simplePrint.rng.gz",
}


def check_schema(tree: etree._ElementTree, schema: str, file: str) -> tuple[Diagnostic, ...]:
    """What ``schema`` (a built-in name or the path of a RELAX NG file) finds wrong in ``tree``.

    Raises:
        SchemaError: there is no such schema, or it cannot be read.
    """
    relaxng = _load(schema)
    if relaxng.validate(tree):
        return ()
    errors = {(e.line, e.message): e for e in relaxng.error_log}.values()
    return tuple(
        finding("RNG001", Place(file, error.line, 0, ""), {"schema": Path(schema).name, "problem": error.message})
        for error in sorted(errors, key=lambda e: (e.line, e.message))
    )


@cache
def _load(schema: str) -> etree.RelaxNG:
    path = resource("schemas", BUILT_IN[schema]) if schema in BUILT_IN else Path(schema)
    try:
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        return etree.RelaxNG(etree.fromstring(data, parser, base_url=path.absolute().as_uri()))
    except OSError as error:
        names = ", ".join(BUILT_IN)
        raise SchemaError(f"schema {schema}: {error.strerror}; expected a RELAX NG file or one of {names}.") from None
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        raise SchemaError(f"schema {schema}: not a RELAX NG schema in XML syntax: {error}") from None
