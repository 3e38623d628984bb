"""Organisations that their written form gives away: defined, completed, spaced and quoted names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set

from tei.entities.orgs.grammar import Named
from tei.entities.orgs.lexicon import fold, lexicon

__all__ = ["acronyms_beside", "defined_acronyms", "special_forms", "unknown_acronyms"]

_DEFINED = re.compile(r" [(\[][\"“]?([A-ZÀ-Þ][A-Za-zÀ-ÿ]{1,8})[\"”]?[)\]]")
_NAME_BEFORE = 120  # characters before an acronym in which the name that it shortens is looked for
_BESIDE = re.compile(r" ?[(\[](?:the )?[\"“]?([A-ZÀ-ŽČ][A-Za-zÀ-ž]{1,9})[\"”]?[)\]]")
_COMPLETED = re.compile(r"(?:[A-Z]\[(?:[a-z]+|[A-Z]+)\][ ]?){2,8}")
_COMPLETED_WORD = re.compile(r"([A-Z])\[([a-z]+|[A-Z]+)\]")
_SPACED = re.compile(r"(?<![\w.])(?:[A-Z] ){2,9}[A-Z](?![\w.])")
_GOVERNMENT = re.compile(r"(?<![\w.-])GO[A-Z](?![\w.-])")
_ACRONYM = re.compile(r"(?<![\w./’'-])(?![IVXLC]+\b)[A-Z]{3,8}(?![\w./-]|['’][A-Z])")
_LONG = 6  # letters of a word in capitals from which it may as well be a surname
_EXPLANATION = re.compile(r" [\[(]((?:the )?[A-Z][^\])\n]{3,80})[\])]")
_MODELS = frozenset(
    {"aircraft", "class", "missile", "missiles", "model", "rifle", "rifles", "system", "tank", "tanks", "type"}
)
_CUE = re.compile(
    r"\b(?:groups?|airlines?|organi[sz]ations?|movements?|part(?:y|ies)|compan(?:y|ies)|firms?|agenc(?:y|ies)|associations?"
    r"|societ(?:y|ies)|unions?|enterprises?|combine|concern|Gruppen?|Firmen?|Partei|Verein|Gesellschaft|société|groupe)"
    r"(?: named| called| of)?,? (?=[\"“„»«])"
)
_QUOTED = re.compile(r"[\"“„»«]([^\W\d_a-zß-öø-ÿ][^\"”“„»«\n]{1,60}?)[,.;]?[\"”“»«]")
_BETWEEN = re.compile(r"\s*(?:\([^()\n]{0,40}\)\s*)?(?:,\s*|;\s*)?(?:and |or |und |et )?")


def defined_acronyms(text: str) -> frozenset[str]:
    """Acronyms that hold in this text: explained by a name before them, "Joint Export Board (JEB)", or doubtful ones
    beside which one of the words stands that make them sure."""
    found = {acronym for acronym, beside in lexicon().doubtful_acronyms if acronym in text and _any_word(beside, text)}
    for match in _DEFINED.finditer(text):
        letters = [sign for sign in match.group(1) if sign.isupper()]
        before = text[max(0, match.start() - _NAME_BEFORE) : match.start()].split()
        words = [word for word in before if word[0].isupper()][-len(letters) :]
        is_body = any((fold(word),) in lexicon().heads for word in words)
        if len(letters) > 1 and [word[0] for word in words] == letters and is_body:
            found.add(match.group(1))
    return frozenset(found)


def acronyms_beside(text: str, start: int, end: int, names: Iterable[Named], no_acronyms: Set[str]) -> Iterator[Named]:
    """Acronyms in brackets directly after a name, there and wherever they stand: "Armed Forces Ministry (MINFAR)"."""
    found = set()
    for name in names:
        beside = _BESIDE.match(text, name[1], end)
        if beside and beside.group(1) not in no_acronyms and sum(map(str.isupper, beside.group(1))) > 1:
            initials = {word[0] for word in re.findall(r"[^\W\d_]+", text[name[0] : name[1]])}
            if beside.group(1)[0] in initials or (len(beside.group(1)) > 2 and beside.group(1).isupper()):
                found.add(beside.group(1))
    if found:
        any_of = "|".join(sorted(map(re.escape, found)))
        for match in re.finditer(rf"(?<![\w-])(?:{any_of})(?![\w-])", text[:end]):
            if match.start() >= start:
                yield match.start(), match.end(), "explained-acronym", 0.85


def unknown_acronyms(text: str, start: int, end: int, taken: Set[int]) -> frozenset[str]:
    """Acronyms in ``text[start:end]`` that no list knows and that stand where a body does, in a line that is not in
    capitals: after "the", before its long form in brackets, or short ones among small words.

    Most acronyms in records of state are names of bodies; ``no_bodies.csv`` lists usual ones that are not.
    ``taken``: where places begin.
    """
    found = set()
    for match in _ACRONYM.finditer(text, start, end):
        acronym = match.group()
        if match.start() not in taken and acronym not in lexicon().no_bodies and acronym not in found:
            before, after = _neighbours(text, match)
            if not any(len(word) > 2 and word.isupper() for word in (before, after)) and (
                (before.lower() == "the" and after not in _MODELS)
                or _is_explained(text, match.end())
                or (
                    len(acronym) < _LONG
                    and before.islower()
                    and not after[:1].isupper()
                    and _is_no_person(acronym, text)
                )
            ):
                found.add(acronym)
    return frozenset(found)


def _neighbours(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The words beside a match in its line; empty where there is none."""
    before = text[max(0, match.start() - 20) : match.start()].rpartition("\n")[2].split()
    after = text[match.end() : match.end() + 20].partition("\n")[0].split()
    return (before or [""])[-1], (after or [""])[0].strip(",.;:)")


