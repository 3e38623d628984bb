"""``teitool validate``: parse, call, render, leave."""

from __future__ import annotations

from pathlib import Path

import click

from tei.batch.validation import Request, fix, has_errors, validate, write_baseline
from tei.cli.exit import Exit, Leave
from tei.cli.findings import Progress, show
from tei.config import ValidateConfig, find_config, load_validate_config
from tei.diagnostics import RENDERERS, Report
from tei.validation.settings import CHECKS

__all__ = ["command"]

_PATH = click.Path(path_type=Path)


def _split(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@click.option(
    "--schema",
    "schemas",
    multiple=True,
    metavar="NAME|FILE",
    help="For every file, whatever it names itself: teitool, tei_all, tei_corpus, tei_lite, tei_simplePrint; or a "
    "file (.rng, .rnc, .sch, .odd). Repeatable.",
)
@click.option("--catalog", "catalogs", multiple=True, type=_PATH, help="OASIS XML catalog. Repeatable.")
@click.option("--allow-network", is_flag=True, help="Fetch schemas that lie on other machines.")
@click.option(
    "--only", multiple=True, callback=_split, metavar="CHECKS", help=f"Some of {', '.join(CHECKS)}, apart by commas."
)
@click.option(
    "--select", multiple=True, callback=_split, metavar="CODES", help="Report these: codes, or their beginnings."
)
@click.option("--ignore", multiple=True, callback=_split, metavar="CODES", help="Do not report these.")
@click.option("--phase", default="", metavar="NAME", help="Schematron phase.")
@click.option("--baseline", type=_PATH, help="File of findings that are known already.")
@click.option(
    "--write-baseline", "write_known", is_flag=True, help="Write what is found now to the baseline, and leave."
)
@click.option("--fix", "fixing", is_flag=True, help="Put right what has one right answer.")
@click.option("--watch", "watching", is_flag=True, help="Check again whenever a file is saved.")
@click.option("--strict", is_flag=True, help="Warnings count as findings for the exit code.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@click.option("--format", "style", type=click.Choice(list(RENDERERS)), default="human", help="Form of the findings.")
@click.option("--config", "config_file", type=_PATH, help="Configuration; else the nearest teitool.toml.")
@click.option("--no-cache", is_flag=True, help="Keep no compiled schemas, and use none.")
def command(
    paths: tuple[Path, ...],
    schemas: tuple[str, ...],
    catalogs: tuple[Path, ...],
    allow_network: bool,
    only: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    phase: str,
    baseline: Path | None,
    write_known: bool,
    fixing: bool,
    watching: bool,
    strict: bool,
    jobs: int,
    style: str,
    config_file: Path | None,
    no_cache: bool,
) -> None:
    """Check TEI files (or folders of .xml files; - is standard input): schema, rules, pointers, ids, dates.

    Exit code: 0 clean; 1 findings, or a file that could not be read; 2 nothing could be done.
    """
    config = load_validate_config(config_file or find_config(Path.cwd()))
    request = Request(
        paths, schemas, catalogs, only, select, ignore, phase, baseline, jobs, allow_network, cache=not no_cache
    )
    if watching:
        _watch(request, config, style)
    elif write_known:
        _write_baseline(request, config)
    else:
        raise Leave(_check(request, config, style, strict=strict, fixing=fixing))


def _check(request: Request, config: ValidateConfig, style: str, *, strict: bool = False, fixing: bool = False) -> Exit:
    report = _report(request, config)
    if fixing and (changed := fix(report)):
        click.echo(f"put right: {', '.join(changed)}", err=True)
        report = _report(request, config)
    code = Exit.FINDINGS if has_errors(report.findings, strict=strict) else Exit.CLEAN
    show(report, style, code)
    return code


def _report(request: Request, config: ValidateConfig, *, with_known: bool = False) -> Report:
    progress = Progress()
    try:
        return validate(request, config, progress, with_known=with_known)
    finally:
        progress.clear()


def _write_baseline(request: Request, config: ValidateConfig) -> None:
    report = _report(request, config, with_known=True)
    path = write_baseline(report, request, config)
    click.echo(f"{path}: {len(report.findings)} finding(s) are known from now on", err=True)


def _watch(request: Request, config: ValidateConfig, style: str) -> None:
    from tei.batch.inputs import files_of
    from tei.batch.watch import stamps, watch

    def check() -> None:
        _check(request, config, style)

    click.echo("checks again when a file is saved; Ctrl-C ends", err=True)
    watch(lambda: stamps(files_of(request.paths)), check)
