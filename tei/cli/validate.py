"""``teitool validate``: parse, call, render, leave."""

from __future__ import annotations

from argparse import Namespace
from itertools import chain
from pathlib import Path
from typing import Final

from tei.batch.validation import Request, fix, has_errors, validate, write_baseline
from tei.cli.exit import Exit
from tei.cli.findings import Progress, show
from tei.cli.parser import Parser, echo, number_of, words
from tei.config import ValidateConfig, find_config, load_validate_config
from tei.diagnostics import RENDERERS, Report
from tei.validation.settings import CHECKS

__all__ = ["DESCRIPTION", "add_arguments", "run"]

DESCRIPTION: Final = """\
Check TEI files (or folders of .xml files; - is standard input): schema, rules, pointers, ids, dates.

Exit code: 0 clean; 1 findings, or a file that could not be read; 2 nothing could be done."""


def add_arguments(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file, folder or -")
    _add_choice_of_schema(parser)
    _add_choice_of_findings(parser)
    add = parser.add_argument
    add("--fix", dest="fixing", action="store_true", help="put right what has one right answer")
    add("--watch", dest="watching", action="store_true", help="check again whenever a file is saved")
    add("--strict", action="store_true", help="warnings count as findings for the exit code")
    add("-j", "--jobs", type=number_of(1), default=1, metavar="N", help="processes (default: 1)")
    add("--format", dest="style", choices=list(RENDERERS), default="human", help="form of the findings")
    add("--config", type=Path, metavar="FILE", help="configuration; else the nearest teitool.toml")
    add("--no-cache", action="store_true", help="keep no compiled schemas, and use none")


def _add_choice_of_schema(parser: Parser) -> None:
    add = parser.add_argument_group("schemas").add_argument
    add(
        "--schema",
        dest="schemas",
        action="append",
        default=[],
        metavar="NAME|FILE",
        help="for every file, whatever it names itself: teitool, tei_all, tei_corpus, tei_lite, tei_simplePrint; or "
        "a file (.rng, .rnc, .sch, .odd); may be given again",
    )
    add(
        "--catalog",
        dest="catalogs",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="OASIS XML catalog; may be given again",
    )
    add("--allow-network", action="store_true", help="fetch schemas that lie on other machines")
    add("--phase", default="", metavar="NAME", help="Schematron phase")


def _add_choice_of_findings(parser: Parser) -> None:
    add = parser.add_argument_group("what is checked and reported").add_argument
    for option, metavar, text in (
        ("--only", "CHECKS", f"some of {', '.join(CHECKS)}, apart by commas"),
        ("--select", "CODES", "report these: codes, or their beginnings"),
        ("--ignore", "CODES", "do not report these"),
    ):
        add(option, action="append", default=[], type=words, metavar=metavar, help=text)
    add("--baseline", type=Path, metavar="FILE", help="file of findings that are known already")
    add("--write-baseline", action="store_true", help="write what is found now to the baseline, and leave")


def run(arguments: Namespace) -> Exit:
    """Check, and say what was found.

    Raises:
        ConfigError, SchemaError: nothing could be checked.
        WriteError: a baseline or a file put right could not be written.
    """
    config = load_validate_config(arguments.config or find_config(Path.cwd()))
    request = Request(
        tuple(arguments.paths),
        tuple(arguments.schemas),
        tuple(arguments.catalogs),
        tuple(chain(*arguments.only)),
        tuple(chain(*arguments.select)),
        tuple(chain(*arguments.ignore)),
        arguments.phase,
        arguments.baseline,
        arguments.jobs,
        arguments.allow_network,
        cache=not arguments.no_cache,
    )
    if arguments.watching:
        _watch(request, config, arguments.style, fixing=arguments.fixing)
    elif arguments.write_baseline:
        _write_baseline(request, config)
    else:
        report = _report(request, config)
        if arguments.fixing and _put_right(report):
            report = _report(request, config)
        return _show(report, arguments.style, strict=arguments.strict)
    return Exit.CLEAN


def _put_right(report: Report) -> bool:
    """Put right what can be; whether a file was changed."""
    changed = fix(report)
    if changed:
        echo(f"put right: {', '.join(changed)}", err=True)
    return bool(changed)


def _show(report: Report, style: str, *, strict: bool = False) -> Exit:
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
    echo(f"{path}: {len(report.findings)} finding(s) are known from now on", err=True)


def _watch(request: Request, config: ValidateConfig, style: str, *, fixing: bool) -> None:
    from tei.batch.inputs import files_of
    from tei.batch.watch import stamps, watch

    def check() -> None:
        report = _report(request, config)
        if not (fixing and _put_right(report)):  # what was put right is seen, and all is checked again
            _show(report, style)

    echo("checks again when a file is saved; Ctrl-C ends", err=True)
    watch(lambda: stamps(files_of(request.paths)), check)
