"""Matching without backtracking: a deterministic automaton, made state by state as values need it.

A state is an expression for what may still come; the state after a character is its derivative (Brzozowski). Equal
expressions are one node, and how a character acts depends only on which sets of the pattern it is in, so few states
and few transitions are made, and a value costs two dictionary look-ups for each character.

Numbers of times are kept as numbers: ``a{1,100000}`` is one node, and alternatives that differ only in how often the
same thing is to come are one node with several intervals. So nested quantifiers stay small. What does not (the worst
patterns of some length have very many states) ends at a bound on the work for one value, proportional to its length.
"""

from __future__ import annotations

from typing import Final

from tei.relaxng.datatypes.regex.char_set import CharSet, holds
from tei.relaxng.datatypes.regex.parser import Tree

__all__ = ["Automaton", "TooIntricate"]

Counts = tuple[tuple[int, int], ...]  # ascending intervals, both ends included
_ALWAYS: Final = 1 << 62  # "any number of times": no text is as long
_FREE_WORK, _WORK_PER_CHARACTER = 200_000, 20
_MOST_NODES, _MOST_CHARACTERS, _MOST_INTERVALS = 20_000, 20_000, 64

EMPTY, NOTHING, SET, SEQ, CHOICE, REPEAT = range(6)


class TooIntricate(Exception):
    """The bound on the work for one value was reached."""


class Node:
    """An expression: ``parts`` are its operands, ``bit`` the number of its set, ``counts`` how often it may come."""

    __slots__ = ("bit", "counts", "kind", "next", "nullable", "parts")

    def __init__(self, kind: int, nullable: bool, parts: tuple[Node, ...] = (), bit: int = 0, counts: Counts = ()):
        self.kind = kind
        self.nullable = nullable
        self.parts = parts
        self.bit = bit
        self.counts = counts
        self.next: dict[int, Node] = {}


