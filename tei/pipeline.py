"""One document: from bytes to a valid edition.

The steps are listed in ``convert``; each takes what the one before it gives and knows nothing of the others. What the
text's structure needs to know of names and dates is handed in here, because the packages of layer 2 do not import
each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from tei.diagnostics import Diagnostic, Place, finding
from tei.entities import Dropped, annotate
from tei.entities.dates import find_dates, parse_date
from tei.entities.persons import find_persons
from tei.entities.places import find_places
from tei.ids import document_id
from tei.layouts import Layout, apply_layout, choose
from tei.metadata import Metadata, apply_metadata
from tei.model import Document, EditionSettings, Stamp, check_ledger
from tei.readers import Source, read_text
from tei.register import build_register, read_facts, unclaimed_identifiers
from tei.structure import Recognisers, structure
from tei.transformation import to_html, to_text
from tei.transformation.render import ENDINGS
from tei.validation import validate_tei
from tei.writer import RESERVED_IDS, fold, misfits, reading_text, source_text, standoff, write_tei

if TYPE_CHECKING:
    from tei.entities.neural import Tagger

__all__ = ["OUTPUTS", "Edition", "Options", "check_model", "convert"]

# What can be asked for → the ending of its file.
OUTPUTS: Final[dict[str, str]] = {"tei": ".xml", **ENDINGS, "standoff": ".standoff.json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to convert. ``layouts`` are tried in order; with ``force_layout`` the first is applied without a look.

    ``lang`` and ``encoding`` ``None``: recognised. ``annotators`` ``None``: all of them. ``model``: file of a trained
    model of names, if one is to help. ``header``: whether the reading text has what is known of the document above it.
    """

    stamp: Stamp
    settings: EditionSettings = field(default_factory=EditionSettings)
    to: tuple[str, ...] = ("tei", "html", "text")
    layouts: tuple[Layout, ...] = ()
    force_layout: bool = False
    paragraphs: Literal["auto", "line", "blank"] = "auto"
    lang: str | None = None
    encoding: str | None = None
    annotators: tuple[str, ...] | None = None
    model: Path | None = None
    drop_controls: bool = False
    header: bool = True
    metadata: Metadata = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What became of one document.

    ``outputs`` pairs an output's name (a key of ``OUTPUTS``) with its bytes; empty if the edition has errors, ``xml``
    then holds what failed. ``source`` tells what reading did, ``dropped`` which candidates were not marked and why.
    """

    document: Document
    xml: bytes
    outputs: tuple[tuple[str, bytes], ...]
    findings: tuple[Diagnostic, ...]
    source: Source
    dropped: tuple[Dropped, ...]

    @property
    def failed(self) -> bool:
        return any(found.is_error for found in self.findings)

    @property
    def counts(self) -> Mapping[str, int]:
        """Marks in the text: persons, organisations, places, dates, signatures."""
        kinds = ("person", "org", "place", "date", "signed")
        return {kind: len(self.document.of(kind)) for kind in kinds}


def convert(data: bytes, name: str, options: Options, *, file: str = "", published: bytes | None = None) -> Edition:
    """Turn the bytes of one plain text into an edition.

    ``name`` is the document's path without extension (for ids and metadata), ``file`` stands in messages.
    ``published`` is the edition that lies there already: where only the day would differ, it is kept as it is.

    Raises:
        ReadError: the bytes are no text.
        ConfigError: the model cannot be used.
    """
    file = file or name
    source = read_text(data, name=file, encoding=options.encoding, drop_controls=options.drop_controls)
    document = Document(name=name, text=source.text, points=source.points, lang=options.lang or "und")
    document = _lay_out(document, options)
    header, contradictions = apply_metadata(document.header, name, options.metadata, file)
    document = replace(document, header=header)
    if options.lang is None and (lang := header.get("language")):
        document = replace(document, lang=lang)
    document = structure(document, _recognisers(), paragraphs=options.paragraphs)
    annotated = annotate(document, options.annotators, _tagger(options.model))
    reserved = (*RESERVED_IDS, document_id(name, options.settings.id_prefix))
    document = read_facts(build_register(annotated.document, reserved))
    xml = _keep(write_tei(document, options.settings, options.stamp), published)
    findings = (*source.findings, *contradictions, *_unclaimed(document, file), *_gaps(document, file))
    findings = (*findings, *_check(xml, document, file))
    failed = any(found.is_error for found in findings)
    return Edition(
        document=document,
        xml=xml,
        outputs=() if failed else tuple((to, _render(to, xml, document, options)) for to in options.to),
        findings=findings,
        source=source,
        dropped=(*annotated.dropped, *(Dropped(span, "TEI has no place for it there") for span in misfits(document))),
    )


def _lay_out(document: Document, options: Options) -> Document:
    layout = options.layouts[0] if options.force_layout else choose(document.text, options.layouts)
    if layout is not None:
        document = apply_layout(document, layout, parse_date)
        check_ledger(document.text, document.regions)
    return document


@cache
def _recognisers() -> Recognisers:
    remember = lru_cache(maxsize=4096)  # structure asks several times for one line
    return Recognisers(dates=remember(_date_extents), names=remember(find_persons), places=remember(find_places))


def check_model(model: Path | None) -> None:
    """See that a model can be used here, before any document is read.

    Raises:
        ConfigError: it cannot.
    """
    _tagger(model)


def _tagger(model: Path | None) -> Tagger | None:
    if model is None:
        return None
    from tei.entities.neural import load_tagger

    return load_tagger(model)


def _date_extents(text: str) -> tuple[tuple[int, int], ...]:
    """Where absolute dates stand in a line, whatever the document's own date."""
    return tuple((match.start, match.end) for match in find_dates(text) if not match.relative)


