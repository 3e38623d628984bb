"""Compiled schemas kept in a folder: JSON, named after the hash of what they were made from.

What is kept is still run by a Saxon that is shut, so a file that someone else put there can make findings wrong but can
read and write nothing. Anything unreadable counts as absent.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tei.schematron.compiled import About, Compiled, Stylesheet
from tei.schematron.included import read_included

__all__ = ["recall", "remember"]

_FORMAT: Final = 1  # raise it whenever the compiler writes something else


def recall(cache: Path | None, data: bytes, file: str, syntax: str, phase: str | None) -> Compiled | None:
    """The compiled schema, if it is kept and no included file has changed."""
    if cache is None:
        return None
    try:
        kept = json.loads(_path(cache, data, file, syntax, phase).read_bytes())
        compiled = Compiled(
            kept["file"],
            _stylesheet(kept["plain"]),
            _stylesheet(kept["careful"]),
            tuple(About(*fields) for fields in kept["assertions"]),
            tuple(About(*fields) for fields in kept["rules"]),
            list(kept["needs"]),
            dict(kept["files"]),
        )
        if compiled.files and kept["folder"] != _folder(file):  # the same text elsewhere includes other files
            return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    for path, digest in compiled.files.items():
        included = read_included(Path(path))
        if included is None or sha256(included).hexdigest() != digest:
            return None
    return compiled


def remember(cache: Path, data: bytes, file: str, syntax: str, phase: str | None, compiled: Compiled) -> None:
    """Keep a schema whose expressions are known to be right; a folder that cannot be written is passed over."""
    kept = {
        "file": compiled.file,
        "plain": _parts(compiled.plain),
        "careful": _parts(compiled.careful),
        "assertions": [_fields(about) for about in compiled.assertions],
        "rules": [_fields(about) for about in compiled.rules],
        "needs": compiled.needs,
        "files": compiled.files,
        "folder": _folder(file),
    }
    target = _path(cache, data, file, syntax, phase)
    import tempfile  # 6 ms, for the first time only

    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=cache, encoding="utf-8", delete=False) as draft:
            json.dump(kept, draft, ensure_ascii=False, separators=(",", ":"))
        os.replace(draft.name, target)  # noqa: PTH105  # Path.replace of a name is the same with one object more
    except OSError:
        return


def _path(cache: Path, data: bytes, file: str, syntax: str, phase: str | None) -> Path:
    key = sha256(data)
    key.update(json.dumps([_FORMAT, Path(file).name, syntax, phase]).encode())
    return cache / f"schematron-{key.hexdigest()}.json"


def _folder(file: str) -> str:
    return str(Path(file).absolute().parent)


def _stylesheet(kept: Any) -> Stylesheet:
    lines, origins, parts = kept
    return Stylesheet(
        list(map(str, lines)), list(origins), [(int(start), int(end), str(one)) for start, end, one in parts]
    )


def _parts(stylesheet: Stylesheet) -> list[Any]:
    return [stylesheet.lines, stylesheet.origins, stylesheet.parts]


def _fields(about: About) -> list[Any]:
    return [getattr(about, name) for name in About.__slots__]
