"""From scored words to names: which words belong together, and what editors' brackets do to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tei.entities.persons.features import Scene
from tei.entities.persons.words import BLANK, BRACKET, LINE, PARTICLE, Word
from tei.entities.tokens import CAPITAL, CAPS, INITIAL

__all__ = ["Name", "is_title", "names_of"]

_GROWS = -2.0  # a word beside a name joins it from this score on
_OFFICE = 2.0  # a word that is an office's too is a name from this score on
_LONGEST_CODE = 3  # letters of an office code after a name: "Rountree NEA"
_JUNIOR = frozenset({"jr", "sr", "jun", "sen"})
_REGNAL = re.compile(r"(?=[IVX]{2})X{0,2}(?:I[XV]|V?I{0,3})")  # "John XXIII"


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words (half-open indices), its extent in the text, and the mean of its words' scores."""

    first: int
    last: int
    start: int
    end: int
    score: float


def names_of(scene: Scene, score: Mapping[int, float], text: str) -> list[Name]:
    """The names in the order of the text. ``score``: candidate → log-odds; words above 0 begin a name."""
    runs = [_trimmed(scene, run) for run in _runs(scene, score, text)]
    joined = _joined(scene, [run for run in runs if run[0] < run[1] and not _is_office(scene, run, score)], text)
    names: list[Name] = []
    for first, last in joined:
        if names and scene.words[first].start < names[-1].end:  # the "Jr." that the name before has taken in
            continue
        start, end = _bracketed(text, scene.words[first].start, _with_junior(scene, last, text))
        names.append(Name(first, last, start, end, _mean(score, first, last)))
    return names


def _mean(score: Mapping[int, float], first: int, last: int) -> float:
    values = [score[at] for at in range(first, last) if at in score]
    return sum(values) / len(values) if values else 0.0


def _runs(scene: Scene, score: Mapping[int, float], text: str) -> Iterator[tuple[int, int]]:
    """Words above 0 and what grows to them on the same line, with blanks alone between."""
    words = scene.words
    done = 0
    for at in sorted(score):
        if at < done or score[at] <= 0:
            continue
        first, last = at, at + 1
        while first > done and words[first].gap not in (LINE, BRACKET) and _joins(words, score, first - 1, first):
            first -= 1
        while last < len(words) and words[last].gap not in (LINE, BRACKET) and _joins(words, score, last, last - 1):
            last += 1
        last = _with_initials(words, score, first, last)
        if score.get(last, 1) <= 0 and _closes_given(words, text, first, last) and _joins(words, score, last, last - 1):
            yield (first, last)
            first, last = last, last + 1
        done = last
        yield (first, last)


def _with_initials(words: Sequence[Word], score: Mapping[int, float], first: int, last: int) -> int:
    """The end of a name that puts initials after a comma: "Ratanov, A.P."."""
    if last - first > 1 or words[first].shape not in (CAPITAL, CAPS) or last >= len(words) or words[last].text != ",":
        return last
    end = last + 1
    while end < len(words) and words[end].shape == INITIAL and words[end].gap not in (LINE, BRACKET):
        end += 1
    if end == last + 1 or (end < len(words) and words[end].gap != LINE and score.get(end, 0.0) > 0):
        return last
    return end


def _closes_given(words: Sequence[Word], text: str, first: int, last: int) -> bool:
    """Does a bracket that the name fills end here, and a word follow: "[Carlos] Lechuga"?"""
    return (
        last < len(words)
        and words[last].gap == BRACKET
        and text[words[first].start - 1 : words[first].start] == "["
        and text[words[last - 1].end : words[last].start].strip() == "]"
    )


def _joins(words: Sequence[Word], score: Mapping[int, float], at: int, beside: int) -> bool:
    """Does the word at ``at`` belong to the name that reaches to ``beside``?"""
    own = score.get(at)
    if own is None:
        return False
    word = words[at]
    if own > 0:
        return not (is_title(word) and own < 2)
    if word.shape == INITIAL or word.text == "U":  # "U Thant"
        return at < beside or words[beside].shape == INITIAL or own > 2 * _GROWS
    if word.shape == PARTICLE or is_title(word) or "O" in word.kind or "R" in word.kind:
        return False
    return (own > _GROWS and word.shape == words[beside].shape) or (own > _GROWS and words[beside].shape == INITIAL)


def is_title(word: Word) -> bool:
    """Is this an honorific, and nothing else that a name may hold? An initial ("M.") is none."""
    return "H" in word.kind and not set("gs") & set(word.kind) and word.shape != INITIAL


def _trimmed(scene: Scene, run: tuple[int, int]) -> tuple[int, int]:
    """Without titles, particles, office codes and initials that are none of the name's ("Rowland J. P.").

    Nothing is left if no word of two letters remains, or if it is a site's name: "Washington County".
    """
    first, last = run
    words = scene.words
    if scene.language != "fr":  # French editors count a title in: "Président Wilson"
        first = max([first, *(at + 1 for at in range(first, last - 1) if _is_post(words[at]))])
    while first < last and (_leads(words, first, last) or words[first].text == "." or _is_monsieur(scene, first)):
        first += 1
    if first + 1 < last and "O" in words[first].kind and "g" not in words[first].kind and "g" in words[first + 1].kind:
        first += 1  # "Pope John", "King Mohammed"
    if last > first + 1 and scene.shouted[first] and "V" in words[last - 1].kind:
        last -= 1  # "KIM IL SUNG SAID"
    while last > first + 1 and _trails(words, first, last - 1):
        last -= 1
    named = any(word.shape in (CAPITAL, CAPS) and len(word.text) > 1 for word in words[first:last])
    initials = sum(word.shape == INITIAL for word in words[first:last])
    alone = initials < 2 or scene.shouted[run[0]]  # "9:30 A.M." in a line in capitals is nobody
    if (not named and alone) or _is_site(scene, first, last):
        return (first, first)
    return (first, last)


