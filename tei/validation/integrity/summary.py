"""What the check of a set keeps of each file: small, and it can be handed from one process to another."""

from __future__ import annotations

from typing import Final, NamedTuple

from tei.validation.integrity.context import Context
from tei.validation.integrity.register import entries, mentioned
from tei.validation.integrity.target import Kind, local_path
from tei.validation.source.index import TEI, XINCLUDE, XML_ID, Index

__all__ = ["ROOTS", "Summary", "summarise"]

ROOTS: Final = frozenset({f"{TEI}}}TEI", f"{TEI}}}teiCorpus"})


class Summary(NamedTuple):
    """One file of the set.

    - ``path``: absolute and normalised, empty for what is no file (standard input);
    - ``whole``: well-formed, and no external entity was left out, so that ``ids`` are all there are;
    - ``ids``: every ``xml:id``; ``roots``: those of ``TEI`` and ``teiCorpus``;
    - ``links``: (path, id or ``""``) of the files of this machine that pointers lead to;
    - ``part``: its root is no ``TEI``, so it is made to be taken in by another file; ``includes``: paths that XInclude
      takes in; ``missing``: ids, and ``prefixes_missing``: prefixes, that must come from one or the other;
    - ``prefixes``: those that it declares;
    - ``unused``: register entries that no pointer of this file means; ``used``: whether it means any from its text.
    """

    path: str
    whole: bool
    ids: frozenset[str]
    roots: tuple[str, ...]
    links: frozenset[tuple[str, str]]
    part: bool
    includes: tuple[str, ...]
    missing: frozenset[str]
    prefixes: frozenset[str]
    prefixes_missing: frozenset[str]
    unused: tuple[str, ...]
    used: bool


def summarise(context: Context) -> Summary:
    """The summary of a file."""
    index, path = context.index, context.path
    includes = tuple(
        local_path(path, attributes["href"].partition("#")[0])
        for name, attributes in zip(index.names, index.attributes, strict=True)
        if name == XINCLUDE and path and attributes.get("href") and attributes.get("parse", "xml") == "xml"
    )
    register = entries(context)
    used, outside = mentioned(context, frozenset(register)) if register else (frozenset(), False)
    links, missing, prefixes = _links(context)
    return Summary(
        path=path,
        whole=index.fault is None and not _left_out(index, includes),
        ids=frozenset(context.ids),
        roots=tuple(
            attributes[XML_ID]
            for name, attributes in zip(index.names, index.attributes, strict=True)
            if XML_ID in attributes and name in ROOTS
        ),
        links=links,
        part=not index.names or index.names[0] not in ROOTS,
        includes=includes,
        missing=missing,
        prefixes=context.prefixes,
        prefixes_missing=prefixes,
        unused=tuple(name for name in register if name not in used),
        used=outside,
    )


def _left_out(index: Index, includes: tuple[str, ...]) -> bool:
    """Whether parts of the file come from where no summary can be had."""
    return index.open_ended and (index.left_out or not includes)


def _links(context: Context) -> tuple[frozenset[tuple[str, str]], frozenset[str], frozenset[str]]:
    links: set[tuple[str, str]] = set()
    missing: set[str] = set()
    prefixes: set[str] = set()
    for pointing in context.pointings:
        for _, target in pointing.targets if pointing.is_list else ():
            if target.kind is Kind.FILE:
                links.add((target.path, target.fragment))
            elif target.kind is Kind.ID and target.fragment not in context.ids:
                missing.add(target.fragment)
            elif target.kind is Kind.PREFIX_UNKNOWN:
                prefixes.add(target.fragment)
    return frozenset(links), frozenset(missing), frozenset(prefixes)
