"""The one module that finds the shipped schemas and stylesheets."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from tei.errors import ConfigError

__all__ = ["Kind", "resource"]

Kind = Literal["schemas", "xslt"]

_HERE = Path(__file__).parent


def resource(kind: Kind, name: str) -> Path:
    """The path of a shipped file: inside the installed package, else at the top level of a checkout.

    Raises:
        ConfigError: there is no such file; the installation is damaged.
    """
    for folder in (_HERE / "_resources" / kind, _HERE.parent / kind):
        if (folder / name).is_file():
            return folder / name
    raise ConfigError(f"{kind}/{name} is missing from the installation of teitool; install it again.")
