"""Addresses of schemas: files of this machine, and those that teitool brings along for the releases of the TEI."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

__all__ = ["BUILT_IN", "BUILT_IN_RULES", "RELEASE", "BuiltIn", "built_in_at", "is_remote", "path_of", "uri_of"]

# Name → file below schemas/.
BUILT_IN: Final[dict[str, str]] = {
    "teitool": "teitool.rng",
    "tei_all": "tei/tei_all.rng.gz",
    "tei_corpus": "tei/tei_corpus.rng.gz",
    "tei_lite": "tei/tei_lite.rng.gz",
    "tei_simplePrint": "tei/tei_simplePrint.rng.gz",
}
BUILT_IN_RULES: Final[dict[str, str]] = {"teitool": "teitool.sch"}
RELEASE: Final = "4.9.0"  # of the TEI schemas, see schemas/tei/SOURCE.toml

# https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng, and the same in the Vault, per release.
_TEI: Final = (
    r"https?://(?:www\.|vault\.)?tei-c\.(?:org|de)/"
    r"(?:release|(?:Vault/)?P5/(?P<version>[\w.-]+))"
    r"/xml/tei/custom/schema/(?:relaxng|schematron)/"
    r"(?P<name>tei_all|tei_corpus|tei_lite|tei_simplePrint)\.(?:rng|rnc|isosch|sch)"
)
_OURS: Final = r"https?://w3id\.org/teitool/[\w.-]+/teitool\.(?:rng|rnc|sch)"


class BuiltIn(NamedTuple):
    """A schema that comes with teitool; ``version`` is the release that was asked for if it is another one."""

    name: str
    version: str = ""


def built_in_at(uri: str) -> BuiltIn | None:
    """The schema that comes with teitool for an address of a release, ``http`` or ``https``."""
    if re.fullmatch(_OURS, uri):
        return BuiltIn("teitool")
    match = re.fullmatch(_TEI, uri)
    if match is None:
        return None
    version = match["version"] or ""
    same = version in {"", "current"} or version.rstrip("abcdefghijklmnopqrstuvwxyz") == RELEASE
    return BuiltIn(match["name"], "" if same else version)


def is_remote(uri: str) -> bool:
    """Whether an address is that of another machine (or of something that is no file)."""
    from urllib.parse import urlsplit

    scheme = urlsplit(uri).scheme
    return len(scheme) > 1 and scheme != "file"  # one letter is a drive of Windows


def path_of(uri: str) -> Path | None:
    """The path behind a ``file:`` address or a path as it is; ``None`` for other addresses."""
    from urllib.parse import unquote, urlsplit

    if is_remote(uri):
        return None
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return Path(unquote(uri.partition("#")[0]))
    if parts.netloc not in {"", "localhost"}:
        return None
    path = unquote(parts.path)
    return Path(path[1:] if re.match(r"/[A-Za-z]:", path) else path)


def uri_of(path: Path) -> str:
    """The ``file:`` address of a path."""
    from urllib.parse import quote

    absolute = str(path.absolute()).replace("\\", "/")
    return "file://" + quote(absolute if absolute.startswith("/") else f"/{absolute}")
