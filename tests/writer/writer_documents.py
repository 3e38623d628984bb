"""Documents for the writer's tests: from a small notation, or random.

``{p n=3|Dear {person ref=ri ~0.6|Ri}}`` marks stretches; ``~0.6`` is the confidence of a machine, without it a person
decided. ``{furniture|…}`` is no body. ``⏎`` before a line feed is an ``lb``, ``␌`` a blank with a ``pb``.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from tei.model import (
    KINDS,
    Document,
    EditionSettings,
    Entry,
    Origin,
    Point,
    Region,
    Register,
    Span,
    Stamp,
)
from tei.writer import write_tei

STAMP = Stamp("2026-11-24", "0.1.0")
_TOKEN = re.compile(r"\{([\w-]+)((?: [\w.:~#=-]+| [\w:-]+=\"[^\"]*\")*)\||\}|⏎|␌")
_ATTRIBUTE = re.compile(r"([\w:-]+)=(?:\"([^\"]*)\"|(\S+))|~([\d.]+)")


def marked(notation: str, **more: Any) -> Document:
    """The document of a notation; its register has an entry for every ``ref``."""
    text, at = "", 0
    opened: list[tuple[str, int, str]] = []
    spans, points, out = [], [], []
    for token in _TOKEN.finditer(notation):
        text += notation[at : token.start()]
        at = token.end()
        if token[0] == "⏎":
            points.append(Point(len(text), "lb"))
        elif token[0] == "␌":
            points.append(Point(len(text), "pb"))
            text += " "
        elif token[1]:
            opened.append((token[1], len(text), token[2]))
        else:
            kind, start, attrs = opened.pop()
            if kind == "furniture":
                out.append((start, len(text)))
            else:
                spans.append(_span(start, len(text), kind, attrs))
    text += notation[at:]
    fields = {"name": "doc", "lang": "en", "register": _register(text, spans), **more}
    regions = _regions(len(text), out)
    return Document(text=text, spans=tuple(spans), points=tuple(points), regions=regions, **fields)


def body_of(document: Document, **settings: Any) -> str:
    """The edition from ``<body>`` on, one division's indent taken off."""
    xml = write_tei(document, EditionSettings(**settings), STAMP).decode()
    inner = xml[xml.index("<body>") + 6 : xml.index("</body>")]
    return "\n".join(line.removeprefix("      ") for line in inner.strip("\n ").split("\n"))


def _span(start: int, end: int, kind: str, attrs: str) -> Span:
    pairs, origin = [], None
    for name, quoted, bare, confidence in _ATTRIBUTE.findall(attrs):
        if confidence:
            origin = Origin("test", "case", float(confidence))
        else:
            pairs.append((name, quoted or bare))
    return Span(start, end, kind, tuple(pairs), origin)


def _register(text: str, spans: list[Span]) -> Register:
    names: dict[tuple[str, str], str] = {}
    for span in sorted(spans, key=lambda span: span.start):
        if ref := span.get("ref"):
            names.setdefault((span.kind, ref), text[span.start : span.end])
    kinds = ("person", "org", "place")
    ordered = sorted(names.items(), key=lambda entry: (kinds.index(entry[0][0]), entry[0][1]))
    return Register(tuple(Entry(kind, id_, name) for (kind, id_), name in ordered))  # type: ignore[arg-type]


def _regions(size: int, out: list[tuple[int, int]]) -> tuple[Region, ...]:
    if not out:
        return ()
    regions, at = [], 0
    for start, end in [*out, (size, size)]:
        regions += [Region(at, start, "body")] if at < start else []
        regions += [Region(start, end, "furniture")] if start < end else []
        at = end
    return tuple(regions)


# Random documents. Letters, marks that XML escapes, blanks of all sorts, other scripts.
_WORD = st.text(st.sampled_from("abcXYZ&<>\"'[]().,é中Ж𝔸"), min_size=1, max_size=6)
_BLANK = st.sampled_from([" ", " ", "\n", "\n\n", "\u00a0", "\t", " \n ", "\u2003"])


@st.composite
def wild_documents(draw: st.DrawFn) -> Document:
    """Any spans and points over any text: what no step before the writer should ever hand on."""
    text = draw(st.lists(st.one_of(_WORD, _BLANK), max_size=30).map("".join))
    offsets = st.integers(0, len(text))
    spans, bounds = [], []
    if text:
        for kind, one, other in draw(
            st.lists(st.tuples(st.sampled_from(sorted(KINDS)), offsets, offsets), max_size=14)
        ):
            if one != other:
                spans.append(Span(min(one, other), max(one, other), kind, (("type", "x"),) if kind == "seg" else ()))
        bounds = sorted(set(draw(st.lists(offsets, max_size=6))))
    points = draw(st.lists(st.builds(Point, offsets, st.sampled_from(["lb", "pb"])), max_size=5))
    body = [Region(a, b, "body" if n % 3 else "furniture") for n, (a, b) in enumerate(pairwise(bounds))]
    return Document(name="doc", text=text, spans=tuple(spans), points=tuple(points), regions=tuple(body))


