"""Compiled schemas kept in a folder: JSON, named after the hash of what they were made from.

What is kept is still run by a Saxon that is shut, so a file that someone else put there can make findings wrong but can
read and write nothing. Anything unreadable counts as absent.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tei.schematron.compiled import About, Compiled, Stylesheet
from tei.schematron.included import read_included

__all__ = ["recall", "remember"]

_FORMAT: Final = 2  # raise it whenever the compiler writes something else
_MOST: Final = 100  # schemas that are kept


def recall(cache: Path | None, data: bytes, file: str, phase: str | None) -> Compiled | None:
    """The compiled schema, if it is kept and no included file has changed."""
    if cache is None:
        return None
    try:
        kept = json.loads(_path(cache, data, file, phase).read_bytes())
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


def remember(cache: Path, data: bytes, file: str, phase: str | None, compiled: Compiled) -> None:
    """Keep a schema whose expressions are known to be right; a folder that cannot be written is passed over."""
    kept = {
        "file": compiled.file,
        "plain": _parts(compiled.plain),
        "careful": _parts(compiled.careful),
        "assertions": compiled.assertions,
        "rules": compiled.rules,
        "needs": compiled.needs,
        "files": compiled.files,
        "folder": _folder(file),
    }
    text = json.dumps(kept, separators=(",", ":"))  # in ASCII: names of files may have bytes that are no text
    with suppress(OSError):
        _write(_path(cache, data, file, phase), text.encode())


def _write(target: Path, data: bytes) -> None:
    """The file appears whole or not at all."""
    import tempfile  # 6 ms, for the first time only

    target.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        draft.replace(target)
        _drop_oldest(target.parent)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _drop_oldest(folder: Path) -> None:
    kept = sorted((path.stat().st_mtime, path) for path in folder.glob("schematron-*.json"))
    for _, path in kept[:-_MOST]:
        path.unlink(missing_ok=True)


def _path(cache: Path, data: bytes, file: str, phase: str | None) -> Path:
    key = sha256(data)
    key.update(json.dumps([_FORMAT, Path(file).name, phase]).encode())
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
