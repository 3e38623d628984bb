"""How fast `teitool validate` is, beside jing and lxml, in one run.

    python tests/benchmarks/validate.py [--files FOLDER] [--tei FOLDER] [--runs 7] [--without-lxml]

FOLDER holds TEI files (../shared/validation/files) and the TEI's schemas (../shared/tei, `tei_all.rng` …). Prints
wall seconds (median; of one file also CPU seconds) of whole commands and their ratios, each with the bar it is held
against. jing is the command of that name (Debian: jing); runs of the rivals are mixed so that load falls on all.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
TEITOOL = [str(Path(sys.executable).with_name("teitool")), "validate", "--format", "json"]
LXML = (
    "import sys; from lxml import etree; schema = etree.RelaxNG(etree.parse(sys.argv[1]));"
    "[schema.validate(etree.parse(file)) for file in sys.argv[2:]]"
)
HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Large</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>\n"
)


class Cost(NamedTuple):
    """Of one run: wall and CPU seconds, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], environment: dict[str, str] | None = None) -> Cost:
    """Runs the command; exit codes 0 and 1 are verdicts."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **(environment or {})}
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    assert process.returncode in {0, 1}, command[:6]
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def medians(commands: dict[str, Callable[[], Cost]], runs: int) -> dict[str, Cost]:
    """Each command once to fill the file cache, then in turns."""
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            one = command()
            if run:
                found[name].append(one)
    columns = {name: zip(*costs, strict=True) for name, costs in found.items()}
    return {name: Cost(*map(statistics.median, column)) for name, column in columns.items()}


class Bench:
    def __init__(self, files: Path, tei: Path, runs: int, work: Path) -> None:
        self.files = sorted(str(path) for path in files.glob("*.xml"))
        self.tei, self.runs, self.work = tei, runs, work
        near = sorted(self.files, key=lambda file: abs(Path(file).stat().st_size - 7_000))
        self.valid = next(file for file in near if self._jing_accepts(file))

    def ours(self, files: Sequence[str], schema: str, *options: str, cache: bool = True) -> Callable[[], Cost]:
        folder = {"TEITOOL_CACHE": str(self.work / "cache") if cache else ""}
        command = [*TEITOOL, "--schema", self._schema(schema), *options, *files]
        return lambda: cost(command, folder)

    def jing(self, files: Sequence[str], schema: str) -> Callable[[], Cost]:
        return lambda: cost(["jing", self._schema(schema), *files])

    def lxml(self, files: Sequence[str], schema: str) -> Callable[[], Cost]:
        return lambda: cost([sys.executable, "-c", LXML, self._schema(schema), *files])

    def _jing_accepts(self, file: str) -> bool:
        return subprocess.run(["jing", self._schema("tei_all"), file], capture_output=True).returncode == 0

    def _schema(self, name: str) -> str:
        return str(self.tei / f"{name}.rng")

    def many(self, count: int) -> list[str]:
        """Copies, so that no name comes twice."""
        folder = self.work / "many"
        folder.mkdir()
        for number in range(count):
            source = self.files[number % len(self.files)]
            shutil.copyfile(source, folder / f"{number:05}.xml")
        return [str(path) for path in sorted(folder.iterdir())]

    def large(self, size: int) -> str:
        """A valid file of ``size`` bytes: paragraphs with names and dates."""
        path = self.work / "large.xml"
        paragraph = (
            '<p xml:id="p{0}">On <date when="1956-09-10">10 September</date> <persName ref="#k">Khrushchev</persName> '
            'met <persName>Shcherbakov</persName> in <placeName>Moscow</placeName>, <hi rend="it">they say</hi>.</p>\n'
        )
        with path.open("w", encoding="utf-8") as file:
            file.write(HEAD)
            number = 0
            while file.tell() < size:
                file.write("<div>\n" + "".join(paragraph.format(number + i) for i in range(50)) + "</div>\n")
                number += 50
            file.write("</body></text></TEI>\n")
        return str(path)


def say(name: str, value: str, bar: str, *, holds: bool) -> None:
    print(f"{name:<44} {value:>24}   {bar:<22} {'ok' if holds else 'MISSED'}")


def one_file(bench: Bench, with_lxml: bool) -> None:
    file = [bench.valid]
    only = ("--only", "relaxng")
    commands = {
        "cold": bench.ours(file, "tei_all", *only, cache=False),
        "cached": bench.ours(file, "tei_all", *only),
        "jing": bench.jing(file, "tei_all"),
        "corpus": bench.ours(file, "tei_corpus", *only, cache=False),
    }
    found = medians(commands, bench.runs)
    cold, jing = found["cold"], found["jing"]
    wall = f"{cold.wall:.3f} / {jing.wall:.2f} s"
    say("one file, cold: wall / jing", wall, "<= 1/4", holds=cold.wall <= jing.wall / 4)
    say("one file, cold: CPU / jing", f"{cold.cpu:.3f} / {jing.cpu:.2f} s", "<= 1/6", holds=cold.cpu <= jing.cpu / 6)
    cached = found["cached"].wall
    say("one file, schema cached", f"{cached:.3f} s", "<= 0.12 s", holds=cached <= 0.12)
    corpus = found["corpus"].wall
    say("one file, tei_corpus, cold", f"{corpus:.3f} s", "<= 0.25 s", holds=corpus <= 0.25)
    if with_lxml:
        lxml = medians({"lxml": bench.lxml(file, "tei_all")}, 1)["lxml"]
        wall = f"{cold.wall:.3f} / {lxml.wall:.2f} s"
        say("one file, cold: wall / lxml", wall, "<= 1/30", holds=cold.wall <= lxml.wall / 30)


def many_files(bench: Bench) -> None:
    files = bench.many(2000)
    only = ("--only", "relaxng")
    few = medians({"ours": bench.ours(bench.files, "tei_all", *only), "jing": bench.jing(bench.files, "tei_all")}, 3)
    ours, jing = few["ours"].wall, few["jing"].wall
    say(f"{len(bench.files)} files: wall / jing", f"{ours:.2f} / {jing:.2f} s", "", holds=ours <= jing)
    found = medians({"ours": bench.ours(files, "tei_all", *only), "jing": bench.jing(files, "tei_all")}, 3)
    ours, jing = found["ours"].wall, found["jing"].wall
    say("2,000 files, one process: wall / jing", f"{ours:.2f} / {jing:.2f} s", "<= 1/3", holds=ours <= jing / 3)


def large_file(bench: Bench) -> None:
    file = [bench.large(20_000_000)]
    found = medians({"ours": bench.ours(file, "tei_all", "--only", "relaxng"), "jing": bench.jing(file, "tei_all")}, 3)
    ours, jing = found["ours"], found["jing"]
    say("20 MB: wall / jing", f"{ours.wall:.2f} / {jing.wall:.2f} s", "<= 1", holds=ours.wall <= jing.wall)
    say("20 MB: peak memory / jing", f"{ours.memory:.0f} / {jing.memory:.0f} MB", "<= 80 MB", holds=ours.memory <= 80)


def default_checks(bench: Bench) -> None:
    files = bench.files[:200]
    found = medians({"one": bench.ours([bench.valid], "tei_all"), "many": bench.ours(files, "tei_all")}, 3)
    one, many = found["one"].wall, found["many"].wall
    say("all checks, one file, cached", f"{one:.2f} s", "<= 0.6 s", holds=one <= 0.6)
    say(f"all checks, {len(files)} files", f"{many:.2f} s", "<= 4 s", holds=many <= 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=Path, default=SHARED / "validation" / "files")
    parser.add_argument("--tei", type=Path, default=SHARED / "tei")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--without-lxml", action="store_true", help="lxml takes 7 s a run")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(arguments.files, arguments.tei, arguments.runs, Path(work))
        one_file(bench, not arguments.without_lxml)
        many_files(bench)
        large_file(bench)
        default_checks(bench)


if __name__ == "__main__":
    main()
