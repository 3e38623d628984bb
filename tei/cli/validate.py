"""``teitool validate``: parse, call, render, leave."""

from __future__ import annotations

from pathlib import Path

import click

from tei.batch import validate_files
from tei.cli.exit import Exit, Leave
from tei.diagnostics import RENDERERS

__all__ = ["command"]


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--schema",
    default="tei_all",
    show_default=True,
    metavar="NAME|FILE",
    help="Built in: teitool, tei_all, tei_corpus, tei_lite, tei_simplePrint; or a RELAX NG file.",
)
@click.option("--format", "style", type=click.Choice(sorted(RENDERERS)), default="human", help="Form of the findings.")
def command(paths: tuple[Path, ...], schema: str, style: str) -> None:
    """Check TEI files (or folders of .xml files): schema, pointers, ids, dates.

    Exit code: 0 clean; 1 findings or a file that could not be read; 2 nothing could be done.
    """
    report = validate_files(paths, schema)
    for problem in report.problems:
        click.echo(problem, err=True)
    click.echo(RENDERERS[style](report.findings), nl=False)
    if style == "human":
        click.echo(f"{report.files} file(s), {len(report.findings)} finding(s)", err=True)
    if report.problems or any(found.is_error for found in report.findings):
        raise Leave(Exit.FINDINGS)
