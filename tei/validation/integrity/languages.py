"""Language tags that are not BCP 47, or not declared (LNG001 to LNG003)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tei.diagnostics import Diagnostic
from tei.validation.fixing.edits import replace_attribute, replace_in_attribute
from tei.validation.integrity.context import Context, shortened
from tei.validation.integrity.language_tag import judge
from tei.validation.integrity.pointing import tokens_of
from tei.validation.source.index import TEI, XML_LANG, Element

__all__ = ["check_languages"]

_LANGUAGE: Final = f"{TEI}}}language"
_TEXT_LANG: Final = f"{TEI}}}textLang"
_TEXTS: Final = frozenset(f"{TEI}}}{name}" for name in ("text", "sourceDoc"))


def check_languages(context: Context) -> Iterator[Diagnostic]:
    """``xml:lang`` (empty: none) on all elements, ``@ident`` of ``language``, the attributes of ``textLang``."""
    index = context.index
    for element, attributes in enumerate(index.attributes):
        if not attributes:
            continue
        if attributes.get(XML_LANG):
            yield from _tags(context, element, XML_LANG)
        name = index.names[element]
        if name == _LANGUAGE and "ident" in attributes:
            yield from _tags(context, element, "ident")
        elif name == _TEXT_LANG:
            for attribute in ("mainLang", "otherLangs"):
                if attribute in attributes:
                    yield from _tags(context, element, attribute)
    yield from _undeclared(context)


def _tags(context: Context, element: Element, attribute: str) -> Iterator[Diagnostic]:
    value = context.index.attributes[element][attribute]
    for tag in tokens_of(value) if attribute == "otherLangs" else [value]:
        verdict = judge(tag)
        if not verdict.problem:
            continue
        better = verdict.better
        title = f"write {better}"
        fix = None
        if better and attribute == "otherLangs":
            fix = replace_in_attribute(context.index, element, attribute, ((tag, better),), title)
        elif better:
            fix = replace_attribute(context.index, element, attribute, better, title)
        advice = f"Write {better}." if better else "Look the language up in the IANA Language Subtag Registry."
        fields = {"tag": shortened(tag), "problem": shortened(verdict.problem), "advice": advice}
        code = "LNG003" if verdict.deprecated else "LNG001"
        expected = (better,) if better else ()
        yield context.at_attribute(code, element, attribute, fields, expected=expected, fix=fix, token=tag)


def _undeclared(context: Context) -> Iterator[Diagnostic]:
    """LNG002, once a tag: of the text alone, since the header may be in a language of its own."""
    index = context.index
    idents = (
        index.attributes[element].get("ident", "") for element, name in enumerate(index.names) if name == _LANGUAGE
    )
    declared = {(judge(ident).better or ident).lower() for ident in idents} - {""}
    if not declared or index.open_ended:
        return
    told: set[str] = set()
    behind = 0  # the end of the text that holds the element
    for element, name in enumerate(index.names):
        if name in _TEXTS:
            behind = max(behind, index.after[element])
        tag = index.attributes[element].get(XML_LANG, "")
        lower = tag.lower()
        if not tag or element >= behind or lower in told or judge(tag).problem:
            continue
        if not any(lower == known or lower.startswith(f"{known}-") for known in declared):
            told.add(lower)
            fields = {"tag": shortened(tag), "declared": shortened(", ".join(sorted(declared)))}
            yield context.at_attribute("LNG002", element, XML_LANG, fields)
