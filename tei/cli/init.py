"""``teitool init``: parse, call, render, leave."""

from __future__ import annotations

from pathlib import Path

import click

from tei.config import CONFIG_NAME, TEMPLATE
from tei.errors import ConfigError, WriteError

__all__ = ["command"]


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Write a teitool.toml in FOLDER, in which an edition says what it is."""
    path = folder / CONFIG_NAME
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError:
        raise ConfigError(f"{path} is there already; it was left as it is.") from None
    except OSError as error:
        raise WriteError(f"{path}: {error.strerror}; expected a folder that can be written to.") from None
    click.echo(f"{path} written; open it and say what your editions are.")
