"""The writer: the only place that names TEI elements for output."""

from tei.writer.edition import RESERVED_IDS, write_tei
from tei.writer.nest import misfits
from tei.writer.reading import fold, reading_text, source_text
from tei.writer.standoff import standoff

__all__ = ["RESERVED_IDS", "fold", "misfits", "reading_text", "source_text", "standoff", "write_tei"]
