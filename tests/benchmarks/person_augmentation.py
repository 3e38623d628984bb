"""Invented names of many cultures, and training documents whose persons bear them.

The model must know a name by what stands around it and by its make, not by heart: half of the training documents
have their persons renamed (all mentions of one person alike), titles changed to "Cde." and the like, lines put into
capitals, and lines of office papers added (``data/person_templates.txt``).
"""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from build_person_names import names_by_culture

DATA = Path(__file__).parent / "data"
KOREAN_FAMILIES = [
    "Kim",
    "Pak",
    "Ri",
    "Choe",
    "Nam",
    "Ho",
    "Han",
    "Yi",
    "Rhee",
    "Paek",
    "Chong",
    "Kang",
    "Cho",
    "Im",
    "Yu",
    "Hwang",
    "Song",
    "Mun",
    "Yun",
    "Chang",
    "Paik",
    "Lee",
    "Park",
    "Jang",
    "Seo",
    "Yang",
    "O",
    "Ko",
    "Kwon",
    "Hong",
    "Chon",
    "Sin",
    "Ro",
    "Hyon",
    "Kye",
    "Thae",
    "Jong",
    "Jon",
    "Heo",
    "Jeong",
]
KOREAN_SYLLABLES = [
    "il",
    "song",
    "jong",
    "ae",
    "sang",
    "jo",
    "chang",
    "ik",
    "yong",
    "nam",
    "hyon",
    "guk",
    "gwang",
    "hyeop",
    "du",
    "bong",
    "hon",
    "man",
    "sok",
    "gyu",
    "sun",
    "jun",
    "ho",
    "hui",
    "geun",
    "su",
    "chol",
    "myong",
    "won",
    "beom",
    "gil",
    "hak",
    "gun",
    "tae",
    "chun",
    "seong",
    "eun",
    "jin",
    "min",
    "gi",
    "dal",
    "hyun",
    "moo",
    "woo",
    "sik",
    "chan",
    "pil",
    "yol",
    "ryong",
    "ryol",
    "kyong",
    "hwa",
    "kwang",
    "dong",
    "pyong",
    "hyok",
    "gyeong",
    "mu",
    "ok",
    "suk",
    "ja",
    "seok",
    "jae",
    "young",
]
CHINESE_SYLLABLES = [
    "en",
    "lai",
    "ze",
    "dong",
    "shao",
    "qi",
    "xiao",
    "ping",
    "yi",
    "peng",
    "de",
    "huai",
    "jia",
    "xiang",
    "ming",
    "guo",
    "feng",
    "hua",
    "wen",
    "tian",
    "hong",
    "liang",
    "wei",
    "jun",
    "zhi",
    "yong",
    "qing",
    "lin",
    "bo",
    "da",
    "zhang",
    "chun",
    "qiao",
    "tao",
    "zhu",
    "hai",
    "guang",
    "xin",
    "rong",
    "ji",
    "kang",
    "sheng",
    "biao",
    "chen",
    "yun",
    "zhen",
    "li",
    "hui",
    "fu",
    "zhao",
    "shan",
]
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
        ("korean", "chinese", "slavic", "central", "latin", "south", "west"), (22, 12, 22, 16, 9, 9, 10)
    )[0]
    if kind == "korean":
        return korean(rng)
    if kind == "chinese":
        return chinese(rng)
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
    return Person(full, short, f"{both} {surname}", f"{surname} {both}", bracket)


def initial(name: str) -> str:
    for double in ("Yu", "Ya", "Ye", "Zh", "Kh", "Ch", "Sh", "Ts"):
        if name.startswith(double) and double in ("Yu", "Ya"):
            return double + "."
    return name[0] + "."


def korean(rng: random.Random) -> Person:
    family = rng.choice(KOREAN_FAMILIES)
    one, two = rng.choice(KOREAN_SYLLABLES), rng.choice(KOREAN_SYLLABLES)
    if rng.random() < 0.15:
        full = variant = f"{family} {one.title()}"
    else:
        forms = (f"{one.title()}-{two}", f"{one.title()} {two.title()}", f"{one.title()}-{two}", (one + two).title())
        full, variant = f"{family} {rng.choice(forms)}", f"{family} {one.title()} {two.title()}"
    short = full if rng.random() < 0.75 else family
    return Person(full, short, full, full, f"{full} [{variant}]")


