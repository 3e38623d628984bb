"""The model: a text with stand-off marks. Knows nothing of XML, files or the command line."""

from tei.model.dates import DateValue
from tei.model.document import Document, span_order
from tei.model.header import FIELDS, Header, HeaderField
from tei.model.kinds import BLOCKS, CONTAINERS, ENTITIES, INLINE, KINDS, WRAPPERS, Rank, rank_of
from tei.model.region import Region, RegionKind, check_ledger
from tei.model.register import Entry, EntryKind, Register
from tei.model.settings import EditionSettings, Stamp
from tei.model.span import Attrs, Origin, Point, Span

__all__ = [
    "BLOCKS",
    "CONTAINERS",
    "ENTITIES",
    "FIELDS",
    "INLINE",
    "KINDS",
    "WRAPPERS",
    "Attrs",
    "DateValue",
    "Document",
    "EditionSettings",
    "Entry",
    "EntryKind",
    "Header",
    "HeaderField",
    "Origin",
    "Point",
    "Rank",
    "Region",
    "RegionKind",
    "Register",
    "Span",
    "Stamp",
    "check_ledger",
    "rank_of",
    "span_order",
]
