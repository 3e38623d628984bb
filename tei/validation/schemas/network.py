"""Schemas from other machines, only when the user allows it: bounded in time and size, kept in the cache folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

__all__ = ["fetch"]

_SECONDS: Final = 10.0  # for a connection or a piece that comes
_SECONDS_IN_ALL: Final = 30.0
_MOST_BYTES: Final = 20_000_000
_PIECE: Final = 65_536


def fetch(uri: str, cache: Path | None) -> tuple[Path | None, str]:
    """The file that ``uri`` was fetched into, and what was in the way if there is none.

    It is written below ``cache``; without one into a temporary folder that the system clears.
    """
    if urlsplit(uri).scheme not in {"http", "https"}:
        return None, "it has no http or https address"
    try:
        data = _download(uri)
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return None, f"it could not be fetched ({reason})"
    if data is None:
        return None, f"it is longer than {_MOST_BYTES:,} bytes or takes longer than {_SECONDS_IN_ALL:.0f} s"
    try:
        return _keep(uri, data, cache), ""
    except OSError as error:
        return None, f"it could not be kept in the cache folder ({error.strerror})"


def _download(uri: str) -> bytes | None:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)  # no file:, ftp: or data:, not even by a redirection
    end = time.monotonic() + _SECONDS_IN_ALL
    pieces, size = [], 0
    with opener.open(uri, timeout=_SECONDS) as answer:
        while piece := answer.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > _MOST_BYTES or time.monotonic() > end:
                return None
    return b"".join(pieces)


def _keep(uri: str, data: bytes, cache: Path | None) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="teitool-")) if cache is None else cache / "fetched"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = PurePosixPath(urlsplit(uri).path).name or "schema.rng"
    path = folder / f"{hashlib.sha256(uri.encode()).hexdigest()[:16]}-{name[-60:]}"
    handle, temporary = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(temporary).replace(path)
    return path
