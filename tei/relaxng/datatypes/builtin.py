"""The two types of the built-in library: ``string`` and ``token`` (RELAX NG, section 4.16 and 6.2.9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tei.relaxng.datatypes import XSD
from tei.relaxng.datatypes.blanks import collapse
from tei.relaxng.datatypes.datatype import NO_CONTEXT, Datatype, DatatypeError

__all__ = ["builtin_datatype"]


class _Text(Datatype):
    """Every text is right; two are the same if their characters are, for ``token`` after collapsing blanks."""

    __slots__ = ()

    def __init__(self, name: str):
        self.name, self.id_kind, self.context_dependent = name, "", False

    def allows(self, text: str, context: Mapping[str, str] = NO_CONTEXT) -> bool:  # noqa: ARG002 - all are right
        return True

    def same(
        self,
        a: str,
        a_context: Mapping[str, str],  # noqa: ARG002 - not needed
        b: str,
        b_context: Mapping[str, str],  # noqa: ARG002 - not needed
    ) -> bool:
        return a == b or (self.name == "token" and collapse(a) == collapse(b))

    def problem(self, text: str) -> str:  # noqa: ARG002 - has none
        return "must be text"


def builtin_datatype(name: str, params: Sequence[tuple[str, str]]) -> Datatype:
    """``string`` or ``token``.

    Raises:
        DatatypeError: another name, or a parameter: the built-in library has none.
    """
    if name not in ("string", "token"):
        raise DatatypeError(
            f'the built-in library has the types string and token, not "{name}"; '
            f"for others name a library, such as {XSD}"
        )
    if params:
        raise DatatypeError(f'"{name}" of the built-in library has no parameters; found "{params[0][0]}"')
    return _Text(name)
