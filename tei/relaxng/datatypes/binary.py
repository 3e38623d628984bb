"""boolean, hexBinary, base64Binary, anyURI, QName and NOTATION (XML Schema Part 2, 3.2.2 and 3.2.15 to 3.2.19)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import hexdigits
from typing import Any, Final

from tei.relaxng.datatypes.names import XML_NAMESPACE, is_ncname
from tei.relaxng.datatypes.value_space import LENGTHS, ValueSpace

__all__ = ["Base64Space", "BooleanSpace", "HexSpace", "QNameSpace", "binary_space"]

_ALPHABET: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")


class BooleanSpace(ValueSpace):
    """true or 1, false or 0."""

    __slots__ = ()

    def __init__(self, name: str):
        super().__init__(name, "true or false", frozenset({"pattern"}))

    def parse(self, text: str) -> Any:
        return {"true": True, "1": True, "false": False, "0": False}.get(text)

    def candidates(self, text: str) -> Iterator[str]:
        yield text.lower()


class HexSpace(ValueSpace):
    """Octets, two hexadecimal digits each, in either case; the length is the number of octets."""

    __slots__ = ()

    def __init__(self, name: str):
        super().__init__(name, "pairs of hexadecimal digits, such as 0FB7", LENGTHS, unit="octets")

    def parse(self, text: str) -> Any:
        return text.upper() if len(text) % 2 == 0 and all(char in hexdigits for char in text) else None

    def measure(self, value: str) -> int:
        return len(value) // 2


class Base64Space(ValueSpace):
    """Octets in base 64; single blanks may stand anywhere, unused bits of the last character are zero (3.2.16)."""

    __slots__ = ()

    def __init__(self, name: str):
        super().__init__(name, "data in base 64", LENGTHS, unit="octets")

    def parse(self, text: str) -> Any:
        data = text.replace(" ", "")
        bare = data.rstrip("=")
        padding = len(data) - len(bare)
        if len(data) % 4 or padding > 2 or not _ALPHABET.issuperset(bare):
            return None
        if padding and bare[-1] not in ("AEIMQUYcgkosw048" if padding == 1 else "AQgw"):
            return None
        return data

    def measure(self, value: str) -> int:
        return len(value) // 4 * 3 - value.count("=")


class QNameSpace(ValueSpace):
    """Names with a namespace; a name without a prefix is in the default namespace. NOTATION is read in the same way.

    The second edition lets every length hold (4.3.1.3): a namespace has no length that a user would know.
    """

    __slots__ = ()

    def __init__(self, name: str) -> None:
        super().__init__(name, "a name whose prefix, if it has one, is declared", LENGTHS)

    def parse(self, text: str) -> Any:
        prefix, colon, local = text.rpartition(":")
        if not is_ncname(local) or (colon and not is_ncname(prefix)):
            return None
        return prefix, local

    def resolve(self, value: tuple[str, str], context: Mapping[str, str]) -> Any:
        prefix, local = value
        namespace = XML_NAMESPACE if prefix == "xml" else context.get(prefix, "")
        return None if prefix and not namespace else (namespace, local)

    def measure(self, value: Any) -> int | None:  # noqa: ARG002 - has none
        return None


def binary_space(name: str) -> ValueSpace:
    """The space of a type of this family; ``name`` is one that exists."""
    if name in ("QName", "NOTATION"):
        return QNameSpace(name)
    if name == "boolean":
        return BooleanSpace(name)
    return HexSpace(name) if name == "hexBinary" else Base64Space(name)
