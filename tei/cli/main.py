"""``teitool``: the command and its subcommands, each loaded when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Final

import click

from tei.cli.exit import Exit, Leave
from tei.errors import TeitoolError
from tei.version import __version__

__all__ = ["main", "teitool"]

# Subcommand → its module; the command function is called ``command`` in each.
_COMMANDS: Final[dict[str, str]] = {
    "convert": "tei.cli.convert",
    "explain": "tei.cli.explain",
    "init": "tei.cli.init",
    "transform": "tei.cli.transform",
    "validate": "tei.cli.validate",
}


class _Lazy(click.Group):
    """Loads a subcommand's module when the subcommand is called, so that ``--version`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(module).command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="teitool", message="%(prog)s %(version)s")
def teitool() -> None:
    """Turn transcriptions of archival documents into valid TEI P5 editions, and check and publish TEI.

    Exit codes: 0 clean; 1 findings, or a document failed; 2 nothing could be done; 130 interrupted.
    """


def main() -> None:
    """The entry point of the ``teitool`` command."""
    try:
        teitool.main(standalone_mode=False)
        sys.stdout.flush()
        code = Exit.CLEAN
    except Leave as leave:
        code = leave.code
    except click.exceptions.Abort:
        click.echo("interrupted; nothing was left half written", err=True)
        code = Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = Exit.NOTHING_DONE
    except TeitoolError as error:
        click.echo(f"teitool: {error}", err=True)
        code = Exit.NOTHING_DONE
    except BrokenPipeError:
        # The reader (head, less) went away: no more to say, and nothing wrong with what was said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = Exit.CLEAN
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        click.echo(f"teitool: the result could not be written: {error.strerror}", err=True)
        code = Exit.NOTHING_DONE
    sys.exit(code)
