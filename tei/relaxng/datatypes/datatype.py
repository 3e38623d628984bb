"""What a datatype is to the validator: RELAX NG section 6.2.8 and 6.2.9 ask these questions and no others."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["CONTEXT_DEPENDENT", "NO_CONTEXT", "Datatype", "DatatypeError"]

CONTEXT_DEPENDENT: Final = frozenset({"QName", "NOTATION", "ENTITY", "ENTITIES"})
"""Types whose values mean something only with the namespaces in scope, or with the entities of the document."""

NO_CONTEXT: Final[Mapping[str, str]] = MappingProxyType({})


class DatatypeError(Exception):
    """A schema names a library or type that does not exist, or gives it a wrong parameter. The text says which."""


class Datatype(ABC):
    """A type with its parameters.

    ``id_kind`` is ``""``, ``"ID"``, ``"IDREF"`` or ``"IDREFS"``; ``context_dependent`` tells that an answer needs
    the context: prefix → namespace where a value stands (``""``: the default), and in its ``unparsed_entities``, if it
    has this attribute, those that the document declares.
    """

    __slots__ = ("context_dependent", "id_kind", "name")

    name: str
    id_kind: str
    context_dependent: bool

    @abstractmethod
    def allows(self, text: str, context: Mapping[str, str] = NO_CONTEXT) -> bool:
        """Whether ``text``, as it stands in the document, is in the type. Never raises; the time is bounded."""

    @abstractmethod
    def same(self, a: str, a_context: Mapping[str, str], b: str, b_context: Mapping[str, str]) -> bool:
        """Whether two texts stand for one value. False if one of them stands for none."""

    @abstractmethod
    def problem(self, text: str) -> str:
        """What a right value is, in plain words, after the rule that ``text`` breaks: ``must be true or false``."""

    def suggest(self, text: str) -> str | None:  # noqa: ARG002 - for types that can
        """The right form of a value that is nearly right, where there is exactly one; else None."""
        return None
