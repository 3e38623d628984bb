"""How many dates are found where there are none.

    python tests/benchmarks/dates_false_alarms.py [--show N] [--seed N] [PATH ...]

Two measures, each in marks a 100,000 words and by rule:

- numbers that are no dates (prices, verses, telephones, file numbers …): the templates of
  ``tests/dates/data/no_dates.csv``, filled at random. Every mark is a false alarm.
- text of other kinds on this machine: Python's reference and docstrings, licences, manual pages in the six languages,
  or the files and folders given. A mark in it may be a date after all; ``--show`` prints N of each rule to judge by.
"""

from __future__ import annotations

import argparse
import ast
import csv
import gzip
import random
import re
import sysconfig
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tei.entities.dates import DateContext, find_dates
from tei.model import DateValue

TEMPLATES = Path(__file__).parents[1] / "dates/data/no_dates.csv"
LICENCES = Path("/usr/share/common-licenses")
MANUALS = Path("/usr/share/man")
LANGUAGES = ("de", "en", "es", "fr", "it", "ru")
OWN = "1956-09-10"  # a document with a date of its own can be misled more easily than one without
LINES = 20_000
ROFF = re.compile(r"^[.'].*$|\\f.|\\[&e|-]|\\\(..|\\\*\[?\w+\]?", re.MULTILINE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    measure("numbers", [("und", text) for text in numbers(arguments.seed)], arguments.show)
    for name, texts in sources(arguments.paths).items():
        measure(name, texts, arguments.show)


def numbers(seed: int) -> Iterator[str]:
    """Templates with numbers in their places: a, b of 1 to 31, n1 to n5 of so many digits."""
    chance = random.Random(seed)
    with TEMPLATES.open(encoding="utf-8", newline="") as file:
        templates = [row["text"] for row in csv.DictReader(file)]
    for _ in range(LINES):
        digits = {f"n{size}": chance.randrange(10 ** (size - 1), 10**size) for size in range(1, 6)}
        template = chance.choice(templates)
        yield template.format(a=chance.randint(1, 31), b=chance.randint(1, 31), **digits)


def sources(paths: list[Path]) -> dict[str, list[tuple[str, str]]]:
    """Name → pairs of language and text."""
    if paths:
        files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
        return {"paths": [("und", file.read_text("utf-8", "replace")) for file in files if file.is_file()]}
    found = {
        "python": [("en", text) for text in docstrings()],
        "licences": [
            ("en", file.read_text("utf-8", "replace")) for file in sorted(LICENCES.glob("*")) if file.is_file()
        ],
    }
    for language in LANGUAGES:
        found[f"manuals {language}"] = [(language, text) for text in manuals(language)]
    return {name: texts for name, texts in found.items() if texts}


def docstrings() -> Iterator[str]:
    library = Path(sysconfig.get_paths()["stdlib"])
    for file in sorted(library.glob("*.py")) + sorted(library.glob("pydoc_data/*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8", "replace"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (text := ast.get_docstring(node)):
                yield text
            elif isinstance(node, ast.Dict) and file.name == "topics.py":
                yield from (
                    value.value
                    for value in node.values
                    if isinstance(value, ast.Constant) and isinstance(value.value, str)
                )


def manuals(language: str) -> Iterator[str]:
    folder = MANUALS if language == "en" else MANUALS / language
    for file in sorted(folder.glob("man[1-8]/*.gz")):
        yield ROFF.sub("", gzip.decompress(file.read_bytes()).decode("utf-8", "replace"))


def measure(name: str, texts: list[tuple[str, str]], show: int) -> None:
    words = sum(len(text.split()) for _, text in texts)
    counts: Counter[str] = Counter()
    examples: defaultdict[str, list[str]] = defaultdict(list)
    for language, text in texts:
        for match in find_dates(text, DateContext(DateValue(when=OWN), language)):
            counts[match.rule] += 1
            before, after = text[max(0, match.start - 30) : match.start], text[match.end : match.end + 20]
            examples[match.rule].append(f"{before}«{text[match.start : match.end]}»{after}".replace("\n", " "))
    total = sum(counts.values())
    relative = counts["relative"]
    print(
        f"{name}: {words} words, {total} marks ({relative} relative), {total / max(words, 1) * 1e5:.1f} a 100,000 words"
    )
    for rule, count in counts.most_common():
        print(f"    {count:5} {rule}")
        for example in random.Random(0).sample(examples[rule], min(show, count)):
            print(f"          {example}")


if __name__ == "__main__":
    main()
