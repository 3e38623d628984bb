"""The modules of a stylesheet from outside, checked before Saxon compiles it.

Compiling reads files: included modules, external entities, and whatever an expression that is evaluated at compile
time asks for. None of that can be shut in Saxon without shutting the stylesheet's own modules out, so it is looked at
here. XSLT 3.0, 3.5 (static expressions, shadow attributes) and 3.11 (modules).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from tei.errors import TransformError
from tei.saxon.source import syntax_problem

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["check_modules"]

_XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_SHIPPED: Final = "teitool:"
_ENCODINGS: Final = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ASCII", "US-ASCII", "ISO-8859-1"})
# A function that is called or named: `doc(`, `doc#1`, `Q{…}doc (`. Comments begin with `(` and so hide nothing.
_CALL = re.compile(r"(?:Q\{[^}]*\}|[\w.-]+:)?([\w.-]+)\s*[(#]")


def check_modules(path: Path) -> None:
    """Follow ``xsl:include`` and ``xsl:import`` from ``path`` and check each module once.

    Raises:
        TransformError: a module cannot be read, lies outside the folder of ``path``, has a DOCTYPE, or asks for a
            resource while it is compiled.
    """
    folder = path.absolute().parent.resolve()
    waiting, seen = [path.absolute()], set[Path]()
    while waiting:
        module = waiting.pop()
        if module in seen:
            continue
        seen.add(module)
        root = _parse(module)
        for element in root.iter("*"):
            _check_element(element, module)
            if element.tag in (f"{_XSL}include", f"{_XSL}import"):
                waiting.extend(_follow(element, module, folder))


def _parse(module: Path) -> etree._Element:
    from lxml import etree  # 25 ms that shipped stylesheets need not pay

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, collect_ids=False)
    try:
        root = etree.fromstring(module.read_bytes(), parser)
    except OSError as error:
        raise TransformError(f"{module.name}: {error.strerror}; expected a stylesheet (XSLT 3.0).") from None
    except etree.XMLSyntaxError as error:
        line, column, problem = syntax_problem(error)
        raise TransformError(f"{module.name}:{line}:{column}: not well-formed XML: {problem}.") from None
    docinfo = root.getroottree().docinfo
    if docinfo.internalDTD is not None:
        raise TransformError(f"{module.name}: a stylesheet with a DOCTYPE is not run; write &#160; for &nbsp;.")
    if (docinfo.encoding or "UTF-8").upper() not in _ENCODINGS:  # lxml and Saxon might read two different texts
        raise TransformError(f"{module.name}: encoding {docinfo.encoding} is not read; save the stylesheet as UTF-8.")
    return root


def _follow(element: etree._Element, module: Path, folder: Path) -> Iterator[Path]:
    """The module that ``href`` leads to; none for a shipped one."""
    href = unquote(str(element.get("href") or ""))
    if re.fullmatch(rf"{_SHIPPED}\w[\w./-]*", href) and ".." not in href:
        return
    target = (module.parent / href).resolve()
    if not href or re.search(r"[:?#\\]", href) or not target.is_relative_to(folder):
        raise _refusal(element, module, f'href="{href}" leads out of the stylesheet\'s folder; expected a file in it')
    yield target


def _check_element(element: etree._Element, module: Path) -> None:
    if element.get(_BASE) is not None:
        raise _refusal(element, module, "xml:base is not allowed: it moves the place that modules are read from")
    if element.get("parameter-document") is not None or element.tag == f"{_XSL}import-schema":
        raise _refusal(element, module, "other files are not read; write the parameters into the stylesheet")
    for expression in _static_expressions(element):
        for name in _CALL.findall(expression):
            if name not in _static_functions():
                raise _refusal(element, module, f"{name}() is not allowed in an expression evaluated at compile time")


def _static_expressions(element: etree._Element) -> Iterator[str]:
    """What is evaluated at compile time: static variables, ``use-when``, shadow attributes (``_href``)."""
    is_xsl = str(element.tag).startswith(_XSL)
    for name, value in element.attrib.items():
        if name == f"{_XSL}use-when" or (is_xsl and (str(name) == "use-when" or str(name).startswith("_"))):
            yield str(value)
    if is_xsl and ("static" in element.attrib or "_static" in element.attrib):
        yield str(element.get("select") or "")


@cache
def _static_functions() -> frozenset[str]:
    """Functions that read nothing, and the words of XPath that may stand before a bracket."""
    functions = (
        "system-property element-available function-available type-available available-system-properties "
        "true false not boolean exists empty count string string-join concat contains starts-with ends-with matches "
        "replace tokenize translate substring substring-before substring-after normalize-space upper-case lower-case "
        "number round abs floor ceiling integer decimal double date dateTime anyURI QName current-date "
        "current-dateTime head tail map array"
    )
    words = "if then else for in let return some every satisfies and or to eq ne lt le gt ge is as of div mod union"
    return frozenset(f"{functions} {words}".split())


def _refusal(element: etree._Element, module: Path, problem: str) -> TransformError:
    return TransformError(f"{module.name}:{element.sourceline}: {problem}.")