def _is_post(word: Word) -> bool:
    """Is this an office or a rank that no name holds? What stands before it is part of it: "Federal Councilor"."""
    return bool(set("OR") & set(word.kind)) and not set("gs") & set(word.kind) and word.shape != INITIAL


def _leads(words: Sequence[Word], at: int, last: int) -> bool:
    """A title or a common word ("The") before a name; a rank that is a given name too ("Earl") stays."""
    word = words[at]
    if is_title(word) or (at + 1 < last and word.kind == "c" and word.shape == CAPITAL):
        return True
    return at + 1 < last and word.shape != INITIAL and bool(set("HR") & set(word.kind)) and "g" not in word.kind


def _trails(words: Sequence[Word], first: int, at: int) -> bool:
    word = words[at]
    if word.shape == PARTICLE or is_title(word) or _is_code(words, first, at):
        return True
    before = words[first:at]
    if any(w.text == "," for w in before):  # "Ratanov, A.P."
        return False
    return word.shape == INITIAL and len(before) > 1 and any(w.shape != INITIAL for w in before[1:])


def _is_office(scene: Scene, run: tuple[int, int], score: Mapping[int, float]) -> bool:
    """A single word that is an office or a kinship, not sure enough to be the surname King or Bishop."""
    word = scene.words[run[0]]
    if run[1] - run[0] > 1 or not set("HROK") & set(word.kind) or "g" in word.kind:
        return False
    titled = run[0] > scene.first[run[0]] and is_title(scene.words[run[0] - 1])
    return not titled and score.get(run[0], 0.0) < _OFFICE


def _is_site(scene: Scene, first: int, last: int) -> bool:
    """Is this, or with the word after it, the name of a street, a county, a university?"""
    words = scene.words
    if any("L" in word.kind and "s" not in word.kind for word in words[first:last]):
        return True
    if last >= scene.last[first] or words[last].gap == LINE or words[last].shape not in (CAPITAL, CAPS):
        return False
    return "L" in words[last].kind


def _is_monsieur(scene: Scene, at: int) -> bool:
    """A French "M." before a surname."""
    words = scene.words
    return scene.language == "fr" and words[at].fold == "m." and at + 1 < len(words)


def _is_code(words: Sequence[Word], first: int, at: int) -> bool:
    word = words[at]
    if word.shape != CAPS or not 1 < len(word.text) <= _LONGEST_CODE:
        return False
    return any(other.shape == CAPITAL for other in words[first:at])


def _with_junior(scene: Scene, last: int, text: str) -> int:
    """The end of a name, with ", Jr." or a ruler's number where it follows."""
    words = scene.words
    end = words[last - 1].end
    at = last
    if at < len(words) and words[at].gap == BLANK and _REGNAL.fullmatch(words[at].text):
        return words[at].end
    if words[last - 1].fold not in _JUNIOR:
        if at < len(words) and words[at].text == ",":
            at += 1
        if at >= len(words) or words[at].fold not in _JUNIOR or words[at].gap == LINE:
            return end
        end = words[at].end
    return end + 1 if text[end : end + 1] == "." else end


def _joined(scene: Scene, runs: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Runs on both sides of an editor's bracket made one where the bracket completes the name."""
    found: list[tuple[int, int]] = []
    for run in runs:
        if (
            found
            and found[-1][1] == run[0]
            and scene.words[run[0]].gap == BRACKET
            and _completes(scene, found[-1], run, text)
        ):
            found[-1] = (found[-1][0], run[1])
        else:
            found.append(run)
    return found


def _completes(scene: Scene, left: tuple[int, int], right: tuple[int, int], text: str) -> bool:
    """Do two runs on both sides of a bracket make one name? "Koča [Popović]" does, "Nam Il [Nam Il]" does not."""
    words = scene.words
    between = text[words[left[1] - 1].end : words[right[0]].start].strip()
    if between == "]":  # "[Anastas] Mikoyan", "[President William] Rogers"
        return True
    if between != "[":
        return False
    before, after = words[left[0] : left[1]], words[right[0] : right[1]]
    if len(before) > 1 and not all(word.shape == INITIAL or "[" in word.text for word in before):
        return False
    if len(after) > 1 and before[0].shape != INITIAL and after[0].shape != INITIAL and "g" in after[0].kind:
        return False  # a byname and the whole name: "Che [Ernesto Guevara]"
    given = any("g" in word.kind for word in (*before, *after))
    if before[0].shape != INITIAL and set("sf") & set(before[0].kind) and not given:
        return False  # a cover name and the surname: "Filippov [Stalin]"
    return before[0].fold[0] != after[0].fold[0]


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The extent with the other half of a bracket that it holds one half of, where that stands directly beside it."""
    inner = text[start:end]
    if inner.count("]") > inner.count("[") and text[start - 1 : start] == "[":
        return (start - 1, end)
    if inner.count("[") > inner.count("]") and text[end : end + 1] == "]":
        return (start, end + 1)
    return (start, end)
