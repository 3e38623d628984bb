"""Invented persons of many cultures, for training the person model.

Names come from Faker's providers by culture, and from parts (``data/person_parts.csv``) where Faker has none in Latin
letters: syllables of Korean, Chinese and Vietnamese names, Arabic, African, Caucasian, Mongolian and Albanian names.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from build_person_names import names_by_culture

DATA = Path(__file__).parent / "data"
PARTICLES = {"ar": ("al-", "el-", "al ", "bin ", "Abdel ", "Ben "), "romance": ("de ", "da ", "del ", "de la ", "dos ")}
LATIN = ("es_AR", "es_CL", "es_CO", "es_ES", "es_MX", "pt_BR", "pt_PT", "it_IT")
SLAVIC = ("ru_RU", "ru_RU", "ru_RU", "uk_UA", "bg_BG", "az_AZ", "uz_UZ")
CENTRAL = ("cs_CZ", "hr_HR", "hu_HU", "pl_PL", "ro_RO", "sk_SK", "sl_SI", "de_DE", "lt_LT", "lv_LV", "et_EE")
SOUTH = ("en_KE", "en_NG", "sw", "tw_GH", "yo_NG", "zu_ZA", "en_IN", "id_ID", "tr_TR", "en_PK", "fr_DZ")
WEST = ("de_AT", "de_CH", "en_GB", "en_US", "fr_FR", "fr_BE", "nl_NL", "sv_SE", "da_DK", "fi_FI", "no_NO")


@dataclass(frozen=True)
class Person:
    """An invented person: full name, short name, initials and surname, surname and initials."""

    full: str
    short: str
    initials: str
    reverse: str
    variant: str


@cache
def cultures() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return names_by_culture()


LETTER_LOCALES = {
    "de": ("de_AT", "de_CH", "de_DE", "de_DE", "de_LI", "cs_CZ", "pl_PL", "hr_HR"),
    "fr": ("fr_FR", "fr_BE", "fr_CH", "fr_FR", "en_US", "de_CH"),
    "en": ("en_GB", "en_IE", "en_US", "en_NZ", "fr_FR"),
}


def correspondent(rng: random.Random, language: str) -> Person:
    """A person of a private letter: mostly of the letter's own country, half of them called by the given name."""
    locale = rng.choice(LETTER_LOCALES[language])
    first, last = cultures()[locale]
    given, surname = rng.choice(first), rng.choice(last)
    if language == "de" and rng.random() < 0.1:
        surname = "von " + surname
    if language == "fr" and rng.random() < 0.15:
        surname = rng.choice(("de ", "d’", "de La ")) + surname
    short = given if rng.random() < 0.4 else surname
    if language == "de" and rng.random() < 0.12 and short[-1] not in "sxzß":
        short += "s"
    one = initial(given)
    return Person(f"{given} {surname}", short, f"{one} {surname}", f"{surname} {one}", f"{given} {surname}")


def person(rng: random.Random) -> Person:
    kind = rng.choices(
        ("korean", "chinese", "slavic", "central", "latin", "south", "west", "other"), (18, 11, 19, 15, 9, 8, 8, 15)
    )[0]
    if kind in ("korean", "chinese", "other"):
        return {"korean": korean, "chinese": chinese, "other": other}[kind](rng)
    group = {"slavic": SLAVIC, "central": CENTRAL, "latin": LATIN, "south": SOUTH, "west": WEST}[kind]
    locale = rng.choice(group)
    first, last = cultures()[locale]
    given, surname = rng.choice(first), rng.choice(last)
    middle = rng.choice(first)
    if kind == "latin" and rng.random() < 0.25:
        surname += " " + rng.choice(last)
    if kind in ("latin", "west") and rng.random() < 0.08:
        surname = rng.choice(PARTICLES["romance"] if kind == "latin" else ("de ", "von ", "van der ")) + surname
    if locale in ("en_PK", "fr_DZ", "sw") and rng.random() < 0.4:
        surname = rng.choice(PARTICLES["ar"]) + surname
    if kind == "slavic" and rng.random() < 0.3:
        given += " " + middle + rng.choice(("ovich", "evich", "ovna"))
    one, two = initial(given), initial(middle)
    both = rng.choice((f"{one} {two}", f"{one}{two}", f"{one}"))
    full = f"{surname} {given}" if locale == "hu_HU" and rng.random() < 0.5 else f"{given} {surname}"
    bracket = rng.choice((f"{given} [{surname}]", f"[{given}] {surname}", f"[{given}] {surname}", full))
    short = surname
    comma = "," if rng.random() < 0.4 else ""
    return Person(full, short, f"{both} {surname}", f"{surname}{comma} {both}", bracket)


