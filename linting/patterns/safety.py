"""Patterns that make a backtracking matcher run for ever ("ReDoS"), with a text that does it.

A suspicion comes from the pattern's graph (see `ambiguity`); it is only reported with an attack: a text on which the
attempt at its beginning fails, and on which the number of ways to be tried, which is counted, grows as claimed. So
whatever is reported is real for matchers without memory (ECMAScript engines, Python, Java, PCRE); what is not reported
may still be slow.
Wüstholz et al., "Static Detection of DoS Vulnerabilities in Programs that use Regular Expressions" (TACAS 2017).
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import log2
from typing import Literal

from linting.patterns import compiling
from linting.patterns.ambiguity import TooIntricate, Ways, components, route
from linting.patterns.errors import PatternError
from linting.patterns.language import Language
from linting.patterns.parser import parse
from linting.patterns.shape import few_counts, sequence, simplify
from linting.patterns.syntax import Anchor, Look, Node, Place, children
from linting.records import Record

LEAST_DEGREE = 3
"""Polynomial growth of lower degree is common in harmless patterns and not reported."""

_ENDINGS = ("", "!", " ", "\n", "a", "0", "-", "~", "\x00", "\uffff")
_SUFFIXES = (*_ENDINGS, *("".join(pair) for pair in product(_ENDINGS[1:], repeat=2)))
_PUMPS = 24
_EXPONENTIAL = 2.0**8
_MOST_CANDIDATES = 12
_MOST_WRITTEN_OUT = 4_000


class Evidence(Record):
    """Why a pattern is dangerous: `attack(n)` takes some 2**n or n**degree steps to fail."""

    kind: Literal["exponential", "polynomial"]
    prefix: str
    pump: str
    suffix: str
    degree: int | None = None

    def attack(self, repetitions: int = 30) -> str:
        return self.prefix + self.pump * repetitions + self.suffix

    def __str__(self) -> str:
        growth = "doubles with" if self.kind == "exponential" else f"grows with power {self.degree} of"
        return f"the work of a backtracking matcher {growth} every “{self.pump}” in texts like “{self.attack(8)}”"


@lru_cache(maxsize=1024)
def catastrophic_backtracking(pattern: str) -> Evidence | None:
    """Evidence that a pattern is dangerous; None where there is none or it is too intricate to tell cheaply.

    Raises PatternError where it is no pattern.
    """
    tree = parse(pattern)
    for root in (tree, *_looks(tree)):
        try:
            at_start = compiling.language_of(sequence(Anchor(Place.START), simplify(root)))
            evidence = _evidence(_Suspect(Ways(few_counts(root)), root, at_start))
        except (TooIntricate, PatternError):
            continue
        if evidence is not None:
            return evidence
    return None


def _looks(tree: Node) -> Iterator[Node]:
    """The inner trees of look-aheads, which a matcher goes through like any other."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        waiting.extend(children(node))
        if isinstance(node, Look):
            yield node.item


class _Suspect(Record):
    """A smaller graph to find rounds in, the tree to count ways in, and the texts on which an attempt succeeds."""

    ways: Ways
    root: Node
    at_start: Language


def _evidence(suspect: _Suspect) -> Evidence | None:
    ways = suspect.ways
    component = components(range(len(ways.charsets)), lambda position: ways.onward[position])
    for place, pump in _ambiguous_rounds(ways, component):
        if (found := _attack(suspect, place, pump, "exponential")) is not None:
            return found
    for place, pump in _rounds(ways, component):
        if (found := _attack(suspect, place, pump, "polynomial")) is not None:
            return found
    return None


def _ambiguous_rounds(ways: Ways, component: dict[int, int]) -> Iterator[tuple[int, str]]:
    """Positions that are come back to in two ways on the same text (the criterion EDA), and that text."""
    for place, onward in enumerate(ways.onward):
        for target, count in onward.items():
            if count > 1 and component[place] == component[target]:
                way = _way_within(ways, component, target, place) if target != place else []
                first = ways.common(place, place)
                if way is not None and first is not None:
                    yield place, "".join(map(chr, [first, *way]))
    yield from _forked_rounds(ways, component)


