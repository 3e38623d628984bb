"""Compiled stylesheets: each with a Saxon configuration of its own, shut before the first run.

``allowedProtocols`` can be set once in the life of a configuration (SaxonC 13.1: once it is ``none`` it stays so), and
compiling must read modules; hence one configuration for each stylesheet. A further one costs 0.3 ms and 1 MB.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tei.errors import TransformError
from tei.resources import resource
from tei.saxon.complaint import capture_stderr, describe
from tei.saxon.modules import check_modules

__all__ = ["Result", "Stylesheet", "load"]


@dataclass(frozen=True, slots=True)
class Result:
    """What a run made: the principal result as text, and the messages (``xsl:message``) in their order."""

    text: str
    messages: tuple[str, ...] = ()


def load(path: Path, *, shipped: bool = False) -> Stylesheet:
    """The compiled stylesheet; one file is compiled once in a process.

    What is not ``shipped`` with teitool is checked first: its modules lie in its folder, and it may also include or
    import the shipped ones as ``teitool:html.xsl``.

    Raises:
        TransformError: it cannot be read, may not be run, or is no XSLT.
    """
    return _load(path.absolute(), shipped)


@cache
def _load(path: Path, shipped: bool) -> Stylesheet:
    return Stylesheet(path, shipped=shipped)


class Stylesheet:
    """A compiled stylesheet that can read nothing but the text it is given. Not for several threads at once."""

    def __init__(self, path: Path, *, shipped: bool) -> None:
        from tei.saxon.processor import PROTOCOLS, new_processor, ready, shut

        self._name = path.name
        self._processor: Any = new_processor()
        if not shipped:
            check_modules(path)
            self._processor.set_catalog_files([str(resource("xslt", "catalog.xml"))])
        self._processor.set_configuration_property(PROTOCOLS, "file" if shipped else "file,teitool")
        self._executable: Any = ready(self._compile(path))
        shut(self._processor)

    def run(self, text: str, parameters: Mapping[str, str] | None = None) -> Result:
        """Apply the stylesheet to a document that ``check_source`` has passed; parameters are strings.

        Raises:
            TransformError: the document passes a limit of Saxon's parser; or the stylesheet stops, or asks for what
                is shut.
        """
        from tei.saxon.processor import ApiError, unreadable

        for name, value in (parameters or {}).items():
            self._executable.set_parameter(name, self._processor.make_string_value(value, encoding="UTF-8"))
        node = None
        try:
            with capture_stderr() as captured:
                node = self._processor.parse_xml(xml_text=text, encoding="UTF-8")
                result = self._executable.transform_to_string(xdm_node=node)
            return Result(str(result or ""), self._messages())
        except ApiError as error:
            if node is None:
                raise TransformError(str(unreadable(str(error)))) from None
            said = "; it says: " + " ".join(messages) if (messages := self._messages()) else ""
            problem = describe(self._name, str(error), captured.text)
            raise TransformError(f"{problem}{said}. Correct the stylesheet.") from None
        finally:
            self._executable.clear_xsl_messages()
            self._executable.clear_parameters()

    def _compile(self, path: Path) -> Any:
        from tei.saxon.processor import ApiError

        try:
            with capture_stderr() as captured:
                return self._processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
        except ApiError as error:
            problem = describe(self._name, str(error), captured.text)
            raise TransformError(f"{problem}. Correct the stylesheet.") from None

    def _messages(self) -> tuple[str, ...]:
        found = self._executable.get_xsl_messages()
        return tuple(found.item_at(index).string_value for index in range(found.size)) if found is not None else ()