class Automaton:
    """Matches whole texts against one tree. The tables are bounded; matching never recurses deeper than the pattern."""

    def __init__(self, tree: Tree):
        self._empty = Node(EMPTY, True)
        self._nothing = Node(NOTHING, False)
        self._nodes: dict[tuple[object, ...], Node] = {}
        self._sets: dict[CharSet, int] = {}
        self._masks: dict[str, int] = {}
        self._work = 0
        self._bound = _FREE_WORK
        self._start = self._node_of(tree)

    def matches(self, text: str) -> bool:
        """Whether the whole text matches.

        Raises:
            TooIntricate: the pattern and this text need more work than is allowed.
        """
        self._work = 0
        self._bound = _FREE_WORK + _WORK_PER_CHARACTER * len(text)
        masks, state = self._masks, self._start
        for char in text:
            mask = masks.get(char)
            if mask is None:
                mask = self._mask(char)
            after = state.next.get(mask)
            if after is None:
                after = self._derivative(state, mask)
                if len(self._nodes) > _MOST_NODES:
                    self._forget()
            if after is self._nothing:
                return False
            state = after
        return state.nullable

    def _mask(self, char: str) -> int:
        """A bit for each set that the character is in."""
        if len(self._masks) > _MOST_CHARACTERS:
            self._masks.clear()
        mask = 0
        for char_set, bit in self._sets.items():
            if holds(char_set, char):
                mask |= bit
        self._masks[char] = mask
        return mask

    def _forget(self) -> None:
        """Drop what was made for earlier characters; nodes in use stay right, they are only made again."""
        for node in self._nodes.values():
            node.next.clear()
        self._nodes.clear()

    # making nodes

    def _node_of(self, tree: Tree) -> Node:
        kind = tree[0]
        if kind == "set":
            bit = self._sets.setdefault(tree[1], 1 << len(self._sets))
            return self._node(SET, False, bit=bit)
        if kind == "choice":
            return self._choice([self._node_of(part) for part in tree[1:]])
        if kind == "repeat":
            return self._repeat(
                self._node_of(tree[1]),
                ((min(tree[2], _ALWAYS), _ALWAYS if tree[3] is None else min(tree[3], _ALWAYS)),),
            )
        node = self._empty
        for part in reversed(tree[1:]):
            node = self._sequence(self._node_of(part), node)
        return node

    def _node(self, kind: int, nullable: bool, parts: tuple[Node, ...] = (), bit: int = 0, counts: Counts = ()) -> Node:
        key = (kind, frozenset(parts) if kind == CHOICE else parts, bit, counts)
        node = self._nodes.get(key)
        if node is None:
            self._spend(1)
            node = self._nodes[key] = Node(kind, nullable, parts, bit, counts)
        return node

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > self._bound:
            raise TooIntricate

    def _sequence(self, first: Node, rest: Node) -> Node:
        """First, then rest; sequences lean to the right, so that equal remainders are one node."""
        if first is self._nothing or rest is self._nothing:
            return self._nothing
        chain = []
        while first.kind == SEQ:
            chain.append(first.parts[0])
            first = first.parts[1]
        for part in (first, *reversed(chain)):
            if part is self._empty:
                continue
            rest = part if rest is self._empty else self._node(SEQ, part.nullable and rest.nullable, (part, rest))
        return rest

    def _choice(self, options: list[Node]) -> Node:
        """One of several; repetitions of one thing before one remainder are united."""
        single: dict[Node, None] = {}
        repeated: dict[tuple[Node, Node], Counts] = {}
        stack = options[::-1]
        while stack:
            node = stack.pop()
            self._spend(1)
            if node.kind == CHOICE:
                stack.extend(node.parts)
                continue
            head, rest = node.parts if node.kind == SEQ else (node, self._empty)
            if head.kind == REPEAT:
                key = (head.parts[0], rest)
                repeated[key] = _united((*repeated.get(key, ()), *head.counts))
            elif node.kind != NOTHING:
                single[node] = None
        for (body, rest), counts in repeated.items():
            single[self._sequence(self._repeat(body, counts), rest)] = None
        if self._empty in single and any(node.nullable for node in single if node is not self._empty):
            del single[self._empty]
        found = tuple(single)
        if len(found) < 2:
            return found[0] if found else self._nothing
        return self._node(CHOICE, any(node.nullable for node in found), found)

    def _repeat(self, body: Node, counts: Counts) -> Node:
        if not counts:
            return self._nothing
        if body is self._nothing:
            return self._empty if counts[0][0] == 0 else self._nothing
        if counts[-1][1] == 0 or body is self._empty:
            return self._empty
        if body.nullable:  # fewer times is as good as more
            counts = ((0, counts[-1][1]),)
        if body.kind == REPEAT and (product := _product(body.counts, counts)):
            body, counts = body.parts[0], product
        if counts == ((1, 1),):
            return body
        return self._node(REPEAT, counts[0][0] == 0 or body.nullable, (body,), counts=counts)

    # going on

    def _derivative(self, node: Node, mask: int) -> Node:
        """What may come after a character with this mask."""
        found = node.next.get(mask)
        if found is not None:
            return found
        self._spend(1)
        kind = node.kind
        if kind == SET:
            found = self._empty if node.bit & mask else self._nothing
        elif kind == CHOICE:
            found = self._choice([self._derivative(part, mask) for part in node.parts])
        elif kind == REPEAT:
            body = node.parts[0]
            after = self._derivative(body, mask)
            found = self._nothing
            if after is not self._nothing:
                found = self._sequence(after, self._repeat(body, _one_less(node.counts)))
        elif kind == SEQ:
            found = self._derivative_of_sequence(node, mask)
        else:
            found = self._nothing
        node.next[mask] = found
        return found

    def _derivative_of_sequence(self, node: Node, mask: int) -> Node:
        """A loop, not a recursion: a sequence may be as long as the pattern."""
        options = []
        while True:
            self._spend(1)
            first, rest = node.parts if node.kind == SEQ else (node, self._empty)
            after = self._derivative(first, mask)
            if after is not self._nothing:
                options.append(self._sequence(after, rest))
            if not first.nullable or rest is self._empty:
                break
            node = rest
        return options[0] if len(options) == 1 else self._choice(options)


def _one_less(counts: Counts) -> Counts:
    return tuple((max(low - 1, 0), high if high >= _ALWAYS else high - 1) for low, high in counts if high > 0)


def _united(counts: Counts) -> Counts:
    """Intervals in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(counts):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def _product(inner: Counts, outer: Counts) -> Counts:
    """How often something may come that comes ``inner`` times, ``outer`` times over; () if that is hard to tell."""
    if len(inner) != 1 or len(outer) != 1:
        return ()
    (low, high), (least, most) = inner[0], outer[0]
    found: list[tuple[int, int]] = []
    for times in range(least, min(most, least + _MOST_INTERVALS) + 1):
        if times == 0:
            found.append((0, 0))
            continue
        found.append((min(low * times, _ALWAYS), min(high * times, _ALWAYS)))
        if times == most:
            return _united(tuple(found))
        if high * times + 1 >= low * (times + 1):  # from here on each interval touches the next
            found.append((min(low * times, _ALWAYS), min(high * most, _ALWAYS)))
            return _united(tuple(found))
    return ()
