"""The reader of the compact syntax (RELAX NG Compact Syntax, OASIS Committee Specification 21 November 2002).

Bytes → characters → tokens → the tree that the equivalent schema in XML syntax would give.
"""

from __future__ import annotations

from tei.relaxng.compact.characters import read_characters
from tei.relaxng.compact.parser import read_schema
from tei.relaxng.compact.tokens import Tokens
from tei.relaxng.loading.tree import Module

__all__ = ["parse_compact"]


def parse_compact(data: bytes, file: str) -> Module:
    """The tree of a schema in compact syntax; ``file`` names it in messages. Annotations are checked and dropped.

    Raises:
        SchemaError: it breaks the grammar or a constraint of appendix A, or is nested too deep.
    """
    text, source = read_characters(data, file)
    return Module(read_schema(Tokens(text, source)), source)
