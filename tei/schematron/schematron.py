"""A compiled Schematron schema and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tei.errors import SchemaError, TransformError
from tei.schematron.compiled import Compiled, Origin, Stylesheet
from tei.schematron.finding import Fired
from tei.schematron.inventory import inventory, is_possible
from tei.schematron.result import findings
from tei.schematron.store import recall, remember

__all__ = ["Schematron"]


class Schematron:
    """Rules that are run over documents; a Saxon processor is started at the first of them. Not for several threads."""

    __slots__ = ("_careful", "_compiled", "_keep", "_plain", "_seconds", "_stopped", "_without")

    def __init__(self, compiled: Compiled, seconds: float | None, keep: Callable[[], None] | None = None) -> None:
        """``keep`` is called once, when all expressions are known to be right; None means that they are."""
        self._compiled = compiled
        self._seconds = seconds
        self._stopped = ""
        self._keep = keep
        self._plain: Any = None
        self._careful: Any = None
        self._without: frozenset[int] = frozenset()  # rules that are not in the plain program

    @classmethod
    def load(
        cls,
        data: bytes,
        *,
        file: str,
        phase: str | None = None,
        folders: Sequence[Path] = (),
        cache: Path | None = None,
        seconds: float | None = 60.0,
    ) -> Schematron:
        """The rules of a Schematron schema, or those embedded in a RELAX NG schema (XML syntax) or an ODD.

        ``file`` names it in messages; what it includes is looked for beside it and must lie in its folder or in one of
        ``folders``. ``phase`` is an id, ``#ALL``, or ``#DEFAULT`` (as None). ``cache`` is a folder for compiled
        schemas: one that is damaged, out of date or cannot be written is passed over. ``seconds`` bounds the time for
        one document; for that the rules are run by a process of its own. None trusts the schema and runs it here:
        that is 60 ms faster, but an endless rule cannot be stopped and one nested too deep ends this process.

        Raises:
            SchemaError: it breaks a rule of Schematron or has no such phase; expressions are looked at when the first
                document is checked, or by ``check``.
        """
        compiled = recall(cache, data, file, phase)
        if compiled is not None:
            return cls(compiled, seconds)
        from tei.schematron.compiler import compile_schema

        made = compile_schema(data, file, phase, folders)

        def keep() -> None:
            if cache is not None:
                remember(cache, data, file, phase, made)

        return cls(made, seconds, keep)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to run."""
        return not self._compiled.assertions

    def check(self) -> None:
        """Compile all expressions, unless that was done before the schema was kept.

        Raises:
            SchemaError: one of them is wrong; with its place in the schema.
        """
        if self._keep is not None and not self.is_empty:
            self._compile_plain(frozenset())
            keep, self._keep = self._keep, None
            keep()

    def validate(self, source: str | bytes) -> tuple[Fired, ...]:
        """What the rules find in a document: in document order, at one place in the order of the schema.

        A document that is text already counts as it is, whatever encoding it declares.

        Expressions read nothing but this document: ``doc()``, ``unparsed-text()``, ``collection()`` and their like
        fail. A test that fails gives a finding with ``failure``, and the others are still run.

        Raises:
            SchemaError: an expression of the schema is wrong.
            ReadError: the document is not well-formed, names external entities, or is deeper than 1,000 levels.
        """
        if self.is_empty:
            return ()
        from tei.saxon import plain_source

        text = plain_source(source)
        return findings(self._run(text), self._compiled.assertions, self._compiled.rules, text)

    def _run(self, text: str) -> str:
        from tei.saxon import StoppedError

        if self._stopped:
            raise SchemaError(self._stopped)
        try:
            if self._careful is None:
                self._prepare(text)
                try:
                    return str(self._plain.run(text))
                except StoppedError:
                    raise
                except TransformError:  # an expression fails on this document
                    self._careful = self._program(self._compiled.careful)
            return str(self._careful.run(text))
        except StoppedError as error:
            raise self._stop(error) from None
        except TransformError as error:
            raise SchemaError(f"{self._compiled.file}: the schema cannot be run: {error}") from None

    def _stop(self, reason: TransformError) -> SchemaError:
        """The error for a schema that had to be stopped; it is not started again."""
        advice = "Look for an endless rule or an expression nested very deep."
        self._stopped = f"{self._compiled.file}: the schema was stopped: {reason}. {advice}"
        return SchemaError(self._stopped)

    def _prepare(self, text: str) -> None:
        """Compile what the first document needs, and everything if a further one needs more."""
        self.check()
        if self._plain is not None and not self._without:
            return
        names = inventory(text)
        useless = frozenset[int]()
        if names is not None:
            useless = frozenset(
                number for number, need in enumerate(self._compiled.needs) if not is_possible(need, names)
            )
        if self._plain is None:
            self._compile_plain(useless)
        elif not self._without <= useless:
            self._compile_plain(frozenset())

    def _compile_plain(self, without: frozenset[int]) -> None:
        self._plain = self._program(self._compiled.plain, without)
        self._without = without

    def _program(self, stylesheet: Stylesheet, without: frozenset[int] = frozenset()) -> Any:
        from tei.saxon import BoundedProgram, CompileError, Program, StoppedError

        text = stylesheet.text(sorted(without))
        try:
            return Program(text) if self._seconds is None else BoundedProgram(text, self._seconds)
        except StoppedError as error:
            raise self._stop(error) from None
        except CompileError as error:
            places = [self._place(one.line, one.text, one.code, stylesheet.origins) for one in error.complaints]
            problem = "; ".join(dict.fromkeys(places)) or f"{self._compiled.file}: {error}"
            raise SchemaError(f"{problem}. Correct the schema.") from None

    def _place(self, line: int, text: str, code: str, origins: Sequence[Origin | None]) -> str:
        origin = origins[line - 1] if 0 < line <= len(origins) else None
        file, number, what = origin if origin else (self._compiled.file, 1, "the schema")
        text = text.removesuffix("External function calls have been disabled").rstrip(" .")
        return f"{file}:{number}: in {what}: {text}" + (f" ({code})" if code else "")
