"""Any sequence of blocks becomes a legal document."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from structure_checks import check_cover, check_grammar, check_nesting

from tei.model import Document
from tei.structure.legalise import ANNEX, TEXT, Block, legalise

# One block of every sort that the recognition makes: kind, zone, and what else it carries.
SORTS: tuple[dict[str, object], ...] = (
    {"kind": "head", "zone": "head"},
    {"kind": "head", "zone": "head", "attrs": ANNEX},
    {"kind": "seg", "zone": "open", "attrs": (("type", "number"),)},
    {"kind": "addrLine", "zone": "open"},
    {"kind": "dateline", "zone": "open"},
    {"kind": "salute", "zone": "open"},
    {"kind": "p", "zone": "body"},
    {"kind": "p", "zone": "body", "speech": 1},
    {"kind": "speaker", "zone": "body", "speech": 1},
    {"kind": "ab", "zone": "body", "attrs": (("type", "ornament"),)},
    {"kind": "item", "zone": "body", "list": (("rend", "numbered"),)},
    {"kind": "item", "zone": "body", "list": (("type", "participants"),)},
    {"kind": "fw", "zone": "body"},
    {"kind": TEXT, "zone": "close"},
    {"kind": "salute", "zone": "close"},
    {"kind": "signed", "zone": "close"},
    {"kind": "addrLine", "zone": "close"},
    {"kind": "dateline", "zone": "close"},
    {"kind": "p", "zone": "after"},
    {"kind": "trailer", "zone": "after", "attrs": (("type", "copies"),)},
)


def check(sorts: tuple[dict[str, object], ...], length: int = 3) -> None:
    text = " ".join("x" * length for _ in sorts)
    blocks = [
        Block(start=n * (length + 1), end=n * (length + 1) + length, rule="test", **sort)  # type: ignore[arg-type]
        for n, sort in enumerate(sorts)
    ]
    document = Document(name="d", text=text).with_spans(*legalise(blocks, "letter"))
    check_nesting(document)
    check_cover(document)
    check_grammar(document)
    kinds = [div.get("type") for div in document.of("div")]
    assert kinds.count("letter") == (1 if set(kinds) - {"header"} else 0)


def test_all_sequences_of_three() -> None:
    for sorts in product(SORTS, repeat=3):
        check(sorts)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(SORTS), min_size=1, max_size=14).map(tuple), st.sampled_from([3, 400, 1600]))
def test_longer_sequences(sorts: tuple[dict[str, object], ...], length: int) -> None:
    check(sorts, length)


def test_no_blocks_make_no_spans() -> None:
    assert legalise(()) == ()
