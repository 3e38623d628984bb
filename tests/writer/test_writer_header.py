"""The header: every field has its place, and nothing is there that nobody gave."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from writer_documents import STAMP, marked

from tei.model import FIELDS, Document, EditionSettings, Entry, Header, HeaderField, Register, Stamp
from tei.resources import resource
from tei.writer import write_tei

SCHEMA = etree.RelaxNG(file=str(resource("schemas", "teitool.rng")))
NS = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
BARE = Document(name="folder/cww.00030", text="Words.")


def header_of(document: Document, stamp: Stamp = STAMP, **settings: Any) -> etree._Element:
    root = etree.fromstring(write_tei(document, EditionSettings(**settings), stamp))
    SCHEMA.assertValid(root.getroottree())
    found = root.find("t:teiHeader", NS)
    assert found is not None
    return found


def known(*fields: tuple[str, str], kind: str = "document", **more: Any) -> Document:
    header = Header(tuple(HeaderField(name, value) for name, value in fields))
    return Document(name="a", text="Words.", kind=kind, header=header, **more)


def texts(header: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in header.iterfind(path, NS)]


PLACES = [  # field, value, where it goes, as what
    ("title", "Talks & more", "t:fileDesc/t:titleStmt/t:title", "Talks & more"),
    ("title", "Talks", "t:fileDesc/t:sourceDesc/t:bibl/t:title", "Talks"),
    ("date", "1956-09", "t:profileDesc/t:creation/t:date[@when='1956-09']", "1956-09"),
    ("date", "1956-09-10", "t:fileDesc/t:sourceDesc/t:bibl/t:date[@when='1956-09-10']", "1956-09-10"),
    ("date", "1956-09/1957", "t:profileDesc/t:creation/t:date[@from='1956-09'][@to='1957']", "1956-09/1957"),
    ("author", "Ri", "t:fileDesc/t:titleStmt/t:author", "Ri"),
    ("recipient", "Mao", "t:profileDesc/t:correspDesc/t:correspAction[@type='received']/t:name", "Mao"),
    ("place", "Havana", "t:profileDesc/t:creation/t:placeName", "Havana"),
    ("summary", "Two\n lines", "t:profileDesc/t:abstract/t:p", "Two lines"),
    ("related", "A letter", "t:fileDesc/t:notesStmt/t:relatedItem[@type='related']/t:bibl/t:note", "A letter"),
    ("funder", "A fund", "t:fileDesc/t:titleStmt/t:funder", "A fund"),
    ("source", "F. 5", "t:fileDesc/t:sourceDesc/t:msDesc/t:history/t:provenance/t:p", "F. 5"),
    ("original_archive", "RGANI", "t:fileDesc/t:sourceDesc/t:msDesc/t:msIdentifier/t:repository", "RGANI"),
    ("shelfmark", "5/28", "t:fileDesc/t:sourceDesc/t:msDesc/t:msIdentifier/t:idno[@type='shelfmark']", "5/28"),
    ("record_id", "110130", "t:fileDesc/t:sourceDesc/t:bibl/t:idno[@type='record']", "110130"),
    ("publisher", "An archive", "t:fileDesc/t:sourceDesc/t:bibl/t:publisher", "An archive"),
    ("rights", "Some rights", "t:fileDesc/t:sourceDesc/t:bibl/t:availability/t:p", "Some rights"),
    ("translator", "G. Goldberg", "t:fileDesc/t:titleStmt/t:respStmt[@xml:id='translator']/t:name", "G. Goldberg"),
    ("editor", "J. Person", "t:fileDesc/t:titleStmt/t:respStmt[@xml:id='editor']/t:name", "J. Person"),
    ("original_language", "Russian", "t:fileDesc/t:sourceDesc/t:msDesc/t:msContents/t:textLang", "Russian"),
    ("type", "Report", "t:profileDesc/t:textClass/t:keywords/t:term[@type='type']", "Report"),
    ("classification", "Secret", "t:fileDesc/t:notesStmt/t:note[@type='classification']", "Secret"),
    ("subject", "Korea", "t:profileDesc/t:textClass/t:keywords/t:term[@type='subject']", "Korea"),
    ("people", "Ri", "t:profileDesc/t:textClass/t:keywords/t:term[@type='name']", "Ri"),
    ("places", "Moscow", "t:profileDesc/t:textClass/t:keywords/t:term[@type='place']", "Moscow"),
    ("donor", "A donor", "t:fileDesc/t:sourceDesc/t:bibl/t:respStmt/t:name", "A donor"),
    ("uploaded", "2011-11-20", "t:fileDesc/t:sourceDesc/t:bibl/t:date[@type='uploaded']", "2011-11-20"),
    ("url", "https://a.org/1 2", "t:fileDesc/t:sourceDesc/t:bibl/t:idno[@type='URL']", "https://a.org/1 2"),
    ("note", "See also", "t:fileDesc/t:notesStmt/t:note", "See also"),
]
NOT_IN_HEADER = {"language", "identifier"}  # the document's lang, and the idno of a register entry


@pytest.mark.parametrize(("field", "value", "path", "expected"), PLACES)
def test_field_has_its_place(field: str, value: str, path: str, expected: str) -> None:
    assert texts(header_of(known((field, value))), path) == [expected]


def test_every_field_has_a_place() -> None:
    assert {field for field, *_ in PLACES} | NOT_IN_HEADER == set(FIELDS)


def test_repeated_fields_stand_side_by_side() -> None:
    header = header_of(known(("translator", "A"), ("subject", "X"), ("translator", "B"), ("subject", "Y")))
    assert texts(header, ".//t:respStmt/t:name")[:2] == ["A", "B"]
    assert texts(header, ".//t:term") == ["X", "Y"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One line\nand the next", ["One line and the next"]),
        ("One\n \nTwo", ["One", "Two"]),
        ("One. Two.", ["One. Two."]),
    ],
)
def test_statements_keep_their_paragraphs(value: str, expected: list[str]) -> None:
    header = header_of(known(("rights", value), ("summary", value)))
    assert texts(header, ".//t:bibl/t:availability/t:p") == expected
    assert texts(header, ".//t:abstract/t:p") == expected


def test_author_points_to_the_register() -> None:
    assert (
        header_of(known(("author", "Puzanov"), register=REGISTER)).find(".//t:author[@ref='#puzanov']", NS) is not None
    )


def test_nothing_is_said_that_nobody_gave() -> None:
    header = header_of(BARE)
    assert texts(header, ".//t:sourceDesc/t:bibl") == ["not stated in the source"]
    assert texts(header, ".//t:publicationStmt/*") == ["not stated", "not stated"]
    assert texts(header, ".//t:titleStmt/t:title") == ["cww.00030"]
    assert header.find("t:profileDesc", NS) is None
    assert header.find(".//t:classDecl", NS) is None


def test_what_the_text_alone_says_is_not_said_of_its_source() -> None:
    fields = (HeaderField("date", "1962-10-30", "30.X 62", "text"), HeaderField("title", "T", origin="text"))
    header = header_of(Document(name="a", text="x", header=Header(fields)))
    assert texts(header, ".//t:sourceDesc/t:bibl") == ["not stated in the source"]
    assert texts(header, ".//t:creation/t:date[@when='1962-10-30']") == ["30.X 62"]


@pytest.mark.parametrize(
    "value",
    ["September 10", "1956-13", "1956-02-30", "0000", "1956-09-10T25:00:00", "1956-09-10T11:20", "56", "1956/", "/"],
)
def test_date_that_is_none_has_no_value(value: str) -> None:
    date = header_of(known(("date", value))).find(".//t:creation/t:date", NS)
    assert date is not None
    assert dict(date.attrib) == {}
    assert date.text == value


TITLES = [  # kind, text, fields, title, constructed
    ("letter", "{head|No. 5}{p|x}", {"title": "The page's"}, "The page's", False),
    ("letter", "{head|The  own\nhead}\n{p|x}", {}, "The own head", False),
    ("letter", "{div|{p|x}}\n{div|{head|Annex}{p|y}}", {}, "doc", False),
    (
        "letter",
        "{p|x}",
        {"author": "A", "recipient": "B", "place": "C", "date": "1962-10"},
        "Letter, A to B, C, October 1962",
        True,
    ),
    ("telegram", "{p|x}", {"author": "A"}, "Telegram from A", True),
    ("note-verbale", "{p|x}", {"recipient": "B", "date": "1962"}, "Note verbale to B, 1962", True),
    ("letter", "{p|x}", {"date": "1962-10-03"}, "Letter, 3 October 1962", True),
    ("letter", "{p|x}", {"date": "in autumn"}, "Letter, in autumn", True),
    ("document", "{p|x}", {}, "doc", False),
    ("telegram", "{head|TELEGRAM}{p|x}", {"author": "A"}, "Telegram from A", True),
    ("telegram", "{head|TELEGRAM}{p|x}", {}, "TELEGRAM", False),
    ("telegram", "{head|A telegram about the loan}{p|x}", {"author": "A"}, "A telegram about the loan", False),
]


@pytest.mark.parametrize(("kind", "notation", "fields", "title", "constructed"), TITLES)
def test_title(kind: str, notation: str, fields: dict[str, str], title: str, constructed: bool) -> None:
    header = Header(tuple(HeaderField(*field, origin="text") for field in fields.items()))
    found = header_of(marked(notation, kind=kind, header=header)).find("t:fileDesc/t:titleStmt/t:title", NS)
    assert found is not None
    assert found.text == title
    assert found.get("type") == ("constructed" if constructed else None)


REGISTER = Register(
    (
        Entry("person", "puzanov", "A. M. Puzanov", ("Puzanov",), (("GND", "1"), ("VIAF", "2")), "low"),
        Entry("org", "ministry", "Ministry of Foreign Affairs"),
        Entry("place", "havana", "Havana"),
    )
)


@pytest.mark.parametrize(
    ("fields", "sent", "received"),
    [
        ((("author", "A.M. Puzanov"), ("place", "HAVANA")), ["persName #puzanov", "placeName #havana"], []),
        ((("author", "Ministry of foreign affairs"),), ["orgName #ministry"], []),
        ((("author", "Nobody"), ("place", "Nowhere"), ("date", "1962")), ["name ", "placeName ", "date "], []),
        ((("recipient", "Puzanov"),), [], ["persName #puzanov"]),
    ],
)
def test_sender_and_recipient_point_to_the_register(
    fields: tuple[tuple[str, str], ...], sent: list[str], received: list[str]
) -> None:
    header = header_of(known(*fields, kind="letter", register=REGISTER))
    for type_, expected in (("sent", sent), ("received", received)):
        found = header.findall(f".//t:correspAction[@type='{type_}']/*", NS)
        assert [f"{etree.QName(e).localname} {e.get('ref', '')}" for e in found] == expected


@pytest.mark.parametrize("kind", ["memorandum", "document"])
def test_what_was_not_sent_has_no_correspondence(kind: str) -> None:
    header = header_of(known(("author", "A"), ("date", "1962"), ("place", "C"), kind=kind))
    assert header.find(".//t:correspDesc", NS) is None
    assert texts(header, ".//t:creation") == ["C, 1962"]


def test_register_entries() -> None:
    header = header_of(known(register=REGISTER))
    person = header.find(".//t:listPerson/t:person", NS)
    assert person is not None
    assert person.get("cert") == "low"
    assert texts(person, "t:persName") == ["A. M. Puzanov", "Puzanov"]
    assert [(e.get("type"), e.text) for e in person.iterfind("t:idno", NS)] == [("GND", "1"), ("VIAF", "2")]
    assert texts(header, ".//t:listOrg/t:org/t:orgName") == ["Ministry of Foreign Affairs"]
    assert texts(header, ".//t:listPlace/t:place/t:placeName") == ["Havana"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", [("en", "English")]),
        ("de-AT", [("de-AT", "German")]),
        ("xx", [("xx", "xx")]),
        ("und", []),
        ("no tag", []),
    ],
)
def test_language(lang: str, expected: list[tuple[str, str]]) -> None:
    found = header_of(Document(name="a", text="x", lang=lang)).iterfind(".//t:language", NS)
    assert [(element.get("ident"), element.text) for element in found] == expected


def test_calendar_of_a_date_is_described() -> None:
    header = header_of(marked("{p|{date calendar=julian when=1956|x}}"))
    assert header.find(".//t:calendarDesc/t:calendar[@xml:id='julian']", NS) is not None


def test_settings_are_the_edition() -> None:
    header = header_of(
        BARE,
        title="Papers",
        publisher="We",
        licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/",
        editors=("A", "B"),
        repository="An archive",
    )
    assert texts(header, ".//t:seriesStmt/t:title") == ["Papers"]
    assert texts(header, ".//t:publicationStmt/t:publisher") == ["We"]
    assert texts(header, ".//t:licence[@target='https://creativecommons.org/licenses/by/4.0/']") == ["CC BY 4.0"]
    assert texts(header, ".//t:titleStmt/t:editor") == ["A", "B"]
    assert texts(header, ".//t:repository") == ["An archive"]


@pytest.mark.parametrize(("version", "expected"), [("0.1.0.dev1", "0.1.0"), ("1.2rc1", "1.2"), ("2", "2"), ("?", "0")])
def test_version_is_the_release_part(version: str, expected: str) -> None:
    application = header_of(BARE, Stamp("2026-11-24", version)).find(".//t:application", NS)
    assert application is not None
    assert application.get("version") == expected


def test_change_has_the_form_that_the_pipeline_leaves_out_of_account() -> None:
    xml = write_tei(BARE, EditionSettings(), STAMP)
    assert b'<revisionDesc><change when="2026-11-24" who="#teitool">' in xml


@given(st.text(), st.sampled_from(sorted(set(FIELDS) - {"identifier"})))
def test_any_value_gives_a_valid_header(value: str, field: str) -> None:
    header_of(known((field, value), kind="letter"))
