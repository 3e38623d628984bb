"""Values of JSON that was written by others, taken out with a look at their type."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from tei.errors import ReadError

__all__ = ["Entry", "entries", "extent", "fraction", "parse", "strings", "text_of"]

Entry = Mapping[str, object]
"""An object of JSON."""


def parse(data: bytes, where: str) -> Entry:
    """The object that the bytes hold.

    Raises:
        ReadError: they hold none, or characters that cannot be written (halves of surrogate pairs).
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ReadError(f"{where}: half of a surrogate pair in a string; expected whole characters.") from None
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{where}: no JSON ({error}); expected one object.") from None
    if not isinstance(value, dict):
        raise ReadError(f"{where}: {type(value).__name__} found; expected one JSON object.")
    return value


def text_of(entry: Entry, name: str, where: str, default: str | None = None) -> str:
    """A string; ``default`` where there is none, if there may be none.

    Raises:
        ReadError: it is something else.
    """
    value = entry.get(name, default)
    if not isinstance(value, str):
        raise ReadError(f"{where}: {name!r} is {_short(value)}; expected a string.")
    return value


def extent(value: object, length: int, where: str, *, may_be_empty: bool = False) -> tuple[int, int]:
    """``[start, end]``, or ``start`` and ``end`` of an object: code points of a text of this length, half-open.

    Raises:
        ReadError: it is no extent of the text.
    """
    if isinstance(value, dict):
        value = [value.get("start"), value.get("end")]
    match value:
        case [int() as start, int() as end] if 0 <= start <= end <= length and (may_be_empty or start < end):
            return start, end
    raise ReadError(f"{where}: {_short(value)}; expected start and end with 0 <= start < end <= {length}.")


def entries(entry: Entry, name: str, where: str) -> Iterator[tuple[str, Entry]]:
    """The objects of a list (none if it is not there), each with its place for messages.

    Raises:
        ReadError: it is no list, or holds something else.
    """
    value = entry.get(name)
    if value is not None and not isinstance(value, list):
        raise ReadError(f"{where}: {name!r} is {_short(value)}; expected a list of objects.")
    for number, item in enumerate(value or (), 1):
        if not isinstance(item, dict):
            raise ReadError(f"{where}: {name!r}, entry {number} is {_short(item)}; expected an object.")
        yield f"{where}: {name!r}, entry {number}", item


def strings(entry: Entry, name: str, where: str) -> dict[str, str] | None:
    """An object's values as strings, those that are ``null`` left out; ``None`` if it is not there.

    Raises:
        ReadError: it is no object.
    """
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise ReadError(f"{where}: {name!r} is {_short(value)}; expected an object.")
    return {key: str(item) for key, item in value.items() if item is not None}


def fraction(entry: Entry, name: str, where: str) -> float | None:
    """A number from 0 to 1; ``None`` if it is not there.

    Raises:
        ReadError: it is something else.
    """
    value = entry.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ReadError(f"{where}: {name!r} is {_short(value)}; expected a number from 0 to 1.")
    return float(value)


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:40] + "…"
