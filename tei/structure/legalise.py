"""The grammar of a document: any sequence of blocks becomes legal divisions.

``div`` is ``head* opener? block+ closer* postscript* trailer*`` (a document of opener and closer alone is allowed).
Blocks say in which *zone* they were found; where a zone comes too late for its division,

* a head or an opener begins a ``div`` (``entry`` for a date alone, ``annex`` after a closer, else ``section``);
* a head after an opener's lines, or a dateline or salute after participants, makes those a ``div type="header"``;
* text after a closer is part of the closer if another closing line follows and it has at most 250 characters, a
  ``postscript`` if none follows and it has at most 1,500 (300 behind a trailer), and otherwise a new ``div``;
* a trailer before the last closing line is text of that closer; after an opener alone it is a header line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from tei.model import Attrs, Origin, Span

__all__ = ["ANNEX", "PARTICIPANTS", "TEXT", "Block", "Zone", "legalise"]

Zone = Literal["head", "open", "body", "close", "after"]
_ORDER: dict[Zone, int] = {"head": 0, "open": 1, "body": 2, "close": 3, "after": 4}
_CLOSES = frozenset({"signed", "salute", "dateline"})  # what a text before it cannot be a postscript to
_POSTSCRIPT_LENGTH = 1500
_TRAILER_LENGTH = 300
_BETWEEN_LENGTH = 250
_ORIGIN = Origin("structure", "legalise")
_HEADER: Attrs = (("type", "header"),)
TEXT = "text"
PARTICIPANTS: Attrs = (("type", "participants"),)  # of a list
ANNEX: Attrs = (("type", "annex"),)  # of a head: the type of the division that it begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block before its place is settled.

    ``kind`` is a kind of block rank, or ``text`` for words that stand directly in a closer or an opener.
    ``list``: attributes of the list of an ``item``. ``label``: extent of a label; in a postscript ``behind_label`` is
    where its words begin (the end if it has none). ``speech``: number from 1 of a ``speaker`` and his paragraphs.
    """

    start: int
    end: int
    kind: str
    zone: Zone
    attrs: Attrs = ()
    list: Attrs = ()
    label: tuple[int, int] | None = None
    behind_label: int = 0
    speech: int = 0
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class _Div:
    type: str
    blocks: tuple[Block, ...]


def legalise(blocks: Sequence[Block], kind: str = "document") -> tuple[Span, ...]:
    """Divisions, parts, groups, blocks and labels; the first division that is no header has the type ``kind``.

    ``blocks`` are sorted and apart from each other.
    """
    spans: list[Span] = []
    named = False
    for div in _divisions(blocks):
        kind_of = div.type if div.type == "header" or named else kind
        named = named or div.type != "header"
        spans.append(_container("div", div.blocks, (("type", kind_of),)))
        spans.extend(_parts(div.blocks))
    return tuple(spans)


def _divisions(blocks: Sequence[Block]) -> Iterator[_Div]:
    """Cut the blocks into divisions, each of which is legal in itself."""
    current: list[Block] = []
    kind = "section"
    zones: set[Zone] = set()
    runs = _runs(blocks)
    for block, run in zip(blocks, runs, strict=True):
        if current and _opens(current[-1], zones, block, run):
            header = _is_header(current, block)
            yield _Div("header" if header else kind, _settled(current))
            kind = "section" if header else _type_of(block, current)
            current, zones = [], set()
        current.append(block)
        if block.kind != "fw":
            zones.add(block.zone)
    if current:
        yield _Div(kind, _settled(current))


def _is_header(current: Sequence[Block], block: Block) -> bool:
    """Is what stands before a head, or before the dateline below a list of participants, a header block?"""
    listed = any(b.list == PARTICIPANTS for b in current)
    zones = ("open", "head") if listed else ("open",)
    lines = all(b.zone in zones or b.kind == "fw" or b.list == PARTICIPANTS for b in current)
    return lines and (block.zone == "head" or (listed and block.zone == "open"))


def _runs(blocks: Sequence[Block]) -> list[tuple[int, bool]]:
    """For each block: how many characters of text begin with it, and whether closing lines follow them."""
    runs: list[tuple[int, bool]] = []
    length, closes = 0, False
    for block in reversed(blocks):
        if block.zone == "body":
            length += 0 if block.kind == "fw" else block.end - block.start
        else:
            length, closes = 0, block.zone == "close"
        runs.append((length, closes))
    return runs[::-1]


def _opens(before: Block, zones: AbstractSet[Zone], block: Block, run: tuple[int, bool]) -> bool:
    """Does a block begin a new division?"""
    if block.kind == "fw":
        return False
    if block.zone == "head":
        return bool(zones - {"head"})
    if block.zone == "open":
        strong = block.kind in ("dateline", "salute") or (block.kind == "seg" and before.zone in ("close", "after"))
        return bool(zones - {"head", "open"}) and strong
    if block.zone != "body" or not zones & {"close", "after"}:
        return False
    length, closes = run
    if closes:
        return length > _BETWEEN_LENGTH
    return length > (_TRAILER_LENGTH if before.kind == "trailer" else _POSTSCRIPT_LENGTH)


def _type_of(block: Block, before: Sequence[Block]) -> str:
    if block.attrs == ANNEX:
        return "annex"
    if block.kind == "dateline" and not any(b.zone == "close" for b in before):
        return "entry"
    return "annex" if block.zone == "head" and any(b.zone == "close" for b in before) else "section"


