"""What a datatype is to the validator: RELAX NG section 6.2.8 and 6.2.9 ask these questions and no others."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["NO_CONTEXT", "Context", "Datatype", "DatatypeError"]

NO_CONTEXT: Final[Mapping[str, str]] = MappingProxyType({})


class DatatypeError(Exception):
    """A schema names a library or type that does not exist, or gives it a wrong parameter. The text says which."""


class Context(dict[str, str]):
    """Prefix → namespace where a value stands (``""``: the default), and the document's unparsed entities.

    A plain mapping serves as well: then no unparsed entity is declared, and no ``ENTITY`` is right.
    """

    __slots__ = ("unparsed_entities",)

    def __init__(self, prefixes: Mapping[str, str] = NO_CONTEXT, unparsed_entities: frozenset[str] = frozenset()):
        super().__init__(prefixes)
        self.unparsed_entities = unparsed_entities


class Datatype(ABC):
    """A type with its parameters.

    ``id_kind`` is ``""``, ``"ID"``, ``"IDREF"`` or ``"IDREFS"``; ``context_dependent`` tells that an answer needs
    the namespaces in scope (QName, NOTATION) or the entities of the document (ENTITY, ENTITIES).
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
