"""One file is enough for an archive of one's own; the manual's example is what it says."""

import re
from pathlib import Path

import pytest
from layout_pages import ROOT, laid_out, pages

from tei.layouts import builtin_layouts, choose, load_layout
from tei.model import FIELDS, Document

HERE = Path(__file__).parent
MANUAL = (ROOT / "docs" / "layouts.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def own() -> Document:
    layout = load_layout((HERE / "data" / "own-archive.toml").read_bytes(), "own-archive.toml")
    return laid_out((HERE / "data" / "own-page.txt").read_text(encoding="utf-8"), layout, *builtin_layouts())


def test_another_sites_page(own: Document) -> None:
    assert own.layout == "stadtarchiv"
    assert own.surface(own.body[0]).split("\n")[0] == "Bern, 3. März 1848"
    assert own.surface(own.body[0]).endswith("Absender: das bin ich.\nDeine Anna")
    assert [own.surface(region) for region in own.regions if region.kind == "furniture"] == [
        "Stadtarchiv Beispielstadt › Briefe › 1848",
        "Drucken",
        "Als Bild",
        "Teilen",
        "Absenderin",
    ]
    assert {field.name: field.value for field in own.header.fields} == {
        "title": "Brief von Anna Muster an Karl Muster, Bern, 3. März 1848",
        "author": "Anna Muster",
        "recipient": "Karl Muster",
        "shelfmark": "StAB 12/4",
        "note": "Stadtarchiv Beispielstadt, StAB 12/4",
        "url": "https://archiv.example/12-4",
        "place": "Bern",
        "publisher": "Stadtarchiv Beispielstadt",
    }


def test_pages_of_other_archives_are_left_to_their_layouts() -> None:
    layout = load_layout((HERE / "data" / "own-archive.toml").read_bytes(), "own-archive.toml")
    assert not [page["id"] for page in pages() if choose(page["text"], [layout])]


def block(language: str, heading: str) -> str:
    """The first code block of a language below a heading of the manual."""
    match = re.search(rf"```{language}\n(.*?)```", MANUAL.partition(heading)[2], re.DOTALL)
    assert match
    return match[1]


def test_the_manuals_example_is_true() -> None:
    heading = "## A worked example"
    layout = load_layout(block("toml", heading).encode(), "example.toml")
    document = laid_out(block("text", heading), layout)

    rows = [(region.kind, region.role, shorten(document.surface(region))) for region in document.regions]
    fields = [(field.name, field.value) for field in document.header.fields]
    written = [tuple(cell.strip() for cell in line.split("|")[1:-1]) for line in MANUAL.split("\n") if line[:1] == "|"]
    assert [row for row in written if row in rows] == rows
    assert [row for row in written if row in fields] == fields


def shorten(text: str) -> str:
    first, *_, last = text.split("\n") if "\n" in text else (text, "")
    return f"{first} … {last}" if last else first


@pytest.mark.parametrize("heading", ["## `[shapes]`", "## `[[derive]]`"])
def test_the_manuals_other_blocks_load(heading: str) -> None:
    frame = '[layout]\nid = "x"\ntitle = "x"\nsource = "x"\nlicence = "x"\n[[detect]]\nlines = ["x"]\n'
    load_layout((frame + block("toml", heading)).encode(), "block.toml")


def test_the_manual_lists_every_field_and_key() -> None:
    for name, meaning in FIELDS.items():
        assert f"| `{name}` | {meaning} |" in MANUAL
    source = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tei" / "layouts").glob("*.py")))
    for key in set(re.findall(r'table\.\w+\("([a-z_]+)"', source)):
        assert f"| `{key}` |" in MANUAL, key


def test_values_of_labels() -> None:
    frame = '[layout]\nid = "x"\ntitle = "x"\nsource = "x"\nlicence = "x"\n[[detect]]\nlines = ["x"]\n'
    labels = (
        '[[label]]\nnames = ["Origin"]\nfield = "source"\nwhole = true\nsure = true\n'
        '[[label]]\nnames = ["Topics"]\nfield = "subject"\nmany = true\n'
        '[[label]]\nnames = ["Number"]\nfield = "record_id"\nvalues = \'^\\d+$\'\n'
    )
    layout = load_layout((frame + labels).encode(), "labels.toml")
    tail = (
        "Origin\nState Archive, box 3.\n\nTranslated by John Roe for the archive.\nTopics:\nwar\npeace\nnumber: 12\nEnd"
    )
    page = laid_out(f"x\n{tail}", layout)
    assert [(field.name, field.value) for field in page.header.fields] == [
        ("source", "State Archive, box 3.\n\nTranslated by John Roe for the archive."),
        ("subject", "war"),
        ("subject", "peace"),
        ("record_id", "12"),
    ]
    assert page.regions[-1].role == "unlabelled"
    assert page.surface(page.body[0]) == "x"