@st.composite
def legal_documents(draw: st.DrawFn) -> Document:
    """Divisions as the grammar wants them, with random entities (apart from each other) and formatting (anywhere)."""
    maker = _Maker(draw)
    for _ in range(draw(st.integers(1, 3))):
        maker.division()
    return maker.document()


class _Maker:
    """Writes text and spans side by side."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.text, self.spans = draw, draw(st.sampled_from(["", "\n", "  "])), []
        self.out: list[tuple[int, int]] = []

    def division(self) -> None:
        start, many = len(self.text), st.integers(0, 2)
        for _ in range(self.draw(many)):
            self.block("head")
        if self.draw(st.booleans()):
            self.part(
                "opener",
                self.draw(
                    st.lists(st.sampled_from(["seg", "dateline", "salute", "address", ""]), min_size=1, max_size=4)
                ),
            )
        for kind in self.draw(st.lists(st.sampled_from(["p", "ab", "list", "sp", "fw"]), max_size=4)):
            if kind == "list":
                self.part("list", ["item"] * self.draw(st.integers(1, 3)))
            elif kind == "sp":
                self.part("sp", ["speaker", "p"])
            else:
                self.block(kind)
        for _ in range(self.draw(many)):
            self.part(
                "closer",
                self.draw(st.lists(st.sampled_from(["", "salute", "signed", "dateline"]), min_size=1, max_size=4)),
            )
        if self.draw(st.booleans()):
            self.part("postscript", ["p"] * self.draw(st.integers(1, 2)))
        for _ in range(self.draw(many)):
            self.block("trailer")
        if self.text[start:].strip():
            self.mark("div", start, (("type", self.draw(st.sampled_from(["letter", "annex"]))),))
        self.furniture()

    def part(self, kind: str, inner: list[str]) -> None:
        start = len(self.text)
        for name in inner:
            if name == "address":
                self.part("address", ["addrLine"] * self.draw(st.integers(1, 2)))
            elif name:
                self.block(name)
            else:
                self.words()
        self.mark(kind, start)

    def block(self, kind: str) -> None:
        start = len(self.text)
        self.words()
        self.mark(kind, start, (("type", "x"),) if kind == "seg" else ())
        self.text += self.draw(st.sampled_from(["", "\n", "\n\n", " ", "\n\u00a0\n"]))

    def words(self) -> None:
        parts = self.draw(st.lists(_WORD, min_size=1, max_size=5))
        for number, word in enumerate(parts):
            start = len(self.text)
            self.text += (self.draw(_BLANK) if number else "") + word
            kind = self.draw(st.sampled_from(["", "", "person", "org", "place", "date", "role", "note"]))
            if kind:
                self.mark(kind, start, (("ref", "x"),) if kind in ("person", "org", "place") else ())

    def furniture(self) -> None:
        if self.draw(st.booleans()):
            start = len(self.text)
            self.text += "== furniture ==" + self.draw(st.sampled_from(["", "\n"]))
            self.out.append((start, len(self.text)))

    def mark(self, kind: str, start: int, attrs: tuple[tuple[str, str], ...] = ()) -> None:
        piece = self.text[start:]
        lead, bare = len(piece) - len(piece.lstrip()), piece.strip()
        if bare:
            origin = Origin("test", "", self.draw(st.sampled_from([1.0, 0.6, 0.1])))
            self.spans.append(Span(start + lead, start + lead + len(bare), kind, attrs, origin))

    def document(self) -> Document:
        offsets = st.integers(0, len(self.text))
        inline = st.sampled_from(["supplied", "gap", "editorial", "signature-mark"])
        for kind, one, other in self.draw(st.lists(st.tuples(inline, offsets, offsets), max_size=6)):
            if one != other:
                self.spans.append(
                    Span(min(one, other), max(one, other), kind, (("reason", "x"),) if kind == "gap" else ())
                )
        blanks = [at for at, char in enumerate(self.text) if char.isspace()]
        points = self.draw(
            st.lists(st.builds(Point, st.sampled_from(blanks or [0]), st.sampled_from(["lb", "pb"])), max_size=5)
        )
        entries = tuple(Entry(kind, "x", "X") for kind in ("person",))  # type: ignore[arg-type]
        return Document(
            name="doc",
            text=self.text,
            spans=tuple(self.draw(st.permutations(self.spans))),
            points=tuple(points),
            regions=_regions(len(self.text), self.out),
            register=Register(entries),
        )
