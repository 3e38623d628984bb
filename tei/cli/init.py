"""``teitool init``: parse, call, render, leave."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final

from tei.cli.exit import Exit
from tei.cli.parser import Parser, echo
from tei.config import CONFIG_NAME, TEMPLATE
from tei.errors import ConfigError, WriteError

__all__ = ["DESCRIPTION", "add_arguments", "run"]

DESCRIPTION: Final = "Write a teitool.toml in FOLDER, in which an edition says what it is."


def add_arguments(parser: Parser) -> None:
    """The options of the command."""
    parser.add_argument("folder", nargs="?", default=Path(), type=Path, metavar="FOLDER", help="else this folder")


def run(arguments: Namespace) -> Exit:
    """Write the file; one that is there already stays.

    Raises:
        ConfigError: there is one.
        WriteError: the folder cannot be written to.
    """
    path = arguments.folder / CONFIG_NAME
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        raise ConfigError(f"{path} is there already; it was left as it is.") from None
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}; expected a folder that can be written to.") from None
    echo(f"{path} written; open it and say what your editions are.")
    return Exit.CLEAN
