"""The index: places are exact, in every encoding, for files that nobody wrote by hand too."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.validation.source.index import TEI, XML, XML_ID, build_index
from tei.validation.source.lines import Lines

NAMES = st.sampled_from(["p", "div", "persName", "é", "x:hi"])
TEXTS = st.text(st.sampled_from("ab \n\t>Ж𝔊é]"), max_size=6)
VALUES = st.text(st.sampled_from("ab >Ж𝔊é'\n="), max_size=6)
BLANKS = st.sampled_from([" ", "\n", " \t "])
MULTI_BYTE = ["shift_jis", "iso-2022-jp", "utf-16", "utf-32", "gb18030"]


@st.composite
def tag(draw: st.DrawFn) -> tuple[str, str, dict[str, str]]:
    """A name, a start tag without its end, and its attributes as written."""
    name = draw(NAMES)
    attributes = draw(st.dictionaries(st.sampled_from(["n", "ref", "xml:id", "é", "x:n"]), VALUES, max_size=3))
    written = {key: f'{key}{draw(st.sampled_from(["=", " = "]))}"{value}"' for key, value in attributes.items()}
    return name, f"<{name}" + "".join(draw(BLANKS) + one for one in written.values()), written


@st.composite
def element(draw: st.DrawFn, depth: int = 3) -> str:
    name, start, _ = draw(tag())
    if draw(st.booleans()):
        return f"{start}/>"
    parts = draw(st.lists(TEXTS | st.sampled_from(["<!-- <p> -->", "<?x <p>?>", "<![CDATA[<p>]]>"]), max_size=2))
    if depth:
        parts += draw(st.lists(element(depth - 1), max_size=2))
    return f"{start}>{''.join(draw(st.permutations(parts)))}</{name}>".replace("]]>b", "]]>")


DOCUMENTS = st.builds(
    lambda head, body: f'{head}<TEI xmlns="{TEI}" xmlns:x="urn:x">{body}</TEI>',
    st.sampled_from(["", "\n\n", "<!-- 𝔊 -->\r\n", '<!DOCTYPE TEI [<!ENTITY e "x">]>']),
    element(),
).filter(lambda text: not re.search(r"]]>(?!</)", re.sub(r"<!\[CDATA\[.*?]]>", "", text)))


def code_points(text: str, line: int, column: int) -> int:
    """The offset of a place, lines ended as XML ends them."""
    starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]
    return starts[line - 1] + column - 1


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_extents_are_exactly_the_tags_and_attributes(text: str, codec: str) -> None:
    index = build_index(text.encode(codec))
    assert index.fault is None
    plain = re.sub(
        r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?]]>|<!DOCTYPE.*?]>", lambda m: " " * len(m[0]), text, flags=re.S
    )
    tags = [found[0] for found in re.finditer(r"""<[^/](?:[^"'>]|"[^"]*")*>""", plain)]

    assert len(index) == len(tags)
    for number, expected in enumerate(tags):
        extent = index.extent(number)
        start = code_points(text, extent.line, extent.column)
        end = code_points(text, extent.end_line, extent.end_column)
        assert text[start:end] == expected
        if codec == "utf-8":
            assert index.data[extent.offset : extent.end_offset].decode() == expected
        for key, value in index.attributes[number].items():
            namespace, _, local = key.rpartition("}")
            place = index.attribute_extent(number, local, namespace)
            written = index.data[place.offset : place.end_offset].decode()
            name, value_written = re.split(r"\s*=\s*", written, maxsplit=1)
            assert name.rpartition(":")[2] == local
            assert re.sub("[\t\r\n]", " ", value_written[1:-1]) == value
        closing = index.end_tag(number)
        assert (closing is None) == expected.endswith("/>")
        if closing:
            assert index.data[closing[0] : closing[1]].startswith(b"</" + expected[1:].split()[0].rstrip(">").encode())


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS)
def test_every_element_is_found_at_its_path(text: str) -> None:
    index = build_index(text.encode())

    for number in range(len(index)):
        steps = []
        at = number
        while at >= 0:
            parent = index.parents[at]
            same = [c for c in index.children(parent) if index.names[c] == index.names[at]] if parent >= 0 else [at]
            steps.append((index.namespace(at), index.local_name(at), same.index(at) + 1))
            at = parent
        assert index.at_path(tuple(reversed(steps))) == number
        assert index.at_offset(index.starts[number]) == number
    assert index.at_path(()) is None
    assert index.at_path(((TEI, "TEI", 2),)) is None
    assert index.at_path(((TEI, "TEI", 1), (TEI, "no", 1))) is None


def test_paths_are_numbered_from_the_second_of_a_name_on() -> None:
    index = build_index(b"<TEI><text><body><div><p/></div><div><p/><p/><q/></div></body></text></TEI>")

    assert [index.path(n) for n in range(len(index))] == [
        "",
        "text",
        "text/body",
        "text/body/div",
        "text/body/div/p",
        "text/body/div[2]",
        "text/body/div[2]/p",
        "text/body/div[2]/p[2]",
        "text/body/div[2]/q",
    ]


def test_lines_and_columns_of_a_file_on_one_long_line_and_of_every_line_end() -> None:
    index = build_index("<a>é\r\n<b/>\r<b/>\n\n𝔊<b/></a>".encode())

    assert [index.extent(n)[:4] for n in range(4)] == [(1, 1, 1, 4), (2, 1, 2, 5), (3, 1, 3, 5), (5, 2, 5, 6)]
    wide = build_index(("<a>" + "é<b/>" * 50_000 + "</a>").encode())
    assert wide.extent(50_000)[:4] == (1, 3 + 5 * 50_000 - 3, 1, 3 + 5 * 50_000 + 1)
    assert wide.extent(1)[:2] == (1, 5)  # backwards too


def test_the_text_of_a_line() -> None:
    lines = Lines("\ufeff<a>é\r\n<b/>\r\n\r\r𝔊\u2028</a>\n".encode(), "utf-8")

    assert [lines.text(n) for n in range(8)] == ["", "<a>é", "<b/>", "", "", "𝔊\u2028</a>", "", ""]


@pytest.mark.parametrize("codec", ["utf8", "iso-8859-1", "windows-1252", "koi8-r", *MULTI_BYTE])
def test_encodings(codec: str) -> None:
    letter = {"shift_jis": "漢", "iso-2022-jp": "漢", "koi8-r": "Ж", "gb18030": "漢"}.get(codec, "é")
    index = build_index(f'<?xml version="1.0" encoding="{codec}"?>\n<a>{letter}<b n="{letter}"/></a>'.encode(codec))

    assert index.fault is None
    assert index.attributes[1] == {"n": letter}
    assert index.extent(1)[:4] == (2, 5, 2, 15)
    assert index.encoded.exact == (codec not in MULTI_BYTE)


def test_a_byte_order_mark_counts_more_than_the_declaration() -> None:
    index = build_index('\ufeff<?xml version="1.0" encoding="iso-8859-1"?>\n<a>é<b n="é"/></a>'.encode())

    assert index.attributes[1] == {"n": "é"}
    assert index.extent(1)[:4] == (2, 5, 2, 15)
    assert index.encoded.exact


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_encodings_without_a_byte_order_mark(codec: str) -> None:
    assert build_index("<a>é<b n='é'/></a>".encode(codec)).attributes[1] == {"n": "é"}


@pytest.mark.parametrize("name", ["hex", "unicode_escape", "idna", "no-such", "utf-7", "utf-16", "rot13"])
def test_encodings_that_are_none(name: str) -> None:
    fault = build_index(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode()).fault

    assert fault is not None
    assert fault.line == 1


def test_what_is_not_well_formed_leaves_what_stood_before() -> None:
    index = build_index(b"<a>\n<b/><c></a>")

    assert index.fault == ("mismatched tag", 2, 10, 13)
    assert index.names == ["a", "b", "c"]
    assert list(index.children(0)) == [1, 2]
    assert build_index(b"").fault is not None
    assert build_index(b'<?xml version="1.0" encoding="utf-8"?><a>\xff</a>').fault is not None


def test_entities_are_not_followed_and_bounded() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY a0 'x'>" + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12))
    assert build_index(f"{bomb}]><a>&a12;</a>".encode()).fault is not None
    index = build_index(b'<!DOCTYPE a [<!ENTITY e "<b n=\'1\'>x</b>"><!ENTITY f SYSTEM "f.xml">]><a><c>&e;&f;</c></a>')
    assert index.names == ["a", "c", "b"]
    assert index.data[slice(*index.start_tag(2))] == b"&e;"
    assert index.attribute_extent(2, "n") == index.extent(2)
    assert index.end_tag(2) is None
    assert index.open_ended


def test_entities_that_stand_in_each_other_without_end() -> None:
    entities = "".join(f'<!ENTITY a{n} "&a{n + 1};">' for n in range(100_000))
    fault = build_index(f"<!DOCTYPE a [{entities}]><a>&a0;</a>".encode()).fault
    assert fault is not None
    assert "200 deep" in fault.message


def test_attributes_of_other_namespaces() -> None:
    index = build_index(b'<a xmlns:k="urn:k" xmlns:l="urn:l"><b n="1" l:n="2" k:n="3" xml:id="i" xmlns:l="urn:m"/></a>')

    places = [index.attribute(1, "n", namespace) for namespace in ("", "urn:k", "urn:m", "urn:l")]
    assert [index.data[one.start : one.end] if one else None for one in places] == [
        b'n="1"',
        b'k:n="3"',
        b'l:n="2"',
        None,
    ]
    assert index.attributes[1][XML_ID] == "i"
    assert index.attribute(1, "id", XML) is not None


def test_a_hundred_thousand_levels() -> None:
    index = build_index(b"<a>" * 100_000 + b"</a>" * 100_000)

    assert len(index) == 100_000
    assert index.path(99_999) == "…/" + "/".join(["a"] * 40)
    assert index.after[0] == 100_000


def test_twenty_kilobytes_take_five_milliseconds_at_most() -> None:
    line = b'<p n="1">From <name ref="#geneva">Geneva</name> on <date when="1956-09-10">that day</date>.</p>'
    source = b"<TEI>" + line * (20_000 // len(line)) + b"</TEI>"

    def timed() -> float:
        start = time.perf_counter()
        build_index(source)
        return time.perf_counter() - start

    assert min(timed() for _ in range(20)) < 0.005
