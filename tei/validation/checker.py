"""All checks of one file, and those of a set of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tei.diagnostics import Diagnostic
from tei.errors import SchemaError
from tei.validation.inputs import Input
from tei.validation.schemas.choice import Choice, Chooser
from tei.validation.schemas.store import Store, broken
from tei.validation.selection import Selection
from tei.validation.settings import Settings
from tei.validation.twins import in_order, without_twins

if TYPE_CHECKING:
    from tei.validation.integrity import Summary
    from tei.validation.source.index import Index

__all__ = ["Checked", "Checker"]


class Checked(NamedTuple):
    """What was found in one file, and what other files of the set may ask about it."""

    file: str
    findings: tuple[Diagnostic, ...]
    summary: Summary | None = None


class Checker:
    """Checks files as ``settings`` say; schemas are loaded when the first file needs them, and kept.

    Raises:
        SchemaError: a schema that ``settings`` ask for is not there.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._chooser = Chooser(settings)
        self._store = Store(settings, self._chooser.resolve)
        self._only = frozenset(settings.only)

    @property
    def streams(self) -> bool:
        """Whether a file need not be kept whole."""
        return self._only == {"relaxng"}

    def check(self, given: Input) -> Checked:
        """What is wrong with one file, in its order.

        Raises:
            OSError: the file cannot be read.
            SchemaError: a schema that the settings ask for cannot be used.
            ConfigError: a catalog cannot be read.
        """
        choice = Choice(()) if self._only == {"integrity"} else self._chooser.choose(given)
        index = _indexer(given)
        found = [*choice.problems, *self._by_grammar(given, choice, index)]
        summary: Summary | None = None
        if not self.streams:
            summary = self._beyond_grammar(given, choice, index, found)
        return Checked(given.file, self._reported(found, given.file), summary)

    def whole(self, done: Sequence[Checked], read: Callable[[str], Index | None]) -> Iterator[Checked]:
        """``done``, all files of a set, with what is wrong between them: pointers from one to another, ids in two.

        ``read`` gives the index of a file in which something is wrong, for the places.
        """
        between = _between(done, read)
        for one in done:
            more = between.get(one.file)
            # Sorted first: of two that are twins the first one is kept.
            yield one._replace(findings=self._reported((*one.findings, *in_order(more)), one.file)) if more else one

    def _by_grammar(self, given: Input, choice: Choice, index: Callable[[], Index]) -> Iterator[Diagnostic]:
        if "relaxng" not in self._only:
            return
        from tei.validation.grammar_check import check_grammar

        for schema in choice.grammars:
            grammar = self._store.grammar(schema)
            if isinstance(grammar, str):
                yield broken(schema, grammar)
                continue
            try:
                yield from check_grammar(given, grammar, index)
            except SchemaError as error:
                yield broken(schema, str(error))

    def _beyond_grammar(
        self, given: Input, choice: Choice, index: Callable[[], Index], found: list[Diagnostic]
    ) -> Summary | None:
        """Checks that need the whole file; what they find is put into ``found``."""
        if any(entry.code == "XML001" for entry in found):
            return None
        looked_at = "relaxng" in self._only and choice.grammars and not any(e.code == "SCH003" for e in found)
        if not looked_at and index().fault is not None:
            from tei.validation.grammar_check import not_well_formed

            found.append(not_well_formed(index(), given.file))
            return None
        if "schematron" in self._only and not any(entry.code == "XML002" for entry in found):
            found += self._by_rules(given, choice, index)
        if "integrity" not in self._only or index().fault is not None:
            return None
        from tei.validation.integrity import check_and_summarise

        findings, summary = check_and_summarise(index(), given.file)
        found += findings
        return summary

    def _by_rules(self, given: Input, choice: Choice, index: Callable[[], Index]) -> Iterator[Diagnostic]:
        from tei.validation.schematron_check import check_rules

        for schema in choice.rules:
            rules = self._store.rules(schema)
            if isinstance(rules, str):
                yield broken(schema, rules)
            elif rules is not None:
                try:
                    yield from check_rules(given, index, rules, schema.name)
                except SchemaError as error:
                    yield broken(schema, str(error))

    def _reported(self, found: Iterable[Diagnostic], file: str) -> tuple[Diagnostic, ...]:
        """What the user wants to hear of, each mistake once, in order."""
        selection, excused = self._settings.selection, self._excused(file)
        return in_order(without_twins(f for f in found if selection.takes(f.code) and excused.takes(f.code)))

    def _excused(self, file: str) -> Selection:
        """All codes but those that the file is excused from."""
        if not self._settings.per_file_ignores or self._settings.folder is None:
            return Selection()
        from tei.validation.globs import fits

        matching = (codes for glob, codes in self._settings.per_file_ignores if fits(file, glob, self._settings.folder))
        return Selection(ignore=tuple(code for codes in matching for code in codes))


def _between(done: Iterable[Checked], read: Callable[[str], Index | None]) -> dict[str, list[Diagnostic]]:
    """What only all files together tell, for each file."""
    summaries = {one.file: one.summary for one in done if one.summary is not None}
    found: dict[str, list[Diagnostic]] = {}
    if summaries:
        from tei.validation.integrity import check_set

        for entry in check_set(summaries, read):
            found.setdefault(entry.place.file, []).append(entry)
    return found


def _indexer(given: Input) -> Callable[[], Index]:
    """The file's index, made when a check or a place needs it, once."""

    @cache
    def index() -> Index:
        from tei.validation.source.index import build_index

        assert given.data is not None
        return build_index(given.data)

    return index
