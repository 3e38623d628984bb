"""What advice may ask about a finding's schema and file; computed when it is asked for, once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from tei.relaxng.finding import Finding, Name
    from tei.relaxng.vocabulary import Vocabulary
    from tei.validation.source.index import Index

__all__ = ["Context", "Names"]

_Key: TypeAlias = tuple[str, str]


class Names:
    """The vocabulary of one schema, as messages need it: names without their namespaces, sorted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.elements = vocabulary.elements
        self._parents: dict[_Key, frozenset[str]] = {}
        self._owners: dict[_Key, tuple[str, ...]] | None = None

    @cached_property
    def locals(self) -> tuple[str, ...]:
        return tuple(sorted({local for _, local in self.elements}))

    def parents(self, name: _Key) -> frozenset[str]:
        """The elements that may hold ``name``."""
        if name not in self._parents:
            self._parents[name] = frozenset(local for _, local in self._vocabulary.parents(*name))
        return self._parents[name]

    def owners(self, name: _Key) -> tuple[str, ...]:
        """The elements that may have the attribute ``name``."""
        if self._owners is None:
            owners: dict[_Key, list[str]] = {}
            for element in sorted(self.elements, key=lambda key: (key[1], key[0])):
                for namespace, local in self._vocabulary.attributes(*element):
                    owners.setdefault((namespace, local), []).append(element[1])
            self._owners = {key: tuple(dict.fromkeys(names)) for key, names in owners.items()}
        return self._owners.get(name, ())


class Context:
    """``schema`` is its name in messages; ``source`` the file's bytes, ``None`` if it is too large to be kept.

    ``index`` gives the file's elements where there are bytes.
    """

    def __init__(
        self, schema: str, names: Callable[[], Names], source: bytes | None, index: Callable[[], Index]
    ) -> None:
        self.schema = schema
        self.source = source
        self._names = names
        self._index = index

    @property
    def locals(self) -> tuple[str, ...]:
        """The names of all elements of the schema."""
        return self._names().locals

    def is_known(self, namespace: str, local: str) -> bool:
        return (namespace, local) in self._names().elements

    def parents(self, name: Name) -> frozenset[str]:
        return self._names().parents((name.namespace, name.local))

    def owners(self, name: Name) -> tuple[str, ...]:
        return self._names().owners((name.namespace, name.local))

    def text(self, finding: Finding) -> str | None:
        """What stands at the place of the finding; ``None`` if that is not at hand."""
        if finding.value is not None or self.source is None:
            return finding.value
        if self._codec is None:
            return None
        return self.source[finding.extent.offset : finding.extent.end_offset].decode(self._codec, "replace")

    @cached_property
    def _codec(self) -> str | None:
        """How the file's bytes are read; ``None`` where offsets do not count in them."""
        from tei.validation.source.encoding import read_encoding

        try:
            encoded = read_encoding(self.source or b"")
        except ValueError:
            return None
        return encoded.codec if encoded.exact else None

    @property
    def index(self) -> Index | None:
        """The file's elements, for fixes; ``None`` where its bytes are not at hand or not what offsets count in."""
        if self.source is None:
            return None
        index = self._index()
        return index if index.encoded.exact else None
