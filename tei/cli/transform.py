"""``teitool transform``: parse, call, render, leave."""

from __future__ import annotations

from pathlib import Path

import click

from tei.batch.publish import check_folder, publish
from tei.cli.exit import Exit, Leave
from tei.errors import ConfigError, TeitoolError
from tei.pipeline import OUTPUTS
from tei.transformation import Target, render

__all__ = ["command"]


@click.command("transform")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", type=click.Choice(["html", "text"]), required=True, help="What to make.")
@click.option("--xslt", type=click.Path(path_type=Path), help="A stylesheet of your own (XSLT 3.0) instead of ours.")
@click.option("--no-header", is_flag=True, help="Text without the block above it that says what is known of it.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="Folder for the results; else standard output.")
def command(paths: tuple[Path, ...], to: Target, xslt: Path | None, no_header: bool, out: Path | None) -> None:
    """Render TEI files as HTML pages or as plain text.

    Exit code: 0 all done; 1 a file failed; 2 nothing could be done.
    """
    if out is None and len(paths) > 1:
        raise ConfigError("several files and no folder for their results; name one with --out.")
    if out is not None:
        check_folder(out)
    failed = False
    for path in paths:
        try:
            result = render(_read(path), to, xslt, {"header": "no"} if no_header else {})
        except TeitoolError as error:
            click.echo(f"{path}: {error}", err=True)
            failed = True
            continue
        for message in result.messages:
            click.echo(f"{path}: {message}", err=True)
        if out is None:
            click.echo(result.text, nl=False)
        else:
            publish([((out / path.name).with_suffix(OUTPUTS[to]), result.text.encode())])
    if failed:
        raise Leave(Exit.FINDINGS)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TeitoolError(f"{error.strerror}; expected a TEI file that can be read.") from None
