"""Where gold and predictions come from, and what is said of files that are neither."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tei.errors import ConfigError, ReadError
from tei.evaluation.fold import Fold, fold_of, parse_fold
from tei.evaluation.sources import predictions_in, read_gold
from tei.evaluation.standoff import read_gold_lines, read_prediction

EDITION = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>'


def line(**entry: object) -> bytes:
    return json.dumps({"id": "a", "text": "Ann went to Rome.", "spans": [], **entry}).encode()


def span(**entry: object) -> dict[str, object]:
    return {"start": 0, "end": 3, "type": "person", **entry}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no document"),
        (b"[]", "g:1: list found"),
        (b"{", "g:1: no JSON"),
        (b"[" * 100_000, "g:1: no JSON"),
        (b"\xff", "g:1: no JSON"),
        (b'{"id": "a", "text": "\\ud800"}', "half of a surrogate pair"),
        (line(id=1), "'id' is 1; expected a string"),
        (line() + b"\n\n" + line(), "g:3: id 'a' comes twice"),
        (line(spans={}), "'spans' is {}; expected a list of objects"),
        (line(spans=[1]), "'spans', entry 1 is 1; expected an object"),
        (line(spans=[span(end=18)]), "entry 1: .*; expected start and end with 0 <= start < end <= 17"),
        (line(spans=[span(start=3)]), "expected start and end"),
        (line(spans=[span(core={"start": 5, "end": 4})]), "'core': .* expected start and end"),
        (line(ignore=[{"start": 0, "end": 0}]), "it has no 'types'"),
        (line(body=[0, 99]), "'body': .* expected start and end"),
        (line(header=[]), "'header' is .*; expected an object"),
    ],
)
def test_what_is_no_gold(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_gold_lines(data, "g")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({}, "there is no 'spans'"),
        ({"text": "Ann", "spans": [span(end=4)]}, "expected start and end"),
        ({"spans": [span(confidence=2)]}, "'confidence' is 2; expected a number from 0 to 1"),
        ({"spans": [span(confidence=True)]}, "'confidence' is true"),
        ({"spans": [], "text": 1}, "'text' is 1"),
    ],
)
def test_what_is_no_prediction(entry: dict[str, object], message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_prediction(json.dumps(entry).encode(), "p.json")


def test_types_that_are_not_marked_completely_are_not_scored(tmp_path: Path) -> None:
    scope = {"person": "all", "place": "partial", "date": "dateline"}
    (tmp_path / "g.jsonl").write_bytes(line(spans=[span(), span(start=12, end=16, type="place")], scope=scope))
    (gold,) = read_gold([tmp_path / "g.jsonl"])
    assert gold.documents[0].complete == {"person"}


def test_types_of_which_a_set_has_no_mark_are_not_scored(tmp_path: Path) -> None:
    lines = [line(id="a", spans=[span()]), line(id="b", spans=[span(type="place"), span(type="org", weak=True)])]
    (tmp_path / "g.jsonl").write_bytes(b"\n".join(lines))
    (gold,) = read_gold([tmp_path / "g.jsonl"])
    assert [document.complete for document in gold.documents] == [{"person", "place"}] * 2
    (gold,) = read_gold([tmp_path / "g.jsonl"], types=frozenset({"person", "date"}))
    assert gold.documents[1].complete == {"person"}


def folder_of_editions(folder: Path) -> Path:
    (folder / "sub").mkdir(parents=True)
    (folder / "a.xml").write_text(EDITION.format("<persName>Ann</persName>"), encoding="utf-8")
    (folder / "sub" / "b.xml").write_text(EDITION.format("<placeName>Rome</placeName>"), encoding="utf-8")
    (folder / "empty.xml").write_text(EDITION.format(""), encoding="utf-8")
    (folder / "schema.xml").write_text("<grammar/>", encoding="utf-8")
    return folder


def test_a_folder_of_editions_is_a_set(tmp_path: Path) -> None:
    (gold,) = read_gold([folder_of_editions(tmp_path / "letters")])
    assert gold.name == "letters"
    assert [document.id for document in gold.documents] == ["a", "sub/b"]
    assert gold.documents[0].complete == {"person", "place"}


def test_bad_sets(tmp_path: Path) -> None:
    folder = folder_of_editions(tmp_path / "letters")
    with pytest.raises(ReadError, match=r"schema\.xml: the root element is grammar"):
        read_gold([folder / "schema.xml"])
    with pytest.raises(ReadError, match="no edition with a word"):
        read_gold([folder / "empty.xml"])
    with pytest.raises(ReadError, match="No such file"):
        read_gold([folder / "none.jsonl"])
    with pytest.raises(ConfigError, match="two gold sets have the name 'letters'"):
        read_gold([folder, folder])
    with pytest.raises(ConfigError, match="two editions have the name 'a'"):
        read_gold([folder / "a.xml", folder / "a.xml"])
    with pytest.raises(ConfigError, match=r"no \.xml file"):
        (tmp_path / "bare").mkdir()
        read_gold([tmp_path / "bare"])


def test_predictions_are_found_by_id(tmp_path: Path) -> None:
    folder = folder_of_editions(tmp_path / "letters")
    (gold,) = read_gold([folder])
    predict = predictions_in(folder)
    assert [mark.type for document in gold.documents for mark in predict(document).marks] == ["person", "place"]
    (folder / "a.standoff.json").write_text('{"text": "Ann", "spans": []}', encoding="utf-8")
    assert predict(gold.documents[0]).marks == ()
    (folder / "sub" / "b.xml").unlink()
    assert predict(gold.documents[1]).problem.startswith("there is no sub/b.standoff.json, .json or .xml in ")
    with pytest.raises(ConfigError, match="no such folder"):
        predictions_in(tmp_path / "none")


@pytest.mark.parametrize("bad", ["../a", "/etc/a", "a/../../b", "c:\\a", "a\0b"])
def test_an_id_never_leads_out_of_the_folder(bad: str, tmp_path: Path) -> None:
    (document,) = read_gold_lines(line(id=bad), "g")
    with pytest.raises(ReadError, match="is no name of a file"):
        predictions_in(tmp_path)(document)


def test_folds_part_all_documents(tmp_path: Path) -> None:
    ids = [f"letter-{number}" for number in range(60)]
    (tmp_path / "g.jsonl").write_bytes(b"\n".join(line(id=name, spans=[span()]) for name in ids))
    parts = [read_gold([tmp_path / "g.jsonl"], fold=Fold(k, 3))[0].documents for k in (1, 2, 3)]
    assert sorted(document.id for part in parts for document in part) == sorted(ids)
    assert all(len(part) > 8 for part in parts)
    with pytest.raises(ConfigError, match="fold 1/9000 has no document"):
        read_gold([tmp_path / "g.jsonl"], fold=Fold(1, 9000))


def test_the_fold_of_an_id_never_changes() -> None:
    # a trainer relies on it: a changed number would let it train on what it is measured on
    assert [fold_of(name, 5) for name in ("L00009", "frus1952-54v01p1/d1", "Ärger")] == [3, 4, 4]


@pytest.mark.parametrize("bad", ["", "1", "0/3", "4/3", "1/0", "a/b", "1/2/3", "-1/2", "¹/2"])
def test_what_is_no_fold(bad: str) -> None:
    with pytest.raises(ConfigError, match="expected K/N"):
        parse_fold(bad)
