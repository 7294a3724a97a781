"""Emptiness, shortest texts and enumeration, breadth first over the product of automata.

Lengths are handled by regions: between two bounds that a formula speaks of, its spans are constant. What can be
reached by *exactly* n characters is a set of places; these sets repeat themselves sooner or later (Chrobak, "Finite
automata and unary languages", TCS 47, 1986), so `maxLength: 65535` costs no more steps than the first repetition.
"""

from collections.abc import Iterator
from itertools import count, islice

from linting.patterns.formula import FALSE, Constant, Formula, Literal, Span, leaves, rewritten
from linting.patterns.product import KEY_A_STEP, Budget, Judge, Place, Product
from linting.records import Record

Origin = tuple[Place, int] | None
Level = dict[Place, Origin]
"""Places, each with the place and the character it was reached from."""


class Region(Record):
    """The lengths `low` to `high`, in which the formula's spans are constant."""

    low: int
    high: int | None
    judge: Judge

    def lengths_left(self, length: int) -> bool:
        return self.high is None or length < self.high


class Search:
    """One search through the texts of a formula without opaque conditions. Raises OutOfBudget."""

    def __init__(self, formula: Formula, budget: Budget) -> None:
        self.product = Product(formula, budget)
        self.budget = budget
        self._regions: list[Region] = []
        self._further = self._worked_out(formula)
        self._levels: list[Level] = [{self.product.start: None}]
        self._sets: dict[frozenset[Place], int] = {frozenset(self._levels[0]): 0}
        self._repeats_from: int | None = None
        self._hopeful: dict[Place, bool] = {}

    def regions(self) -> Iterator[Region]:
        """In order of their lengths, each worked out when somebody comes to it: there may be hundreds."""
        for at in count():
            if at == len(self._regions):
                self._regions.extend(islice(self._further, 1))
            if at == len(self._regions):
                return
            yield self._regions[at]

    def _worked_out(self, formula: Formula) -> Iterator[Region]:
        spans = [leaf for leaf in leaves(formula) if isinstance(leaf, Span)]
        cost = len(formula.key) // KEY_A_STEP
        bounds = {0, *(span.low for span in spans), *(span.high + 1 for span in spans if span.high is not None)}
        starts: list[int] = sorted(bounds)
        for number, low in enumerate(starts):
            self.budget.spend(cost)
            settled = _at_length(formula, low)
            if settled != FALSE:
                high = starts[number + 1] - 1 if number + 1 < len(starts) else None
                yield Region(low, high, Judge.of(settled, self.product.automata))

    def shortest(self) -> str | None:
        """The shortest text, and among those one of the most readable; None if there is none."""
        for region in self.regions():
            found = self._first_within(region)
            if found is not None:
                return found
        return None

    def _first_within(self, region: Region) -> str | None:
        """Breadth first from all places at the region's least length; a place seen again brings nothing new."""
        steps: list[Level] = [self.at_length(region.low)]
        seen = set(steps[0])
        while steps[-1]:
            for place in steps[-1]:
                if region.judge.accepts(place):
                    return self._text(place, region.low, steps)
            if not region.lengths_left(region.low + len(steps) - 1):
                return None
            following: Level = {}
            for place in steps[-1]:
                if region.judge.outlook(place) is False:
                    continue
                for move in self.product.moves(place):
                    if move.target not in seen:
                        seen.add(move.target)
                        following[move.target] = place, move.code
            steps.append(following)
        return None

    def _text(self, place: Place, low: int, steps: list[Level]) -> str:
        codes: list[int] = []
        for level in reversed(steps[1:]):
            place, code = _origin(level, place)
            codes.append(code)
        self.budget.spend(low // 16)
        for length in range(low, 0, -1):
            place, code = _origin(self.at_length(length), place)
            codes.append(code)
        return "".join(map(chr, reversed(codes)))

    def at_length(self, length: int) -> Level:
        """The places that texts of exactly this length lead to, without those that no text can save."""
        while self._repeats_from is None and length >= len(self._levels):
            self._add_level()
        if length < len(self._levels) or self._repeats_from is None:
            return self._levels[length]
        first = self._repeats_from + 1
        return self._levels[first + (length - first) % (len(self._levels) - first)]

    def _add_level(self) -> None:
        """One more level. Where it has the places of an earlier one, all that follow repeat from there.

        The repeated level is kept too, because its origins are in the level before it, not before its twin.
        """
        following: Level = {}
        for place in self._levels[-1]:
            for move in self.product.moves(place):
                if move.target not in following and self._is_hopeful(move.target):
                    following[move.target] = place, move.code
        self.budget.spend(len(following) + 1)
        same = self._sets.setdefault(frozenset(following), len(self._levels))
        if same < len(self._levels):
            self._repeats_from = same
        self._levels.append(following)

    def _is_hopeful(self, place: Place) -> bool:
        known = self._hopeful.get(place)
        if known is None:
            known = any(region.judge.outlook(place) is not False for region in self.regions())
            self._hopeful[place] = known
        return known


def _origin(level: Level, place: Place) -> tuple[Place, int]:
    origin = level[place]
    assert origin is not None, "only the empty text comes from nowhere"  # noqa: S101 - narrows the type
    return origin


def _at_length(formula: Formula, length: int) -> Formula:
    def settled(leaf: Literal | Span) -> Formula:
        return Constant(leaf.holds(length)) if isinstance(leaf, Span) else leaf

    return rewritten(formula, settled)
