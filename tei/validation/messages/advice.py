"""What to do about a finding of the grammar, where it is knowable: one function a rule, listed in ``ADVICE``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from tei.diagnostics import Fix
from tei.relaxng.finding import Finding, Rule
from tei.validation.messages.context import Context
from tei.validation.messages.expectation import expectation
from tei.validation.messages.likeness import meant
from tei.validation.messages.repair import rename_attribute, rename_element, set_value
from tei.validation.messages.values import is_xml_id, suggest
from tei.validation.messages.vocabulary import TEI, everyday_first, instead_of, module_of
from tei.validation.messages.wording import any_of, attribute, end_tag, shortened, tag

__all__ = ["ADVICE", "Advice", "Adviser"]

# Elements that hold text, the plainest first: what an encoder would wrap a stray text or element in.
_PLAIN: Final = ("p", "item", "l", "cell", "ab", "head", "note", "label", "desc", "title", "seg", "hi")
_KNOWN_ATTRIBUTES: Final = {"id": "xml:id", "lang": "xml:lang", "space": "xml:space", "base": "xml:base"}


class Advice(NamedTuple):
    """``fix`` only where there is one right answer."""

    text: str
    fix: Fix | None = None


Adviser = Callable[[Finding, Context], Advice]


def _unknown_element(finding: Finding, context: Context) -> Advice:
    assert finding.element is not None
    name = finding.element.local
    known = meant(name, expectation(finding).names) or meant(name, context.locals)
    if known is not None and known.casefold() == name.casefold():
        return Advice(f"Did you mean <{known}>?", rename_element(finding, known, context))
    if not context.is_known(TEI, name):
        instead = instead_of(name)
        if instead is not None:
            return Advice(f"<{name}> is {instead.origin}; TEI writes {instead.write}.")
        module = module_of(name)
        if module is not None:
            return Advice(
                f"<{name}> is of the TEI module {module}, which {context.schema} leaves out: "
                "choose a schema that has it, or another element."
            )
    if known is not None:
        return Advice(f"Did you mean <{known}>?")
    return Advice("Choose one of the elements that are expected, or declare this one in the schema.")


def _misplaced_element(finding: Finding, context: Context) -> Advice:
    assert finding.element is not None
    found = finding.element
    parents = context.parents(found)
    here = expectation(finding).locals
    fitting = here & parents
    wrappers = [name for name in _PLAIN if name in fitting][:3]
    instead = instead_of(found.local) if found.namespace != TEI else None
    if instead is not None and not context.is_known(found.namespace, found.local):
        return Advice(f"<{found.local}> is {instead.origin}; TEI writes {instead.write}.")
    if len(finding.path) < 2:
        roots = [f"<{name}>" for name in sorted(here)]
        return Advice(f"A file begins with {shortened(roots)}." if roots else _NO_ROOT)
    parent = finding.path[-2].name
    into = f"into {any_of(f'<{name}>' for name in wrappers)}, which may stand here" if wrappers else ""
    if parent.local in parents:
        return Advice(
            f"{tag(parent)} may hold {tag(found)}, but not at this point: move it{into and f', or put it {into}'}."
        )
    may_end = any(entry.kind == "end-tag" for entry in finding.expected)
    if may_end and len(finding.path) > 2 and finding.path[-3].name.local in parents:
        return Advice(f"Close {tag(parent)} before it.")
    if wrappers:
        return Advice(f"Put it {into}.")
    if parents:
        return Advice(f"It belongs in {_places(parents)}: move it there.")
    return Advice("Take it out, or choose one of the elements that are expected.")


@lru_cache(maxsize=1_000)
def _places(parents: frozenset[str]) -> str:
    return shortened([f"<{name}>" for name in everyday_first(parents)], 5)


_NO_ROOT = "Choose another root element, or another schema with --schema."


def _early_element(finding: Finding, context: Context) -> Advice:
    del context
    assert finding.element is not None
    names = [tag(entry.name) for entry in finding.expected if entry.name is not None]
    if finding.required and names:
        return Advice(f"Add {' and '.join(names)} before {tag(finding.element)}.")
    return Advice(f"Put {shortened(names, 4) or 'what is missing'} before {tag(finding.element)}, or move it.")


def _unknown_attribute(finding: Finding, context: Context) -> Advice:
    assert finding.attribute is not None
    assert finding.element is not None
    found = finding.attribute
    names = expectation(finding).names
    xml = _KNOWN_ATTRIBUTES.get(found.local) if not found.namespace else None
    if xml in names:
        return Advice(f"In TEI this is @{xml}.", rename_attribute(finding, xml, context))
    known = meant(str(found), names)
    if known is not None:
        fix = rename_attribute(finding, known, context) if known.casefold() == str(found).casefold() else None
        return Advice(f"Did you mean @{known}?", fix)
    owners = everyday_first(context.owners(found))
    if owners:
        return Advice(
            f"{attribute(found)} belongs on {shortened([f'<{name}>' for name in owners], 5)}: "
            f"move it there, or take it off {tag(finding.element)}."
        )
    return Advice(f"Take it off {tag(finding.element)}, or declare it in the schema.")


def _missing_attribute(finding: Finding, context: Context) -> Advice:
    del context
    assert finding.element is not None
    names = [f'{entry.name}="…"' for entry in finding.expected if entry.name is not None]
    choice = " and ".join(names) if finding.required else any_of(names)
    return Advice(f"Add {choice or 'what is missing'} to {tag(finding.element)}.")


def _bad_value(finding: Finding, context: Context) -> Advice:
    if is_xml_id(finding):
        return _bad_id(finding, context)
    value = finding.value or ""
    suggestion = suggest(finding)
    if suggestion is not None:
        fix = set_value(finding, suggestion.text, context) if suggestion.sure else None
        return Advice(f"Write {suggestion.text}." if suggestion.sure else f"Did you mean {suggestion.text}?", fix)
    known = meant(value, finding.values)
    if known is not None:
        fix = set_value(finding, known, context) if known.casefold() == value.strip().casefold() else None
        return Advice(f"Did you mean {known}?", fix)
    if finding.values:
        return Advice("Choose one of these values.")
    return Advice("Write the value in that form, or leave the attribute out." if finding.attribute else "Correct it.")


def _stray_text(finding: Finding, context: Context) -> Advice:
    here = expectation(finding).locals
    if len(context.text(finding) or "--") == 1:
        return Advice("Delete it if it was left behind by mistake.")
    for name in _PLAIN:
        if name in here:
            return Advice(f"Wrap it in <{name}>.")
    owner = f" of {tag(finding.element)}" if finding.element else ""
    return Advice(f"Move it into an element{owner} that may hold text, or delete it.")


def _incomplete(finding: Finding, context: Context) -> Advice:
    del context
    assert finding.element is not None
    names = [f"<{local}>" for local in everyday_first(entry.name.local for entry in finding.expected if entry.name)]
    before = f"before {end_tag(finding.element)}"
    if finding.required and names:
        return Advice(f"Add {' and '.join(names)} {before}.")
    return Advice(f"Add {shortened(names, 4) or 'its content'} {before}, or take {tag(finding.element)} out.")


def _duplicate_id(finding: Finding, context: Context) -> Advice:
    del context
    other = f"The first is on line {finding.related[0]}: give" if finding.related else "Give"
    return Advice(f"{other} one of the two another id, and correct the pointers that mean it.")


def _bad_id(finding: Finding, context: Context) -> Advice:
    suggestion = suggest(finding)
    if suggestion is None:
        return Advice("Start with a letter or underscore; use letters, digits, '.', '-' and '_' alone.")
    fix = set_value(finding, suggestion.text, context) if suggestion.sure else None
    return Advice(f"Write {suggestion.text}, and correct the pointers that mean it.", fix)


def _reference(finding: Finding, context: Context) -> Advice:
    del finding, context
    return Advice("Correct the reference, or give its target that id.")


def _not_well_formed(finding: Finding, context: Context) -> Advice:
    del context
    if finding.related and finding.element:
        return Advice(f"Add {end_tag(finding.element)}, or correct the tag; what comes after was not checked.")
    return Advice("Repair the markup at this place; what comes after it was not checked.")


def _limit(finding: Finding, context: Context) -> Advice:
    del context
    if finding.value is not None:  # a reference to an entity whose text is not at hand
        return Advice("Write its text into the file.")
    return Advice("Look at the place: a file that means well does not need so much. What comes after was not checked.")


ADVICE: Final[Mapping[Rule, Adviser]] = {
    Rule.ELEMENT_UNKNOWN: _unknown_element,
    Rule.ELEMENT_MISPLACED: _misplaced_element,
    Rule.ELEMENT_EARLY: _early_element,
    Rule.ATTRIBUTE_UNKNOWN: _unknown_attribute,
    Rule.ATTRIBUTE_MISSING: _missing_attribute,
    Rule.ATTRIBUTE_VALUE: _bad_value,
    Rule.TEXT_NOT_ALLOWED: _stray_text,
    Rule.CONTENT_INCOMPLETE: _incomplete,
    Rule.CONTENT_VALUE: _bad_value,
    Rule.ID_DUPLICATE: _duplicate_id,
    Rule.ID_INVALID: _bad_id,
    Rule.IDREF_UNRESOLVED: _reference,
    Rule.NOT_WELL_FORMED: _not_well_formed,
    Rule.LIMIT: _limit,
}
