"""Where gold lies, and where predictions lie: files and folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from tei.batch.inputs import files_of
from tei.errors import ConfigError, ReadError
from tei.evaluation.align import align
from tei.evaluation.edition import NoEditionError, read_edition, read_edition_prediction
from tei.evaluation.fold import Fold
from tei.evaluation.marks import GoldDocument, Prediction
from tei.evaluation.report import ALL
from tei.evaluation.standoff import read_gold_lines, read_prediction
from tei.evaluation.types import TYPES

__all__ = ["GoldSet", "predictions_in", "read_gold"]

_LINES: Final = ".jsonl"
_EDITIONS: Final = "editions"  # the name of the set that TEI files make which are named one by one

# Ending of a prediction's file → what reads it; the first that is there is taken.
_FORMS: Final[tuple[tuple[str, Callable[[bytes, str], Prediction]], ...]] = (
    (".standoff.json", read_prediction),
    (".json", read_prediction),
    (".xml", read_edition_prediction),
)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Documents that are scored together; ``name`` is that of the file or folder, without an ending."""

    name: str
    documents: tuple[GoldDocument, ...]


def read_gold(
    paths: Sequence[Path], *, types: frozenset[str] | None = None, fold: Fold | None = None
) -> tuple[GoldSet, ...]:
    """A set for each ``.jsonl`` file, for each folder, and one for the TEI files that are named one by one.

    A folder is walked for ``.xml`` files; the id of an edition is its path without the ending. A TEI edition does not
    say what it marks completely: all types are taken for complete but those that the set has no mark of. ``types`` are
    the rows to score. ``fold`` leaves out the documents of other folds.

    Raises:
        ConfigError: there is no gold, two sets have one name, or the fold has no document.
        ReadError: a file cannot be read, or is no gold.
    """
    sets = [_set(path, types) for path in paths if path.suffix == _LINES or path.is_dir()]
    files = [path for path in paths if path.suffix != _LINES and not path.is_dir()]
    if files:
        sets.append(GoldSet(_EDITIONS, _marked(files[0], [_named(path) for path in files], types)))
    _check_names([entry.name for entry in sets])
    if fold:
        sets = [GoldSet(entry.name, tuple(d for d in entry.documents if fold.has(d.id))) for entry in sets]
    if not any(entry.documents for entry in sets):
        raise ConfigError(f"fold {fold} has no document; name more gold or fewer folds.")
    return tuple(sets)


def _set(path: Path, types: frozenset[str] | None) -> GoldSet:
    if path.is_dir():
        files = ((file, file.relative_to(path).with_suffix("").as_posix()) for file in files_of([path]))
        editions = [edition for file, document_id in files if (edition := _edition(file, document_id))]
        return GoldSet(path.resolve().name, _marked(path, editions, types))
    return GoldSet(path.stem, _in_use(read_gold_lines(_bytes(path), str(path)), types or frozenset(TYPES)))


def _named(path: Path) -> GoldDocument:
    return read_edition(_bytes(path), path.stem, str(path))


def _edition(path: Path, document_id: str) -> GoldDocument | None:
    """An edition of a folder; ``None`` for what is no TEI: schemas, lists and settings lie there, too."""
    try:
        return read_edition(_bytes(path), document_id, str(path))
    except NoEditionError:
        return None


def _marked(path: Path, documents: Sequence[GoldDocument], types: frozenset[str] | None) -> tuple[GoldDocument, ...]:
    """The editions that have words. One does not say what it marks completely: all, but what none has a mark of."""
    claimed = tuple(replace(document, complete=frozenset(TYPES)) for document in documents if document.text)
    if not claimed:
        raise ReadError(f"{path}: no edition with a word in its text; expected TEI editions.")
    _check_ids([document.id for document in claimed])
    return _in_use(claimed, types or frozenset(TYPES))


def _in_use(documents: tuple[GoldDocument, ...], types: frozenset[str]) -> tuple[GoldDocument, ...]:
    """The documents with their ``complete`` rows less those of which the whole set has no mark: nobody marked them."""
    used = {
        mark.type
        for document in documents
        for mark in document.marks
        if not mark.soft and mark.type in document.complete
    }
    return tuple(replace(document, complete=document.complete & types & used) for document in documents)


def _check_ids(ids: Sequence[str]) -> None:
    for document_id, count in Counter(ids).items():
        if count > 1:
            raise ConfigError(f"two editions have the name {document_id!r}; name their folder instead.")


def _check_names(names: Sequence[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise ConfigError(f"two gold sets have the name {name!r}; measure them one after the other.")
    if len(names) > 1 and ALL in names:
        raise ConfigError(f"a gold set has the name {ALL!r}, which means all sets together; rename it.")


def predictions_in(folder: Path) -> Callable[[GoldDocument], Prediction]:
    """What finds a document's prediction: ``ID.standoff.json``, ``ID.json`` or ``ID.xml`` in the folder.

    The function raises ``ReadError`` for a file that is no prediction of that document.

    Raises:
        ConfigError: there is no such folder.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such folder; expected one with predictions (--pred).")

    def predict(document: GoldDocument) -> Prediction:
        for ending, read in _FORMS:
            file = folder / f"{_checked(document.id)}{ending}"
            if file.is_file():
                return align(read(_bytes(file), str(file)), document.text, str(file))
        return Prediction(problem=f"there is no {document.id}.standoff.json, .json or .xml in {folder}")

    return predict


def _checked(document_id: str) -> str:
    """An id as a path below a folder, never out of it."""
    path = PurePosixPath(document_id)
    if path.is_absolute() or ".." in path.parts or "\\" in document_id or ":" in document_id or "\0" in document_id:
        raise ReadError(f"id {document_id!r} of gold is no name of a file; expected letters, digits, - . _ and /.")
    return document_id


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror}; expected a file that can be read.") from None
