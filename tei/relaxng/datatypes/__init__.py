"""Datatype libraries for RELAX NG: the built-in one, XML Schema datatypes, and DTD compatibility.

``datatype(library, name, params)`` gives a type that answers ``allows``, ``same``, ``problem`` and ``suggest``.
Modules of a library are imported when the first type of it is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tei.relaxng.datatypes.datatype import NO_CONTEXT, Datatype, DatatypeError

__all__ = ["COMPATIBILITY", "NO_CONTEXT", "XSD", "Datatype", "DatatypeError", "datatype"]

XSD: Final = "http://www.w3.org/2001/XMLSchema-datatypes"
COMPATIBILITY: Final = "http://relaxng.org/ns/compatibility/datatypes/1.0"


def datatype(library: str, name: str, params: Sequence[tuple[str, str]] = ()) -> Datatype:
    """The type ``name`` of the library with this address (``""``: the built-in one), restricted by ``params``.

    Raises:
        DatatypeError: the library, the type or a parameter does not exist, or a parameter's value is wrong.
    """
    if library == XSD:
        from tei.relaxng.datatypes.xsd import xsd_datatype

        return xsd_datatype(name, params)
    if library == COMPATIBILITY:
        from tei.relaxng.datatypes.xsd import compatibility_datatype

        return compatibility_datatype(name, params)
    if library == "":
        from tei.relaxng.datatypes.builtin import builtin_datatype

        return builtin_datatype(name, params)
    raise DatatypeError(f'unknown datatype library "{library}"; known are {XSD} and {COMPATIBILITY}')
