"""A validation as it is asked for on the command line: options and configuration, baseline, fixes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tei.batch.check import check_files
from tei.batch.inputs import STDIN_NAME, files_of
from tei.config import ValidateConfig
from tei.diagnostics import Diagnostic, Report
from tei.errors import ConfigError, WriteError
from tei.validation.schemas.cache_folder import cache_folder
from tei.validation.selection import Selection, check_codes
from tei.validation.settings import CHECKS, Settings, check_names

if TYPE_CHECKING:
    from tei.diagnostics import Fix

__all__ = ["Request", "fix", "settings_of", "validate", "write_baseline"]


class Request(NamedTuple):
    """What is asked for; what is empty is taken from the configuration. See ``Settings`` for what the words mean."""

    paths: tuple[Path, ...]
    schemas: tuple[str, ...] = ()
    catalogs: tuple[Path, ...] = ()
    only: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    phase: str = ""
    baseline: Path | None = None
    jobs: int = 1
    allow_network: bool = False
    cache: bool = True


def settings_of(request: Request, config: ValidateConfig) -> Settings:
    """The settings of a request: its own words before those of the configuration; ignored is what either ignores.

    Raises:
        ConfigError: a check or a code is unknown.
    """
    only, where = (request.only, "--only") if request.only else (config.only, "validate.only")
    select = check_codes(request.select, "--select") or check_codes(config.select, "validate.select")
    ignore = (*check_codes(request.ignore, "--ignore"), *check_codes(config.ignore, "validate.ignore"))
    per_file = ((glob, check_codes(codes, "validate.per-file-ignores")) for glob, codes in config.per_file_ignores)
    return Settings(
        schemas=request.schemas or config.schema,
        catalogs=(*request.catalogs, *config.catalog, *_catalogs_of_environment()),
        only=check_names(only, where) if only else CHECKS,
        selection=Selection(select, ignore) if select else Selection(ignore=ignore),
        per_file_ignores=tuple(per_file),
        folder=config.folder,
        phase=request.phase,
        cache=cache_folder() if request.cache else None,
        allow_network=request.allow_network,
    )


def _catalogs_of_environment() -> tuple[Path, ...]:
    if not os.environ.get("XML_CATALOG_FILES"):
        return ()
    from tei.validation.schemas.catalog import catalogs_of_environment

    return catalogs_of_environment()


def validate(
    request: Request,
    config: ValidateConfig,
    progress: Callable[[int, int], None] | None = None,
    *,
    with_known: bool = False,
) -> Report:
    """Check what is asked for; findings that the baseline knows are left out unless they are wanted ``with_known``.

    ``progress`` is told how many files are done, and of how many.

    Raises:
        ConfigError: a check, code, catalog or baseline is none, or there is no file to check.
        SchemaError: a schema that is asked for cannot be used.
    """
    settings = settings_of(request, config)
    baseline = request.baseline or config.baseline
    known: frozenset[str] = frozenset()
    if baseline is not None and not with_known:
        from tei.validation.baseline import load_baseline

        known = load_baseline(baseline)
    files = files_of(request.paths)
    tell = (lambda done: progress(done, len(files))) if progress else None
    report = check_files(files, settings, jobs=request.jobs, progress=tell)
    if not known or baseline is None:
        return report
    from tei.validation.baseline import unknown_to

    return Report(report.files, unknown_to(known, report.findings, baseline))


def write_baseline(report: Report, request: Request, config: ValidateConfig) -> Path:
    """Write the report's findings to the baseline file, which is returned.

    Raises:
        ConfigError: no baseline file is named.
        WriteError: it cannot be written.
    """
    from tei.batch.publish import publish
    from tei.validation.baseline import render_baseline

    path = request.baseline or config.baseline
    if path is None:
        raise ConfigError("no baseline file is named; add --baseline FILE, or validate.baseline to teitool.toml.")
    publish(((path, render_baseline(report.findings, path).encode()),))
    return path


def fix(report: Report) -> tuple[str, ...]:
    """Put right in the files what has one right answer; every other byte stays. Returns the files changed.

    Raises:
        WriteError: a file cannot be written; those before it are.
    """
    from tei.batch.publish import publish
    from tei.validation.fixing.apply import apply_fixes

    by_file: dict[str, list[Fix]] = {}
    for found in report.findings:
        if found.fix is not None and found.place.file != STDIN_NAME:
            by_file.setdefault(found.place.file, []).append(found.fix)
    changed = []
    for file, fixes in by_file.items():
        path = Path(file)
        try:
            old = path.read_bytes()
        except OSError as error:
            raise WriteError(f"{file}: {error.strerror}; it was not put right.") from None
        fixed = apply_fixes(old, fixes)
        if fixed.applied:
            publish(((Path(os.path.realpath(file)), fixed.data),))  # a link stays one
            changed.append(file)
    return tuple(changed)


def has_errors(findings: tuple[Diagnostic, ...], *, strict: bool) -> bool:
    """Whether a run with these findings has failed."""
    return any(found.is_error or (strict and found.severity == "warning") for found in findings)
