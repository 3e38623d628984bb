"""teitool.toml and metadata files: what they may say, and what a wrong one is told."""

from pathlib import Path

import pytest

from tei.config import TEMPLATE, find_config, load_config
from tei.errors import ConfigError, MetadataError
from tei.metadata import apply_metadata, load_metadata
from tei.model import FIELDS, EditionSettings, Header, HeaderField


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_defaults() -> None:
    assert load_config(None).edition == EditionSettings()


def test_the_template_is_a_valid_configuration_with_and_without_its_comments(tmp_path: Path) -> None:
    assert load_config(written(tmp_path / "teitool.toml", TEMPLATE)).edition == EditionSettings()
    used = load_config(written(tmp_path / "teitool.toml", TEMPLATE.replace("\n# ", "\n")))
    assert used.edition.editors == ("…",)
    assert used.layouts == (tmp_path / "my-archive.toml",)


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    written(tmp_path / "teitool.toml", "")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_config(tmp_path / "a" / "b") == tmp_path / "teitool.toml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[edition", "teitool.toml: "),
        ("[editions]", "'editions' in the file is unknown; expected one of convert, edition, validate"),
        ("[edition]\ntitel = 'x'", "'titel' in [edition] is unknown"),
        ("[edition]\ntitle = 3", "edition.title is 3; expected a text"),
        ("[edition]\neditors = 'A'", "edition.editors is 'A'; expected a list of texts"),
        ("edition = 1", "edition is 1; expected a table [edition]"),
    ],
)
def test_a_wrong_configuration_says_what_was_expected(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(written(tmp_path / "teitool.toml", text))
    assert message in str(caught.value)


YAML = """
letter.txt:
  title: A letter
  date: 1956-09-10
  translator: [A. One, B. Two]
sub/other: {title: Another}
"""
CSV = "file,title,date,translator\nletter.txt,A letter,1956-09-10,A. One;B. Two\nsub/other,Another,,\n"


@pytest.mark.parametrize(("suffix", "text"), [(".yaml", YAML), (".csv", CSV)])
def test_both_forms_say_the_same(tmp_path: Path, suffix: str, text: str) -> None:
    metadata = load_metadata(written(tmp_path / f"m{suffix}", text))
    header, findings = apply_metadata(Header(), "letter", metadata, "letter.txt")
    assert [(entry.name, entry.value) for entry in header.fields] == [
        ("title", "A letter"),
        ("date", "1956-09-10"),
        ("translator", "A. One"),
        ("translator", "B. Two"),
    ]
    assert findings == ()
    assert apply_metadata(Header(), "sub/other", metadata, "")[0].get("title") == "Another"


def test_the_metadata_file_wins_and_the_contradiction_is_reported(tmp_path: Path) -> None:
    metadata = load_metadata(written(tmp_path / "m.yaml", "a: {title: Mine}"))
    header, findings = apply_metadata(Header((HeaderField("title", "Theirs"),)), "a", metadata, "a.txt")
    assert header.get("title") == "Mine"
    assert [found.code for found in findings] == ["MET001"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("m.yaml", "a: [1", "not YAML"),
        ("m.yaml", "- a", "expected a mapping from file name"),
        ("m.yaml", "a: b", "a: expected header fields"),
        ("m.yaml", "a: {colour: red}", "header field 'colour' is unknown"),
        ("m.yaml", "a: {title: {b: c}}", "expected a text"),
        ("m.csv", "title\nx\n", "no column 'file'"),
        ("m.csv", "file,title\na\n", "m.csv:2: 1 cells; expected 2"),
        ("m.csv", "file,colour\na,red\n", "header field 'colour' is unknown"),
        ("m.json", "{}", "expected .yaml, .yml or .csv"),
    ],
)
def test_wrong_metadata_says_what_was_expected(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(MetadataError) as caught:
        load_metadata(written(tmp_path / name, text))
    assert message in str(caught.value)


def test_the_guide_s_examples_say_the_same_and_list_every_field(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "convert.md").read_text(encoding="utf-8")
    blocks = {kind: guide.partition(f"```{kind}\n")[2].partition("```")[0] for kind in ("yaml", "csv")}
    found = [load_metadata(written(tmp_path / f"m.{kind}", text)) for kind, text in blocks.items()]
    assert found[0] == found[1]
    assert found[0]["letter-001"]
    assert all(f"- `{name}`: {meaning}\n" in guide for name, meaning in FIELDS.items())
