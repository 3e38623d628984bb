"""Whether to colour."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["wants_colour"]


def wants_colour(is_terminal: bool, environment: Mapping[str, str]) -> bool:
    """``NO_COLOR`` (not empty) says no, then ``FORCE_COLOR`` (not empty, not ``0``) says yes; else on a terminal."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return is_terminal and environment.get("TERM") != "dumb"