def _settled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give every block of a division the zone and the kind that its place asks for."""
    closing = [n for n, b in enumerate(blocks) if b.zone == "close"]
    strong = [n for n in closing if blocks[n].kind in _CLOSES]
    last_close = max(strong or closing, default=-1)
    settled: list[Block] = []
    state = 0
    for number, block in enumerate(blocks):
        new = block if block.kind == "fw" else _placed(block, state, number < last_close)
        state = max(state, _ORDER[new.zone])
        if new.kind == "trailer":
            state = 5
        settled.append(new)
    return _spoken(settled)


def _spoken(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A speech is a speaker and his paragraphs right behind him; whatever else claims to be one is no speech."""
    result: list[Block] = []
    count = current = 0
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if block.kind == "speaker":
            heard = following is not None and _is_speech(following) and following.speech == block.speech
            count += heard
            current = count if heard else 0
            block = block if heard else replace(block, kind=_plain(block))
        elif block.kind != "fw" and not (_is_speech(block) and current):
            current = 0
        result.append(replace(block, speech=0 if block.kind == "fw" else current))
    return tuple(result)


def _is_speech(block: Block) -> bool:
    return block.kind == "p" and block.zone == "body" and block.speech > 0


def _plain(block: Block) -> str:
    return {"close": TEXT, "open": "seg"}.get(block.zone, "p")


def _placed(block: Block, state: int, close_follows: bool) -> Block:
    """One block, in a division of which the parts up to ``state`` are there."""
    zone = block.zone
    if zone == "open" and state > 1:
        return _demoted(block, state, close_follows)
    if zone == "body" and state > 2:
        return _demoted(block, state, close_follows)
    if zone == "after":
        if close_follows and state >= 2:
            return _demoted(block, 3, True) if state >= 3 else _body(block)
        if block.kind == "trailer":
            return block if state >= 2 else replace(block, kind="seg", zone="open", attrs=_HEADER)
        return block if state in (3, 4) else _demoted(block, state, close_follows)
    if zone == "close" and state > 3:
        return replace(block, kind="trailer", zone="after", attrs=(), label=None)
    return block


def _demoted(block: Block, state: int, close_follows: bool) -> Block:
    """A block that comes too late for its own zone, or a postscript that comes too early."""
    if state <= 2:
        return _body(block)
    if state == 3 and close_follows:
        return replace(block, kind=TEXT, zone="close", attrs=(), list=(), label=None)
    if state == 5:
        return replace(block, kind="trailer", zone="after", attrs=(), list=(), label=None)
    return replace(block, kind="p", zone="after", attrs=(), list=())


def _body(block: Block) -> Block:
    kind = block.kind if block.kind in ("p", "ab", "item", "speaker") else "p"
    return replace(block, kind=kind, zone="body", attrs=block.attrs if kind == block.kind else (), label=None)


def _parts(blocks: Sequence[Block]) -> Iterator[Span]:
    """The parts of a division, each with its blocks."""
    for name, group in groupby(_filled(blocks), key=lambda pair: pair[0]):
        members = [block for _, block in group]
        if name in ("opener", "closer", "postscript"):
            yield _container(name, members)
        elif name.startswith("sp "):
            yield _container("sp", members)
        elif name.startswith("list"):
            yield _container("list", members, members[0].list)
        if name in ("opener", "closer"):
            yield from _addresses(members)
        for number, block in enumerate(members):
            if block.label and name == "postscript":
                yield from _labelled(block, any(other.kind == "p" for other in members[number + 1 :]))
                continue
            if block.kind != TEXT:
                yield Span(block.start, block.end, block.kind, _attrs(block), _origin(block))
            if block.label and name.startswith("list"):
                yield Span(*block.label, "label", (), _origin(block))


def _labelled(block: Block, goes_on: bool) -> Iterator[Span]:
    """In a postscript the label stands before its paragraph, not in it; a label alone needs a paragraph behind it."""
    apart = block.label and (block.behind_label < block.end or goes_on)
    start = block.behind_label if apart else block.start
    if block.label and apart:
        yield Span(*block.label, "label", (), _origin(block))
    if start < block.end:
        yield Span(start, block.end, block.kind, _attrs(block), _origin(block))


def _attrs(block: Block) -> Attrs:
    """A ``seg`` always has a type; that a head begins an annex is said by its division."""
    return () if block.attrs == ANNEX else block.attrs or (_HEADER if block.kind == "seg" else ())


def _filled(blocks: Sequence[Block]) -> list[tuple[str, Block]]:
    """Each block with the part it is in; a page mark is in the part that goes on behind it."""
    named = [(_part_of(block), block) for block in blocks]
    following = [""] * len(named)
    for number in range(len(named) - 2, -1, -1):
        name, block = named[number + 1]
        following[number] = following[number + 1] if block.kind == "fw" else name
    result: list[tuple[str, Block]] = []
    for (name, block), after in zip(named, following, strict=True):
        if block.kind == "fw":
            before = result[-1][0] if result else ""
            name = before if before == after else "fw"
        result.append((name, block))
    return result


def _part_of(block: Block) -> str:
    if block.zone == "open":
        return "opener"
    if block.zone == "close":
        return "closer"
    if block.zone == "after":
        return "trailer" if block.kind == "trailer" else "postscript"
    if block.speech:
        return f"sp {block.speech}"
    if block.kind == "item":
        return "list " + " ".join(f"{key}={value}" for key, value in block.list)
    return block.kind


def _addresses(members: Sequence[Block]) -> Iterator[Span]:
    for is_address, group in groupby(members, key=lambda block: block.kind == "addrLine"):
        if is_address:
            yield _container("address", list(group))


def _container(kind: str, blocks: Sequence[Block], attrs: Attrs = ()) -> Span:
    return Span(blocks[0].start, blocks[-1].end, kind, attrs, _ORIGIN)


def _origin(block: Block) -> Origin:
    return Origin("structure", block.rule, block.confidence)
