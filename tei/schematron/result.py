"""From the lines that a stylesheet writes to findings in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from tei.schematron.compiled import FAILED, About
from tei.schematron.finding import Fired

__all__ = ["findings"]

_PLACE = re.compile(r"(\d*)(?:@\{([^}]*)\}(.+))?")
_SEPARATOR: Final = "\x1f"  # cannot occur in a namespace name of XML

Location = tuple[tuple[str, str, int], ...]


def findings(lines: str, assertions: Sequence[About], rules: Sequence[About], text: str) -> tuple[Fired, ...]:
    """The findings by place in the document, those of one place by their order in the schema.

    ``text`` is the document; it is read again, as far as the last finding, when there is one.
    """
    rows = [_row(line) for line in lines.split("\n") if line]
    rows.sort(key=lambda row: (row[1], row[2] is not None))
    locations = _locations({row[1] for row in rows}, text)
    found: list[Fired] = []
    failed: set[str] = set()
    for number, element, attribute, texts in rows:
        location = locations[element]
        if not number.startswith(FAILED):
            fields = assertions[int(number)]._asdict() | {"message": texts[0], "diagnostics": tuple(texts[1:])}
        elif number not in failed:
            failed.add(number)
            about = rules[int(number[2:])] if number[1] == "r" else assertions[int(number[1:])]
            fields = about._asdict() | {"failure": texts[0].removesuffix(" (FOER0000)")}
        else:
            continue
        found.append(Fired(location=location, attribute=attribute, **fields))
    return tuple(found)


def _row(line: str) -> tuple[str, int, tuple[str, str] | None, list[str]]:
    """Number of the assertion, number of the element (0: the document), attribute, texts."""
    number, place, *texts = line.split("\t")
    match = _PLACE.fullmatch(place)
    assert match is not None
    return number, int(match[1] or 0), (match[2], match[3]) if match[3] else None, texts


def _locations(wanted: set[int], text: str) -> dict[int, Location]:
    """The way to each element, by its number in the document."""
    locations: dict[int, Location] = {0: ()}
    last = max(wanted, default=0)
    if not last:
        return locations
    count = 0
    way: list[tuple[str, int]] = []
    siblings: list[dict[str, int]] = [{}]

    def start(name: str, _attributes: object) -> None:
        nonlocal count
        count += 1
        position = siblings[-1][name] = siblings[-1].get(name, 0) + 1
        way.append((name, position))
        siblings.append({})
        if count in wanted:
            locations[count] = tuple(_step(*step) for step in way)
            if count == last:
                parser.StartElementHandler = parser.EndElementHandler = None

    def end(_name: str) -> None:
        way.pop()
        siblings.pop()

    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=_SEPARATOR)
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(text.encode(), True)
    return locations


@lru_cache(maxsize=10_000)
def _step(name: str, position: int) -> tuple[str, str, int]:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return namespace, local, position
