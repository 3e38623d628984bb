"""``teitool transform``: parse, call, render, leave."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final

from tei.batch.publish import check_folder, publish
from tei.cli.exit import Exit
from tei.cli.parser import Parser, echo
from tei.errors import ConfigError, TeitoolError
from tei.transformation.render import ENDINGS, render

__all__ = ["DESCRIPTION", "add_arguments", "run"]

DESCRIPTION: Final = """\
Render TEI files as HTML pages or as plain text.

Exit code: 0 all done; 1 a file failed; 2 nothing could be done."""


def add_arguments(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="TEI file")
    parser.add_argument("--to", choices=("html", "text"), required=True, help="what to make")
    parser.add_argument("--xslt", type=Path, metavar="FILE", help="a stylesheet of your own (XSLT 3.0) instead of ours")
    parser.add_argument(
        "--no-header", action="store_true", help="text without the block above it that says what is known of it"
    )
    parser.add_argument("-o", "--out", type=Path, metavar="DIR", help="folder for the results; else standard output")


def run(arguments: Namespace) -> Exit:
    """Render the files one after the other; one that fails does not stop the others.

    Raises:
        ConfigError, WriteError: there is no place for the results.
    """
    paths, to, out = arguments.paths, arguments.to, arguments.out
    if out is None and len(paths) > 1:
        raise ConfigError("several files and no folder for their results; name one with --out.")
    if out is not None:
        check_folder(out)
    code = Exit.CLEAN
    taken: dict[str, Path] = {}
    for path in paths:
        try:
            target = _target(path, out, ENDINGS[to], taken) if out is not None else None
            result = render(_read(path), to, arguments.xslt, header=not arguments.no_header)
            if target is not None:
                publish([(target, result.text.encode())])
        except TeitoolError as error:
            echo(f"{path}: {error}", err=True)
            code = Exit.FINDINGS
            continue
        for message in result.messages:
            echo(f"{path}: {message}", err=True)
        if target is None:
            echo(result.text, end="")
    return code


def _target(path: Path, folder: Path, ending: str, taken: dict[str, Path]) -> Path:
    """Where the result goes; ``taken`` knows whose results the names are that were given away before."""
    target = (folder / path.name).with_suffix(ending)
    other = taken.setdefault(target.name.casefold(), path)  # some file systems do not tell capitals
    if other != path:
        raise ConfigError(f"its result would have the same name as that of {other}; rename one of the two.")
    return target


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TeitoolError(f"{error.strerror}; expected a TEI file that can be read.") from None
