"""Some text of a formula, found best first: for where the shortest one is out of reach.

Each automaton by itself tells how far a state is from what its literal wants. What a conjunction is still short of, all
in all, says which place to go on from (greedy best-first search; Pearl, "Heuristics", 1984, §2.3); what an automaton
lacks at least says where a bounded length leaves no hope.
"""

from collections.abc import Callable
from contextlib import suppress
from heapq import heappop, heappush
from math import inf

from linting.patterns import enumeration
from linting.patterns.alphabet import SURROGATE
from linting.patterns.automaton import Automaton, State
from linting.patterns.formula import All, Constant, Either, Formula, Literal, Span, leaves
from linting.patterns.product import Budget, OutOfBudget, Place, Product, Tally

_MOST_STATES = 1_000
"""An automaton with more states than this tells nothing but whether it accepts."""

_CHEAP = 200
"""A formula whose key is no longer than this is measured in one step."""

Lack = tuple[float, float]
"""How many characters are missing at least, and how many if nothing serves two purposes; both infinite without hope."""

Measure = Callable[[Place, int], Lack]
Node = tuple[Place, int]

_NOTHING: Lack = (0, 0)
_HOPELESS: Lack = (inf, inf)


_SHARE_OF_A_TRY = 8
_SHARE_OF_A_HURRY = 2


def first_text(formula: Formula, budget: int, avoided: frozenset[str], tally: Tally | None = None) -> str | None:
    """The shortest text where that is soon found, else some text, else the shortest one all the same.

    Raises OutOfBudget when all three were tried, each with its share.
    """
    with suppress(OutOfBudget):
        return enumeration.first(formula, Budget(budget // _SHARE_OF_A_TRY, tally), avoided)
    with suppress(OutOfBudget):
        found = some_text(formula, Budget(budget // _SHARE_OF_A_HURRY, tally))
        if found is None or found not in avoided:
            return found
    return enumeration.first(formula, Budget(budget, tally), avoided)


def some_text(formula: Formula, budget: Budget) -> str | None:
    """A text that satisfies the formula; None if there is none. Raises OutOfBudget."""
    return _Hurry(formula, budget).run()


class _Hurry:
    """One search. A node is a place and a length, where lengths beyond all bounds are the same.

    Of nodes that lack as much the deepest is gone on from; the heap has depths below zero.
    """

    def __init__(self, formula: Formula, budget: Budget) -> None:
        self._product = Product(formula, budget)
        self._budget = budget
        self._measure = _Measures(self._product, budget).of(formula)
        self._cost = 1 + len(formula.key) // _CHEAP
        spans = [leaf for leaf in leaves(formula) if isinstance(leaf, Span)]
        self._farthest = max((bound + 1 for span in spans for bound in (span.low, span.high or 0)), default=0)
        self._came_from: dict[Node, tuple[Node, int] | None] = {}
        self._waiting: list[tuple[float, int, int, Node]] = []

    def run(self) -> str | None:
        self._meet((self._product.start, 0), None, 0)
        while self._waiting:
            lacking, depth, _, node = heappop(self._waiting)
            if not lacking:
                return self._text(node)
            for move in self._product.moves(node[0]):
                following = move.target, min(node[1] + 1, self._farthest)
                if following not in self._came_from:
                    self._meet(following, (node, move.code), depth - 1)
        return None

    def _meet(self, node: Node, origin: tuple[Node, int] | None, depth: int) -> None:
        self._budget.spend(self._cost)
        self._came_from[node] = origin
        _, lacking = self._measure(*node)
        if lacking < inf:
            heappush(self._waiting, (lacking, depth, len(self._came_from), node))

    def _text(self, node: Node) -> str:
        codes: list[int] = []
        while (origin := self._came_from[node]) is not None:
            node, code = origin
            codes.append(code)
        return "".join(map(chr, reversed(codes)))


class _Measures:
    """Makes the measures of formulas over the automata of one product."""

    def __init__(self, product: Product, budget: Budget) -> None:
        self._product = product
        self._budget = budget

    def of(self, formula: Formula) -> Measure:
        match formula:
            case Constant(value):
                return lambda _place, _length: _NOTHING if value else _HOPELESS
            case Span(low, high):
                return lambda _place, length: _HOPELESS if high is not None and length > high else _lack(low - length)
            case Literal(Automaton() as atom, positive):
                return self._of_literal(self._product.automata.index(atom), wanted=positive)
            case All(parts):
                highs = [part.high for part in parts if isinstance(part, Span) and part.high is not None]
                return _measure_of_all([self.of(part) for part in parts], min(highs, default=inf))
            case Either(parts):
                return _measure_of_either([self.of(part) for part in parts])
        raise TypeError(f"a search cannot judge {formula.key}")

    def _of_literal(self, number: int, *, wanted: bool) -> Measure:
        letters = [letter for letter in dict.fromkeys(self._product.alphabets[number].classes) if letter != SURROGATE]
        distances = _distances(self._product.start[number], letters, self._budget, wanted=wanted)

        def measure(place: Place, _length: int) -> Lack:
            state = place[number]
            if state.accepting is wanted:
                return _NOTHING
            if state.verdict is not None:
                return _HOPELESS
            return _lack(1 if distances is None else distances.get(state, inf))

        return measure


def _lack(missing: float) -> Lack:
    return max(missing, 0), max(missing, 0)


def _measure_of_all(measures: list[Measure], high: float) -> Measure:
    def measure(place: Place, length: int) -> Lack:
        least: float = 0
        total: float = 0
        for inner in measures:
            low, sum_of_low = inner(place, length)
            least, total = max(least, low), total + sum_of_low
        return _HOPELESS if length + least > high else (least, total)

    return measure


def _measure_of_either(measures: list[Measure]) -> Measure:
    def measure(place: Place, length: int) -> Lack:
        return min((inner(place, length) for inner in measures), key=lambda lack: lack[1])

    return measure


def _distances(start: State, letters: list[int], budget: Budget, *, wanted: bool) -> dict[State, int] | None:
    """How many characters each state is from one that accepts, or does not, as is wanted; None of a large automaton."""
    sources: dict[State, list[State]] = {start: []}
    for state in (waiting := [start]):
        if state.verdict is not None:
            continue
        budget.spend(len(letters) * state.weight)
        for target in dict.fromkeys(state.step(letter) for letter in letters):
            if target not in sources:
                sources[target] = []
                waiting.append(target)
            sources[target].append(state)
        if len(sources) > _MOST_STATES:
            return None
    distances = {state: 0 for state in sources if state.accepting is wanted}
    for state in (waiting := list(distances)):
        for source in sources[state]:
            if source not in distances:
                distances[source] = distances[state] + 1
                waiting.append(source)
    return distances
