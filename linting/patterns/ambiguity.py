"""How many ways a backtracking matcher has through a pattern.

The graph of a pattern has its character positions as nodes, and as many edges from one to the next as there are ways
between them that consume nothing. Its degree of ambiguity bounds the matcher's work from below on texts that fail:
Weber and Seidl, "On the degree of ambiguity of finite automata" (TCS 88, 1991); for backtracking Weideman et al.,
"Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers" (CIAA 2016).
"""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from linting.patterns.alphabet import READABLE
from linting.patterns.charset import CharSet
from linting.patterns.shape import positions
from linting.patterns.steps import Steps
from linting.patterns.syntax import Anchor, Node, Place

MOST_POSITIONS = 400
MOST_WORK = 60_000
MANY = 2
"""Ways between two positions beyond which the exact number does not matter."""

Vertex = TypeVar("Vertex", bound=Hashable)


class TooIntricate(Exception):  # noqa: N818 - a signal, caught in `safety`
    """The analysis would take more work than it is given."""


class Ways:
    """The graph of a pattern. `start` and `onward[p]` count the ways to each position, at most `MANY`.

    Raises TooIntricate for more than `most` positions, and when more work is spent on it than `MOST_WORK`.
    """

    def __init__(self, root: Node, most: int = MOST_POSITIONS) -> None:
        if positions(root) > most:
            raise TooIntricate
        self.steps = Steps(root)
        self.work = 0
        self._common: dict[tuple[CharSet, CharSet], int | None] = {}
        self.charsets: list[CharSet] = self.steps.charsets
        self.start = self._ways_from(self.steps.entry)
        self.onward = [self._ways_from(step) for step in self.steps.follows]

    def spend(self, work: int = 1) -> None:
        self.work += work
        if self.work > MOST_WORK:
            raise TooIntricate

    def _ways_from(self, entry: int) -> Counter[int]:
        """Counts the ways to every position that make no empty round of a loop."""
        steps, impossible = self.steps, self._impossible(entry)
        ways: Counter[int] = Counter()
        waiting: list[tuple[int, frozenset[int]]] = [(entry, frozenset())]
        while waiting:
            step, rounds = waiting.pop()
            self.spend()
            condition = steps.conditions.get(step)
            if step in rounds or (isinstance(condition, Anchor) and condition.place in impossible):
                continue
            if step in steps.consuming:
                position = steps.consuming[step]
                ways[position] = min(MANY, ways[position] + 1)
            else:
                rounds |= {step} & steps.rounds
                waiting.extend([(target, rounds) for target in steps.branches[step]])
        return ways

    def _impossible(self, entry: int) -> tuple[Place, ...]:
        """The anchors that nothing more can be consumed behind, when one comes from `entry`."""
        return (Place.END,) if entry == self.steps.entry else (Place.START, Place.END)

    def common(self, first: int, second: int) -> int | None:
        """A character that both positions consume, if there is one; a readable one if possible."""
        charsets = self.charsets[first], self.charsets[second]
        if charsets not in self._common:
            shared = charsets[0].intersect(charsets[1])
            readable = (code for code in READABLE if code in shared)
            self._common[charsets] = next(readable, shared.intervals[0][0]) if shared else None
        return self._common[charsets]


def components(vertices: Iterable[Vertex], targets: Callable[[Vertex], Iterable[Vertex]]) -> dict[Vertex, int]:
    """The strongly connected component of every vertex, by number (Tarjan 1972, without recursion)."""
    index: dict[Vertex, int] = {}
    low: dict[Vertex, int] = {}
    component: dict[Vertex, int] = {}
    stack: list[Vertex] = []
    for root in vertices:
        if root in index:
            continue
        walk = [(root, iter(targets(root)))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while walk:
            vertex, rest = walk[-1]
            for target in rest:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    walk.append((target, iter(targets(target))))
                    break
                if target not in component:
                    low[vertex] = min(low[vertex], index[target])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[vertex])
                if low[vertex] == index[vertex]:
                    number = len(component)
                    while True:
                        member = stack.pop()
                        component[member] = number
                        if member == vertex:
                            break
    return component


def route(
    start: Vertex, is_goal: Callable[[Vertex], bool], moves: Callable[[Vertex], Iterable[tuple[Vertex, int]]]
) -> tuple[list[int], Vertex] | None:
    """The labels of a shortest way of at least one move from `start` to a goal, and the goal."""
    origin: dict[Vertex, tuple[Vertex, int]] = {}
    waiting: deque[Vertex] = deque([start])
    while waiting:
        vertex = waiting.popleft()
        for target, label in moves(vertex):
            if target in origin:
                continue
            origin[target] = (vertex, label)
            if is_goal(target):
                return _labels(origin, start, target), target
            waiting.append(target)
    return None


def _labels(origin: dict[Vertex, tuple[Vertex, int]], start: Vertex, goal: Vertex) -> list[int]:
    labels: list[int] = []
    vertex = goal
    while not labels or vertex != start:
        vertex, label = origin[vertex]
        labels.append(label)
    labels.reverse()
    return labels