def initial(name: str) -> str:
    double = name[:2] in ("Yu", "Ya", "Gh", "Dj", "Dz", "Iu", "Ia", "Ye") and len(name) > 2
    return name[: 2 if double else 1] + "."


def other(rng: random.Random) -> Person:
    """A person of a culture whose names stand in ``data/person_parts.csv``."""
    culture = rng.choice(("vietnamese", "arabic", "arabic", "african", "african", "caucasian", "mongolian", "albanian"))
    if culture == "mongolian":
        name = rng.choice(parts("mongolian name"))
        one = f"{rng.choice('BDJNPSTYZ')}. {name}"
        return Person(one if rng.random() < 0.4 else name, name, one, f"{name} {one[:2]}", name)
    if culture == "vietnamese":
        syllables = parts("vietnamese syllable")
        full = " ".join([rng.choice(parts("vietnamese family")), rng.choice(syllables), rng.choice(syllables)])
        return Person(full, full if rng.random() < 0.6 else full.split()[-1], full, full, full)
    first, last = rng.choice(given_names(culture)), rng.choice(parts(f"{culture} surname"))
    if culture == "arabic" and rng.random() < 0.4:
        last = rng.choice(("al-", "el-", "al ", "Al-", "bin ", "Abdel ", "Ben ", "Abu ")) + last
    one = initial(first)
    short = last if rng.random() < 0.9 else first
    variant = f"{short} [{first} {last}]" if rng.random() < 0.5 else f"{first} [{last}]"
    return Person(f"{first} {last}", short, f"{one} {last}", f"{last}, {one}", variant)


def given_names(culture: str) -> tuple[str, ...]:
    return cultures()["az_AZ"][0] if culture == "caucasian" else parts(f"{culture} given")


@cache
def parts(kind: str) -> tuple[str, ...]:
    """The names or syllables of one kind."""
    with (DATA / "person_parts.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["value"] for row in csv.DictReader(file) if row["part"] == kind)


def korean(rng: random.Random) -> Person:
    family = rng.choice(parts("korean family"))
    one, two = rng.choice(parts("korean syllable")), rng.choice(parts("korean syllable"))
    if rng.random() < 0.15:
        full = variant = f"{family} {one.title()}"
    else:
        forms = (f"{one.title()}-{two}", f"{one.title()} {two.title()}", f"{one.title()}-{two}", (one + two).title())
        full, variant = f"{family} {rng.choice(forms)}", f"{family} {one.title()} {two.title()}"
    short = full if rng.random() < 0.75 else family
    return Person(full, short, full, full, f"{full} [{variant}]")


def chinese(rng: random.Random) -> Person:
    families = cultures()["zh_CN"][1]
    if rng.random() < 0.6:
        family = rng.choice(families)
        syllables = parts("chinese syllable")
        given = (rng.choice(syllables) + (rng.choice(syllables) if rng.random() < 0.8 else "")).title()
    else:
        first, last = cultures()["zh_TW"]
        family, given = rng.choice(last), rng.choice(first)
        given = given.capitalize() if rng.random() < 0.8 else given
    full = f"{family} {given}"
    short = full if rng.random() < 0.55 else family
    return Person(full, short, full, full, f"{family} [{given}]" if rng.random() < 0.5 else f"{full} [{full}]")
