"""Readers: the bytes of one format in, text and what happened to it out."""

from tei.readers.source import Dropped, Source
from tei.readers.text import MAX_BYTES, read_text

__all__ = ["MAX_BYTES", "Dropped", "Source", "read_text"]
