"""Which page layouts a word on the command line means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tei.errors import ConfigError
from tei.layouts.layout import Layout
from tei.layouts.load import builtin_layouts, load_layout

__all__ = ["layouts_for"]


def layouts_for(choice: str, own: Sequence[Path]) -> tuple[tuple[Layout, ...], bool]:
    """The layouts to try, and whether the first is to be applied without a look.

    ``choice`` is ``auto``, ``plain``, the id of a layout, or a file; ``own`` are files tried before those built in.

    Raises:
        ConfigError: there is no such layout, or a file cannot be read.
    """
    if choice == "plain":
        return (), False
    if choice.endswith(".toml"):
        return (_load(Path(choice)),), True
    known = (*map(_load, own), *builtin_layouts())
    if choice == "auto":
        return known, False
    named = tuple(layout for layout in known if layout.id == choice)
    if not named:
        names = ", ".join(["auto", "plain", *(layout.id for layout in known)])
        raise ConfigError(f"layout {choice!r} is unknown; expected {names} or a file that ends in .toml.")
    return named, True


def _load(path: Path) -> Layout:
    try:
        return load_layout(path.read_bytes(), str(path))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; expected a layout file.") from None
