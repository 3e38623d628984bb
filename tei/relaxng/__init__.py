"""RELAX NG 1.0 in pure Python: schemas in XML and compact syntax, validation by derivatives.

It knows nothing of TEI and imports the standard library alone::

    schema = Schema.load(Path("tei_all.rng"))
    for finding in schema.validate(Path("letter.xml")):
        print(finding.extent.line, finding.message)
"""

from __future__ import annotations

from tei.relaxng.errors import SchemaError
from tei.relaxng.schema import Schema

__all__ = ["Schema", "SchemaError"]
