"""Which patterns make a backtracking matcher take exponential time ("ReDoS").

A pattern is catastrophic when its automaton is exponentially ambiguous: some state is left and reached again on the
same text in two ways, so that every further repetition doubles the ways to be tried. This is decided on the position
automaton (Glushkov 1961) by the product criterion of Weber and Seidl, "On the degree of ambiguity of finite automata"
(TCS 88, 1991, criterion EDA). An edge that is there twice, as `(a+)+` continues by either plus, is ambiguous by itself.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from linting.schemas.patterns.codepoints import CodePoints, overlaps
from linting.schemas.patterns.parser import parse
from linting.schemas.patterns.syntax import (
    Alternation,
    BackReference,
    Boundary,
    Characters,
    Concatenation,
    Expression,
    Look,
    Repetition,
)

_MOST_POSITIONS = 600
_MOST_PAIRS = 40_000


class _TooLargeError(Exception):
    pass


@lru_cache(maxsize=4096)
def hazard(pattern: str) -> str | None:
    """Why the pattern is catastrophic, in a sentence; None where it is not, or is too large to tell cheaply.

    Raises PatternError where it is no pattern at all.
    """
    automaton = _Positions()
    try:
        whole = automaton.add(parse(pattern))
        return _ambiguity(automaton, whole)
    except _TooLargeError:
        return None


@dataclass(frozen=True)
class _Fragment:
    """The entry and exit positions of a part, and whether it can be empty."""

    first: tuple[int, ...]
    last: tuple[int, ...]
    nullable: bool


_NOTHING = _Fragment((), (), nullable=True)


@dataclass
class _Positions:
    """The position automaton: one state per character of the pattern, edges with their multiplicity."""

    letters: list[CodePoints] = field(default_factory=list)
    edges: dict[int, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    count: int = 0
    has_conditions: bool = False

    def add(self, expression: Expression) -> _Fragment:
        match expression:
            case Characters(ranges):
                if len(self.letters) >= _MOST_POSITIONS:
                    raise _TooLargeError
                self.letters.append(ranges)
                here = (len(self.letters) - 1,)
                return _Fragment(here, here, nullable=False)
            case Concatenation(parts):
                result = _NOTHING
                for part in parts:
                    result = self.joined(result, self.add(part))
                return result
            case Alternation(options):
                fragments = [self.add(option) for option in options]
                first = tuple(position for fragment in fragments for position in fragment.first)
                last = tuple(position for fragment in fragments for position in fragment.last)
                return _Fragment(first, last, any(fragment.nullable for fragment in fragments))
            case Repetition(body, least, most):
                return self.repeated(body, least, most)
            case Look(body):
                self.has_conditions = True
                self.add(body)
            case Boundary(kind) if kind != "start":
                self.has_conditions = True
            case BackReference():
                self.has_conditions = True
        return _NOTHING

    def joined(self, left: _Fragment, right: _Fragment) -> _Fragment:
        self.connect(left.last, right.first)
        first = left.first + right.first if left.nullable else left.first
        last = left.last + right.last if right.nullable else right.last
        return _Fragment(first, last, left.nullable and right.nullable)

    def repeated(self, body: Expression, least: int, most: int | None) -> _Fragment:
        """Bounded repetition stands in as one copy, or as two where the count is free: enough to see ambiguity."""
        if most == 0:
            return _NOTHING
        fragment = self.add(body)
        if most is None:
            self.connect(fragment.last, fragment.first)
        elif most > least and most > 1:
            second = self.add(body)
            fragment = self.joined(fragment, _Fragment(second.first, second.last, nullable=True))
        return _Fragment(fragment.first, fragment.last, fragment.nullable or least == 0)

    def connect(self, sources: tuple[int, ...], targets: tuple[int, ...]) -> None:
        self.count += len(sources) * len(targets)
        if self.count > _MOST_PAIRS:
            raise _TooLargeError
        for source in sources:
            self.edges[source].update(targets)


def _ambiguity(automaton: _Positions, whole: _Fragment) -> str | None:
    for component in _components(automaton):
        members = set(component)
        if not automaton.has_conditions and members.intersection(whole.last):
            continue  # nothing that could fail comes after it, so no matcher ever has to try the other ways
        for state in component:
            if any(count > 1 and target in members for target, count in automaton.edges[state].items()):
                return "A repetition stands inside a repetition so that the same text can be split between them"
        if _is_ambiguous(automaton, members):
            return "Alternatives inside a repetition match the same text"
    return None


def _components(automaton: _Positions) -> list[list[int]]:
    """The strongly connected parts with a cycle (Tarjan 1972, with an explicit stack)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    found: list[list[int]] = []
    for root in range(len(automaton.letters)):
        if root in index:
            continue
        work = [(root, iter(automaton.edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            state, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(automaton.edges[target])))
                    break
                if target in on_stack:
                    low[state] = min(low[state], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[state])
                if low[state] == index[state]:
                    component = _popped(stack, on_stack, state)
                    if len(component) > 1 or state in automaton.edges[state]:
                        found.append(component)
    return found


def _popped(stack: list[int], on_stack: set[int], until: int) -> list[int]:
    component = []
    while True:
        member = stack.pop()
        on_stack.discard(member)
        component.append(member)
        if member == until:
            return component


def _is_ambiguous(automaton: _Positions, members: set[int]) -> bool:
    """Whether two different paths inside the component lead from a state back to it on one text."""
    if len(members) ** 2 > _MOST_PAIRS:
        return False
    forward: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    backward: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    diagonal = {(state, state) for state in members}
    reached, queue = set(diagonal), list(diagonal)
    steps = 0
    while queue:
        pair = queue.pop()
        for left in automaton.edges[pair[0]].keys() & members:
            for right in automaton.edges[pair[1]].keys() & members:
                steps += 1
                if steps > _MOST_PAIRS * 4:
                    return False
                if overlaps(automaton.letters[left], automaton.letters[right]):
                    forward[pair].add((left, right))
                    backward[left, right].add(pair)
                    if (left, right) not in reached:
                        reached.add((left, right))
                        queue.append((left, right))
    returning, queue = set(diagonal), list(diagonal)
    while queue:
        for pair in backward[queue.pop()]:
            if pair not in returning:
                returning.add(pair)
                queue.append(pair)
    return any(left != right for left, right in reached & returning)
