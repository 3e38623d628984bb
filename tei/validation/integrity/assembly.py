"""Files that XInclude makes one document: they share their ids and their prefixes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tei.validation.integrity.summary import Summary

__all__ = ["Assembly", "assemblies"]


class Assembly:
    """The files of one document, often one alone; ``complete``: nothing of it lies outside the set."""

    __slots__ = ("_ids", "complete", "members", "prefixes")

    def __init__(self, members: tuple[Summary, ...], complete: bool) -> None:
        self.members = members
        self.complete = complete
        self.prefixes = frozenset().union(*(member.prefixes for member in members))
        self._ids: frozenset[str] | None = None

    @property
    def ids(self) -> frozenset[str]:
        """Every ``xml:id`` of the document."""
        if self._ids is None:
            own = [member.ids for member in self.members]
            self._ids = own[0] if len(own) == 1 else frozenset().union(*own)
        return self._ids

    def lacks(self, fragment: str) -> bool:
        """Whether no file of the document has this id, as far as that can be known."""
        return self.complete and fragment not in self.ids


def assemblies(summaries: Iterable[Summary]) -> Mapping[str, Assembly]:
    """The document of each file, by its path."""
    by_path = {summary.path: summary for summary in summaries}
    leader = {path: path for path in by_path}

    def lead(path: str) -> str:
        while leader[path] != path:
            leader[path] = path = leader[leader[path]]
        return path

    included = set()
    for path, summary in by_path.items():
        for other in summary.includes:
            if other in leader:
                included.add(other)
                leader[lead(other)] = lead(path)
    groups: dict[str, list[Summary]] = {}
    for path, summary in by_path.items():
        groups.setdefault(lead(path), []).append(summary)
    found = {}
    for members in groups.values():
        assembly = Assembly(tuple(members), all(_is_complete(one, by_path, included) for one in members))
        found.update(dict.fromkeys((one.path for one in members), assembly))
    return found


def _is_complete(summary: Summary, by_path: Mapping[str, Summary], included: set[str]) -> bool:
    """Whether the file is well-formed, all it takes in is known, and so is what a mere part is taken into."""
    known = summary.whole and all(path in by_path for path in summary.includes)
    return known and (not summary.part or summary.path in included)
