"""From the network's scores to names, and how they count among what the rules find."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from list_network import LABELS, network

import tei.cli.main
from tei.entities import annotate
from tei.entities.neural import Tagger, load_tagger
from tei.entities.neural.annotate import annotate_by_model
from tei.entities.neural.decode import names_in
from tei.entities.neural.tagger import Tagged
from tei.entities.neural.words import words_of
from tei.errors import ConfigError
from tei.model import Document, Region, Span

TEXT = "Ivan Zdanoff was in Moscow.\nThe CPSU heard it, and Praxville too."


def tagged(text: str, *best: str) -> Tagged:
    """A text whose words have these labels, each with probability .9."""
    rows = np.full((len(best), len(LABELS)), 0.1 / (len(LABELS) - 1))
    for row, label in enumerate(best):
        rows[row, LABELS.index(label)] = 0.9
    return Tagged(words_of(text), rows, LABELS)


def found(text: str, *best: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.kind) for name in names_in(tagged(text, *best))]


def test_decoding() -> None:
    assert found("a b c", "B-person", "I-person", "O") == [("a b", "person")]
    assert found("a b c", "B-person", "B-person", "B-org") == [("a", "person"), ("b", "person"), ("c", "org")]
    assert found("a\nb", "B-person", "I-person") == [("a", "person"), ("b", "person")]  # no name over a line's end
    assert found("") == []


def test_a_name_without_its_first_word_begins_with_the_next() -> None:
    assert found("a b c", "O", "I-person", "I-person") == [("b c", "person")]
    assert found("a b", "B-org", "I-place") == [("a", "org"), ("b", "place")]


def test_probabilities(model: bytes) -> None:
    result = Tagger(model).tag(TEXT)
    assert result.probabilities.sum(axis=1) == pytest.approx(1)
    persons = result.of_kind("person")
    assert persons[TEXT.index("Ivan")] > 0.9
    assert persons[TEXT.index("was")] < 0.1
    assert Tagger(model).tag("").of_kind("person") == {}


def test_a_long_text_is_read_like_its_parts(model: bytes) -> None:
    tagger = Tagger(model)
    once = tagger.tag(TEXT).probabilities
    many = tagger.tag("\n".join([TEXT] * 60)).probabilities
    assert many == pytest.approx(np.concatenate([once] * 60))


def test_it_speaks_only_where_nobody_else_does(model: bytes) -> None:
    result = Tagger(model).tag(TEXT)
    start = TEXT.index("Moscow")
    document = Document(name="x", text=TEXT, lang="en")
    alone = [(TEXT[s.start : s.end], s.kind) for s in annotate_by_model(result, document, ())]
    assert alone == [("Moscow", "place"), ("CPSU", "org")]
    taken = (Span(start - 3, start + 6, "place"),)
    assert [TEXT[s.start : s.end] for s in annotate_by_model(result, document, taken)] == ["CPSU"]
    inside = Document(
        name="x", text=TEXT, lang="en", regions=(Region(0, 27, "body"), Region(27, len(TEXT), "furniture"))
    )
    assert [TEXT[s.start : s.end] for s in annotate_by_model(result, inside, ())] == ["Moscow"]


def test_its_evidence_counts_for_persons(model: bytes) -> None:
    text = "We saw Praxville and Trumbold there."
    document = Document(name="x", text=text, lang="en")
    from tei.entities.persons import annotate_persons

    def persons(evidence: dict[int, float] | None) -> set[str]:
        return {text[s.start : s.end] for s in annotate_persons(document, (), evidence)}

    sure = {word.start: 0.99 if text.startswith("Trumbold", word.start) else 0.001 for word in words_of(text)}
    assert "Trumbold" in persons(sure)
    assert persons(dict.fromkeys(sure, 0.0)) == set()


def test_it_is_an_annotator_like_the_others(model: bytes) -> None:
    document = Document(name="x", text=TEXT, lang="en")
    tagger = Tagger(model)
    one = annotate(document, ("model",), tagger).document
    assert {(TEXT[s.start : s.end], s.origin.annotator) for s in one.spans if s.origin} == {
        ("Moscow", "model"),
        ("CPSU", "model"),
    }
    assert annotate(document, ("places",), tagger) == annotate(document, ("places",))
    assert annotate(document, None, tagger) == annotate(document, None, tagger)
    assert annotate(document, None, tagger).document.text == TEXT


def test_files_that_are_no_model(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        load_tagger(tmp_path / "none.onnx")
    (tmp_path / "a.onnx").write_bytes(b"no model")
    with pytest.raises(ConfigError, match=r"a\.onnx: not a model of names"):
        load_tagger(tmp_path / "a.onnx")
    with pytest.raises(ConfigError, match="of form '0'"):
        Tagger(network(form="0"))


def test_without_the_extra(model: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ConfigError, match=r"pip install 'teitool\[ner\]'"):
        Tagger(model)


def test_on_the_command_line(model_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Mr. Zdanoff called on me. He knew nothing.\n", encoding="utf-8")

    def run(*options: str) -> int:
        words = ["teitool", "convert", str(source), "-o", str(tmp_path / "out"), "--to", "tei", *options]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as left:
            tei.cli.main.main()
        assert isinstance(left.value.code, int)
        return left.value.code

    def edition() -> str:
        return (tmp_path / "out" / "a.xml").read_text(encoding="utf-8")

    assert run("--model", str(tmp_path / "none.onnx")) == 2
    assert not (tmp_path / "out").exists()
    assert run() == 0
    assert "Zdanoff</persName>" in edition()
    assert run("--model", str(model_file)) == 0
    assert "Zdanoff</persName>" not in edition()  # a network of lists has never heard of him
