"""What single lines are taken for: salutes, valedictions, datelines, marks, languages, kinds."""

import pytest
from structure_checks import RECOGNISERS, of_kind, structured

from tei.structure import Recognisers
from tei.structure.dateline import dated_part, is_bare_date, is_dateline, is_venue
from tei.structure.kind import announced_kind
from tei.structure.language import guess_language
from tei.structure.marks import is_ornament, is_page_mark, list_mark
from tei.structure.salute import is_salute, is_valediction, run_in_salute
from tei.structure.shapes import looks_like_name


@pytest.mark.parametrize(
    "line",
    [
        "Dear Comrade Krenz!",
        "Mon cher Butler,",
        "MR. SECRETARY:",
        "Lieber Herr Dr!",
        "Querida hija",
        "Monsieur,",
        "Liebe Mutter!",
    ],
)
def test_salutes(line: str) -> None:
    assert is_salute(line)


@pytest.mark.parametrize("line", ["Yours,", "With communist greetings", "The President", "He was dear to us all.", ""])
def test_no_salutes(line: str) -> None:
    assert not is_salute(line)


@pytest.mark.parametrize(
    "line",
    [
        "Yours ever,",
        "Faithfully yours,",
        "Mit herzlichen Grüßen",
        "Ihr sehr ergebener",
        "De tu amiga",
        "Bien à vous,",
        "We remain,",
    ],
)
def test_valedictions(line: str) -> None:
    assert is_valediction(line)


def test_run_in_salute_ends_at_its_sign() -> None:
    assert run_in_salute("Dear Foster: Mr. Molotov called on me.") == len("Dear Foster:")
    assert run_in_salute("Mr. Molotov called on me: he was late.") == 0
    assert run_in_salute(":") == 0


@pytest.mark.parametrize(
    "line",
    [
        "Berlin, 10 November 1989.",
        "[Washington,] August 5, 1952—9:30 a.m.",
        "Königsberg. 12.11.98.",
        "Halle, den 3. Dez. 07.",
        "“13” June 1956",
        "Sofia, December 4, 19XX",
        "11.I.08.",
        "Paris, undated.",
    ],
)
def test_datelines(line: str) -> None:
    assert is_dateline(line, RECOGNISERS)


@pytest.mark.parametrize(
    "line",
    [
        "From Pyongyang Sent 13.9.50 Received",
        "Date: 27.X 1962",
        "2045 11 October 1991",
        "ST-239/36gs from 28.XI.1980",
        "consent of N. T. Fedorenko 20 October 1956",
        "from 8 through 14 October 1960",
        "13.369",
        "The ambassador, who was leaving, was received on May 22, 1974 by another who had come to see him off.",
    ],
)
def test_no_datelines(line: str) -> None:
    assert not is_dateline(line, RECOGNISERS)


def test_a_bare_date_has_no_place() -> None:
    assert is_bare_date("7 June", RECOGNISERS)
    assert not is_bare_date("Berlin, 7 June 1956", RECOGNISERS)


@pytest.mark.parametrize(
    "line", ["A.", "D.MacA", "J. Graham Parsons", "Lou Andreas-Salomé", "d'Estournelles de Constant"]
)
def test_names(line: str) -> None:
    assert looks_like_name(line)


@pytest.mark.parametrize("line", ["Deinem", "December", "Copies:", "it is so", "12", "Who?"])
def test_no_names(line: str) -> None:
    assert not looks_like_name(line)


def test_marks() -> None:
    assert is_page_mark("-- 118 --")
    assert not is_page_mark("118")
    assert is_ornament("* * *")
    assert is_ornament("xxx")
    assert not is_ornament("[…]")
    assert not is_ornament("x")
    mark = list_mark("(a) that it be done")
    assert mark
    assert (mark.length, mark.value, mark.form) == (3, "a", "(a)")
    assert list_mark("1.) Es kann")
    assert list_mark("A. Stalin wrote") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He said that they were not to be asked about it by us.", "en"),
        ("Wir haben es nicht gewusst, und er hat es uns auch nicht gesagt.", "de"),
        ("Nous avons été très heureux de ce que vous nous avez dit dans la lettre.", "fr"),
        ("Espero que la carta los encuentre bien y que me digan lo que pasa con la casa.", "es"),
        ("", "und"),
        ("12345 XYZ", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("MEMORANDUM OF CONVERSATION", "memorandum"),
        ("Ciphered Telegram No. 7", "telegram"),
        ("D I R E C T I V E", "directive"),
        ("From the Journal of A. M. Puzanov", "journal"),
        ("Something else", None),
    ],
)
def test_kind(heading: str, kind: str | None) -> None:
    assert announced_kind(heading) == kind


def test_an_offset_is_right_in_the_second_region() -> None:
    document = structured("Dear Harold,\nI write to you because there is nobody else.\nYours,\nFoster")
    assert of_kind(document, "salute", "signed") == ["Dear Harold,", "Yours,", "Foster"]


def test_words_of_office_are_no_names() -> None:
    every = Recognisers(dates=lambda _: (), names=lambda text: [(0, len(text))], places=lambda _: ())
    names = every.remembering().names
    assert names("Doktor") == []
    assert names("Schulinspektor Meyer") == [(0, 20)]


def test_a_copy_number_behind_the_date_is_cut_off() -> None:
    text = "“15” January 1963 Copy No. 1"
    assert text[: dated_part(text, RECOGNISERS)] == "“15” January 1963"
    assert dated_part("15 January 1963", RECOGNISERS) == 0


def test_the_county_above_an_oath_is_a_venue() -> None:
    assert is_venue("Washington County, ss.")
    assert not is_venue("He sailed in the ss. Orion")


def test_the_label_of_a_postscript_stands_before_its_paragraph() -> None:
    document = structured(
        "Dear Harold,\nI write to you because there is nobody else.\nYours,\nFoster\nP.S. All is well."
    )
    assert of_kind(document, "label") == ["P.S."]
    assert of_kind(document, "p")[-1] == "All is well."


def test_what_the_registry_wrote_below_is_no_signature() -> None:
    text = (
        "Dear Harold,\nI write to you because there is nobody else.\nYours,\nFoster\n[to the archives]\n[signed] Krenz"
    )
    assert of_kind(structured(text), "signed") == ["Foster"]
