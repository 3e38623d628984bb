"""Pointers that are none (PTR006 to PTR008, PTR011). Where they lead is asked of the whole set: ``across``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from tei.diagnostics import Diagnostic, Fix, Severity
from tei.validation.fixing.edits import replace_attribute, replace_in_attribute
from tei.validation.integrity.context import Context, Pointing, shortened
from tei.validation.integrity.target import Kind, Resolver, Target

__all__ = ["MOST", "check_pointers", "is_list", "prefix_finding", "targets_of", "tokens_of"]

MOST: Final = 10  # findings for one attribute
_LONGEST: Final = 2_000  # characters of a value that is told as a whole
_COMMA: Final = re.compile(r"[,;](?:$|(?=#))")
# One word in these may be an address of the web: it is right if the site says so.
_ADDRESSES: Final = frozenset({"facs", "source", "target", "targetEnd", "uri", "url"})


def check_pointers(context: Context, resolver: Resolver) -> Iterator[Diagnostic]:
    """What is wrong with the pointers of one file, whatever other files there are."""
    for pointing in context.pointings:
        pairs = targets_of(resolver, pointing)
        if is_list(pairs):
            wrong = (pair for pair in pairs if pair[1].kind is Kind.PREFIX_MISMATCH)
            for token, target in islice(wrong, MOST):
                yield prefix_finding("PTR011", context, pointing, token, target.fragment)
        else:
            yield from _as_a_whole(context, pointing, pairs)


def targets_of(resolver: Resolver, pointing: Pointing) -> list[tuple[str, Target]]:
    """The pointers in a value, each once, with what it means."""
    tokens = dict.fromkeys(tokens_of(pointing.value))
    return [(token, resolver.target(pointing.element, token)) for token in tokens]


def is_list(pairs: list[tuple[str, Target]]) -> bool:
    """Whether a value is a list of pointers; if not it is wrong as a whole, and what each means does not matter."""
    return not any(target.kind is Kind.WORD or _ends_in_comma(token) for token, target in pairs)


def tokens_of(value: str) -> list[str]:
    """The pointers in a value: it is a list, apart by blanks of XML."""
    if value.isascii():  # XML has no blanks in ASCII but its own four
        return value.split()
    return [token for token in re.split("[ \t\r\n]+", value) if token]


def _as_a_whole(context: Context, pointing: Pointing, pairs: list[tuple[str, Target]]) -> Iterator[Diagnostic]:
    """The one finding for a value that is no list of pointers."""
    tokens = tokens_of(pointing.value)
    words = {token: None for token, target in pairs if target.kind is Kind.WORD}
    if any(map(_ends_in_comma, tokens)):
        yield _comma(context, pointing, tokens)
    elif all(word in context.ids for word in words):
        replacements = tuple((word, f"#{word}") for word in words)
        fix = replace_in_attribute(context.index, *pointing[:2], replacements, "write # before the id")
        better = " ".join(f"#{token}" if token in words else token for token in tokens)
        yield _at(context, pointing, "PTR007", {"better": shortened(better)}, better, fix)
    elif len(tokens) > 1 or pointing.attribute not in _ADDRESSES:
        yield _name(context, pointing, tokens)


def _ends_in_comma(token: str) -> bool:
    if "," not in token and ";" not in token:
        return False
    return bool(_COMMA.search(token)) and (token.startswith("#") or "://" in token)


def _comma(context: Context, pointing: Pointing, tokens: list[str]) -> Diagnostic:
    better = " ".join(" ".join(_COMMA.sub(" ", token).split()) for token in tokens).strip()
    replacements = tuple(
        (token, " ".join(_COMMA.sub(" ", token).split())) for token in dict.fromkeys(tokens) if _COMMA.search(token)
    )
    fix = replace_in_attribute(context.index, *pointing[:2], replacements, "put blanks for the commas")
    return _at(context, pointing, "PTR008", {"better": shortened(better)}, better, fix)


def _name(context: Context, pointing: Pointing, tokens: list[str]) -> Diagnostic:
    """PTR006; with a fix where the words, joined, are an id of the file."""
    bare = [token.removeprefix("#") for token in tokens]
    joined = {sign.join(bare) for sign in ("-", "_", "", ".")} & context.ids.keys() if len(bare) > 1 else set()
    if len(joined) == 1:
        better = f"#{joined.pop()}"
        fix = replace_attribute(context.index, *pointing[:2], better, f"write {better}")
        return _at(context, pointing, "PTR006", {"advice": f"Write {better}."}, better, fix)
    near = context.near_ids.near("-".join(bare).lower())
    advice = f"Did you mean #{near[0]}? Else give" if near else "Give"
    advice += ' the entry that is meant an xml:id and point to it with "#" and the id'
    advice += "; a name as such belongs into @key." if pointing.attribute == "ref" else "."
    severity = Severity.WARNING if len(tokens) == 1 else None
    fields = {"advice": advice}
    return context.at_attribute(
        "PTR006", *pointing[:2], fields, expected=tuple(f"#{n}" for n in near), severity=severity
    )


def prefix_finding(code: str, context: Context, pointing: Pointing, token: str, prefix: str) -> Diagnostic:
    """PTR009 or PTR011 for one pointer."""
    return context.at_attribute(code, *pointing[:2], {"prefix": prefix, "token": shortened(token)}, token=token)


def _at(
    context: Context, pointing: Pointing, code: str, fields: dict[str, str | int], better: str, fix: Fix | None
) -> Diagnostic:
    expected = (better,) if len(better) <= _LONGEST else ()
    return context.at_attribute(code, *pointing[:2], fields, expected=expected, fix=fix)
