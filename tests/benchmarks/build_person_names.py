"""Write the name lists of ``tei/entities/persons/data`` and, for training, names by culture.

    pip install "faker==40.63.0"
    python tests/benchmarks/build_person_names.py

The names come from Faker's person providers (MIT licence). Names in Cyrillic or Greek script are transliterated the way
English-language editions of archival documents do it (a short BGN/PCGN table); other scripts are left out.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import faker.providers.person as providers

DATA = Path(__file__).parents[2] / "tei" / "entities" / "persons" / "data"
LEFT_OUT = {"en", "ga_IE", "is_IS"}  # invented or modern forms, and lists that would drown the others
NO_NAMES = {"doe", "john doe", "lady", "doctor", "doktor", "alt", "van", "von", "der", "den", "de", "la", "le"}
# Kinds of name by the provider's attribute.
GIVEN = re.compile(r"^first_(?:romanized_)?names")
SURNAME = re.compile(r"^(?:last_(?:romanized_)?names|male_last_names|unisex_last_names)(?!_without)")
CYRILLIC = dict(
    pair.split("=")
    for pair in [
        "а=a",
        "б=b",
        "в=v",
        "г=g",
        "д=d",
        "е=e",
        "ж=zh",
        "з=z",
        "и=i",
        "й=y",
        "к=k",
        "л=l",
        "м=m",
        "н=n",
        "о=o",
        "п=p",
        "р=r",
        "с=s",
        "т=t",
        "у=u",
        "ф=f",
        "х=kh",
        "ц=ts",
        "ч=ch",
        "ш=sh",
        "щ=shch",
        "ъ=",
        "ы=y",
        "ь=",
        "э=e",
        "ю=yu",
        "я=ya",
        "ё=e",
        "ї=yi",
        "і=i",
        "є=ye",
        "ґ=g",
        "ѓ=g",
        "ќ=k",
        "љ=l",
        "њ=n",
        "ј=y",
        "џ=dz",
    ]
)
LATIN = re.compile(r"^[^\W\d_]+(?:['’-][^\W\d_]+)*$")


def main() -> None:
    given: set[str] = set()
    surnames: set[str] = set()
    for locale, (first, last) in names_by_culture().items():
        if locale not in LEFT_OUT:
            given |= {name.casefold() for name in first}
            surnames |= {name.casefold() for name in last}
    write(DATA / "given_names.csv", given - NO_NAMES)
    write(DATA / "surnames.csv", surnames - NO_NAMES)


def names_by_culture() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Locale → given names and surnames in Latin letters, sorted."""
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(providers.__path__)):
        provider = importlib.import_module(f"{providers.__name__}.{module}").Provider
        first, last = collect(provider, GIVEN), collect(provider, SURNAME)
        if len(first) > 20 and len(last) > 15:
            found[module] = (first, last)
    return found


def collect(provider: type, kind: re.Pattern[str]) -> tuple[str, ...]:
    names: set[str] = set()
    for attribute in sorted(vars(provider)):
        value = getattr(provider, attribute)
        if kind.match(attribute) and isinstance(value, (list, tuple, dict, set)):
            names |= {romanised(name) for name in value if isinstance(name, str)}
    return tuple(sorted(name for name in names if len(name) > 1 and LATIN.match(name)))


def romanised(name: str) -> str:
    if name.isupper():
        name = name.title()
    if not re.search("[\u0400-\u04ff]", name):
        return name if name.isascii() or all(ord(c) < 0x250 for c in name) else ""
    letters = "".join(CYRILLIC.get(letter, letter) for letter in name.lower())
    return letters.title() if letters.isascii() else ""


def write(path: Path, names: set[str]) -> None:
    path.write_text("name\n" + "".join(f"{name}\n" for name in sorted(names)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