def chinese(rng: random.Random) -> Person:
    families, _ = cultures()["zh_CN"][1], None
    if rng.random() < 0.6:
        family = rng.choice(families)
        given = (rng.choice(CHINESE_SYLLABLES) + (rng.choice(CHINESE_SYLLABLES) if rng.random() < 0.8 else "")).title()
    else:
        first, last = cultures()["zh_TW"]
        family, given = rng.choice(last), rng.choice(first)
        given = given.capitalize() if rng.random() < 0.8 else given
    full = f"{family} {given}"
    short = full if rng.random() < 0.55 else family
    return Person(full, short, full, full, f"{family} [{given}]" if rng.random() < 0.5 else f"{full} [{full}]")


@cache
def templates() -> tuple[str, ...]:
    lines = (DATA / "person_templates.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def fields() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    with (DATA / "person_fields.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["field"], []).append(row["value"])
    return {name: tuple(values) for name, values in found.items()}


DAYS = ("14 May 1955", "3 October 1962", "October 27, 1962", "13.9.50", "27.X.1962", "June 1968", "2/11/71")
OTHER = {"a": "adjective", "h": "honorific", "o": "body", "c": "place", "t": "office"}
FIELD = re.compile(r"\{(\w)\}")


def paper(rng: random.Random, lines: int = 24) -> tuple[str, list[tuple[int, int]]]:
    """An invented office paper: text and the extents of its persons."""
    cast = [person(rng) for _ in range(rng.randint(3, 8))]
    text, spans = "", []
    names_in_capitals = rng.random() < 0.15
    for _ in range(lines):
        line, extents = fill(rng.choice(templates()), rng, cast, names_in_capitals)
        if rng.random() < 0.06:
            line = line.upper() if len(line.upper()) == len(line) else line
        if len(line) < 20 and line.isalpha() and rng.random() < 0.1:
            line = " ".join(line.upper())  # S P A C E D
            extents = [(0, len(line)) for _ in extents]
        spans += [(len(text) + start, len(text) + end) for start, end in extents]
        text += line + ("\n\n" if rng.random() < 0.3 else "\n")
    return text, spans


def fill(template: str, rng: random.Random, cast: list[Person], capitals: bool) -> tuple[str, list[tuple[int, int]]]:
    line, at, spans = "", 0, []
    for match in FIELD.finditer(template):
        line += template[at : match.start()]
        at = match.end()
        code = match.group(1)
        if code in OTHER:
            value = rng.choice(fields()[OTHER[code]])
            line += value.upper() if code == "t" and template.isupper() else value
            continue
        if code in "nd":
            line += str(rng.randint(1, 30)) if code == "n" else rng.choice(DAYS)
            continue
        who = rng.choice(cast)
        name = {"p": who.full, "s": who.short, "i": who.initials, "r": who.reverse, "v": who.variant}[code]
        if capitals and len(name.upper()) == len(name):
            name = name.upper()
        spans += [(len(line) + start, len(line) + end) for start, end in extents_of(name)]
        line += name
    return line + template[at:], spans


def extents_of(name: str) -> list[tuple[int, int]]:
    """One extent, or two where a bracket holds a variant of the whole name; brackets inside count as part."""
    return [(0, len(name))]


def renamed(
    text: str, spans: list[tuple[int, int]], masks: list[tuple[int, int]], rng: random.Random, language: str = ""
) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The document with its persons renamed; spans that overlap a mask keep their names."""
    cast: dict[str, Person] = {}
    capitals = rng.random() < (0.03 if language else 0.12)
    comrades = not language and rng.random() < 0.5
    new, at = "", 0
    moved: list[tuple[int, int]] = []
    shift: list[tuple[int, int]] = []  # old offset → difference from there on
    for start, end in sorted(spans):
        if start < at or any(a < end and start < b for a, b in masks):
            continue
        before = text[at:start]
        if comrades:
            before = re.sub(
                r"\b(?:Mr|Mrs|Messrs|Sir)\b\.?( ?)$", lambda m: rng.choice(fields()["honorific"]) + m[1], before
            )
        old = text[start:end]
        key = re.sub(r"['’]s?$", "", old.split()[-1]).casefold()
        who = cast.setdefault(key, correspondent(rng, language) if language else person(rng))
        name = (who.full if rng.random() < 0.7 else who.initials) if " " in old else who.short
        if not language and rng.random() < 0.07:
            name = who.variant
        if capitals or (old.isupper() and len(old) > 3):
            name = name.upper() if len(name.upper()) == len(name) else name
        new += before
        moved.append((len(new), len(new) + len(name)))
        new += name
        shift.append((end, len(new) - end))
        at = end
    new += text[at:]

    def follow(offset: int) -> int:
        change = 0
        for old_offset, difference in shift:
            if old_offset > offset:
                break
            change = difference
        return offset + change

    return new, moved, [(follow(a), follow(b)) for a, b in masks]
