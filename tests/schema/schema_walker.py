"""Random instances of a RELAX NG schema in XML syntax, by a walk through its patterns.

At each choice the alternative that was taken least often is preferred, so that a few hundred instances take every
alternative. Below a depth the shallowest alternative is taken, which ends the walk.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
_DATES: Final = {
    "date": "1956-09-10",
    "gYear": "1956",
    "gMonth": "--09",
    "gDay": "---10",
    "gYearMonth": "1956-09",
    "gMonthDay": "--09-10",
    "time": "11:20:00",
    "dateTime": "1956-09-10T11:20:00",
}
_SAMPLES: Final = {**_DATES, "anyURI": "#w", "language": "en", "nonNegativeInteger": "2"}
_NEVER: Final = 10**6


class Schema:
    """A grammar with one ``start`` and definitions that are not combined."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()
        self.namespace = self.root.get("ns", "")
        self.defines = {d.get("name", ""): d for d in self.root.iterfind(f"{RNG}define")}
        self.depth = self._depths()

    def elements(self) -> Iterator[etree._Element]:
        """The patterns ``element``."""
        yield from self.root.iter(f"{RNG}element")

    def _depths(self) -> dict[etree._Element, int]:
        """How many elements deep the shallowest instance of each pattern is."""
        depth = dict.fromkeys(self.root.iter(etree.Element), _NEVER)
        changed = True
        while changed:
            changed = False
            for pattern in depth:
                new = self._depth(pattern, depth)
                if new < depth[pattern]:
                    depth[pattern], changed = new, True
        return depth

    def _depth(self, pattern: etree._Element, depth: dict[etree._Element, int]) -> int:
        children = [depth[child] for child in pattern.iterchildren(etree.Element)]
        match pattern.tag.removeprefix(RNG):
            case "ref":
                return depth[self.defines[pattern.get("name", "")]]
            case "optional" | "zeroOrMore":
                return 0
            case "choice":
                return min(children)
            case "element":
                return 1 + max(children, default=0)
        return max(children, default=0)


class Walker:
    """Makes instances; ``taken`` counts how often each pattern was taken."""

    def __init__(self, schema: Schema, seed: int, deepest: int = 12) -> None:
        self.schema, self.random, self.deepest = schema, random.Random(seed), deepest
        self.taken: Counter[etree._Element] = Counter()
        self._ids = 0

    def instance(self) -> etree._ElementTree:
        holder = etree.Element("holder")
        start = self.schema.root.find(f"{RNG}start")
        assert start is not None
        self._walk_all(start, holder, 0)
        root = holder[0]
        holder.remove(root)
        return etree.ElementTree(root)

    def _walk_all(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        for child in pattern.iterchildren(etree.Element):
            self._walk(child, into, depth)

    def _walk(self, pattern: etree._Element, into: etree._Element, depth: int) -> None:
        self.taken[pattern] += 1
        match pattern.tag.removeprefix(RNG):
            case "ref":
                self._walk_all(self.schema.defines[pattern.get("name", "")], into, depth)
            case "group" | "oneOrMore" | "optional" | "zeroOrMore" as kind:
                for _ in range(self._times(kind, depth)):
                    self._walk_all(pattern, into, depth)
            case "choice":
                self._walk(self._alternative(pattern, depth), into, depth)
            case "element":
                self._walk_all(
                    pattern, etree.SubElement(into, f"{{{self.schema.namespace}}}{pattern.get('name')}"), depth + 1
                )
            case "attribute":
                name = pattern.get("name", "").replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
                into.set(name, self._value(pattern[0]))
            case "text":
                _append(into, self.random.choice(["", " ", "words "]))
            case "data" | "value" | "list":
                _append(into, self._value(pattern))

    def _times(self, kind: str, depth: int) -> int:
        least, most = {"group": (1, 1), "oneOrMore": (1, 2), "optional": (0, 1), "zeroOrMore": (0, 2)}[kind]
        return least if depth > self.deepest else self.random.randint(least, most)

    def _alternative(self, choice: etree._Element, depth: int) -> etree._Element:
        options = list(choice.iterchildren(etree.Element))
        if depth > self.deepest:
            least = min(self.schema.depth[option] for option in options)
            options = [option for option in options if self.schema.depth[option] == least]
        fewest = min(self.taken[option] for option in options)
        rare = [option for option in options if self.taken[option] == fewest]
        return self.random.choice(rare if self.random.random() < 0.5 else options)

    def _value(self, pattern: etree._Element) -> str:
        match pattern.tag.removeprefix(RNG):
            case "ref":
                return self._value(self.schema.defines[pattern.get("name", "")][0])
            case "choice":
                option = self._alternative(pattern, 0)
                self.taken[option] += 1
                return self._value(option)
            case "list" | "oneOrMore":
                return self._value(pattern[0])
            case "value":
                return pattern.text or ""
        type_ = pattern.get("type", "")
        if type_ == "ID":
            self._ids += 1
            return f"id-{self._ids}"
        return "0.1" if r"\d" in "".join(pattern.itertext()) else _SAMPLES.get(type_, "w")


def _append(into: etree._Element, text: str) -> None:
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text
