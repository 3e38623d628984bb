"""What holds of every structured document, and what the tests build documents from."""

import re
from itertools import groupby

from tei.model import BLOCKS, CONTAINERS, WRAPPERS, Document, Rank, Region, Span, span_order
from tei.structure import Recognisers, structure

# Stand-ins for the recognisers of names and dates, so that these tests do not depend on their data.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b|\b(?:{_MONTHS}) \d{{1,2}}, \d{{4}}\b")
_NAME = re.compile(r"\b(?:[A-Z]\. )*(?:Shcherbakov|Krenz|Harold|Foster|Stalin|Radmanesh|Szarvas)\b")
_PLACE = re.compile(r"\b(?:Pyongyang|Moscow|Berlin|Washington|Paris)\b")


def _find(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


RECOGNISERS = Recognisers(
    dates=lambda text: _find(_DATE, text),
    names=lambda text: _find(_NAME, text),
    places=lambda text: _find(_PLACE, text),
)

# head* opener? block+ closer* postscript* trailer*, with page marks anywhere
_GRAMMAR = re.compile(r"h*o?(?:[blas])*c*p*t*")
_LETTER = {"head": "h", "opener": "o", "p": "b", "ab": "b", "list": "b", "sp": "b"}
_LETTER |= {"closer": "c", "postscript": "p", "trailer": "t"}
_OPENER = {"dateline", "salute", "addrLine", "seg", "fw"}
_CLOSER = {"dateline", "salute", "addrLine", "signed", "fw"}


def structured(text: str, regions: tuple[Region, ...] = (), paragraphs: str = "auto") -> Document:
    document = Document(name="d", text=text, regions=regions)
    return structure(document, RECOGNISERS, paragraphs=paragraphs)  # type: ignore[arg-type]


def check_document(document: Document) -> None:
    """All promises of the step on its result."""
    check_nesting(document)
    check_cover(document)
    check_grammar(document)
    check_points(document)
    assert all(span.origin for span in document.spans)
    assert len(set(document.spans)) == len(document.spans)
    assert all(span.get("type") for span in document.of("seg"))


def check_nesting(document: Document) -> None:
    """Spans nest, those of a lower rank outside; blocks are apart from each other and begin and end visibly."""
    spans = document.of(*{span.kind for span in document.spans})
    stack: list[Span] = []
    for span in spans:
        while stack and stack[-1].end <= span.start:
            stack.pop()
        for outer in stack:
            assert outer.end >= span.end, f"{outer} crosses {span}"
            assert outer.rank < span.rank or outer.rank == Rank.INLINE, f"{outer} holds {span}"
        stack.append(span)
        if span.rank != Rank.INLINE:
            surface = document.surface(span)
            assert surface == surface.strip(), f"{span} begins or ends with a blank: {surface!r}"


def check_cover(document: Document) -> None:
    """Every visible character of the body is in one block or before one in the label of a postscript, or directly in an
    opener or closer; all is in a division."""
    leads = (label for label in document.of("label") if any(p.covers(label) for p in document.of("postscript")))
    blocks = sorted((*document.of(*BLOCKS), *leads), key=span_order)
    bare = _positions(document.of("opener", "closer"))
    in_block: dict[int, int] = {}
    for block in blocks:
        for at in range(block.start, block.end):
            in_block[at] = in_block.get(at, 0) + 1
    divided = _positions(document.of("div"))
    for region in document.body:
        for at in range(region.start, region.end):
            if not document.text[at].isspace():
                assert in_block.get(at, 0) == 1 or (at not in in_block and at in bare), (at, document.text[at])
                assert at in divided
    body = {at for region in document.body for at in range(region.start, region.end)}
    assert all(at in body for block in blocks for at in range(block.start, block.end)), "a block leaves the body"


def _positions(spans: tuple[Span, ...]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def check_grammar(document: Document) -> None:
    """Each division is ``head* opener? block+ closer* postscript* trailer*``, and parts hold what they may."""
    for div in document.of("div"):
        inner = [span for span in document.of(*CONTAINERS - {"div"}, *BLOCKS) if div.covers(span)]
        top = [s for s in inner if not any(o is not s and o.covers(s) and o.rank < s.rank for o in inner)]
        letters = "".join(_LETTER[span.kind] for span in top if span.kind != "fw")
        assert _GRAMMAR.fullmatch(letters), (letters, [(s.kind, document.surface(s)) for s in top])
        for part in top:
            kinds = [s.kind for s in inner if part.covers(s) and s is not part and s.rank == Rank.BLOCK]
            _check_part(part, kinds)


def _check_part(part: Span, kinds: list[str]) -> None:
    if part.kind == "opener":
        assert set(kinds) <= _OPENER, kinds
    elif part.kind == "closer":
        assert set(kinds) <= _CLOSER, kinds
    elif part.kind == "list":
        assert set(kinds) <= {"item", "fw"}, kinds
        assert "item" in kinds
    elif part.kind == "sp":
        assert kinds[0] == "speaker"
        assert set(kinds[1:]) <= {"p", "fw"}, kinds
        assert "p" in kinds
    elif part.kind == "postscript":
        assert set(kinds) <= {"p", "fw"}, kinds
        assert "p" in kinds


def check_points(document: Document) -> None:
    """Each ``lb`` stands on a line end of the source, inside an opener, closer, trailer, and not in a paragraph."""
    points = [point for point in document.points if point.kind == "lb"]
    assert len({point.at for point in points}) == len(points)
    lined = document.of("opener", "closer", "trailer", "seg", "signed", "salute", "dateline", "addrLine")
    for point in points:
        assert document.text[point.at] == "\n"
        assert any(span.start <= point.at < span.end for span in lined)


def of_kind(document: Document, *kinds: str) -> list[str]:
    return [document.surface(span) for span in document.of(*kinds)]


def wrappers_apart(document: Document) -> bool:
    """No two wrappers overlap."""
    spans = document.of(*WRAPPERS)
    return all(not a.overlaps(b) for n, a in enumerate(spans) for b in spans[n + 1 :])


def parts_of(document: Document) -> list[str]:
    """The kinds of the blocks in order, runs of one kind folded."""
    return [kind for kind, _ in groupby(span.kind for span in document.of(*BLOCKS))]