def _is_no_person(acronym: str, text: str) -> bool:
    """Does it never stand beside a name or title, as a surname in capitals does: "Comrade MARIN", "KIM Il"?"""
    return not re.search(rf"[A-ZÀ-Þ][\w’'-]*\.? {acronym}\b|\b{acronym},? [A-ZÀ-Þ][a-zß-ÿ.]", text)


def _is_explained(text: str, at: int) -> bool:
    """Does a bracket follow in which a head stands: "DIGAN [Directorate General of Nuclear Affairs]"?"""
    bracket = _EXPLANATION.match(text, at)
    return bracket is not None and any((fold(word),) in lexicon().heads for word in bracket.group(1).split())


def _any_word(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words if word in text)


def special_forms(text: str, start: int, end: int, acronyms: frozenset[str]) -> Iterator[Named]:
    """Names in ``text[start:end]`` that the grammar of words cannot see."""
    known = lexicon().acronyms | acronyms
    for match in _COMPLETED.finditer(text, start, end):
        words = ["".join(pair) for pair in _COMPLETED_WORD.findall(match.group())]
        if any((fold(word),) in lexicon().heads for word in words):
            yield match.start(), match.start() + len(match.group().rstrip()), "completed-acronym", 0.9
    for match in _SPACED.finditer(text, start, end):
        if _splits(match.group().replace(" ", ""), known):
            yield match.start(), match.end(), "spaced-acronym", 0.85
    for match in _GOVERNMENT.finditer(text, start, end):
        yield match.start(), match.end(), "government-acronym", 0.8
    for match in _CUE.finditer(text, start, end):
        yield from _quoted(text, match.end(), end)


def _splits(letters: str, known: frozenset[str]) -> bool:
    """Do the letters spell one or two known acronyms: "CPSUCC"?"""
    return letters in known or any(letters[:at] in known and letters[at:] in known for at in range(2, len(letters) - 1))


def _quoted(text: str, at: int, end: int) -> Iterator[Named]:
    """The names in quotation marks that follow each other from here."""
    while quoted := _QUOTED.match(text, at, end):
        name = quoted.group(1).rstrip(" ,.;")
        yield quoted.start(1), quoted.start(1) + len(name), "quoted-after-cue", 0.8
        between = _BETWEEN.match(text, quoted.end(), end)
        at = between.end() if between else quoted.end()
