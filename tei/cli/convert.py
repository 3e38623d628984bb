"""``teitool convert``: parse, call, render, leave."""

from __future__ import annotations

import dataclasses
import datetime
import os
import time
from pathlib import Path

import click

from tei.batch.outcome import Outcome, Summary
from tei.batch.plan import STDIN, plan
from tei.batch.publish import check_folder, publish
from tei.batch.run import Target, run
from tei.cli.exit import Exit, Leave
from tei.cli.report import Reporter
from tei.config import Config, find_config, load_config
from tei.entities import check_annotators
from tei.errors import ConfigError
from tei.layouts import Layout, builtin_layouts, load_layout
from tei.metadata import load_metadata
from tei.model import EditionSettings, Stamp
from tei.pipeline import OUTPUTS, Options
from tei.resources import resource
from tei.version import __version__

__all__ = ["command"]

_PATH = click.Path(path_type=Path)


def _outputs(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    for name in chosen:
        if name not in OUTPUTS:
            raise click.BadParameter(f"{name!r} is unknown; expected some of {', '.join(OUTPUTS)}")
    return chosen


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    try:
        if value is not None:
            return datetime.date.fromisoformat(value).isoformat()
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        now = datetime.datetime.now(datetime.UTC)
        return (now if epoch is None else datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise click.BadParameter("expected a day such as 2026-11-24 (or seconds in SOURCE_DATE_EPOCH)") from None


@click.command("convert")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--out", "-o", required=True, type=_PATH, help="Folder for the editions; made if it is not there.")
@click.option("--to", default="tei,html,text", callback=_outputs, help="What to make: tei, html, text, standoff.")
@click.option("--layout", default="auto", metavar="auto|plain|NAME|FILE.toml", help="Page layout of the inputs.")
@click.option(
    "--paragraphs", type=click.Choice(["auto", "line", "blank"]), default="auto", help="What ends a paragraph."
)
@click.option("--lang", help="Language of the texts (BCP 47), such as en or de; recognised if not given.")
@click.option("--encoding", help="Encoding of the texts; recognised if not given.")
@click.option("--date", "day", callback=_day, help="Day that the editions name as that of conversion.")
@click.option("--metadata", "metadata_file", type=_PATH, help="Header fields by file name: .yaml or .csv.")
@click.option("--config", "config_file", type=_PATH, help="Configuration; else the nearest teitool.toml.")
@click.option(
    "--provenance",
    type=click.Choice(["default", "full"]),
    default="default",
    help="full: @resp and @cert on each mark.",
)
@click.option("--annotators", help="Some of dates,places,orgs,persons; all if not given.")
@click.option("--drop-controls", is_flag=True, help="Leave out control characters that XML forbids.")
@click.option("--no-header", is_flag=True, help="Texts without the block above them that says what is known.")
@click.option("--with-schemas", is_flag=True, help="Copy the schema into the output folder.")
@click.option("--strict", is_flag=True, help="Warnings count: exit code 1.")
@click.option("--explain", is_flag=True, help="Show each document's ledger and what was not marked.")
@click.option("--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes.")
@click.option("--quiet", "-q", is_flag=True, help="Only what went wrong.")
@click.option("--format", "style", type=click.Choice(["human", "json"]), default="human", help="Form of the report.")
def command(
    paths: tuple[Path, ...],
    out: Path,
    to: tuple[str, ...],
    layout: str,
    paragraphs: str,
    lang: str | None,
    encoding: str | None,
    day: str,
    metadata_file: Path | None,
    config_file: Path | None,
    provenance: str,
    annotators: str | None,
    drop_controls: bool,
    no_header: bool,
    with_schemas: bool,
    strict: bool,
    explain: bool,
    jobs: int,
    quiet: bool,
    style: str,
) -> None:
    """Turn plain transcriptions (files, folders, or - for standard input) into TEI editions, HTML pages and texts.

    Exit code: 0 all done; 1 a document failed (with --strict: or has a warning); 2 nothing could be done.
    """
    config = load_config(config_file or find_config(Path.cwd()))
    layouts, force = _layouts(layout, config)
    options = Options(
        stamp=Stamp(day, __version__),
        settings=_settings(config, provenance),
        to=to,
        layouts=layouts,
        force_layout=force,
        paragraphs=paragraphs,  # type: ignore[arg-type]  # click.Choice allows these values alone
        lang=lang,
        encoding=encoding,
        annotators=_names(annotators),
        drop_controls=drop_controls,
        header=not no_header,
        metadata=load_metadata(metadata_file) if metadata_file else {},
    )
    check_folder(out)
    if with_schemas:
        publish([(out / "teitool.rng", resource("schemas", "teitool.rng").read_bytes())])
    summary = _run(paths, Target(out, explain), options, jobs, Reporter(style, quiet=quiet))
    if summary.failed or (strict and summary.warnings):
        raise Leave(Exit.FINDINGS)


def _run(paths: tuple[Path, ...], target: Target, options: Options, workers: int, reporter: Reporter) -> Summary:
    start = time.perf_counter()
    jobs = list(plan(paths))
    if not jobs:
        raise ConfigError(f"no .txt file in {', '.join(map(str, paths))}; name files, or folders that hold some.")
    # Standard input belongs to this process: it cannot be read in another.
    workers = 1 if any(job.path == STDIN for job in jobs) else min(workers, len(jobs))
    outcomes: list[Outcome] = []
    with reporter.progress(len(jobs)) as advance:
        for outcome in run(jobs, target, options, workers):
            outcomes.append(outcome)
            advance(outcome)
    summary = Summary(outcomes, time.perf_counter() - start)
    reporter.summary(summary)
    return summary


def _layouts(choice: str, config: Config) -> tuple[tuple[Layout, ...], bool]:
    """The layouts to try, and whether the first is to be applied without a look."""
    if choice == "plain":
        return (), False
    if choice.endswith(".toml"):
        return (_own_layout(Path(choice)),), True
    known = (*(_own_layout(path) for path in config.layouts), *builtin_layouts())
    if choice == "auto":
        return known, False
    named = tuple(layout for layout in known if layout.id == choice)
    if not named:
        names = ", ".join(["auto", "plain", *(layout.id for layout in known)])
        raise ConfigError(f"layout {choice!r} is unknown; expected {names} or a file that ends in .toml.")
    return named, True


def _own_layout(path: Path) -> Layout:
    try:
        return load_layout(path.read_bytes(), str(path))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; expected a layout file.") from None


def _settings(config: Config, provenance: str) -> EditionSettings:
    return dataclasses.replace(config.edition, full_provenance=provenance == "full")


def _names(annotators: str | None) -> tuple[str, ...] | None:
    """The annotators asked for; ``None`` for all."""
    if annotators is None:
        return None
    names = tuple(name.strip() for name in annotators.split(",") if name.strip())
    check_annotators(names)
    return names
