"""What the tests of layouts share: gold pages, a stand-in for the reader of dates, other people's texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tei.layouts import Layout, apply_layout, builtin_layouts, choose
from tei.model import DateValue, Document

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "data" / "gold"
SHARED = ROOT.parent / "shared" / "gold" / "dev"
FIELDS = ["title", "date", "summary", "funder", "source", "original_archive", "record_id", "rights", "translator"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
MONTHS += ["November", "December"]

Page = dict[str, Any]


def read_date(text: str) -> DateValue | None:
    """Stands in for the reader of dates: a day in English, no more."""
    match = re.fullmatch(r"(\w+) (\d+), (\d{4})|(\d+) (\w+) (\d{4})", text)
    month, day, year = (match[1] or match[5], match[2] or match[4], match[3] or match[6]) if match else ("", "", "")
    return DateValue(when=f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}") if month in MONTHS else None


@cache
def wilson() -> Layout:
    return next(layout for layout in builtin_layouts() if layout.id == "wilson-center")


@cache
def pages() -> tuple[Page, ...]:
    """The gold pages of the archive."""
    return tuple(page for name in ("wilson", "wilson2") for page in documents(GOLD / f"{name}.jsonl"))


def documents(path: Path) -> Iterator[Page]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def laid_out(text: str, *layouts: Layout) -> Document:
    """The text as ``convert`` would lay it out with ``--layout auto``."""
    document = Document(name="page", text=text)
    layout = choose(text, layouts or builtin_layouts())
    return apply_layout(document, layout, read_date) if layout else document


def body(document: Document) -> str:
    return document.text[slice(*document.body_extent())]


def same(value: str | None, gold: str | None) -> bool:
    return _fold(value) == _fold(gold)


def _fold(value: str | None) -> str | None:
    return None if value is None else " ".join(value.split()).strip(" .")
