"""anyURI: references by RFC 2396 and RFC 2732 after what they forbid was escaped (XML Schema Part 2, 3.2.17).

Schemes are not known one by one: what counts is which characters may stand in which part. An authority may be any
registered name; only with brackets in it must it be a host, an IPv6 address.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Pattern
from typing import Any

from tei.relaxng.datatypes.value_space import LENGTHS, ValueSpace

__all__ = ["UriSpace", "uri_space"]


class UriSpace(ValueSpace):
    """References as they are written; two are equal if their characters are."""

    __slots__ = ()

    def __init__(self, name: str):
        super().__init__(name, "an address (URI), absolute or relative", LENGTHS)

    def parse(self, text: str) -> Any:
        return text if _fault(text) is None else None

    def candidates(self, text: str) -> Iterator[str]:
        yield _lone_percent().sub("%25", text)

    def problem(self, text: str) -> str:
        return f"must be {self.words}: {_fault(text) or 'this is one'}"


def uri_space(name: str) -> ValueSpace:
    """The space of ``anyURI``, the one type of this family."""
    return UriSpace(name)


@cache
def _lone_percent() -> Pattern[str]:
    import re

    return re.compile("%(?![0-9A-Fa-f]{2})")


@cache
def _parts() -> Pattern[str]:
    """Scheme, authority, path, query, fragment of any text (RFC 2396, appendix B)."""
    import re

    return re.compile(r"(?:([^:/?#]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)


def _fault(text: str) -> str | None:
    """What is wrong; None: nothing is."""
    if "%" in text and _lone_percent().search(text):
        return "after '%' come two hexadecimal digits; write '%' itself as %25"
    match = _parts().fullmatch(text)
    assert match is not None, "the expression takes every text"
    scheme, authority, path, query, fragment = match.groups()
    if scheme is not None:
        if fault := _scheme_fault(scheme):
            return fault
        if authority is None and not path.startswith("/"):
            return None if path or query is not None else f"after '{scheme}:' something must follow"
    if authority == "" and not path and query is None and fragment is None:
        return "after '//' something must follow"
    if authority and (fault := _authority_fault(authority)):
        return fault
    if "[" in path or "]" in path:
        return "brackets may not stand in a path; write them as %5B and %5D"
    if fragment is not None and "#" in fragment:
        return "it may hold only one '#'"
    return None


def _scheme_fault(scheme: str) -> str | None:
    if not scheme:
        return "a ':' at the start needs a scheme, such as http, before it"
    if scheme.isascii() and scheme[0].isalpha() and all(char.isalnum() or char in "+-." for char in scheme):
        return None
    return f"'{scheme}:' is not a scheme; in a relative address write the ':' as %3A or put ./ in front"


def _authority_fault(authority: str) -> str | None:
    if "[" not in authority and "]" not in authority:
        return None
    user, _, host = authority.rpartition("@")
    address, bracket, port = host.partition("]")
    right = (
        bracket
        and address.startswith("[")
        and _is_ipv6(address[1:])
        and not any(char in "[]@" for char in user)
        and (port == "" or (port[0] == ":" and (port[1:] == "" or (port[1:].isascii() and port[1:].isdigit()))))
    )
    return None if right else "brackets after '//' may only hold an IPv6 address"


def _is_ipv6(text: str) -> bool:
    """RFC 2373: eight groups of hexadecimal digits, one run of zeros as ``::``, the last two as an IPv4 address."""
    address, percent, scope = text.partition("%")
    if percent and not scope:
        return False
    left, gap, right = address.partition("::")
    groups = [group for half in (left, right) if half for group in half.split(":")]
    if groups and "." in groups[-1]:
        octets = groups.pop().split(".")
        if len(octets) != 4 or not all(_is_number(octet, 3) and int(octet) < 256 for octet in octets):
            return False
        groups += ["0", "0"]
    hexadecimal = all(0 < len(group) <= 4 and all(c in "0123456789abcdefABCDEF" for c in group) for group in groups)
    return hexadecimal and (len(groups) < 8 if gap else len(groups) == 8)


def _is_number(text: str, longest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= longest
