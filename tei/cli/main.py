"""``teitool``: the command and its subcommands, each loaded when it is called."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Final

from tei.cli.exit import Exit
from tei.cli.parser import Parser, echo
from tei.errors import TeitoolError
from tei.version import __version__

__all__ = ["main"]

# Each module has DESCRIPTION, add_arguments(parser) and run(arguments).
_COMMANDS: Final[dict[str, str]] = {
    "convert": "tei.cli.convert",
    "eval": "tei.cli.eval",
    "explain": "tei.cli.explain",
    "init": "tei.cli.init",
    "transform": "tei.cli.transform",
    "validate": "tei.cli.validate",
}
_DESCRIPTION: Final = """\
Turn transcriptions of archival documents into valid TEI P5 editions, and check and publish TEI.

Exit codes: 0 clean; 1 findings, or a document failed; 2 nothing could be done; 130 interrupted."""


def main() -> None:
    """The entry point of the ``teitool`` command."""
    gc.set_threshold(50_000, 20, 20)  # what is loaded at the start is no garbage: 4 % of the time of checking one file
    _speak_utf8()
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        echo("interrupted; nothing was left half written", err=True)
        code = Exit.INTERRUPTED
    except TeitoolError as error:
        echo(f"teitool: {error}", err=True)
        code = Exit.NOTHING_DONE
    except BrokenPipeError:
        # The reader (head, less) went away: no more to say, and nothing wrong with what was said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = Exit.CLEAN
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        echo(f"teitool: the result could not be written: {error.strerror}", err=True)
        code = Exit.NOTHING_DONE
    sys.exit(code)


def _run(arguments: Sequence[str]) -> Exit:
    name = _top(arguments[:1]).parse(arguments[:1]).command
    module = _module(name)
    parser = Parser(name, module.DESCRIPTION)
    module.add_arguments(parser)
    code = module.run(parser.parse(arguments[1:]))
    assert isinstance(code, Exit)
    return code


def _top(asked: Sequence[str]) -> Parser:
    """The parser of the first argument; the subcommands are loaded if help on all of them is ``asked`` for."""
    parser = Parser("", _DESCRIPTION)
    parser.usage = "teitool COMMAND [ARGUMENTS]"
    parser.add_argument("--version", action="version", version=f"teitool {__version__}")
    parser.add_argument("command", metavar="COMMAND", choices=_COMMANDS, help="teitool COMMAND --help tells more")
    if list(asked) in (["-h"], ["--help"]):
        summaries = (f"  {name:<10} {_module(name).DESCRIPTION.splitlines()[0]}" for name in _COMMANDS)
        parser.epilog = "\n".join(["commands:", *summaries])
    return parser


def _module(name: str) -> ModuleType:
    return importlib.import_module(_COMMANDS[name])


def _speak_utf8() -> None:
    """What goes to a file or another program is UTF-8 on every system; a terminal has its own way.

    A file's name need not be text; what cannot be said is written as an escape.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