def _unclaimed(document: Document, file: str) -> tuple[Diagnostic, ...]:
    """``MET002``: an authority's number for a name that the text does not have."""
    return tuple(finding("MET002", Place(file), {"identifier": value}) for value in unclaimed_identifiers(document))


def _gaps(document: Document, file: str) -> tuple[Diagnostic, ...]:
    """What an editor should look at because the document has no text where one is expected."""
    start, end = document.body_extent()
    if start == end:
        return (finding("DOC001", Place(file)),)
    if not any(document.has(kind) for kind in ("p", "ab", "item", "sp")):
        return (finding("DOC002", Place(file)),)
    return ()


def _check(xml: bytes, document: Document, file: str) -> tuple[Diagnostic, ...]:
    findings = validate_tei(xml, file, "teitool", only=("relaxng", "schematron"))
    if any(found.code == "XML001" for found in findings):
        return findings
    return (*findings, *_text_rule(fold(reading_text(xml)), fold(source_text(document)), file))


def _text_rule(found: str, expected: str, file: str) -> tuple[Diagnostic, ...]:
    """``TXT001``: the reading text is the source's body, blanks folded (encoding rule 2)."""
    if found == expected:
        return ()
    pairs = zip(found, expected, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(found), len(expected)))
    fields: dict[str, str | int] = {"offset": at, "found": found[at : at + 20], "expected": expected[at : at + 20]}
    return (finding("TXT001", Place(file), fields),)


def _render(to: str, xml: bytes, document: Document, options: Options) -> bytes:
    if to == "tei":
        return xml
    if to == "html":
        return to_html(xml).encode()
    if to == "text":
        return to_text(xml, header=options.header).encode()
    return standoff(document)


def _keep(new: bytes, published: bytes | None) -> bytes:
    """The published edition if the new one differs from it in the day of conversion alone."""
    if published is None:
        return new
    return published if _undated(published) == _undated(new) else new


def _undated(xml: bytes) -> bytes:
    before, tag, rest = xml.partition(b"<revisionDesc>")
    change, close, after = rest.partition(b'" who="#teitool">')
    return before + tag + change[:-10] + close + after if close else xml
