"""When two wordings are one name."""

import pytest

from tei.ids import document_id, slug
from tei.register.keys import display, name_key


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Ri Sang-jo", "RI SANG JO"),
        ("person", "Rhee Syngman", "Syngman Rhee"),
        ("person", "Vidaković", "VIDAKOVIC"),
        ("person", "Koča [Popović]", "Koča Popović"),
        ("person", "V.M. Molotov", "V. M. Molotov"),
        ("org", "Workers' Party", "the Workers’ Party"),
        ("org", "KWP CC", "Central Committee of the KWP"),
        ("org", "Department of State", "State Department"),
        ("org", "Ministry of Foreign Affairs", "Ministry\nfor Foreign Affairs"),
        ("place", "the Soviet Union", "Soviet  Union"),
    ],
)
def test_one_name(kind: str, one: str, other: str) -> None:
    assert name_key(kind, one) == name_key(kind, other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Ri Sang-jo", "Ri Sang-ju"),
        ("org", "CPSU CC", "CPSU CC Presidium"),
        ("place", "North Korea", "South Korea"),
    ],
)
def test_two_names(kind: str, one: str, other: str) -> None:
    assert name_key(kind, one) != name_key(kind, other)  # type: ignore[arg-type]


def test_display_takes_off_brackets_and_folds_blanks() -> None:
    assert display("Koča\n [Popović],") == "Koča Popović"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ri Sang-jo", "ri-sang-jo"),
        ("Vidaković", "vidakovic"),
        ("Шувалов", "shuvalov"),
        ("Workers’ Party", "workers-party"),
        ("…", ""),
        ("Königsberg (Preußen)", "konigsberg-preussen"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_name_ends_at_a_word() -> None:
    assert slug("department " * 20) == "-".join(["department"] * 7)


@pytest.mark.parametrize(
    ("name", "prefix", "expected"),
    [
        ("1945/letter", "", "letter"),
        ("000_f24", "", "d-000-f24"),
        ("letter", "pap-", "pap-letter"),
        ("…", "", "document"),
    ],
)
def test_document_id(name: str, prefix: str, expected: str) -> None:
    assert document_id(name, prefix) == expected
