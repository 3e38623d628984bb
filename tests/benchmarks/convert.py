"""How fast `teitool convert` is, beside the script that a user would write with spaCy and lxml.

    python tests/benchmarks/convert.py [--documents 200] [--runs 5] [--spacy PYTHON] [--model en_core_web_sm]

PYTHON is an interpreter that has spacy and the model; without it only teitool is measured. Prints medians of whole
commands: cold on the seed, and many documents of about 6 kB on one core (TEI, HTML and text, validated).
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = next((ROOT / "seeds").glob("*.txt"))


def seconds(command: list[str], out: str, runs: int) -> float:
    times = []
    for run in range(runs + 1):
        shutil.rmtree(out, ignore_errors=True)
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if run:  # the first fills the file cache
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def many(folder: Path, count: int) -> list[str]:
    """Documents of 6 kB, no two alike, made of the seed's lines."""
    folder.mkdir()
    lines = SEED.read_text(encoding="utf-8").splitlines()[5:18]
    for number in range(count):
        at = number % len(lines)
        text = f"MEMORANDUM No. {number}\n"
        for line in (lines[at:] + lines[:at]) * 2:
            if len(text) < 5_900:
                text += line + "\n"
        (folder / f"document-{number:04}.txt").write_text(text + "I. Shcherbakov\n", encoding="utf-8")
    return [str(path) for path in sorted(folder.iterdir())]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--model", default="en_core_web_sm")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, for rivals too
    with tempfile.TemporaryDirectory() as work:
        texts = many(Path(work) / "texts", arguments.documents)
        size = sum(Path(text).stat().st_size for text in texts)
        ours = [sys.executable, "-m", "tei", "convert", "--out", f"{work}/ours"]
        rows = {
            "teitool": (seconds([*ours, str(SEED)], ours[-1], arguments.runs), seconds([*ours, *texts], ours[-1], 2))
        }
        if arguments.spacy:
            script = [
                arguments.spacy,
                str(Path(__file__).with_name("spacy_script.py")),
                arguments.model,
                f"{work}/spacy",
            ]
            rows["spaCy + lxml"] = (
                seconds([*script, str(SEED)], script[-1], arguments.runs),
                seconds([*script, *texts], script[-1], 2),
            )
        for name, (cold, total) in rows.items():
            print(
                f"{name:14} cold {cold:.2f} s   {len(texts) / total:.1f} documents/s   {size / total / 1000:.0f} kB/s"
            )


if __name__ == "__main__":
    main()
