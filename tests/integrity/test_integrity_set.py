"""The integrity checks of a set of files: cases/set.toml."""

import pickle
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tei.diagnostics import Diagnostic
from tei.validation.integrity import Summary, check_and_summarise, check_set
from tei.validation.source.index import Index, build_index

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n{}\n</body></text></TEI>'
CASES = tomllib.loads((Path(__file__).parent / "cases" / "set.toml").read_text(encoding="utf-8"))["case"]


def written(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if content.startswith("<TEI") else TEI.format(content), encoding="utf-8")


def read(file: str) -> Index | None:
    return build_index(Path(file).read_bytes()) if Path(file).exists() else None


def checked(files: list[str]) -> Iterator[Diagnostic]:
    summaries: dict[str, Summary] = {}
    for file in files:
        found, summary = check_and_summarise(build_index(Path(file).read_bytes()), file)
        yield from found
        summaries[file] = pickle.loads(pickle.dumps(summary))  # as a worker hands it over
    yield from check_set(summaries, read)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
@pytest.mark.parametrize("absolute", [False, True], ids=["relative", "absolute"])
def test_case(case: dict[str, Any], absolute: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    written(folder, case["files"])
    monkeypatch.chdir(folder)
    names = case.get("checked", list(case["files"]))

    found = list(checked([str(folder / name) if absolute else name for name in names]))

    messages = [
        f"{one.place.file} {one.code} {one.place.line}:{one.place.column}-{one.place.end_line}:{one.place.end_column} "
        f"{one.message}".replace(str(folder / "x")[:-1], "")
        for one in found
    ]
    assert len(messages) == len(case["found"]), messages
    for message, expected in zip(messages, case["found"], strict=True):
        file, code, place, words = expected.split(" ", 3)
        assert message.startswith(f"{file} {code} {place} "), messages
        assert words in message
    assert all(case.get("help", "") in one.help for one in found)


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege there")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    written(tmp_path, {"set/a.xml": '<p><name ref="out/no.xml#x">x</name></p>', "elsewhere/b.xml": ""})
    (tmp_path / "set" / "out").symlink_to(tmp_path / "elsewhere")

    assert not list(checked([str(tmp_path / "set" / "a.xml")]))


def test_a_file_that_went_away_in_between_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path, {"a.xml": '<p><name ref="a.xml#x">x</name></p>'})
    file = str(tmp_path / "a.xml")
    summary = check_and_summarise(build_index(Path(file).read_bytes()), file)[1]
    (tmp_path / "a.xml").unlink()

    assert not list(check_set({file: summary}, read))


def test_standard_input_has_no_folder() -> None:
    index = build_index(TEI.format('<p><name ref="no-such.xml#x">x</name></p>').encode())
    found, summary = check_and_summarise(index, "-")

    assert not found
    assert not list(check_set({"-": summary}, read))
