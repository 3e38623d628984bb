"""``teitool convert``: parse, call, render, leave."""

from __future__ import annotations

import dataclasses
import datetime
import os
import time
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tei.batch.outcome import Outcome, Summary
from tei.batch.plan import STDIN, plan
from tei.batch.publish import check_folder, publish
from tei.batch.run import Target
from tei.batch.run import run as run_jobs
from tei.cli.exit import Exit
from tei.cli.parser import Parser, number_of, words
from tei.cli.report import Reporter
from tei.config import Config, find_config, load_config
from tei.entities import check_annotators
from tei.errors import ConfigError
from tei.layouts import layouts_for
from tei.metadata import load_metadata
from tei.model import EditionSettings, Stamp
from tei.pipeline import OUTPUTS, Options, check_model
from tei.resources import resource
from tei.version import __version__

__all__ = ["DESCRIPTION", "add_arguments", "run"]

DESCRIPTION: Final = """\
Turn plain transcriptions (files, folders, or - for standard input) into TEI editions, HTML pages and texts.

Exit code: 0 all done; 1 a document failed (with --strict: or has a warning); 2 nothing could be done."""


def add_arguments(parser: Parser) -> None:
    """The options of the command."""
    add = parser.add_argument
    add("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or -")
    add("-o", "--out", required=True, type=Path, metavar="DIR", help="folder for the editions; made if it is not there")
    add("--to", type=_outputs, default="tei,html,text", help="what to make: tei, html, text, standoff")
    _add_reading(parser)
    _add_edition(parser)
    add("--strict", action="store_true", help="warnings count: exit code 1")
    add("--explain", action="store_true", help="show each document's ledger and what was not marked")
    add("-j", "--jobs", type=number_of(1, 256), default=1, metavar="N", help="processes (default: 1)")
    add("-q", "--quiet", action="store_true", help="only what went wrong")
    add("--format", dest="style", choices=("human", "json"), default="human", help="form of the report")


def _add_reading(parser: Parser) -> None:
    add = parser.add_argument_group("how the texts are read").add_argument
    add("--layout", default="auto", metavar="auto|plain|NAME|FILE.toml", help="page layout of the inputs")
    add("--paragraphs", choices=("auto", "line", "blank"), default="auto", help="what ends a paragraph")
    add("--lang", help="language of the texts (BCP 47), such as en or de; recognised if not given")
    add("--encoding", help="encoding of the texts; recognised if not given")
    add("--drop-controls", action="store_true", help="leave out control characters that XML forbids")
    add("--metadata", type=Path, metavar="FILE", help="header fields by file name: .yaml or .csv")


def _add_edition(parser: Parser) -> None:
    add = parser.add_argument_group("what the editions hold").add_argument
    add("--config", type=Path, metavar="FILE", help="configuration; else the nearest teitool.toml")
    # The default is a word, so that the environment is looked at by the same function.
    add("--date", dest="day", type=_day, default="", help="day that the editions name as that of conversion")
    add("--annotators", type=words, metavar="NAMES", help="some of dates,places,orgs,persons,model; all if not given")
    add("--model", type=Path, metavar="FILE", help="a trained model of names that helps the rules (docs/models.md)")
    add("--provenance", choices=("default", "full"), default="default", help="full: @resp and @cert on each mark")
    add("--no-header", action="store_true", help="texts without the block above them that says what is known")
    add("--with-schemas", action="store_true", help="copy the schema into the output folder")


def run(arguments: Namespace) -> Exit:
    """Convert, and say how it went.

    Raises:
        TeitoolError: nothing could be done.
    """
    config = load_config(arguments.config or find_config(Path.cwd()))
    check_annotators(arguments.annotators or ())
    layouts, force = layouts_for(arguments.layout, config.layouts)
    options = Options(
        stamp=Stamp(arguments.day, __version__),
        settings=_settings(config, arguments.provenance),
        to=arguments.to,
        layouts=layouts,
        force_layout=force,
        paragraphs=arguments.paragraphs,
        lang=arguments.lang,
        encoding=arguments.encoding,
        annotators=arguments.annotators,
        model=arguments.model,
        drop_controls=arguments.drop_controls,
        header=not arguments.no_header,
        metadata=load_metadata(arguments.metadata) if arguments.metadata else {},
    )
    out = arguments.out
    check_model(arguments.model)
    check_folder(out)
    if arguments.with_schemas:
        publish([(out / "teitool.rng", resource("schemas", "teitool.rng").read_bytes())])
    reporter = Reporter(arguments.style, quiet=arguments.quiet)
    summary = _convert(arguments.paths, Target(out, arguments.explain), options, arguments.jobs, reporter)
    failed = summary.failed or (arguments.strict and summary.warnings)
    return Exit.FINDINGS if failed else Exit.CLEAN


def _outputs(value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(words(value)))
    for name in chosen:
        if name not in OUTPUTS:
            raise ArgumentTypeError(f"{name!r} is unknown; expected some of {', '.join(OUTPUTS)}")
    return chosen


def _day(value: str) -> str:
    """The day given, else that of SOURCE_DATE_EPOCH, else today."""
    try:
        if value:
            return datetime.date.fromisoformat(value).isoformat()
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.datetime.now(datetime.UTC)
        return (now if epoch is None else datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise ArgumentTypeError("expected a day such as 2026-11-24 (or seconds in SOURCE_DATE_EPOCH)") from None


def _convert(paths: Sequence[Path], target: Target, options: Options, workers: int, reporter: Reporter) -> Summary:
    start = time.perf_counter()
    jobs = list(plan(paths))
    if not jobs:
        raise ConfigError(f"no .txt file in {', '.join(map(str, paths))}; name files, or folders that hold some.")
    # Standard input belongs to this process: it cannot be read in another.
    workers = 1 if any(job.path == STDIN for job in jobs) else min(workers, len(jobs))
    outcomes: list[Outcome] = []
    with reporter.progress(len(jobs)) as advance:
        for outcome in run_jobs(jobs, target, options, workers):
            outcomes.append(outcome)
            advance(outcome)
    summary = Summary(outcomes, time.perf_counter() - start)
    reporter.summary(summary)
    return summary


def _settings(config: Config, provenance: str) -> EditionSettings:
    return dataclasses.replace(config.edition, full_provenance=provenance == "full")
