"""``--fix``: edits put into the bytes of a file, every other byte as it was."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Final, NamedTuple
from xml.parsers import expat

from tei.diagnostics import Fix
from tei.validation.source.encoding import Encoded, read_encoding

__all__ = ["Fixed", "apply_fixes"]

_OVERLAP: Final = "it touches the place of another fix; check the file again"
_TRIALS: Final = 64  # parses spent on telling the fixes that do harm
_TEXT: Final = "it would change the text of the file, or leave it not well-formed"


class Fixed(NamedTuple):
    """The file after it was fixed; ``refused`` gives each fix that was not made and why."""

    data: bytes
    applied: tuple[Fix, ...]
    refused: tuple[tuple[Fix, str], ...]


def apply_fixes(data: bytes, fixes: Iterable[Fix]) -> Fixed:
    """Make as many of ``fixes`` as stand apart from each other, the first ones first.

    A fix is made whole or not at all. One given twice is made once. What comes out is well-formed and has the same
    text and as many elements as before: a fix that would break this is refused, be it alone or beside the others.
    """
    wanted = tuple(dict.fromkeys(fixes))
    try:
        encoded = read_encoding(data)
        before = _content(encoded)
    except (ValueError, expat.ExpatError) as error:
        return Fixed(data, (), tuple((fix, f"the file cannot be read: {error}") for fix in wanted))
    if not encoded.exact:
        reason = "files in this encoding are not changed; save it as UTF-8 first"
        return Fixed(data, (), tuple((fix, reason) for fix in wanted))
    applied: list[Fix] = []
    refused: list[tuple[Fix, str]] = []
    taken: list[tuple[int, int]] = []
    for fix in wanted:
        reason = _objection(data, encoded.codec, fix) or ("" if _is_apart(fix, taken) else _OVERLAP)
        if reason:
            refused.append((fix, reason))
        else:
            applied.append(fix)
            for edit in fix.edits:
                insort(taken, (edit.start, edit.end))
    return _proven(data, encoded.codec, before, applied, refused)


def _proven(
    data: bytes, codec: str, before: tuple[int, str], applied: list[Fix], refused: list[tuple[Fix, str]]
) -> Fixed:
    """The edits made, if what comes out holds; else without those that do harm, found by halves."""
    trials = _TRIALS

    def good(fixes: list[Fix]) -> list[Fix]:
        nonlocal trials
        trials -= 1
        if trials < 0:
            return []
        if _holds(_edited(data, codec, fixes), before):
            return fixes
        half = len(fixes) // 2
        return [*good(fixes[:half]), *good(fixes[half:])] if half else []

    kept = good(applied) if applied else []
    changed = _edited(data, codec, kept)
    if len(kept) < len(applied) and kept and not _holds(changed, before):
        kept, changed = [], data
    left = set(kept)
    return Fixed(changed, tuple(kept), (*refused, *((fix, _TEXT) for fix in applied if fix not in left)))


def _objection(data: bytes, codec: str, fix: Fix) -> str:
    """Why a fix cannot be made at all; empty if it can."""
    at = 0
    for edit in fix.edits:
        if not at <= edit.start <= edit.end <= len(data):
            return "its places are not in this file"
        at = edit.end
        try:
            edit.text.encode(codec)
        except UnicodeEncodeError:
            return f"the encoding of the file has no {edit.text!r}"
        if codec == "utf-8" and any(_splits(data, offset) for offset in (edit.start, edit.end)):
            return "its places are inside a character"
    return "" if fix.edits else "it changes nothing"


def _splits(data: bytes, offset: int) -> bool:
    """Whether ``offset`` lies inside a character of UTF-8."""
    return offset < len(data) and data[offset] & 0xC0 == 0x80


def _is_apart(fix: Fix, taken: list[tuple[int, int]]) -> bool:
    """Whether no edit overlaps one of ``taken`` (sorted), or puts something in at the edge of one."""
    for edit in fix.edits:
        at = bisect_left(taken, (edit.start, edit.end))
        for start, end in taken[max(at - 1, 0) : at + 1]:
            both_replace = edit.start < edit.end and start < end
            if not (
                edit.end < start or end < edit.start or (both_replace and (edit.end == start or end == edit.start))
            ):
                return False
    return True


def _edited(data: bytes, codec: str, fixes: list[Fix]) -> bytes:
    pieces = []
    at = 0
    for edit in sorted(edit for fix in fixes for edit in fix.edits):
        pieces += [data[at : edit.start], edit.text.encode(codec)]
        at = edit.end
    return b"".join([*pieces, data[at:]])


def _holds(data: bytes, before: tuple[int, str]) -> bool:
    try:
        return _content(read_encoding(data)) == before
    except (ValueError, expat.ExpatError):
        return False


def _content(encoded: Encoded) -> tuple[int, str]:
    """How many elements a file has, and a hash of its text."""
    parser = expat.ParserCreate(encoded.declared)
    digest = hashlib.sha256()
    count = 0

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = lambda text: digest.update(text.encode("utf-8", "surrogatepass"))
    parser.Parse(encoded.data, True)
    return count, digest.hexdigest()