def _way_within(ways: Ways, component: dict[int, int], start: int, goal: int) -> list[int] | None:
    def moves(place: int) -> Iterator[tuple[int, int]]:
        label = ways.common(place, place)
        if label is not None:
            yield from ((target, label) for target in ways.onward[place] if component[target] == component[goal])

    found = route(start, lambda place: place == goal, moves)
    return found[0] if found else None


Pair = tuple[int, int]


def _forked_rounds(ways: Ways, component: dict[int, int]) -> Iterator[tuple[int, str]]:
    """Rounds on which two ways part and meet again: in the graph's product with itself they leave the diagonal."""

    def moves(pair: Pair) -> Iterator[tuple[Pair, int]]:
        label = ways.common(*pair)
        if label is None:
            return
        for first in ways.onward[pair[0]]:
            for second in ways.onward[pair[1]]:
                ways.spend()
                if (
                    component[first] == component[second] == component[pair[0]]
                    and ways.common(first, second) is not None
                ):
                    yield (first, second), label

    diagonal = [(place, place) for place in range(len(ways.charsets))]
    paired = components(diagonal, lambda pair: [target for target, _ in moves(pair)])
    forked = {number for pair, number in paired.items() if pair[0] != pair[1]}
    for start in diagonal:
        if paired[start] not in forked:
            continue
        away = route(start, lambda pair: pair[0] != pair[1] and paired[pair] == paired[start], moves)  # noqa: B023
        back = route(away[1], lambda pair: pair == start, moves) if away else None  # noqa: B023
        if away and back:
            yield start[0], "".join(map(chr, away[0] + back[0]))


def _rounds(ways: Ways, component: dict[int, int]) -> Iterator[tuple[int, str]]:
    """A shortest round through each position that has one, each text once."""
    seen: set[str] = set()
    for place in range(len(ways.charsets)):
        way = _way_within(ways, component, place, place)
        text = "".join(map(chr, way or []))
        if text and text not in seen and len(seen) < _MOST_CANDIDATES:
            seen.add(text)
            yield place, text


def _attack(suspect: _Suspect, place: int, pump: str, kind: Literal["exponential", "polynomial"]) -> Evidence | None:
    """The attack through `place`, if the attempt fails on it and the ways to be tried grow as they should."""
    prefix = _prefix(suspect.ways, place)
    if prefix is None:
        return None
    accepts = suspect.at_start.accepts
    suffix = next((end for end in _SUFFIXES if not accepts(prefix + pump * _PUMPS + end)), None)
    if suffix is None:
        return None
    written_out = Ways(suspect.root, _MOST_WRITTEN_OUT)
    tries = [_tries(written_out, prefix + pump * count) for count in (_PUMPS // 2, _PUMPS, 2 * _PUMPS)]
    if kind == "exponential":
        return Evidence(kind, prefix, pump, suffix) if tries[1] > tries[0] * _EXPONENTIAL else None
    degree = round(log2(tries[2] / max(1, tries[1])))
    return Evidence(kind, prefix, pump, suffix, degree) if degree >= LEAST_DEGREE else None


def _prefix(ways: Ways, place: int) -> str | None:
    if place in ways.start:
        return ""

    def moves(position: int) -> Iterator[tuple[int, int]]:
        if position < 0:
            yield from ((target, -1) for target in ways.start)
            return
        label = ways.common(position, position)
        if label is not None:
            yield from ((target, label) for target in ways.onward[position])

    found = route(-1, lambda position: position == place, moves)
    return "".join(map(chr, found[0][1:])) if found else None


def _tries(ways: Ways, text: str) -> int:
    """How many partial matches a matcher without memory goes through when it starts at the text's beginning."""
    current, total = Counter(ways.start), 0
    for code in map(ord, text):
        following: Counter[int] = Counter()
        for position, count in current.items():
            ways.spend()
            if code in ways.charsets[position]:
                for target, number in ways.onward[position].items():
                    following[target] += count * number
        total += sum(following.values())
        current = following
    return total
