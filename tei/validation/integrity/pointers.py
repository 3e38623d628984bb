"""Pointers that are none (PTR006 to PTR008, PTR011). Where they lead is asked of the whole set: ``across``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from tei.diagnostics import Diagnostic, Fix, Severity
from tei.validation.fixing.edits import replace_attribute, replace_in_attribute
from tei.validation.integrity.context import Context, shortened
from tei.validation.integrity.pointing import COMMA, Pointing, ends_in_comma, tokens_of
from tei.validation.integrity.target import Kind

__all__ = ["MOST", "check_pointers", "prefix_finding"]

MOST: Final = 10  # findings for one attribute
_LONGEST: Final = 2_000  # characters of a value that is told as a whole
# One word in these may be an address of the web: it is right if the site says so.
_ADDRESSES: Final = frozenset({"facs", "source", "target", "targetEnd", "uri", "url"})


def check_pointers(context: Context) -> Iterator[Diagnostic]:
    """What is wrong with the pointers of one file, whatever other files there are."""
    for pointing in context.pointings:
        if pointing.is_list:
            wrong = (pair for pair in pointing.targets if pair[1].kind is Kind.PREFIX_MISMATCH)
            for token, target in islice(wrong, MOST):
                yield prefix_finding("PTR011", context, pointing, token, target.fragment)
        else:
            yield from _as_a_whole(context, pointing)


def _as_a_whole(context: Context, pointing: Pointing) -> Iterator[Diagnostic]:
    """The one finding for a value that is no list of pointers."""
    tokens = tokens_of(pointing.value)
    words = {token: None for token, target in pointing.targets if target.kind is Kind.WORD}
    if any(map(ends_in_comma, tokens)):
        yield _comma(context, pointing, tokens)
    elif all(word in context.ids for word in words):
        replacements = tuple((word, f"#{word}") for word in words)
        fix = replace_in_attribute(context.index, *pointing[:2], replacements, "write # before the id")
        better = " ".join(f"#{token}" if token in words else token for token in tokens)
        yield _at(context, pointing, "PTR007", {"better": shortened(better)}, better, fix)
    elif len(tokens) > 1 or pointing.attribute not in _ADDRESSES:
        yield _name(context, pointing, tokens)


def _comma(context: Context, pointing: Pointing, tokens: list[str]) -> Diagnostic:
    better = " ".join(" ".join(COMMA.sub(" ", token).split()) for token in tokens).strip()
    replacements = tuple(
        (token, " ".join(COMMA.sub(" ", token).split())) for token in dict.fromkeys(tokens) if COMMA.search(token)
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
